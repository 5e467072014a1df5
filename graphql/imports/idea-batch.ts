// Writes a batch of ideas: what is new is inserted, what has changed is changed with its earlier version kept.

import type { IdeaStatus } from '#graphql/ideas/policy.ts'
import { addActivity, scoreAt, WEIGHTS } from '#graphql/ideas/trending.ts'
import { summaryOf, toHtml } from '#graphql/posts/markdown.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { IdeaRow } from './idea-row.ts'
import type { Place } from './place.ts'
import { newIds, type Run } from './run.ts'

/** What was remembered of an idea at an earlier import. */
export type KnownIdea = { hash: string; postId: number; createdAt: Date; language: string | null }
/** An idea with what takes time to make, made before the transaction begins. */
export type ReadyIdea = IdeaRow & { at: Date; html: string; summary: string }

/** What is remembered of these ideas. One whose post is gone counts as never seen. */
export async function knownIdeas(
  db: Db,
  spaceId: number,
  ids: readonly string[],
): Promise<Map<string, KnownIdea>> {
  if (ids.length === 0) return new Map()
  const rows = await db.rows<KnownIdea & { externalId: string }>(sql`
    select r."externalId", r.hash, r."postId", p."createdAt", p.language from "ImportedRow" r join "Post" p on p.id = r."postId"
    where r.kind = 'ideas' and r."spaceId" = ${spaceId} and r."externalId" = any(${ids}::text[])`)
  return new Map(rows.map((row) => [row.externalId, row]))
}

/** @param at when it was posted, if the file does not say so: the date of the row before it, or now */
export const readyIdea = (row: IdeaRow, at: Date): ReadyIdea => ({
  ...row,
  at,
  html: toHtml(row.body),
  summary: summaryOf(row.body),
})

/** Supports have no dates of their own: they count as given when the idea was posted. */
const trendingOf = ({ at, supports }: ReadyIdea): number =>
  supports > 0
    ? addActivity(scoreAt(at, WEIGHTS.posted), scoreAt(at, WEIGHTS.supported * supports))
    : scoreAt(at, WEIGHTS.posted)

const overStatuses: readonly IdeaStatus[] = ['IN_USE', 'NOT_NOW', 'MERGED', 'WITHDRAWN']

function asRecord(run: Run, row: ReadyIdea, id: number) {
  const authorId = run.people.idOf(row.author)
  const supporterIds = [
    ...new Set(row.supporters.map((one) => run.people.idOf(one)).filter((one) => one !== null)),
  ]
  return {
    id,
    externalId: row.id,
    hash: row.hash,
    title: row.title,
    body: row.body,
    html: row.html,
    summary: row.summary,
    language: row.language,
    tags: row.tags,
    labels: Object.keys(row.labels).length ? row.labels : null,
    authorId,
    authorName: authorId ? null : (row.author?.name ?? null),
    at: row.at.toISOString(),
    status: row.status,
    isOver: overStatuses.includes(row.status),
    supporterIds,
    unnamed: Math.max(0, row.supports - supporterIds.length),
    trending: trendingOf(row),
  }
}

const columns = sql`r(id int, "externalId" text, hash text, title text, body text, html text, summary text, language text,
  tags jsonb, labels jsonb, "authorId" int, "authorName" text, at timestamptz, status "IdeaStatus", "isOver" boolean,
  "supporterIds" jsonb, unnamed int, trending float8)`
const tagsOfRow = sql`array(select jsonb_array_elements_text(r.tags))`
const supporters = sql`select r.id, s.value::int as "personId", r.at from r cross join lateral jsonb_array_elements_text(r."supporterIds") s`

/** Inserts ideas and what belongs to them. @returns their numbers by the file's ids */
export async function insertIdeas(
  tx: Tx,
  run: Run,
  place: Place,
  rows: readonly ReadyIdea[],
): Promise<Map<string, number>> {
  const t = importsMessages.in(run.context.language)
  const ids = await newIds(tx, 'Post', rows.length)
  const records = rows.map((row, i) => asRecord(run, row, ids[i] as number))
  if (records.length === 0) return new Map()
  await tx.rows(sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as ${columns}),
    post as (
      insert into "Post" (id, kind, "spaceId", "authorId", "authorName", title, body, "bodyHtml", summary, language, tags,
        labels, "followerCount", "supportCount", "importedSupports", "createdAt", "activeAt")
      select id, 'idea', ${place.spaceId}, "authorId", "authorName", title, body, html, summary, language, ${tagsOfRow},
        labels, ("authorId" is not null)::int, unnamed + jsonb_array_length("supporterIds"), unnamed, at, at from r
    ), idea as (
      insert into "Idea" (id, "boardId", "spaceId", status, "statusAt", "assigneeId", "supportCount", trending, "createdAt")
      select id, ${place.boardId}, ${place.spaceId}, status, at, case when not "isOver" then ${place.ownerId}::int end,
        unnamed + jsonb_array_length("supporterIds"), trending, at from r
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level, at) select id, "authorId", 'FOLLOW', at from r where "authorId" is not null
    ), supported as (
      insert into "Support" ("postId", "personId", at) ${supporters}
    ), moved as (
      insert into "StatusChange" ("ideaId", "from", "to", "byName", note, at)
      select id, 'NEW', status, ${t('importer')}::text, ${t('status.first')}::text, at from r where status <> 'NEW'
    )
    insert into "ImportedRow" (kind, "spaceId", "externalId", hash, "postId")
    select 'ideas', ${place.spaceId}, "externalId", hash, id from r
    on conflict (kind, "spaceId", "externalId") do update set hash = excluded.hash, "postId" = excluded."postId"`)
  return new Map(records.map((record) => [record.externalId, record.id]))
}

/** Puts new ideas into the board's counters: last in the transaction, because everybody who posts there waits for them. */
export async function countOnBoard(
  tx: Tx,
  place: Place,
  rows: readonly ReadyIdea[],
): Promise<void> {
  if (rows.length === 0) return
  const statuses = new Map<IdeaStatus, number>()
  for (const { status } of rows) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  await tx.rows(sql`
    update "Board" set "ideaCount" = "ideaCount" + ${rows.length}, "withoutResponse" = "withoutResponse" + ${statuses.get('NEW') ?? 0}
    where id = ${place.boardId}`)
  await tx.rows(sql`
    insert into "BoardStatusCount" ("boardId", status, ideas)
    select ${place.boardId}, status::"IdeaStatus", ideas
    from unnest(${[...statuses.keys()]}::text[], ${[...statuses.values()]}::int[]) as s(status, ideas) order by status
    on conflict ("boardId", status) do update set ideas = "BoardStatusCount".ideas + excluded.ideas`)
}

/** Brings ideas in step with a file that says something new of them. */
export async function changeIdeas(
  tx: Tx,
  run: Run,
  rows: readonly (ReadyIdea & { postId: number })[],
): Promise<void> {
  if (rows.length === 0) return
  const records = JSON.stringify(rows.map((row) => asRecord(run, row, row.postId)))
  const given = sql`r as (select * from jsonb_to_recordset(${records}::jsonb) as ${columns})`
  await tx.rows(
    sql`select p.id from "Post" p where p.id = any(${rows.map((row) => row.postId)}::int[]) order by p.id for update`,
  )
  await tx.rows(sql`
    with ${given}, edited as (
      select p.id, p.version, p.title, p.body, p.tags from "Post" p join r on r.id = p.id
      where p.state <> 'REMOVED' and (p.title, p.body, p.tags) is distinct from (r.title, r.body, ${tagsOfRow})
    ), kept as (
      insert into "PostRevision" ("postId", version, title, body, tags, at)
      select id, version, title, body, tags, ${tx.at}::timestamptz from edited
    )
    update "Post" p set title = r.title, body = r.body, "bodyHtml" = r.html, summary = r.summary, tags = ${tagsOfRow},
      version = p.version + 1, "editedAt" = ${tx.at}
    from r where r.id = p.id and p.id in (select id from edited)`)
  await tx.rows(sql`
    with ${given}
    update "Post" p set labels = r.labels, language = r.language, "authorId" = r."authorId", "authorName" = r."authorName",
      "createdAt" = r.at, "activeAt" = greatest(p."activeAt", r.at)
    from r where r.id = p.id`)
  await tx.rows(sql`
    with ${given}, supported as (
      insert into "Support" ("postId", "personId", at) ${supporters} on conflict do nothing returning "postId"
    ), added as (select "postId", count(*)::int as n from supported group by 1
    ), counted as (
      update "Post" p set "importedSupports" = r.unnamed,
        "supportCount" = p."supportCount" - p."importedSupports" + r.unnamed + coalesce((select n from added a where a."postId" = p.id), 0)
      from r where r.id = p.id returning p.id, p."supportCount"
    )
    update "Idea" i set "createdAt" = r.at, "supportCount" = counted."supportCount"
    from r join counted on counted.id = r.id where r.id = i.id`)
  await moveUntouched(tx, run, records)
  await tx.rows(sql`
    with ${given}
    update "ImportedRow" m set hash = r.hash from r
    where m.kind = 'ideas' and m."spaceId" = ${run.place?.spaceId ?? 0} and m."externalId" = r."externalId"`)
}

/** A new status in the file changes the idea's, unless somebody here has changed it: theirs counts. */
async function moveUntouched(tx: Tx, run: Run, records: string): Promise<void> {
  const t = importsMessages.in(run.context.language)
  await tx.rows(sql`
    with r as (select * from jsonb_to_recordset(${records}::jsonb) as ${columns}),
    step as (
      select i.id, i."boardId", i.status as "from", r.status as "to", r."isOver", i."responseDueAt" is not null as "isPromised",
        i."respondedAt" is null and p.state = 'OPEN' as "isOpen"
      from "Idea" i join "Post" p on p.id = i.id join r on r.id = i.id
      where i.status <> r.status
        and not exists (select 1 from "StatusChange" m where m."ideaId" = i.id and m."byId" is not null)
    ), moved as (
      insert into "StatusChange" ("ideaId", "from", "to", "byName", note, at)
      select id, "from", "to", ${t('importer')}::text, ${t('status.changed')}::text, ${tx.at}::timestamptz from step
    ), changes as (
      select *, case when status = 'NEW' and "isOpen" then change else 0 end as waits from (
        select step.*, "from" as status, -1 as change from step union all select step.*, "to", 1 from step) both_ends
    ), on_board as (
      update "Board" b set "withoutResponse" = b."withoutResponse" + w.ideas, promised = b.promised + w.promised
      from (select "boardId", sum(waits)::int as ideas, coalesce(sum(waits) filter (where "isPromised"), 0)::int as promised
        from changes group by 1) w
      where b.id = w."boardId" returning b.id
    ), counted as (
      insert into "BoardStatusCount" ("boardId", status, ideas)
      select "boardId", status, sum(change)::int from changes
      where (select count(*) from on_board) >= 0 -- the board's row before its counts, as everybody takes them
      group by 1, 2 order by 1, 2
      on conflict ("boardId", status) do update set ideas = "BoardStatusCount".ideas + excluded.ideas
    )
    update "Idea" i set status = step."to", "statusAt" = ${tx.at}, "assigneeId" = case when not step."isOver" then i."assigneeId" end
    from step where step.id = i.id`)
}
