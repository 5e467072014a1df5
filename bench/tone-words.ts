// The word list of English tone, from public lists in a folder: how good or bad a word is alone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toneTokens } from '#language/tone/tone-tokens.ts'
import { valencesOf } from '#language/tone/valences.ts'

/** Of a list that tells only the side of a word. */
const USUAL = 1.6
const MAX = 4

const linesOf = (folder: string, name: string): string[] =>
  readFileSync(join(folder, name), 'utf8').split('\n')

export function readToneWords(folder: string): Map<string, number> {
  const list = new Map<string, number>()
  for (const [name, valence] of [
    ['negative', -USUAL],
    ['positive', USUAL],
  ] as const)
    for (const line of linesOf(folder, `opinion_lexicon/${name}-words.txt`))
      if (line.trim() !== '' && !line.startsWith(';')) list.set(line.trim(), valence)
  for (const line of linesOf(folder, 'vader_lexicon.txt')) {
    const [word, valence] = line.split('\t')
    if (word && valence && !/\s/.test(word)) list.set(word.toLowerCase(), Number(valence))
  }
  for (const line of linesOf(folder, 'emoji_utf8_lexicon.txt')) {
    const [emoji, words] = line.split('\t')
    if (!emoji || !words || /[\p{L}\p{N}]/u.test(emoji)) continue
    const valence = valencesOf(toneTokens(words), list).valences.reduce((sum, one) => sum + one, 0)
    if (valence !== 0) list.set(emoji, Math.max(-MAX, Math.min(MAX, valence)))
  }
  return list
}
