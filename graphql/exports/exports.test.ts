// A space leaves as a ZIP file and comes back equal; nothing leaves that somebody may not see.
// The kind of post that only tests know is carried as any other.
import '#graphql/testing-kind/feature.ts'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import express from 'express'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import yazl from 'yazl'
import { keepBytes, newFileId } from '#graphql/attachments/store.ts'
import { clockAt, ENTER, INPUT, OPENS, START } from '#graphql/challenges/testing.ts'
import { makeService } from '#graphql/customers/testing.ts'
import { begin } from '#graphql/guards.ts'
import { startSession } from '#graphql/identity/service.ts'
import { entriesOf, readEntry } from '#graphql/imports/zip.ts'
import { postKinds } from '#graphql/post-kinds.ts'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { CARRIED } from './carried.ts'
import { readCatalog } from './catalog.ts'
import { archivePath } from './files.ts'
import type { Manifest } from './format.ts'
import { exportRoutes } from './http.ts'
import { jobs } from './jobs.ts'
import { STAYS } from './staying.ts'

const SEALED = { name: 'Zsuzsanna Quilligan', mail: 'zq-sealed@atrium.example' }
const CUSTOMER = 'My lift stands still since Tuesday.'
let cast: Cast
let ann: Asker
let eve: Asker
let server: Server
let address: string
let cookie: string
let folder: string

const run = async (name: string, archiveId: number) =>
  jobs.find((job) => job.name === name)?.run({ archiveId }, db, new Date())
const START_EXPORT = 'mutation($space: String) { startExport(space: $space) }'
const ARCHIVES = `{ archives { number direction state posts comments files people newPeople spaceNames trouble canDownload canTakeBack } }`
type Listed = { archives: { number: number; state: string; trouble: string | null }[] }
const latest = async (who = eve) => (await who.ask<Listed>(ARCHIVES)).archives[0]
const refused = (code: string) => ({ extensions: { code } })
const post = (path: string, body?: BodyInit, as = cookie) =>
  fetch(`${address}/exports${path}`, {
    method: 'POST',
    headers: { cookie: as },
    redirect: 'manual',
    ...(body ? { body } : {}),
  })
const upload = async (path: string) => {
  const form = new FormData()
  form.set('file', new Blob([await readFile(path)]), 'field.zip')
  const answer = await post('', form)
  return Number(/archive=(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])
}

beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  eve = asker(cast.eve)
  folder = await mkdtemp(join(tmpdir(), 'atrium-exports-'))
  server = express().use(begin, exportRoutes()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  cookie = `${SESSION_COOKIE}=${await startSession(cast.eve, 'test', 'Firefox', '')}`
  await makeContent()
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

/** Ideas with all that can stand under them, in the space `field`. */
async function makeIdeas(): Promise<number> {
  const { ben, cleo, dan, field } = cast
  const [picture, plan] = [newFileId(), newFileId()]
  const idea = await makeIdea(db, {
    boardId: field.boardId,
    authorId: cast.ann,
    title: 'A quieter hoist',
    body: `Ask @Ben Bakker.\n\n![How it hangs](/files/${picture})`,
    supporterIds: [ben, dan],
    tags: ['noise'],
  })
  await db.rows(sql`
    insert into "Mention" ("postId", "commentId", "personId") values (${idea.id}, 0, ${ben})`)
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  await keepBytes(png, picture)
  await keepBytes(Buffer.from('Four bolts.'), plan)
  const comment = await makeComment(db, { postId: idea.id, authorId: ben, body: 'Seen in Ghent.' })
  await makeComment(db, { postId: idea.id, authorId: cleo, body: 'Yes.', replyToId: comment.id })
  const gone = await makeComment(db, { postId: idea.id, authorId: dan, body: 'Words taken back.' })
  await asker(dan).ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', {
    id: gone.id,
  })
  await db.rows(sql`
    insert into "File" (id, "ownerId", "postId", "commentId", name, "mediaType", bytes, width, height)
    values (${picture}, ${cast.ann}, ${idea.id}, null, 'hoist.png', 'image/png', ${png.length}, 8, 8),
      (${plan}, ${ben}, ${idea.id}, ${comment.id}, 'plan.txt', 'text/plain', 11, null, null)`)
  await ann.ask(
    'mutation($id: ID!) { react(commentId: $id, emoji: "🎉", isOn: true) { number } }',
    {
      id: comment.id,
    },
  )
  const other = await makeIdea(db, { boardId: field.boardId, authorId: dan, title: 'The same' })
  await asker(cleo).ask(
    'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into, note: "The same") { number } }',
    { id: other.id, into: idea.id },
  )
  await asker(cleo).ask(
    'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: YES, text: "We try it in Ghent.") { number } }',
    { id: idea.id },
  )
  return idea.id
}

/** One post of every kind, one that is sealed, and a customer's thread. */
async function makeContent(): Promise<void> {
  const { cleo, field } = cast
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${field.spaceId}`)
  const ideaId = await makeIdeas()
  const sue = asker((await makePerson(db, { name: SEALED.name, email: SEALED.mail })).id)
  const sealed = await sue.ask<{ postIdea: { number: number } }>(
    'mutation($board: String!) { postIdea(input: { board: $board, title: "What nobody says", body: "It leaks.", sealed: true }) { number } }',
    { board: field.board },
  )
  await sue.ask('mutation($input: PostCommentInput!) { postComment(input: $input) { number } }', {
    input: { postId: String(sealed.postIdea.number), body: 'In two places.' },
  })
  const question = await ann.ask<{ askQuestion: { number: number } }>(
    'mutation { askQuestion(space: "field", input: { title: "Which oil does it take?", body: "In winter." }) { number } }',
  )
  const answer = await makeComment(db, {
    postId: question.askQuestion.number,
    authorId: cast.ben,
    body: 'The thin one.',
  })
  await ann.ask(
    'mutation($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }',
    { id: question.askQuestion.number, answer: answer.id },
  )
  await ann.ask(
    'mutation { postMemo(space: "field", input: { title: "A memo", body: "For all." }) { number } }',
  )
  const { startChallenge } = await asker(cleo).ask<{ startChallenge: { number: number } }>(
    START,
    { space: 'field', input: INPUT },
    { at: OPENS },
  )
  await clockAt(OPENS)
  await asker(cast.ben).ask(
    ENTER,
    { id: startChallenge.number, title: 'Call first' },
    { at: OPENS },
  )
  await ann.ask(
    'mutation($id: ID!, $idea: ID!) { enterIdea(challengeId: $id, ideaId: $idea) { number } }',
    { id: startChallenge.number, idea: ideaId },
    { at: OPENS },
  )
  const service = await makeService(cast)
  await db.rows(sql`
    update "Space" s set "memberCount" = (select count(*) from "SpaceMember" m where m."spaceId" = s.id)`)
  const { slug } = await service.channel('FORM')
  await asker(cast.dan).ask(
    'mutation($slug: String!, $text: String!) { askUs(channel: $slug, name: "Mrs Lambert", email: "lambert@example.com", subject: "A lift", text: $text) { name } }',
    { slug, text: CUSTOMER },
  )
}

/** What stands in an archive, by name; pictures and files as Base64. */
async function contentOf(path: string): Promise<Map<string, string>> {
  const content = new Map<string, string>()
  for (const [name, entry] of await entriesOf(path)) {
    const source = await readEntry(path, entry)
    content.set(name, await text(name.startsWith('files/') ? source.setEncoding('base64') : source))
  }
  return content
}

async function exported(space: string | null, name: string): Promise<string> {
  const { startExport } = await eve.ask<{ startExport: number }>(START_EXPORT, { space })
  await run('make-export', startExport)
  expect(await latest()).toMatchObject({ state: 'READY', trouble: null, canDownload: true })
  const path = join(folder, name)
  await copyFile(archivePath(startExport), path)
  return path
}

test('every table of the database is carried, or it is said why not', async () => {
  const tables = await db.rows<{ name: string }>(sql`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations' order by 1`)
  const told = [...CARRIED.map(({ table }) => table), ...Object.values(STAYS).flat()]
  expect(told.toSorted()).toEqual(tables.map(({ name }) => name).toSorted())
  // What must name a row names one that is carried too, and what must be there is.
  const carried = new Set([...CARRIED.map(({ table }) => table), 'Person'])
  const wrong = [...(await readCatalog(db))].flatMap(([table, { columns }]) =>
    columns
      .filter(({ name, isNullable, hasDefault, root }) => {
        const stays = CARRIED.find((one) => one.table === table)?.without?.includes(name)
        if (stays) return !isNullable && !hasDefault && name !== 'bodyHtml'
        return root !== null && !isNullable && !carried.has(root)
      })
      .map(({ name }) => `${table}.${name}`),
  )
  expect(wrong).toEqual([])
  // A new column with a secret would leave with its row otherwise.
  const secret = [...(await readCatalog(db))].flatMap(([table, { columns }]) =>
    columns
      .filter(({ name }) => /sealed|secret|hash|token|Tag$|Key$/.test(name))
      .filter(({ name }) => {
        const carriedAs = CARRIED.find((one) => one.table === table)
        return ![...(carriedAs?.without ?? []), ...(carriedAs?.marks ?? [])].includes(name)
      })
      .map(({ name }) => `${table}.${name}`),
  )
  expect(secret).toEqual([])
})

test('a space leaves and comes back without a difference', async () => {
  const first = await exported('field', 'first.zip')
  const content = await contentOf(first)
  const rows = (table: string) =>
    (content.get(`tables/${table}.jsonl`) ?? '')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  const restricted = postKinds().filter((kind) => kind.name === 'customer-thread')
  expect(restricted).toHaveLength(1)
  expect([...new Set(rows('Post').map(({ kind }) => kind))].toSorted()).toEqual(
    postKinds()
      .map((kind) => kind.name)
      .filter((name) => name !== 'customer-thread')
      .toSorted(),
  )
  for (const table of [
    'Comment',
    'Reaction',
    'Mention',
    'File',
    'OfficialResponse',
    'StatusChange',
    'ChallengeEntry',
    'Support',
    'Knowledge',
  ])
    expect(rows(table).length, table).toBeGreaterThan(0)
  expect(rows('Post').filter(({ mergedIntoId }) => mergedIntoId)).toHaveLength(1)
  // Somewhere else nobody has these addresses.
  await db.rows(sql`update "Space" set slug = 'old-' || slug`)
  await db.rows(sql`update "Board" set slug = 'old-' || slug`)
  await db.rows(sql`update "Person" set email = 'old-' || email where id <> ${cast.eve}`)
  const number = await upload(first)
  await run('look-at-archive', number)
  const people = content.get('people.jsonl')?.trim().split('\n').length ?? 0
  expect(await latest()).toMatchObject({
    state: 'READY',
    trouble: null,
    posts: rows('Post').length,
    files: 2,
    people,
    newPeople: people - (content.get('people.jsonl')?.includes('eve@') ? 1 : 0),
    spaceNames: ['The field'],
  })
  const since = await lastEvent()
  await eve.ask('mutation($n: Int!) { takeBackArchive(number: $n) }', { n: number })
  await run('take-back-archive', number)
  expect(await latest()).toMatchObject({ state: 'DONE', trouble: null })
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual([
    'archive.space-returned',
    'archive.posts-returned',
    'archive.returned',
  ])
  const again = await contentOf(await exported('field', 'second.zip'))
  const withoutTime = (text = '') => ({ ...JSON.parse(text), madeAt: '' })
  expect(withoutTime(again.get('manifest.json'))).toEqual(withoutTime(content.get('manifest.json')))
  for (const name of content.keys())
    if (name !== 'manifest.json') expect(again.get(name), name).toBe(content.get(name))
  expect(await miscounts(db)).toEqual([])
  const found = await db.first<{ html: string; picture: string; ben: number }>(sql`
    select p."bodyHtml" as html, f.id as picture, (select id from "Person" where email = 'ben@atrium.example') as ben
    from "Post" p join "Space" s on s.id = p."spaceId" join "File" f on f."postId" = p.id and f."commentId" is null
    where s.slug = 'field' and p.title = 'A quieter hoist'`)
  expect(found?.html).toContain(`/files/${found?.picture}`)
  expect(found?.html).toContain(`/people/${found?.ben}`)
  // Whom nobody knew has no access until an administrator gives it.
  expect(
    await db.rows(
      sql`select 1 from "Person" where email = 'ben@atrium.example' and "deactivatedAt" is null`,
    ),
  ).toEqual([])
})

test('neither the author of a sealed post nor a customer leaves, nor what was taken back', async () => {
  const all = [...(await contentOf(join(folder, 'first.zip'))).values()].join('\n')
  expect(all).toContain('What nobody says')
  expect(all).not.toMatch(/Quilligan|zq-sealed|Mrs Lambert|stands still since|Words taken back/)
  const secrets = await db.rows<{ tag: string }>(sql`
    select "authorTag" as tag from "Post" where "authorTag" is not null
    union all select "sealedAuthor" from "Post" where "sealedAuthor" <> ''`)
  expect(secrets.length).toBeGreaterThan(1)
  for (const { tag } of secrets) expect(all).not.toContain(tag)
})

test('an export is of what its reader sees, for them alone, once, and goes after a day', async () => {
  await expect(ann.ask(START_EXPORT, { space: 'field' })).rejects.toMatchObject(
    refused('NOT_ALLOWED'),
  )
  await expect(eve.ask(START_EXPORT, { space: 'old-vault' })).rejects.toMatchObject(
    refused('NOT_FOUND'),
  )
  expect((await ann.ask<Listed>(ARCHIVES).catch(() => ({ archives: [] }))).archives).toEqual([])
  await exported(null, 'all.zip')
  const { spaces } = JSON.parse(
    (await contentOf(join(folder, 'all.zip'))).get('manifest.json') ?? '',
  )
  expect(spaces.map(({ slug }: { slug: string }) => slug).toSorted()).toEqual([
    'field',
    'old-field',
  ])
  const number = (await latest())?.number
  const second = await makePerson(db, { role: 'ADMIN' })
  const stranger = `${SESSION_COOKIE}=${await startSession(second.id, 'test', 'Firefox', '')}`
  expect((await post(`/${number}.zip`, undefined, stranger)).status).toBe(404)
  expect((await post(`/${number}.zip`, undefined, '')).status).toBe(404)
  const since = await lastEvent()
  const answer = await post(`/${number}.zip`)
  expect(answer.status).toBe(200)
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000)
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['archive.downloaded'])
  expect((await post(`/${number}.zip`)).status).toBe(404)
  const { startExport } = await eve.ask<{ startExport: number }>(START_EXPORT, { space: 'field' })
  await expect(eve.ask(START_EXPORT, { space: 'field' })).rejects.toMatchObject(refused('CONFLICT'))
  await run('make-export', startExport)
  const expire = jobs.find(({ name }) => name === 'expire-archives')
  await expire?.run({}, db, new Date(Date.now() + 25 * 3_600_000))
  expect(await latest()).toMatchObject({ state: 'EXPIRED', canDownload: false })
  expect((await post(`/${startExport}.zip`)).status).toBe(404)
})

test('an export that nothing carries on has failed after six hours, and another one can be asked for', async () => {
  const { startExport } = await eve.ask<{ startExport: number }>(START_EXPORT, { space: 'field' })
  const expire = jobs.find(({ name }) => name === 'expire-archives')
  await expire?.run({}, db, new Date(Date.now() + 5 * 3_600_000))
  expect(await latest()).toMatchObject({ number: startExport, state: 'WAITING' })
  await expire?.run({}, db, new Date(Date.now() + 7 * 3_600_000))
  expect(await latest()).toMatchObject({ number: startExport, state: 'FAILED' })
  await run('make-export', startExport)
  expect(await latest()).toMatchObject({ number: startExport, state: 'FAILED' })
  await eve.ask(START_EXPORT, { space: 'field' })
})

type Changed = (entries: Map<string, Buffer>, manifest: Manifest) => void
/** An archive like another one, with something changed and all checksums right. */
async function forge(from: string, to: string, change: Changed): Promise<void> {
  const entries = new Map<string, Buffer>()
  for (const [name, entry] of await entriesOf(from))
    entries.set(name, await buffer(await readEntry(from, entry)))
  const manifest: Manifest = JSON.parse(String(entries.get('manifest.json')))
  change(entries, manifest)
  for (const one of manifest.entries)
    one.sha256 = createHash('sha256')
      .update(entries.get(one.name) ?? '')
      .digest('hex')
  entries.set('manifest.json', Buffer.from(JSON.stringify(manifest)))
  const zip = new yazl.ZipFile()
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name)
  zip.end()
  await writeFile(to, await buffer(zip.outputStream as Readable))
}
const entryOf = ({ entries }: Manifest, name: string) =>
  entries.find((one) => one.name === name) as Manifest['entries'][number]

test('an archive with one changed byte, or that is none, is refused and changes nothing', async () => {
  const counts = () =>
    db.rows(sql`select count(*) from "Post" union all select count(*) from "Person"`)
  const before = await counts()
  const bytes = await readFile(join(folder, 'first.zip'))
  // Within the first file that is stored as it is, and so has no check of the ZIP's own reader.
  const at = bytes.indexOf('Four bolts.')
  bytes[at] = 'f'.charCodeAt(0)
  await writeFile(join(folder, 'changed.zip'), bytes)
  await writeFile(join(folder, 'none.zip'), 'Not a ZIP file.')
  const first = join(folder, 'first.zip')
  await forge(first, join(folder, 'rows.zip'), (_, manifest) => {
    entryOf(manifest, 'tables/File.jsonl').rows = 99_000_000
  })
  await forge(first, join(folder, 'long.zip'), (entries, manifest) => {
    entries.set('tables/Comment.jsonl', Buffer.alloc(13_000_000, 'x'))
    entryOf(manifest, 'tables/Comment.jsonl').rows = 0
  })
  for (const [name, words] of [
    ['changed.zip', /checksum/],
    ['none.zip', /./],
    ['rows.zip', /File.jsonl is wrong/],
    ['long.zip', /too long/],
  ] as const) {
    const number = await upload(join(folder, name))
    await run('look-at-archive', number)
    const row = await latest()
    expect(row).toMatchObject({ state: 'FAILED', canTakeBack: false })
    expect(row?.trouble).toMatch(words)
    await expect(
      eve.ask('mutation($n: Int!) { takeBackArchive(number: $n) }', { n: number }),
    ).rejects.toMatchObject(refused('CONFLICT'))
  }
  expect(await counts()).toEqual(before)
})
