// Timed work: the tone of new messages, what customers speak of, and which theme fits a quote.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Job } from '#graphql/define.ts'
import { aspectsIn, aspectsOf } from '#language/aspects.ts'
import { ThemeModel } from '#language/themes.ts'
import { readTone } from '#language/tone/tone.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { alertSpikes } from './spikes.ts'

const TONES_JOB = 'read-customer-tones'
const PROPOSALS_JOB = 'propose-themes'
/** Messages of one statement. */
const SLICE = 200
/** The latest messages, in which aspects are looked for. */
const MAX_MESSAGES = 20_000
/** The latest quotes with a theme, from which the classifier learns, and those without, for which it proposes one. */
const MAX_EXAMPLES = 5_000
const MAX_PROPOSED = 500
/** A theme has so many quotes before it is proposed. */
const MIN_QUOTES = 2
/** A proposal is this far ahead of the next theme. */
export const MIN_LEAD = 0.1

/** The classifier learns anew a moment after the last change. */
export const queueProposals = (tx: Tx): void =>
  tx.later(sql`
    select 1 from graphile_worker.add_job(${PROPOSALS_JOB}, '{}'::json, job_key => ${PROPOSALS_JOB},
      run_at => ${tx.at}::timestamptz + interval '10 seconds')`)
export const queueTones = (tx: Tx): void =>
  tx.later(
    sql`select 1 from graphile_worker.add_job(${TONES_JOB}, '{}'::json, job_key => ${TONES_JOB})`,
  )

type MessageText = { id: number; body: string; language: string | null }

/** Reads the tone of messages that have none yet; says how many. */
export async function readTones(db: Db): Promise<number> {
  for (let count = 0; ; ) {
    const messages = await db.rows<MessageText>(sql`
      select m.id, m.body, coalesce(m.language, p.language) as language from "CustomerMessage" m
      join "Post" p on p.id = m."threadId"
      where m.direction = 'IN' and not exists (select 1 from "MessageTone" t where t."messageId" = m.id)
      order by m.id limit ${SLICE}`)
    if (messages.length === 0) return count
    const rows = messages.map(({ id, body, language }) => ({
      messageId: id,
      ...readTone(body, language),
    }))
    await db.rows(sql`
      insert into "MessageTone" ("messageId", tone, score, causes, language)
      select "messageId", tone, score, causes, language from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as read("messageId" int, tone "CustomerTone", score float8, causes jsonb, language text)
      on conflict ("messageId") do nothing`)
    await keepAspects(db, messages)
    count += messages.length
    await nextTurn()
  }
}

/** The tone of the clauses in which an aspect stands, the last one where there are several. */
const CLAUSE = /[^.!?;\n]+/g
function tonesOfAspects(
  { body, language }: MessageText,
  names: ReadonlySet<string>,
): Map<string, string> {
  const tones = new Map<string, string>()
  for (const [clause] of body.matchAll(CLAUSE))
    for (const part of clause.split(/\b(?:but|however|aber|maar|mais|pero)\b/i)) {
      const found = aspectsIn(part, names)
      if (found.length === 0) continue
      const { tone } = readTone(part, language)
      for (const { name } of found)
        if (tone !== 'NEUTRAL' || !tones.has(name)) tones.set(name, tone)
    }
  return tones
}

/** Writes which aspects messages speak of, and how. */
async function keepAspects(db: Db, messages: readonly MessageText[]): Promise<void> {
  const aspects = await db.rows<{ id: number; name: string }>(
    sql`select id, name from "CustomerAspect" order by texts desc, id limit 300`,
  )
  if (aspects.length === 0) return
  const ids = new Map(aspects.map(({ id, name }) => [name, id]))
  const names = new Set(ids.keys())
  const rows = messages.flatMap((message) =>
    [...tonesOfAspects(message, names)].map(([name, tone]) => ({
      messageId: message.id,
      aspectId: ids.get(name),
      tone,
    })),
  )
  await db.rows(sql`
    insert into "MessageAspect" ("messageId", "aspectId", tone)
    select m.id, a.id, read.tone from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as read("messageId" int, "aspectId" int, tone "CustomerTone")
    join "CustomerMessage" m on m.id = read."messageId" join "CustomerAspect" a on a.id = read."aspectId"
    on conflict ("messageId", "aspectId") do update set tone = excluded.tone`)
}

/** Finds anew what customers speak of in the latest messages. Aspects that people hid stay hidden. */
export async function findAspects(db: Db, now: Date): Promise<void> {
  const messages = await db.rows<MessageText>(sql`
    select m.id, m.body, coalesce(m.language, p.language) as language from "CustomerMessage" m
    join "CustomerThread" k on k.id = m."threadId" and not k."isSpam" join "Post" p on p.id = k.id
    where m.direction = 'IN' order by m.id desc limit ${MAX_MESSAGES}`)
  const found = aspectsOf(messages.map(({ body }) => body))
  await db.rows(sql`
    insert into "CustomerAspect" (name, texts, at) select name, texts, ${now}
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as read(name text, texts int)
    on conflict (name) do update set texts = excluded.texts`)
  for (let at = 0; at < messages.length; at += SLICE) {
    await keepAspects(db, messages.slice(at, at + SLICE))
    await nextTurn()
  }
}

type Example = { text: string; theme: number }
/** Learns from the quotes that people put into themes, and proposes a theme for those without one; says for how many. */
export async function proposeThemes(db: Db): Promise<number> {
  const examples = await db.rows<Example>(sql`
    select i.verbatim || ' ' || i.note as text, coalesce(t."rootId", t.id) as theme from "Insight" i
    join "InsightTheme" t on t.id = i."themeId" order by i.id desc limit ${MAX_EXAMPLES}`)
  const counts = new Map<number, number>()
  for (const { theme } of examples) counts.set(theme, (counts.get(theme) ?? 0) + 1)
  const known = examples.filter(({ theme }) => (counts.get(theme) ?? 0) >= MIN_QUOTES)
  const open = await db.rows<{ id: number; text: string }>(sql`
    select i.id, i.verbatim || ' ' || i.note as text from "Insight" i where i."themeId" is null
    order by i.id desc limit ${MAX_PROPOSED}`)
  if (open.length === 0 || new Set(known.map(({ theme }) => theme)).size < 2) return 0
  const model = await ThemeModel.train(
    known.map(({ text, theme }) => ({ text, name: String(theme) })),
    nextTurn,
  )
  const rows = open.map(({ id, text }) => {
    const proposal = model.propose(text)
    const isClear = proposal !== undefined && proposal.lead >= MIN_LEAD
    return {
      id,
      theme: isClear ? Number(proposal.name) : null,
      lead: isClear ? proposal.lead : null,
    }
  })
  await db.rows(sql`
    update "Insight" i set "proposedThemeId" = t.id, "proposedLead" = case when t.id is null then null else read.lead end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as read(id int, theme int, lead float8)
    left join "InsightTheme" t on t.id = read.theme
    where i.id = read.id and i."themeId" is null`)
  return rows.filter(({ theme }) => theme !== null).length
}

export const jobs: readonly Job[] = [
  { name: TONES_JOB, cron: '* * * * *', run: async (_, db) => void (await readTones(db)) },
  {
    name: 'find-customer-aspects',
    cron: '20 3 * * *',
    run: (_, db, now) => findAspects(db, now),
  },
  {
    name: PROPOSALS_JOB,
    cron: '40 3 * * *',
    run: async (_, db) => void (await proposeThemes(db)),
  },
  {
    name: 'alert-theme-spikes',
    cron: '50 * * * *',
    run: async (_, db, now) => void (await alertSpikes(db, now)),
  },
]
