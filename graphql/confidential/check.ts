// What looks confidential in a text, asked while it is written and again before it is stored. Whoever goes on says why.
import { type Actor, SEALED_ACTOR, type SignedIn, type Viewer } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { may } from '#graphql/roles.ts'
import { confidentialMessages } from '#messages/confidential.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { localeOf } from '#messages/engine/languages.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { textConfirmed } from './events.ts'
import { REASON_LENGTH } from './limits.ts'
import { countTold, isToldNoMore, likeNames, namesAmong } from './names.ts'
import { type Finding, patternsIn, phrasesIn } from './patterns.ts'

const say = confidentialMessages.message

/** More are not told at once. */
const MAX_FOUND = 10

/**
 * What looks confidential in a text that is being written: numbers and keys to everybody, listed words to the company's own. No names:
 * who asks without writing would learn who is a customer.
 */
export async function confidentialIn(db: Db, viewer: Viewer, text: string): Promise<Finding[]> {
  const found = patternsIn(text)
  if (may(viewer, 'READ_COMPANY')) {
    const words = await db.rows<{ word: string }>(sql`
      select word from "WatchedWord" where effect = 'WARN' and phrase = any(${phrasesIn(text)}::text[]) order by word limit ${MAX_FOUND}`)
    found.push(...words.map(({ word }): Finding => ({ kind: 'WORD', shown: word })))
  }
  return found.slice(0, MAX_FOUND)
}

type Where = {
  spaceId: number
  /** The input's field that the refusal is about. */
  field?: string
  /** What it said before: what was there already is not asked for again. */
  before?: string
  /** It is restricted to those who may read such names. */
  isRestricted?: boolean | undefined
  /** It is written without a name. */
  isSealed?: boolean
}

/**
 * Refuses a text that looks confidential, unless its writer says why it has to stand there; the reason is logged. Called before
 * anything is stored. Throws Invalid for the text, and for `confidentialReason`, by which a form knows what to ask.
 */
export async function mustConfirm(
  tx: Tx,
  context: SignedIn,
  text: string,
  { spaceId, field = 'body', before = '', isRestricted = false, isSealed = false }: Where,
): Promise<void> {
  const { viewer, confidentialReason = '' } = context
  const reason = confidentialReason.trim().slice(0, REASON_LENGTH)
  const hasReason = reason.length >= 3
  const found = await newIn(tx, viewer, text, before)
  // Those who have these names are written to there, and guests learn none.
  const namesNobody = isRestricted || !may(viewer, 'READ_COMPANY')
  const likely = namesNobody ? new Map<string, string>() : likeNames(text, before)
  if (!hasReason && likely.size > 0 && (await isToldNoMore(viewer.id)))
    throw askedWhy(field, say('found.untold'))
  const names = await namesAmong(tx, likely, MAX_FOUND)
  found.push(...names)
  if (found.length === 0) return
  if (!hasReason) {
    await countTold(viewer.id, names.length)
    throw askedWhy(field, toldOf(found))
  }
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  const row = await tx.first<{ id: number }>(sql`
    insert into "ConfirmedText" ("personId", "spaceId", "isRestricted", kinds, reason, at)
    values (${isSealed ? null : viewer.id}::int, ${spaceId}, ${isRestricted}, ${kinds}::text[], ${reason}, ${tx.at}) returning id`)
  const by: Actor = isSealed ? SEALED_ACTOR : context
  await textConfirmed.record(tx, by, { confirmedId: (row as { id: number }).id, spaceId })
}

/** What looks confidential, without what did before. */
async function newIn(tx: Tx, viewer: Viewer, text: string, before: string): Promise<Finding[]> {
  const all = await confidentialIn(tx, viewer, text)
  const old = before && all.length > 0 ? await confidentialIn(tx, viewer, before) : []
  return all.filter((one) => !old.some(({ shown }) => shown === one.shown))
}

const askedWhy = (field: string, told: Message): Invalid =>
  new Invalid({ [field]: [told], confidentialReason: [say('reason.missing')] })

/** “This looks confidential: card number …1111 and the name Jane Doe.” */
const toldOf =
  (found: readonly Finding[]): Message =>
  (language) => {
    const t = confidentialMessages.in(language)
    const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' })
    const what = list.format(found.map(({ kind, shown }) => t(`kind.${kind}`, { shown })))
    return t('found', { what })
  }
