// A search as somebody sends it: tokens are checked, and the words of the line are read.
import { momentOf, type SignedIn } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { cutText } from '#graphql/graphemes.ts'
import { SPOKEN_LANGUAGES } from '#graphql/people/limits.ts'
import { isTimeZone } from '#graphql/time.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { LINE_LENGTH, MAX_TOKENS } from './limits.ts'
import { canReadDirectory } from './policy.ts'
import { type Search, skillsInLine, vocabularyOf } from './queries.ts'
import { phrasesOf, readLine, wordsOfLine } from './reading.ts'
import type { Token } from './tokens.ts'

const say = refusalMessages.message

/** A search with the tokens that were given and those that were read from its line. */
export type ReadSearch = Search & { given: readonly Token[]; read: readonly Token[] }

/**
 * Checks the tokens and reads the line. Throws Invalid for a token that cannot be, and for too many of them.
 * @param isPlain no word is read; each stands anywhere on a card
 */
export async function readSearch(
  context: SignedIn,
  line: string,
  tokens: readonly Token[],
  isPlain: boolean,
): Promise<ReadSearch> {
  const given = checkedTokens(tokens)
  const words = wordsOfLine(cutText(line, LINE_LENGTH))
  if (isPlain || words.length === 0 || !canReadDirectory(context.viewer))
    return { given, read: [], tokens: given, words, isPlain }
  const vocabulary = await vocabularyOf(context.db)
  const skills = await skillsInLine(context.db, phrasesOf(words))
  const { tokens: read, rest } = readLine(words, vocabulary, skills, momentOf(context))
  return { given, read, tokens: [...given, ...read], words: rest, isPlain: false }
}

function isPossible({ kind, value }: Token): boolean {
  switch (kind) {
    case 'SKILL':
      return /^[1-9]\d{0,8}$/.test(value)
    case 'LANGUAGE':
      return (SPOKEN_LANGUAGES as readonly string[]).includes(value)
    case 'ZONE':
      return value.length <= 64 && isTimeZone(value)
    case 'FREE':
      return value === 'week'
    default:
      return value.length > 0
  }
}

/** Tokens as they came in; one that cannot be is Invalid. */
function checkedTokens(tokens: readonly Token[]): Token[] {
  if (tokens.length > MAX_TOKENS) throw new Invalid({ tokens: [say('most', { max: MAX_TOKENS })] })
  return tokens.map((token, at) => {
    if (!isPossible(token)) throw new Invalid({ [`tokens.${at}`]: [say('chooseFromList')] })
    return { kind: token.kind, value: cutText(token.value, 200) }
  })
}
