// Texts for answers: what the company says now, what it promises, how an answer begins, and what every answer of a country ends with.
import type * as z from 'zod/mini'
import { personAsReader } from '#graphql/audience.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import type { Leaving, OwnedThing } from '#graphql/leaving.ts'
import { MAX_OWNED } from '#graphql/leaving.ts'
import { parse } from '#graphql/parse.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { textSaved } from './answer-events.ts'
import { SaveText, TextRef } from './input.ts'
import { MAX_TEXTS, MAX_TEXTS_BESIDE, type TextKind } from './limits.ts'
import { canSeeTexts, canShareWithTeam } from './policy.ts'
import { mustRead } from './voices.ts'

const say = customersMessages.message

export type TextRow = {
  id: number
  spaceId: number
  kind: TextKind
  name: string
  body: string
  avoid: string
  source: string
  brand: string
  country: string
  language: string | null
  ownerId: number | null
  until: Date | null
  version: number
}
const columns = sql`t.id, t."spaceId", t.kind, t.name, t.body, t.avoid, t.source, t.brand, t.country, t.language, t."ownerId", t.until, t.version`
const holdsAt = (at: Date): Sql =>
  sql`(t."endedAt" is null and (t.until is null or t.until > ${at}::timestamptz))`

/**
 * The texts of spaces that were not taken out, also those whose last day has passed: their owners renew them. At most MAX_TEXTS of each
 * space.
 */
export const textsOf = (db: Db, spaceIds: readonly number[]): Promise<TextRow[]> =>
  db.rows<TextRow>(sql`
    select own.* from unnest(${[...spaceIds]}::int[]) asked(id) cross join lateral (
      select ${columns} from "AnswerText" t where t."spaceId" = asked.id and t."endedAt" is null
      order by t.kind, t.name, t.id limit ${MAX_TEXTS}) own
    order by own.kind, own.name, own.id`)

type Beside = TextRow & { threadId: number }
/** What fits the channel and the language of threads at a moment, at most MAX_TEXTS_BESIDE of each kind. */
export const textsBeside = (db: Db, threadIds: readonly number[], at: Date): Promise<Beside[]> =>
  db.rows<Beside>(sql`
    select own.* from unnest(${[...threadIds]}::int[]) asked(id) cross join lateral (
      select ${columns}, k.id as "threadId", row_number() over (partition by t.kind order by t.name, t.id) as nth
      from "CustomerThread" k join "Post" p on p.id = k.id join "CustomerChannel" c on c.id = k."channelId"
      join "AnswerText" t on t."spaceId" = c."spaceId" and t.kind <> 'FIXED' and ${holdsAt(at)} and ${fits}
      where k.id = asked.id) own
    where own.nth <= ${MAX_TEXTS_BESIDE} order by own.kind, own.name, own.id`)
const fits = sql`t.brand in ('', c.brand) and t.country in ('', c.country)
  and (t.language is null or t.language = coalesce(p.language, c.language))`

type Fixed = { body: string; language: string | null; written: string; usual: string }
/**
 * What an answer on a thread ends with at a moment: the fixed texts of its channel's country and brand in the thread's language, or
 * else in the channel's, or else in whichever there are. No draft can leave it out.
 */
export async function fixedTextOn(db: Db, threadId: number, at: Date): Promise<string> {
  const rows = await db.rows<Fixed>(sql`
    select t.body, t.language, coalesce(p.language, c.language) as written, c.language as usual
    from "CustomerThread" k join "Post" p on p.id = k.id join "CustomerChannel" c on c.id = k."channelId"
    join "AnswerText" t on t."spaceId" = c."spaceId" and t.kind = 'FIXED' and ${holdsAt(at)} and t.brand in ('', c.brand)
      and t.country in ('', c.country)
    where k.id = ${threadId} order by t.name, t.id limit ${MAX_TEXTS}`)
  const inLanguage = (wanted: string | undefined) =>
    rows.filter(({ language }) => language === null || language === wanted)
  const [first] = rows
  const written = inLanguage(first?.written)
  const usual = written.length > 0 ? written : inLanguage(first?.usual)
  return (usual.length > 0 ? usual : rows).map(({ body }) => body).join('\n\n')
}

/** Shorter words stand in answers by themselves. */
const LONG_ENOUGH = 20

/** The name of a text whose time is over and that stands word for word in an answer; undefined: there is none. */
export const expiredIn = async (
  db: Db,
  spaceId: number,
  answer: string,
  at: Date,
): Promise<string | undefined> =>
  (
    await db.first<{ name: string }>(sql`
      select t.name from "AnswerText" t
      where t."spaceId" = ${spaceId} and t.kind <> 'FIXED' and not ${holdsAt(at)} and length(t.body) >= ${LONG_ENOUGH}
        and strpos(${answer}, t.body) > 0
        and not exists (select 1 from "AnswerText" now where now."spaceId" = t."spaceId" and now.body = t.body
          and now."endedAt" is null and (now.until is null or now.until > ${at}::timestamptz))
      order by t.id desc limit 1`)
  )?.name

/** Throws Conflict for an answer that holds a text whose time is over. */
export async function mustBeCurrent(tx: Tx, spaceId: number, answer: string): Promise<void> {
  const name = await expiredIn(tx, spaceId, answer, tx.at)
  if (name !== undefined) throw new Conflict(say('refused.expiredText', { name }))
}

/** Adds a text, or changes one. Throws NotFound, NotAllowed, Invalid, and Conflict when it changed meanwhile. */
export async function saveText(context: SignedIn, raw: z.input<typeof SaveText>) {
  const input = parse(SaveText, raw)
  const { viewer } = context
  const { avoid, brand, country, kind, language, name, ownerId, source, spaceId, text, until } =
    input
  return write(context, 'saveAnswerText', input, async (tx) => {
    if (!viewer.spaceIds.includes(spaceId)) throw new NotFound()
    if (!canShareWithTeam(viewer, spaceId)) throw new NotAllowed()
    if (kind === 'KEY_MESSAGE' && ownerId === null)
      throw new Invalid({ ownerId: [say('refused.textOwner')] })
    if (kind === 'KEY_MESSAGE' && until === null)
      throw new Invalid({ until: [say('refused.textUntil')] })
    if (until && until <= tx.at) throw new Invalid({ until: [say('refused.past')] })
    if (ownerId !== null) await mustRead(tx, ownerId, spaceId, 'ownerId')
    await tx.rows(sql`select 1 from "Space" where id = ${spaceId} for no key update`)
    const all = await textsOf(tx, [spaceId])
    const before = all.find(({ id }) => id === input.textId)
    if (input.textId !== undefined && !before) throw new NotFound()
    if (before) mustBeVersion(before.version, input.version, { text: before.body })
    if (!before && all.length >= MAX_TEXTS) throw new Invalid({ name: [say('refused.tooMany')] })
    // An answer that was written with the earlier words is known by them.
    if (before && before.body !== text)
      await tx.rows(sql`
        insert into "AnswerText" ("spaceId", kind, name, body, "endedAt", "byId", at)
        values (${spaceId}, ${before.kind}::"AnswerTextKind", ${before.name}, ${before.body}, ${tx.at}, ${viewer.id}, ${tx.at})`)
    const row = before
      ? await tx.first<{ id: number }>(sql`
          update "AnswerText" set kind = ${kind}::"AnswerTextKind", name = ${name}, body = ${text}, avoid = ${avoid}, source = ${source},
            brand = ${brand}, country = ${country}, language = ${language}::text, "ownerId" = ${ownerId}::int, until = ${until}::timestamptz,
            version = version + 1, "byId" = ${viewer.id}, at = ${tx.at}
          where id = ${before.id} returning id`)
      : await tx.first<{ id: number }>(sql`
          insert into "AnswerText" ("spaceId", kind, name, body, avoid, source, brand, country, language, "ownerId", until, "byId", at)
          values (${spaceId}, ${kind}::"AnswerTextKind", ${name}, ${text}, ${avoid}, ${source}, ${brand}, ${country}, ${language}::text,
            ${ownerId}::int, ${until}::timestamptz, ${viewer.id}, ${tx.at}) returning id`)
    const textId = (row as { id: number }).id
    await textSaved.record(tx, context, { textId, spaceId })
    return { id: textId }
  })
}

/** Takes a text out: no answer holds it from now on. Throws NotFound, NotAllowed and Conflict. */
export async function removeText(context: SignedIn, raw: z.input<typeof TextRef>) {
  const input = parse(TextRef, raw)
  const { viewer } = context
  return write(context, 'removeAnswerText', input, async (tx) => {
    const row = await tx.first<{ spaceId: number; version: number }>(sql`
      select "spaceId", version from "AnswerText" where id = ${input.textId} and "endedAt" is null for no key update`)
    if (!row || !canSeeTexts(viewer, row.spaceId)) throw new NotFound()
    if (!canShareWithTeam(viewer, row.spaceId)) throw new NotAllowed()
    mustBeVersion(row.version, input.version)
    await tx.rows(sql`
      update "AnswerText" set "endedAt" = ${tx.at}, version = version + 1 where id = ${input.textId}`)
    await textSaved.record(tx, context, { textId: input.textId, spaceId: row.spaceId })
    return { id: input.textId }
  })
}

export const ownedTexts = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select t.name, '/customers/texts' as path, t."spaceId" from "AnswerText" t
    where t."ownerId" = ${personId} and t."endedAt" is null order by t.id limit ${MAX_OWNED}`)

/** To the successor, where they read the space; otherwise nobody owns it, which the list shows. */
export async function handOverTexts(tx: Tx, { personId, successorId }: Leaving): Promise<void> {
  const successor = sql`${successorId}::int`
  await tx.rows(sql`
    update "AnswerText" t set version = t.version + 1,
      "ownerId" = case when ${personAsReader(successor).reads(sql`t."spaceId"`)} then ${successor} end
    where t."ownerId" = ${personId}`)
}
