// Writes people of a file: new ones are made, others brought up to date, and what they wrote elsewhere becomes theirs.
import { addPerson } from '#graphql/people/service.ts'
import { declareSkills } from '#graphql/skills/declared.ts'
import { write } from '#graphql/write.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { peopleImported } from './events.ts'
import { authorKeyOf } from './people.ts'
import { type Badges, isNewBadge } from './person-badges.ts'
import { beginRows } from './row-import.ts'
import type { Run } from './run.ts'

/** A row; what it does not say is empty. */
export type PersonRow = {
  line: number
  hash: string
  email: string
  id: string
  name: string
  title: string
  unit: string
  site: string
  phone: string
  chatUrl: string
  timeZone: string
  spokenLanguages: string[]
  language: string | null
  skills: string[]
  manager: string
  /** As badge numbers are kept; '': none. */
  badge: string
  /** The first one of the badge; null: none is said. */
  pin: string | null
}
export type KnownPerson = {
  id: number
  email: string
  hasLeft: boolean
  isGuest: boolean
  /** Of the row before; null: nobody of this address was imported. */
  hash: string | null
  /** The number of their badge; null: they have none. */
  badge: string | null
} & Pick<
  PersonRow,
  'name' | 'title' | 'unit' | 'site' | 'phone' | 'chatUrl' | 'timeZone' | 'spokenLanguages'
>

type Sorted = {
  fresh: readonly PersonRow[]
  changed: readonly { row: PersonRow; person: KnownPerson }[]
}

const FIELDS = ['name', 'title', 'unit', 'site', 'phone', 'chatUrl', 'timeZone'] as const
/** Does the row say something else than the person's card? What it does not say changes nothing. */
const saysMore = (row: PersonRow, person: KnownPerson): boolean =>
  FIELDS.some((field) => row[field] !== '' && row[field] !== person[field]) ||
  (row.spokenLanguages.length > 0 && row.spokenLanguages.join() !== person.spokenLanguages.join())

/** Writes a batch and counts it. @returns how many earlier posts and comments got their author */
export async function savePeople(
  run: Run,
  badges: Badges,
  { fresh, changed }: Sorted,
): Promise<number> {
  const altered = changed.filter(
    ({ row, person }) => saysMore(row, person) || isNewBadge(row, person),
  )
  run.ideas.new += fresh.length
  run.ideas.changed += altered.length
  run.ideas.unchanged += changed.length - altered.length
  if (run.dryRun || fresh.length + changed.length === 0) return 0
  const importId = await beginRows(run, 'people')
  const wishes = await badges.ready([
    ...fresh.filter((row) => isNewBadge(row)),
    ...changed.filter(({ row, person }) => isNewBadge(row, person)).map(({ row }) => row),
  ])
  let keep = async () => {}
  const { authors } = await write(run.context, 'importPeople', null, async (tx) => {
    const people: { id: number; row: PersonRow }[] = []
    for (const row of fresh) {
      const id = await addPerson(
        tx,
        run.context.requestId,
        { ...row, role: 'MEMBER', language: row.language ?? 'en' },
        'import',
      )
      // Somebody of this address came meanwhile: the next import brings them up to date.
      if (id === null) continue
      await declareSkills(tx, id, row.skills)
      people.push({ id, row })
    }
    for (const { row, person } of changed) people.push({ id: person.id, row })
    await bringUpToDate(tx, people)
    await remember(tx, people, importId)
    keep = await badges.give(tx, people, wishes)
    const theirs = await becomeAuthors(tx, people)
    const changedIds = altered.map(({ person }) => person.id)
    if (changedIds.length + theirs.postIds.length > 0)
      await peopleImported.record(tx, run.actor, {
        file: run.file,
        personIds: changedIds,
        postIds: theirs.postIds,
        commentIds: theirs.commentIds,
      })
    return { authors: theirs.count }
  })
  await keep()
  return authors
}

type Placed = { id: number; row: PersonRow }
const bringUpToDate = (tx: Tx, people: readonly Placed[]) =>
  tx.rows(sql`
    update "Person" p set name = coalesce(nullif(r.name, ''), p.name), title = coalesce(nullif(r.title, ''), p.title),
      unit = coalesce(nullif(r.unit, ''), p.unit), site = coalesce(nullif(r.site, ''), p.site),
      phone = coalesce(nullif(r.phone, ''), p.phone), "chatUrl" = coalesce(nullif(r."chatUrl", ''), p."chatUrl"),
      "timeZone" = coalesce(nullif(r."timeZone", ''), p."timeZone"),
      "spokenLanguages" = case when jsonb_array_length(r."spokenLanguages") = 0 then p."spokenLanguages"
        else array(select jsonb_array_elements_text(r."spokenLanguages")) end,
      "profileVersion" = p."profileVersion" + 1
    from jsonb_to_recordset(${JSON.stringify(people.map(({ id, row }) => ({ ...row, id })))}::jsonb) as r(id int, name text, title text,
      unit text, site text, phone text, "chatUrl" text, "timeZone" text, "spokenLanguages" jsonb)
    where p.id = r.id`)

/** So that the same row changes nothing the next time, and other files find people by their ids. */
async function remember(tx: Tx, people: readonly Placed[], importId: number): Promise<void> {
  const rows = people.flatMap(({ id, row }) => [
    { key: `mail:${row.email}`, hash: row.hash, id },
    ...(row.id ? [{ key: row.id, hash: row.hash, id }] : []),
  ])
  await tx.rows(sql`
    insert into "ImportedRow" (kind, "spaceId", "externalId", hash, "personId", "importId")
    select 'people', 0, r.key, r.hash, r.id, ${importId}::int
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, hash text, id int)
    on conflict (kind, "spaceId", "externalId") do update set hash = excluded.hash, "personId" = excluded."personId"`)
}

/** Posts and comments of earlier imports whose author had one of these addresses become theirs. */
async function becomeAuthors(tx: Tx, people: readonly Placed[]) {
  const keys = people.map(({ row }) => authorKeyOf(row))
  const ids = people.map(({ id }) => id)
  const of = sql`(select * from unnest(${keys}::text[], ${ids}::int[]) as one(key, id)) who
    join "ImportedRow" r on r."authorKey" = who.key`
  const posts = await tx.rows<{ id: number; personId: number }>(sql`
    update "Post" p set "authorId" = who.id, "authorName" = null, "followerCount" = p."followerCount" + 1
    from ${of} where r.kind = 'ideas' and r."postId" = p.id and p."authorId" is null and p."authorName" is not null
      and not exists (select 1 from "PostFollow" f where f."postId" = p.id and f."personId" = who.id)
    returning p.id, who.id as "personId"`)
  await tx.rows(sql`
    insert into "PostFollow" ("postId", "personId", level, at)
    select one.post, one.person, 'FOLLOW', ${tx.at}
    from unnest(${posts.map(({ id }) => id)}::int[], ${posts.map(({ personId }) => personId)}::int[]) as one(post, person)`)
  const comments = await tx.rows<{ id: number; postId: number }>(sql`
    update "Comment" c set "authorId" = who.id, "authorName" = null, "changedAt" = ${tx.at}
    from ${of} where r.kind = 'comments' and r."commentId" = c.id and c."authorId" is null and c."authorName" is not null
    returning c.id, c."postId"`)
  await tx.rows(sql`
    update "Post" p set "participantIds" = array(select c."authorId" from "Comment" c
      where c."postId" = p.id and c."authorId" is not null and c.state = 'OPEN' group by 1 order by max(c.id) desc limit 5)
    where p.id = any(${comments.map(({ postId }) => postId)}::int[])`)
  return {
    count: posts.length + comments.length,
    postIds: [...new Set([...posts.map(({ id }) => id), ...comments.map(({ postId }) => postId)])],
    commentIds: comments.map(({ id }) => id),
  }
}
