// What stands in the file, entry by entry. Secrets never do: of sessions and tokens there are the names and moments alone. What
// somebody wrote without their name is not tied to them in the database, so it cannot be here either.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import yazl from 'yazl'
import { pathOf } from '#graphql/attachments/store.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** Rows of an entry after a key, at most ROWS of them, as { key, row }. Keys are the texts that they are sorted by. */
type Entry = { name: string; rows: (after: number) => Sql }
type Row = { key: number; row: unknown }

/** How many rows are read at once. */
const ROWS = 500
/** How many rows one entry has at most: nobody writes as much. */
const MAX_ROWS = 1_000_000

/** Who they are here, and what they wrote. */
const writtenBy = (id: number): Entry[] => [
  {
    name: 'profile.json',
    rows: (after) => sql`
      select id as key, jsonb_build_object('number', id, 'email', email, 'name', name, 'title', title, 'unit', unit, 'site', site,
        'about', about, 'skills', skills, 'phone', phone, 'chatUrl', "chatUrl", 'spokenLanguages', "spokenLanguages",
        'awayUntil', "awayUntil", 'language', language, 'interfaceLanguage', "interfaceLanguage", 'timeZone', "timeZone",
        'emailFrequency', "emailFrequency", 'theme', theme, 'isPersonalised', "isPersonalised", 'createdAt', "createdAt") as row
      from "Person" where id = ${id} and id > ${after}`,
  },
  {
    name: 'posts.json',
    rows: (after) => sql`
      select id as key, jsonb_build_object('number', id, 'kind', kind, 'state', state, 'title', title, 'body', body, 'tags', tags,
        'createdAt', "createdAt", 'editedAt', "editedAt") as row
      from "Post" where "authorId" = ${id} and state <> 'REMOVED' and id > ${after} order by id limit ${ROWS}`,
  },
  {
    name: 'comments.json',
    rows: (after) => sql`
      select id as key, jsonb_build_object('number', id, 'post', "postId", 'state', state, 'body', body,
        'createdAt', "createdAt", 'editedAt', "editedAt") as row
      from "Comment" where "authorId" = ${id} and state <> 'REMOVED' and id > ${after} order by id limit ${ROWS}`,
  },
  {
    name: 'supports.json',
    rows: (after) => sql`
      select "postId" as key, jsonb_build_object('post', "postId", 'at', at) as row
      from "Support" where "personId" = ${id} and "postId" > ${after} order by "postId" limit ${ROWS}`,
  },
  {
    name: 'following.json',
    rows: (after) => sql`
      select "postId" as key, jsonb_build_object('post', "postId", 'level', level) as row
      from "PostFollow" where "personId" = ${id} and "postId" > ${after} order by "postId" limit ${ROWS}`,
  },
]

/** What they keep here, and how they come in. */
const keptBy = (id: number): Entry[] => [
  {
    name: 'spaces.json',
    rows: (after) => sql`
      select s.id as key, jsonb_build_object('number', s.id, 'name', s.name, 'role', m.role) as row
      from "SpaceMember" m join "Space" s on s.id = m."spaceId"
      where m."personId" = ${id} and s.id > ${after} order by s.id limit ${ROWS}`,
  },
  {
    name: 'drafts.json',
    rows: (after) => sql`
      select * from (
        select row_number() over (order by place)::int as key,
          jsonb_build_object('place', place, 'content', content, 'updatedAt', "updatedAt") as row
        from "Draft" where "personId" = ${id}
      ) drafts where key > ${after} order by key limit ${ROWS}`,
  },
  {
    name: 'files.json',
    rows: (after) => sql`
      select * from (
        select row_number() over (order by id)::int as key, jsonb_build_object('id', id, 'name', name, 'mediaType', "mediaType",
          'bytes', bytes, 'alt', alt, 'post', "postId", 'comment', "commentId", 'createdAt', "createdAt") as row
        from "File" where "ownerId" = ${id}
      ) files where key > ${after} order by key limit ${ROWS}`,
  },
  {
    name: 'sessions.json',
    rows: (after) => sql`
      select * from (
        select row_number() over (order by "createdAt", "idHash")::int as key, jsonb_build_object('browser', "userAgent",
          'createdAt', "createdAt", 'seenAt', "seenAt", 'expiresAt', "expiresAt") as row
        from "Session" where "personId" = ${id}
      ) sessions where key > ${after} order by key limit ${ROWS}`,
  },
  {
    name: 'tokens.json',
    rows: (after) => sql`
      select id as key, jsonb_build_object('name', name, 'scopes', scopes, 'createdAt', "createdAt", 'expiresAt', "expiresAt",
        'revokedAt', "revokedAt", 'lastUsedAt', "lastUsedAt") as row
      from "ApiToken" where "personId" = ${id} and id > ${after} order by id limit ${ROWS}`,
  },
  {
    name: 'log.json',
    rows: (after) => sql`
      select id as key, jsonb_build_object('event', name, 'at', at) as row
      from "Event" where "actorId" = ${id} and id > ${after} order by id limit ${ROWS}`,
  },
]

/** An entry as JSON, read from the database as fast as it is taken. */
async function* asJson(db: Db, { rows }: Entry): AsyncGenerator<string> {
  let after = 0
  let count = 0
  yield '['
  for (;;) {
    const found = await db.rows<Row>(rows(after))
    for (const { row } of found) yield `${count++ ? ',' : ''}\n${JSON.stringify(row)}`
    const last = found.at(-1)
    if (!last || found.length < ROWS || count >= MAX_ROWS) break
    after = Number(last.key)
  }
  yield '\n]\n'
}

type Kept = { id: string; name: string }

/** A file's name in the archive: its id keeps two of the same name apart. */
const nameOf = ({ id, name }: Kept): string =>
  `files/${id.slice(0, 8)}-${name.replace(/[\\/:\p{Cc}]/gu, '_')}`

/** The person's files, one after the other, page by page. */
async function* filesOf(db: Db, id: number): AsyncGenerator<Kept> {
  let after = ''
  for (;;) {
    const found = await db.rows<Kept>(sql`
      select id, name from "File" where "ownerId" = ${id} and id > ${after} order by id limit ${ROWS}`)
    yield* found
    if (found.length < ROWS) return
    after = found.at(-1)?.id ?? ''
  }
}

/**
 * Everything of a person as a ZIP file, made while it is read.
 * @param personId whose; only they themselves may have it
 */
export async function exportOf(db: Db, personId: number): Promise<Readable> {
  const zip = new yazl.ZipFile()
  for (const entry of [...writtenBy(personId), ...keptBy(personId)])
    zip.addReadStreamLazy(entry.name, (add) => add(null, Readable.from(asJson(db, entry))))
  for await (const file of filesOf(db, personId)) {
    const path = pathOf(file.id)
    // One whose bytes are gone stands in files.json all the same.
    const isThere = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    )
    if (isThere)
      zip.addReadStreamLazy(nameOf(file), { compress: false }, (add) =>
        add(null, createReadStream(path)),
      )
  }
  zip.end()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  return output
}
