// Message rules of a channel: who writes them, what they decide when a message begins a thread, and what they would have caught.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type * as z from 'zod/mini'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'
import { findChannel } from './channel-queries.ts'
import { channelSaved } from './events.ts'
import { RuleRef, SaveRule } from './input.ts'
import { MAX_RULES, TRIAL_DAYS } from './limits.ts'
import { canManageChannel, canSeeData } from './policy.ts'
import { catches, type RuleAsks, type RuleFacts, readFacts, readRule } from './rule-match.ts'
import { nextInTurn, readsThreads } from './voices.ts'

const say = customersMessages.message

export type RuleRow = RuleAsks & {
  id: number
  channelId: number
  name: string
  isSpam: boolean
  tags: string[]
  severity: number | null
  assigneeId: number | null
  desk: string
  caught: number
  version: number
}
const columns = sql`r.id, r."channelId", r.name, r.words, r.without, r.authors, r.language, r.tone, r."minReach", r."isSpam", r.tags, r.severity,
  r."assigneeId", r.desk, r.caught, r.version`

/** The rules of channels, in their order. */
export const rulesOf = (db: Db, channelIds: readonly number[]): Promise<RuleRow[]> =>
  db.rows<RuleRow>(sql`
    select ${columns} from "ListeningRule" r where r."channelId" = any(${[...channelIds]}::int[])
    order by r."channelId", r.position, r.id`)

/** The rule that decides on a message; it counts one more. Undefined: none catches it. */
export async function decidingRule(
  tx: Tx,
  channelId: number,
  facts: RuleFacts,
): Promise<RuleRow | undefined> {
  const rules = await rulesOf(tx, [channelId])
  if (rules.length === 0) return undefined
  const read = readFacts(facts)
  const rule = rules.find((one) => catches(readRule(one), read))
  if (rule) tx.later(sql`update "ListeningRule" set caught = caught + 1 where id = ${rule.id}`)
  return rule
}

/**
 * By whose addresses a rule may ask. Whoever does not see who customers are would learn it from what it catches; a rule that they
 * change keeps its own. Throws NotAllowed.
 */
export function authorsFor(
  viewer: Viewer,
  spaceId: number,
  asked: readonly string[],
  before: readonly string[] = [],
): readonly string[] {
  if (canSeeData(viewer, spaceId)) return asked
  if (asked.length > 0) throw new NotAllowed(say('refused.seesNoAddresses'))
  return before
}

/** Adds a rule at the end, or changes one. Throws NotFound, NotAllowed, Invalid, and Conflict when it changed meanwhile. */
export async function saveRule(context: SignedIn, raw: z.input<typeof SaveRule>) {
  const input = parse(SaveRule, raw)
  const { viewer } = context
  return write(context, 'saveRule', input, async (tx) => {
    const channel = await findChannel(tx, viewer, input.channelId, 'lock')
    if (!canManageChannel(viewer, channel)) throw new NotAllowed()
    if (input.assigneeId !== null && !(await readsThreads(tx, input.assigneeId, channel.spaceId)))
      throw new Invalid({ personId: [say('refused.readsNoThreads')] })
    if (input.desk && (await nextInTurn(tx, channel.spaceId, input.desk)) === undefined)
      throw new Invalid({ desk: [say('refused.desk')] })
    const rules = await rulesOf(tx, [channel.id])
    const before = rules.find(({ id }) => id === input.ruleId)
    if (input.ruleId !== undefined && !before) throw new NotFound()
    if (before) mustBeVersion(before.version, input.version)
    const authors = [...authorsFor(viewer, channel.spaceId, input.authors, before?.authors)]
    if (!before && rules.length >= MAX_RULES) throw new Invalid({ '': [say('refused.tooMany')] })
    const row = before
      ? await tx.first<{ id: number }>(sql`
          update "ListeningRule" set name = ${input.name}, words = ${input.words}, without = ${input.without}, authors = ${authors},
            language = ${input.language}::text, tone = ${input.tone}::text, "minReach" = ${input.minReach}, "isSpam" = ${input.isSpam},
            tags = ${input.tags}, severity = ${input.severity}::int, "assigneeId" = ${input.assigneeId}::int,
            desk = ${input.desk}, version = version + 1
          where id = ${before.id} returning id`)
      : await tx.first<{ id: number }>(sql`
          insert into "ListeningRule" ("channelId", position, name, words, without, authors, language, tone, "minReach", "isSpam", tags,
            severity, "assigneeId", desk)
          values (${channel.id}, (select coalesce(max(position), 0) + 1 from "ListeningRule" where "channelId" = ${channel.id}), ${input.name},
            ${input.words}, ${input.without}, ${authors}, ${input.language}::text, ${input.tone}::text, ${input.minReach},
            ${input.isSpam}, ${input.tags}, ${input.severity}::int, ${input.assigneeId}::int, ${input.desk}) returning id`)
    await channelSaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id, ruleId: row?.id ?? 0 }
  })
}

/** The rule with its channel locked. Throws NotFound and NotAllowed. */
async function ruleToChange(tx: Tx, context: SignedIn, ruleId: number) {
  const place = await tx.first<{ channelId: number }>(
    sql`select "channelId" from "ListeningRule" where id = ${ruleId}`,
  )
  if (!place) throw new NotFound()
  const channel = await findChannel(tx, context.viewer, place.channelId, 'lock')
  if (!canManageChannel(context.viewer, channel)) throw new NotAllowed()
  return channel
}

export async function removeRule(context: SignedIn, raw: z.input<typeof RuleRef>) {
  const input = parse(RuleRef, raw)
  return write(context, 'removeRule', input, async (tx) => {
    const channel = await ruleToChange(tx, context, input.ruleId)
    await tx.rows(sql`delete from "ListeningRule" where id = ${input.ruleId}`)
    await channelSaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id }
  })
}

/** Puts a rule before the one above it: it is asked earlier. */
export async function raiseRule(context: SignedIn, raw: z.input<typeof RuleRef>) {
  const input = parse(RuleRef, raw)
  return write(context, 'raiseRule', input, async (tx) => {
    const channel = await ruleToChange(tx, context, input.ruleId)
    const ids = (await rulesOf(tx, [channel.id])).map(({ id }) => id)
    const at = ids.indexOf(input.ruleId)
    if (at > 0) ids.splice(at - 1, 2, input.ruleId, ids[at - 1] as number)
    await tx.rows(sql`
      update "ListeningRule" r set position = given.nth from unnest(${ids}::int[]) with ordinality given(id, nth) where r.id = given.id`)
    await channelSaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id }
  })
}

export type Trial = {
  /** Messages that began a thread in the last TRIAL_DAYS days, the latest MAX_TRIED of them. */
  seen: number
  caught: number
  /** Those of them that somebody, or a rule, marked as spam. */
  noise: number
  threadIds: number[]
}
/** So many of the latest messages are tried, and so many of those caught are shown. */
const MAX_TRIED = 5_000
const MAX_SHOWN = 5
/** After so many messages others have their turn. */
const SLICE = 200

/**
 * What rules would have caught of the last days, each by itself, of threads that the viewer sees. One pass over the messages for all
 * rules.
 */
export async function tryRules(
  db: Db,
  viewer: Viewer,
  channelId: number,
  rules: readonly RuleAsks[],
  now: Date,
): Promise<Trial[]> {
  type Tried = RuleFacts & { threadId: number; isSpam: boolean }
  const rows = await db.rows<Tried>(
    plannedForValues(sql`
      select k.id as "threadId", k."isSpam", p.title as subject, m.body as text, m.language, k.reach, coalesce(a.address, '') as author
      from "CustomerThread" k join "Post" p on p.id = k.id
      join lateral (select * from "CustomerMessage" own where own."threadId" = k.id and own.direction = 'IN' order by own.at, own.id limit 1) m on true
      left join "CustomerAddress" a on a.id = m."addressId"
      where k."channelId" = ${channelId} and p."createdAt" > ${new Date(now.getTime() - days(TRIAL_DAYS))} and ${visibleTo(viewer)}
      order by p."createdAt" desc, k.id desc limit ${MAX_TRIED}`),
  )
  const trials = rules.map((): Trial => ({ seen: rows.length, caught: 0, noise: 0, threadIds: [] }))
  const readRules = rules.map(readRule)
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % SLICE === 0) await nextTurn()
    const facts = readFacts(row)
    for (const [nth, rule] of readRules.entries()) {
      const trial = trials[nth]
      if (!trial || !catches(rule, facts)) continue
      trial.caught++
      if (row.isSpam) trial.noise++
      if (trial.threadIds.length < MAX_SHOWN) trial.threadIds.push(row.threadId)
    }
  }
  return trials
}
