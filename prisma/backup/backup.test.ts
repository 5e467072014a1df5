// A backup from a running server under writes, put into an empty database and data folder.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseUrl, env } from '#env.ts'
import { startServer, type TestServer, type Visitor, visitor } from '#graphql/testing-server.ts'
import { db } from '#prisma/client.ts'
import { makeCast, makeIdea } from '#prisma/factory.ts'
import { createTestDatabase } from '#prisma/testing.ts'
import { backup, restore } from './backup.ts'

let folder: string
let server: TestServer
let ann: Visitor
let ideaId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atrium-backup-'))
  const cast = await makeCast(db)
  const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  ideaId = Buffer.from(`Idea:${idea.id}`).toString('base64')
  server = await startServer(process.env)
  ann = await visitor(server, cast.ann)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const comment = (body: string, fileIds: string[] = []) =>
  ann.ask('mutation($input: PostCommentInput!) { postComment(input: $input) { number } }', {
    input: { postId: ideaId, body, fileIds },
  })
async function upload(n: number): Promise<string> {
  const answer = await ann.raw(`/files?name=note-${n}.txt`, { method: 'PUT', body: `Note ${n}` })
  return (JSON.parse(answer) as { id: string }).id
}
async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

test('gives back large tables as they were, byte by byte', async () => {
  await ask(
    databaseUrl(),
    `insert into "Event" (name, "actorKind", payload, "requestId", at)
    select 'company.seeded', 'SYSTEM', jsonb_build_object('n', n, 'text', repeat(md5(n::text), n % 90)), 'test', now()
    from generate_series(1, 6000) n`,
  )
  const sum = `select count(*)::int as n, md5(string_agg(payload::text, '' order by id)) as sum from "Event"`
  const before = await ask(databaseUrl(), sum)
  const file = join(folder, 'large.tar')
  await backup({ url: databaseUrl(), dataDir: env.ATRIUM_DATA }, file, false)
  const url = await createTestDatabase()
  await restore({ url, dataDir: join(folder, 'large') }, file)
  expect(await ask(url, sum)).toEqual(before)
})

test('holds everything as of one moment, with every file that a row names, and goes on where it was', async () => {
  let isOver = false
  let written = 0
  const writing = (async () => {
    for (; !isOver; written++)
      await comment(`Written while it is backed up ${written}`, [await upload(written)])
  })()
  await expect.poll(() => written, { timeout: 20_000 }).toBeGreaterThan(3)
  const file = join(folder, 'one.tar')
  await backup({ url: databaseUrl(), dataDir: env.ATRIUM_DATA }, file, false)
  isOver = true
  await writing
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  const url = await createTestDatabase()
  const dataDir = join(folder, 'restored')
  const { entries } = await restore({ url, dataDir }, file)
  const [counts] = await ask<Record<string, number>>(
    url,
    `select
    (select count(*)::int from "Comment") as comments, (select "commentCount" from "Post") as counted,
    (select count(*)::int from "File") as files, (select count(*)::int from "Person") as people`,
  )
  expect(counts?.comments).toBeGreaterThan(3)
  expect(counts?.comments).toBe(counts?.counted)
  expect(counts?.people).toBe(6)
  const files = await ask<{ id: string }>(url, 'select id from "File"')
  for (const { id } of files)
    expect(await readFile(join(dataDir, 'files', id.slice(0, 2), id), 'utf8')).toMatch(/^Note \d+$/)
  expect(Object.keys(entries).filter((name) => name.endsWith('-key'))).toEqual([])
  // New rows go on after the old ones, and the event log is still closed for changes.
  await ask(
    url,
    `insert into "Event" select * from jsonb_populate_record((select e from "Event" e limit 1), jsonb_build_object('id', nextval(pg_get_serial_sequence('"Event"', 'id'))))`,
  )
  await expect(ask(url, 'update "Event" set name = name')).rejects.toThrow()
})

test('is refused when it was altered, and never put over what is there', async () => {
  const file = join(folder, 'two.tar')
  await writeFile(join(env.ATRIUM_DATA, 'seal-key'), 'a secret of sealed authors', { flag: 'w' })
  await backup({ url: databaseUrl(), dataDir: env.ATRIUM_DATA }, file, true)
  const whole = await readFile(file)
  const url = await createTestDatabase()
  const place = { url, dataDir: join(folder, 'refused') }
  const altered = join(folder, 'altered.tar')
  for (const at of [0, 600, Math.floor(whole.length / 2), whole.length - 1_800]) {
    const bytes = Buffer.from(whole)
    // A letter of what is written, not of the blanks that fill a block.
    const touched = bytes.findIndex((byte, i) => i >= at && byte > 32)
    bytes[touched] = (bytes[touched] as number) ^ 1
    await writeFile(altered, bytes)
    await expect(restore(place, altered), `byte ${touched}`).rejects.toThrow(
      /altered|not as it was written/,
    )
  }
  await writeFile(altered, whole.subarray(0, whole.length / 2))
  await expect(restore(place, altered)).rejects.toThrow()
  expect(await ask(url, 'select id from "Person"')).toEqual([])
  await expect(restore({ url: databaseUrl(), dataDir: place.dataDir }, file)).rejects.toThrow(
    /empty one/,
  )
  await expect(backup({ url, dataDir: env.ATRIUM_DATA }, file, true)).rejects.toThrow(/EEXIST/)
  await restore(place, file)
  expect(await readFile(join(place.dataDir, 'seal-key'), 'utf8')).toBe('a secret of sealed authors')
})
