// The figures of the overview and the lists behind them: each is one condition, so that a list has as many rows as its headline says.
import { holdsRight } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { personOf } from './find.ts'
import type { Figure, Tone } from './limits.ts'

/** Threads `k` with post `p` and customer `c` that began since a moment, as far as the viewer sees them. */
const threadsSince = (viewer: Viewer, since: Date): Sql => sql`"CustomerThread" k
  join "Post" p on p.id = k.id and ${visibleTo(viewer)} and p."createdAt" >= ${since} join "Customer" c on c.id = k."customerId"
  left join lateral (select not ${holdsRight(sql`d."authorId"`, 'ANSWER_CUSTOMERS', sql`p."spaceId"`)} as "byOthers"
    from "CustomerMessage" o join "CustomerDraft" d on d.id = o."draftId"
    where o."threadId" = k.id and o.direction = 'OUT' and o.state = 'SENT' order by o.at, o.id limit 1) first on true`

/** The answer empties the thread's own due time: when the first one was due stands on its clock. */
const isLate = sql`(k."firstAnsweredAt" is null or exists (select 1 from "Clock" due
  where due."postId" = k.id and due.purpose = 'customer-thread.first-answer' and due."dueAt" < k."firstAnsweredAt"))`

const CONDITIONS: Readonly<Record<Figure, Sql>> = {
  THREADS: sql`true`,
  PUT_RIGHT: sql`k.state in ('PUT_RIGHT', 'THANKED')`,
  LOST: sql`k.state = 'LOST'`,
  LOST_LATE: sql`(k.state = 'LOST' and ${isLate})`,
  ANSWERED: sql`k."firstAnsweredAt" is not null`,
  ANSWERED_BY_OTHERS: sql`(k."firstAnsweredAt" is not null and first."byOthers")`,
}
const count = (figure: Figure): Sql => sql`count(*) filter (where ${CONDITIONS[figure]})::int`

export type Overview = {
  threads: number
  people: number
  /** Tones that a person looked at and chose, and those of them that machine and person agree on. */
  checked: number
  agreed: number
  /** Lost threads, and those of them whose first answer was late or never came. */
  lost: number
  lostLate: number
  putRight: number
  /** Threads that were answered, and those of them that somebody outside of support answered first. */
  answered: number
  answeredByOthers: number
}
/** Threads since a moment in figures. */
export async function overviewOf(db: Db, viewer: Viewer, since: Date): Promise<Overview> {
  const row = await db.first<Overview>(
    plannedForValues(sql`
      select ${count('THREADS')} as threads, count(distinct ${personOf})::int as people,
        coalesce(sum(tones.checked), 0)::int as checked, coalesce(sum(tones.agreed), 0)::int as agreed,
        ${count('LOST')} as lost, ${count('LOST_LATE')} as "lostLate", ${count('PUT_RIGHT')} as "putRight",
        ${count('ANSWERED')} as answered, ${count('ANSWERED_BY_OTHERS')} as "answeredByOthers"
      from ${threadsSince(viewer, since)}
      left join lateral (select count(*) as checked, count(*) filter (where t."correctedTone" = t.tone) as agreed
        from "CustomerMessage" m join "MessageTone" t on t."messageId" = m.id where m."threadId" = k.id and t."correctedTone" is not null) tones on true
      where not k."isSpam"`),
  )
  return row as Overview
}

/** Ids of the threads behind a figure, latest first: `wanted + 1` at most. */
export async function threadsBehind(
  db: Db,
  viewer: Viewer,
  figure: Figure,
  since: Date,
  wanted: number,
  before: number | null,
): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(
    plannedForValues(sql`
      select k.id from ${threadsSince(viewer, since)}
      where not k."isSpam" and ${CONDITIONS[figure]} and ${before === null ? sql`true` : sql`k.id < ${before}::int`}
      order by k.id desc limit ${wanted + 1}`),
  )
  return rows.map(({ id }) => id)
}

/** What people said of aspects since a moment: mention `said`, its message `m` and thread `k`, as far as the viewer sees them. */
const mentionsSince = (
  viewer: Viewer,
  since: Date,
): Sql => sql`"MessageAspect" said join "CustomerAspect" a on a.id = said."aspectId" and not a."isHidden"
  join "CustomerMessage" m on m.id = said."messageId" and m.at >= ${since}
  join "CustomerThread" k on k.id = m."threadId" and not k."isSpam" join "Customer" c on c.id = k."customerId"
  join "Post" p on p.id = k.id and ${visibleTo(viewer)}`

export type AspectRow = {
  id: number
  name: string
  upset: number
  neutral: number
  glad: number
}
/** How people speak of what they speak of most since a moment, each person once for each tone. */
export const aspectTones = (
  db: Db,
  viewer: Viewer,
  since: Date,
  limit: number,
): Promise<AspectRow[]> =>
  db.rows<AspectRow>(
    plannedForValues(sql`
      select a.id, a.name, count(distinct ${personOf}) filter (where said.tone = 'UPSET')::int as upset,
        count(distinct ${personOf}) filter (where said.tone = 'NEUTRAL')::int as neutral,
        count(distinct ${personOf}) filter (where said.tone = 'GLAD')::int as glad
      from ${mentionsSince(viewer, since)}
      group by a.id order by count(distinct ${personOf}) filter (where said.tone <> 'NEUTRAL') desc, a.id limit ${limit}`),
  )

/** The latest thread of each person who speaks of an aspect in a tone, latest first: `wanted + 1` at most. */
export async function threadsAbout(
  db: Db,
  viewer: Viewer,
  { aspectId, tone }: { aspectId: number; tone: Tone },
  since: Date,
  wanted: number,
  before: number | null,
): Promise<number[]> {
  const rows = await db.rows<{ id: number }>(
    plannedForValues(sql`
      select each.id from (select max(k.id) as id from ${mentionsSince(viewer, since)}
        where a.id = ${aspectId} and said.tone = ${tone}::"CustomerTone" group by ${personOf}) each
      where ${before === null ? sql`true` : sql`each.id < ${before}::int`} order by each.id desc limit ${wanted + 1}`),
  )
  return rows.map(({ id }) => id)
}

export type DoneRow = { themeId: number; postId: number; shippedAt: Date; told: number }
/** Ideas that answer a theme and came into use since a moment, latest first, with how many of its customers were told. */
export const doneSince = (db: Db, viewer: Viewer, since: Date, limit: number): Promise<DoneRow[]> =>
  db.rows<DoneRow>(
    plannedForValues(sql`
      select answered.*, (select count(distinct k."customerId")::int from "ThemeTold" told
          join "InsightTheme" tt on tt.id = told."themeId" join "CustomerThread" k on k.id = told."threadId"
          join "CustomerMessage" o on o."draftId" = told."draftId" and o.state = 'SENT'
          where told."postId" = answered."postId" and coalesce(tt."rootId", tt.id) = answered."themeId") as told
      from (select distinct coalesce(t."rootId", t.id) as "themeId", p.id as "postId", used.at as "shippedAt"
        from "ThemeLink" l join "InsightTheme" t on t.id = l."themeId" join "Post" p on p.id = l."postId" and ${visibleTo(viewer)}
      join "Idea" i on i.id = p.id and i.status = 'IN_USE'
      join lateral (select min(s.at) as at from "StatusChange" s where s."ideaId" = p.id and s."to" = 'IN_USE') used on true
      where used.at >= ${since}) answered
      order by answered."shippedAt" desc, answered."postId" desc, answered."themeId" limit ${limit}`),
  )
