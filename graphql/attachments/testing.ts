// For the tests of files: a small HTTP server before the two handlers, and a closed space with Ana and Ben in it and
// Olga outside. Importing it starts the one and fills the other anew before each test.
import { readdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { handleDownload, handleUpload } from './http.ts'
import { FOLDER } from './store.ts'

export let ana: Asker
export let ben: Asker
export let olga: Asker
export let board: string
export let spaceId: number
let server: Server
export let home: string

beforeAll(async () => {
  // Who asks stands in a header here; the product finds it from the session.
  server = createServer(async (request, response) => {
    const id = Number(request.headers['x-person'] ?? 0)
    const context = id
      ? await asker(id).context()
      : { viewer: null, db, language: 'en' as const, requestId: 'test', idempotencyKey: null }
    const key = request.headers['idempotency-key']
    const asked = { ...context, idempotencyKey: typeof key === 'string' ? key : null }
    await (request.method === 'PUT'
      ? handleUpload(request, response, asked)
      : handleDownload(request, response, asked))
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  home = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(
  () =>
    new Promise((closed) => {
      server.closeAllConnections()
      server.close(closed)
    }),
)

beforeEach(async () => {
  const people = await db.rows<{ id: number }>(sql`
    insert into "Person" (email, name) select gen_random_uuid() || '@hollin.example', name
    from unnest(array['Ana Silva', 'Ben Okafor', 'Olga Outside']) with ordinality n(name, nth) order by nth returning id`)
  ;[ana, ben, olga] = people.map(({ id }) => asker(id)) as [Asker, Asker, Asker]
  board = `b${Math.random().toString(36).slice(2, 10)}`
  const space = await db.first<{ id: number }>(
    sql`insert into "Space" (slug, name, kind) values (${board}, 'Field', 'CLOSED') returning id`,
  )
  spaceId = space?.id ?? 0
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id}), (${spaceId}, ${ben.id})`,
  )
  await db.rows(
    sql`with policy as (insert into "ClockPolicy" (unit) values ('DAYS') returning id)
      insert into "Board" ("spaceId", slug, name, "policyId") select ${spaceId}, ${board}, 'Vans', id from policy`,
  )
})

type Uploaded = {
  id: string
  name: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  url: string
  message?: string
}
export const as = (who: Asker | null, more: Record<string, string> = {}) => ({
  ...(who ? { 'x-person': String(who.id) } : {}),
  ...more,
})
export async function put(
  who: Asker | null,
  name: string,
  body: Buffer | string,
  more: Record<string, string> = {},
) {
  const answer = await fetch(`${home}/files?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    body: new Uint8Array(Buffer.from(body)),
    headers: as(who, more),
  })
  return { status: answer.status, file: (await answer.json()) as Uploaded }
}
export const get = (
  who: Asker | null,
  path: string,
  more: Record<string, string> = {},
  method = 'GET',
) => fetch(`${home}${path}`, { method, headers: as(who, more) })
export const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } })
export const onDisk = async () =>
  (await readdir(FOLDER, { recursive: true })).filter((name) => /[0-9a-f]{32}/.test(name))
const POST = `mutation ($input: PostIdeaInput!) { postIdea(input: $input) { number } }`
export const COMMENT = `mutation ($input: PostCommentInput!) { postComment(input: $input) { number } }`
export const post = async (fileIds: string[]) =>
  (
    await ana.ask<{ postIdea: { number: number } }>(POST, {
      input: { board, title: 'With a picture', body: '', tags: [], fileIds },
    })
  ).postIdea.number
