// Writes a batch of ideas: what is new is inserted, what has changed is changed with its earlier version kept.

import type { IdeaStatus } from '#graphql/ideas/policy.ts'
import { addActivity, scoreAt, WEIGHTS } from '#graphql/ideas/trending.ts'
import { summaryOf, toHtml } from '#graphql/posts/markdown.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import type { IdeaRow } from './idea-row.ts'
import { authorKeyOf } from './people.ts'
import type { WithFiles } from './pictures.ts'
import type { Place } from './place.ts'
import { newIds, type Run } from './run.ts'

/** What was remembered of an idea at an earlier import. */
export type KnownIdea = { hash: string; postId: number; createdAt: Date; language: string | null }
/** An idea with what takes time to make, made before the transaction begins. */
export type ReadyIdea = IdeaRow & WithFiles & { at: Date; html: string; summary: string }

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
export const readyIdea = (row: IdeaRow & WithFiles, at: Date): ReadyIdea => ({
  ...row,
  at,
  html: toHtml(row.body),
  summary: summaryOf(row.body),
})

/** Supports without a date of their own count as given when the idea was posted. */
function trendingOf({ at, supports, supporters }: ReadyIdea): number {
  const dated = supporters.flatMap((one) => (one.at && one.at > at ? [one.at] : []))
  const undated = supports - dated.length
  let score = scoreAt(at, WEIGHTS.posted)
  if (undated > 0) score = addActivity(score, scoreAt(at, WEIGHTS.supported * undated))
  for (const one of dated) score = addActivity(score, scoreAt(one, WEIGHTS.supported))
  return score
}

/** What a response says by the status that came with it; with none it leaves open what will be. */
const kindOfResponse = (status: IdeaStatus): string =>
  status === 'NOT_NOW' ? 'NOT_NOW' : status === 'NEW' ? 'QUESTION' : 'YES'

const overStatuses: readonly IdeaStatus[] = ['IN_USE', 'NOT_NOW', 'MERGED', 'WITHDRAWN']

function asRecord(run: Run, row: ReadyIdea, id: number) {
  const authorId = run.people.idOf(row.author)
  const supporters = new Map(
    row.supporters.flatMap((one) => {
      const personId = run.people.idOf(one)
      return personId ? [[personId, { personId, at: (one.at ?? row.at).toISOString() }]] : []
    }),
  )
  const { response } = row
  const responderId = response ? run.people.idOf(response.by) : null
  const t = importsMessages.in(run.context.language)
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
    authorKey: authorId ? null : authorKeyOf(row.author),
    at: row.at.toISOString(),
    status: row.status,
    statusAt: (row.statusAt ?? row.at).toISOString(),
    isStatusDated: row.statusAt !== null,
    isOver: overStatuses.includes(row.status),
    supporters: [...supporters.values()],
    unnamed: Math.max(0, row.supports - supporters.size),
    trending: trendingOf(row),
    responseKind: response ? kindOfResponse(row.status) : null,
    responseText: response?.text ?? null,
    responderId,
    responderName: response && !responderId ? (response.by?.name ?? t('importer')) : null,
    responseAt: response ? (response.at ?? row.statusAt ?? row.at).toISOString() : null,
    movedBy: response?.by?.name ?? t('importer'),
    coauthors: row.coauthors.map((one, place) => ({
      place,
      personId: run.people.idOf(one),
      name: one.name,
    })),
  }
}

const columns = sql`r(id int, "externalId" text, hash text, title text, body text, html text, summary text, language text,
  tags jsonb, labels jsonb, "authorId" int, "authorName" text, "authorKey" text, at timestamptz, status "IdeaStatus", "statusAt" timestamptz,
  "isStatusDated" boolean, "isOver" boolean, supporters jsonb, unnamed int, trending float8, "responseKind" text,
  "responseText" text, "responderId" int, "responderName" text, "responseAt" timestamptz, "movedBy" text, coauthors jsonb)`
const tagsOfRow = sql`array(select jsonb_array_elements_text(r.tags))`
const supporters = sql`select r.id, s."personId", s.at from r
  cross join lateral jsonb_to_recordset(r.supporters) as s("personId" int, at timestamptz)`
const coauthors = sql`select r.id, c.place, c."personId", c.name from r
  cross join lateral jsonb_to_recordset(r.coauthors) as c(place int, "personId" int, name text)`
const responses = sql`select id, "responderId", "responderName", true, "responseKind"::"ResponseKind", "responseText", "responseAt"
  from r where "responseText" is not null`

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
        labels, ("authorId" is not null)::int, unnamed + jsonb_array_length(supporters), unnamed, at,
        case when status <> 'NEW' then greatest(at, "statusAt") else at end from r
    ), idea as (
      insert into "Idea" (id, "boardId", "spaceId", status, "statusAt", "supportCount", trending, "createdAt", "respondedAt",
        "declineText")
      select id, ${place.boardId}, ${place.spaceId}, status, "statusAt",
        unnamed + jsonb_array_length(supporters), trending, at, "responseAt",
        case when status = 'NOT_NOW' then "responseText" end from r
    ), responded as (
      insert into "OfficialResponse" ("ideaId", "byId", "byName", "isImported", kind, text, at) ${responses}
    ), named as (
      insert into "PostCoauthor" ("postId", place, "personId", name) ${coauthors}
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level, at) select id, "authorId", 'FOLLOW', at from r where "authorId" is not null
    ), supported as (
      insert into "Support" ("postId", "personId", at) ${supporters}
    ), moved as (
      insert into "StatusChange" ("ideaId", "from", "to", "byName", note, at)
      select id, 'NEW', status, "movedBy", ${t('status.first')}::text, "statusAt" from r where status <> 'NEW'
    )
    insert into "ImportedRow" (kind, "spaceId", "externalId", hash, "postId", "importId", "authorKey")
    select 'ideas', ${place.spaceId}, "externalId", hash, id, ${run.importId}::int, "authorKey" from r
    on conflict (kind, "spaceId", "externalId") do update
      set "authorKey" = excluded."authorKey", hash = excluded.hash, "postId" = excluded."postId", "importId" = excluded."importId"`)
  return new Map(records.map((record) => [record.externalId, record.id]))
}

/** Puts new ideas into the board's counters: last in the transaction, because everybody who posts there waits for them. */
export async function countOnBoard(
  tx: Tx,
  place: Place,
  rows: readonly ReadyIdea[],
): Promise<void> {
  if (rows.length === 0 || place.boardId === null) return
  const statuses = new Map<IdeaStatus, number>()
  for (const { status } of rows) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  const waiting = rows.filter(({ status, response }) => status === 'NEW' && !response).length
  await tx.rows(sql`
    update "Board" set "ideaCount" = "ideaCount" + ${rows.length}, "withoutResponse" = "withoutResponse" + ${waiting}
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
  await tx.rows(
    sql`delete from "PostCoauthor" where "postId" = any(${rows.map((row) => row.postId)}::int[])`,
  )
  await tx.rows(
    sql`with ${given} insert into "PostCoauthor" ("postId", place, "personId", name) ${coauthors}`,
  )
  await moveUntouched(tx, run, records)
  await respondAnew(tx, rows, given)
  await tx.rows(sql`
    with ${given}
    update "ImportedRow" m set hash = r.hash from r
    where m.kind = 'ideas' and m."spaceId" = ${run.place?.spaceId ?? 0} and m."externalId" = r."externalId"`)
}

/** The file's response takes the place of its earlier one; what people here have said stays. */
async function respondAnew(tx: Tx, rows: readonly { postId: number }[], given: Sql): Promise<void> {
  const ids = rows.map((row) => row.postId)
  await tx.rows(
    sql`delete from "OfficialResponse"
      where "isImported" and version = 1 and "withdrawnAt" is null and "ideaId" = any(${ids}::int[])`,
  )
  await tx.rows(sql`with ${given}
    insert into "OfficialResponse" ("ideaId", "byId", "byName", "isImported", kind, text, at)
    select * from (${responses}) anew where not exists (
      select 1 from "OfficialResponse" o where o."ideaId" = anew.id and o."isImported")`)
  await tx.rows(sql`with ${given}, first as (
      update "Idea" i set "respondedAt" = r."responseAt" from r
      where i.id = r.id and i."respondedAt" is null and r."responseAt" is not null returning i.id, i."boardId", i.status,
        i."responseDueAt" is not null as "isPromised"
    ), waiting as (
      select "boardId", count(*)::int as ideas, count(*) filter (where "isPromised")::int as promised
      from first join "Post" p on p.id = first.id and p.state = 'OPEN' where first.status = 'NEW' group by 1)
    update "Board" b set "withoutResponse" = b."withoutResponse" - w.ideas, promised = b.promised - w.promised
    from waiting w where b.id = w."boardId"`)
  await tx.rows(sql`with ${given} update "Idea" i set "declineText" = coalesce(r."responseText", i."declineText")
    from r where i.id = r.id and i.status = 'NOT_NOW' and i."declineReason" is null`)
}

/** A new status in the file changes the idea's, unless somebody here has changed it: theirs counts. */
async function moveUntouched(tx: Tx, run: Run, records: string): Promise<void> {
  const t = importsMessages.in(run.context.language)
  await tx.rows(sql`
    with r as (select * from jsonb_to_recordset(${records}::jsonb) as ${columns}),
    step as (
      select i.id, i."boardId", i.status as "from", r.status as "to", r."isOver", r."movedBy",
        case when r."isStatusDated" then r."statusAt" else ${tx.at}::timestamptz end as at, i."responseDueAt" is not null as "isPromised",
        i."respondedAt" is null and p.state = 'OPEN' as "isOpen"
      from "Idea" i join "Post" p on p.id = i.id join r on r.id = i.id
      where i.status <> r.status and i.status <> 'MERGED'
        and not exists (select 1 from "StatusChange" m where m."ideaId" = i.id and m."byId" is not null)
    ), moved as (
      insert into "StatusChange" ("ideaId", "from", "to", "byName", note, at)
      select id, "from", "to", "movedBy", ${t('status.changed')}::text, at from step
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
        and "boardId" is not null -- an entry of a challenge stands on none
      group by 1, 2 order by 1, 2
      on conflict ("boardId", status) do update set ideas = "BoardStatusCount".ideas + excluded.ideas
    ), active as (
      update "Post" p set "activeAt" = greatest(p."activeAt", step.at) from step where p.id = step.id
    )
    update "Idea" i set status = step."to", "statusAt" = step.at, "assigneeId" = case when not step."isOver" then i."assigneeId" end
    from step where step.id = i.id`)
}
