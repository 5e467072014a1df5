// The evidence chain of a theme: heard, quote, insight, idea, challenge, shipped, told. Each link with when, and what leads on.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { personOf, rootOf, seenInsights } from './find.ts'

export const STEPS = ['HEARD', 'QUOTE', 'INSIGHT', 'IDEA', 'CHALLENGE', 'SHIPPED', 'TOLD'] as const
export type StepKind = (typeof STEPS)[number]

export type ChainStep = {
  themeId: number
  kind: StepKind
  /** When it was first reached; null: not yet. */
  at: Date | null
  /** The quote, the note, the title of the post. */
  text: string
  /** People who were heard or told. */
  people: number
  threadId: number | null
  postId: number | null
  /** Whole days since the link before it that was reached. */
  days: number | null
}
type Facts = Omit<ChainStep, 'days' | 'themeId'>

const quoteMoments = (db: Db, viewer: Viewer, themeId: number) =>
  db.first<{ at: Date | null; people: number; threadId: number | null }>(sql`
    select min(m.at) as at, count(distinct ${personOf})::int as people, (array_agg(i."threadId" order by m.at, i.id))[1] as "threadId"
    from ${seenInsights(viewer)} where ${rootOf} = ${themeId}`)

const firstQuote = (db: Db, viewer: Viewer, themeId: number) =>
  db.first<{ at: Date; verbatim: string; threadId: number }>(sql`
    select i.at, i.verbatim, i."threadId" from ${seenInsights(viewer)} where ${rootOf} = ${themeId} order by i.at, i.id limit 1`)

/** The first that somebody said something about, or moved on. */
const firstInsight = (db: Db, viewer: Viewer, themeId: number) =>
  db.first<{ at: Date; note: string; threadId: number }>(sql`
    select i."stateAt" as at, i.note, i."threadId" from ${seenInsights(viewer)}
    where ${rootOf} = ${themeId} and (i.note <> '' or i.state <> 'CAPTURED')
    order by (i.note = ''), i."stateAt", i.id limit 1`)

type Linked = { kind: string; postId: number; title: string; at: Date; shippedAt: Date | null }
/** Ideas and challenges that answer it, and the challenges that these ideas were entered in. */
const linked = (db: Db, viewer: Viewer, themeId: number) =>
  db.rows<Linked>(sql`
    with answers as (
      select l."postId", min(l.at) as at from "ThemeLink" l join "InsightTheme" t on t.id = l."themeId"
      where coalesce(t."rootId", t.id) = ${themeId} group by l."postId"),
    led as (
      select "postId", at from answers union all
      select e."challengeId", e.at from answers a join "ChallengeEntry" e on e."ideaId" = a."postId" and e."closedAt" is null)
    select p.kind, p.id as "postId", p.title, min(led.at) as at,
      (select min(s.at) from "StatusChange" s join "Idea" i on i.id = s."ideaId" where s."ideaId" = p.id and s."to" = 'IN_USE'
        and i.status = 'IN_USE') as "shippedAt"
    from led join "Post" p on p.id = led."postId" and ${visibleTo(viewer)} group by p.id order by min(led.at), p.id limit 50`)

/** People of the theme to whom somebody wrote what came of it, by a message that has left. */
const followUps = (db: Db, viewer: Viewer, themeId: number) =>
  db.first<{ at: Date | null; people: number; threadId: number | null }>(sql`
    select max(o.at) as at, count(distinct ${personOf})::int as people, max(i."threadId") as "threadId"
    from ${seenInsights(viewer)}
    join "ThemeTold" told on told."threadId" = i."threadId"
    join "InsightTheme" tt on tt.id = told."themeId" and coalesce(tt."rootId", tt.id) = ${themeId}
    join "CustomerMessage" o on o."draftId" = told."draftId" and o.state = 'SENT'
    where ${rootOf} = ${themeId}`)

function stepsOf(themeId: number, facts: readonly Facts[]): ChainStep[] {
  let before: Date | null = null
  return facts.map((step) => {
    const days =
      step.at && before
        ? Math.max(0, Math.floor((step.at.getTime() - before.getTime()) / 86_400_000))
        : null
    before = step.at ?? before
    return { ...step, themeId, days }
  })
}

/** The seven links of a theme that the viewer sees, in their order. */
export async function chainOf(db: Db, viewer: Viewer, themeId: number): Promise<ChainStep[]> {
  const [all, quote, insight, posts, answered] = await Promise.all([
    quoteMoments(db, viewer, themeId),
    firstQuote(db, viewer, themeId),
    firstInsight(db, viewer, themeId),
    linked(db, viewer, themeId),
    followUps(db, viewer, themeId),
  ])
  const none = { at: null, text: '', people: 0, threadId: null, postId: null }
  const post = (kind: StepKind, found: Linked | undefined): Facts =>
    found
      ? { ...none, kind, at: found.at, text: found.title, postId: found.postId }
      : { ...none, kind }
  const ideas = posts.filter(({ kind }) => kind === 'idea')
  const shipped = ideas
    .filter(({ shippedAt }) => shippedAt !== null)
    .sort((one, other) => Number(one.shippedAt) - Number(other.shippedAt))[0]
  return stepsOf(themeId, [
    { ...none, kind: 'HEARD', ...all },
    { ...none, kind: 'QUOTE', ...(quote && { ...quote, text: quote.verbatim }) },
    { ...none, kind: 'INSIGHT', ...(insight && { ...insight, text: insight.note }) },
    post('IDEA', shipped ?? ideas[0]),
    post(
      'CHALLENGE',
      posts.find(({ kind }) => kind === 'challenge'),
    ),
    shipped ? { ...post('SHIPPED', shipped), at: shipped.shippedAt } : { ...none, kind: 'SHIPPED' },
    { ...none, kind: 'TOLD', ...(answered?.people ? answered : {}) },
  ] as Facts[])
}

export type Untold = {
  themeId: number
  threadId: number
  customerId: number
  spaceId: number
  hasDraft: boolean
}
/** Threads of the theme whose customer has not been told what came of it, oldest first, at most 50. */
export const untoldOf = (db: Db, viewer: Viewer, themeId: number): Promise<Untold[]> =>
  db.rows<Untold>(sql`
    select ${themeId}::int as "themeId", i."threadId", k."customerId", p."spaceId", bool_or(told."draftId" is not null) as "hasDraft"
    from ${seenInsights(viewer)}
    left join "ThemeTold" told on told."threadId" = i."threadId"
    left join "CustomerMessage" o on o."draftId" = told."draftId" and o.state = 'SENT'
    where ${rootOf} = ${themeId} group by i."threadId", k."customerId", p."spaceId"
    having count(o.id) = 0 order by min(m.at), i."threadId" limit 50`)
