// Somebody's own data: all that is theirs, nothing of others, no secret, for themselves alone.
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepBytes } from '#graphql/attachments/store.ts'
import { begin } from '#graphql/guards.ts'
import { makeToken, startSession } from '#graphql/identity/service.ts'
import { entriesOf, readEntry } from '#graphql/imports/zip.ts'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { myDataRoutes } from './http.ts'
import { DAILY_EXPORTS } from './limits.ts'

let cast: Cast
let server: Server
let address: string
let folder: string
beforeAll(async () => {
  cast = await makeCast(db)
  folder = await mkdtemp(join(tmpdir(), 'atrium-my-data-'))
  server = express().use(begin, myDataRoutes()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/export/my-data.zip`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const cookieOf = async (id: number) =>
  `${SESSION_COOKIE}=${await startSession(id, 'test', 'Firefox', '')}`
const download = (headers: Record<string, string>) => fetch(address, { method: 'POST', headers })

/** What stands in the file, by name. */
async function contentOf(answer: Response): Promise<Map<string, string>> {
  const path = join(folder, `${crypto.randomUUID()}.zip`)
  await writeFile(path, Buffer.from(await answer.arrayBuffer()))
  const content = new Map<string, string>()
  for (const [name, entry] of await entriesOf(path))
    content.set(name, await text(await readEntry(path, entry)))
  return content
}

test('somebody has all that they wrote, with their files, and nothing of anybody else', async () => {
  const { ann, ben, lab, field } = cast
  const idea = await makeIdea(db, {
    boardId: lab.boardId,
    authorId: ann,
    title: 'A quiet hoist',
    supporterIds: [ann],
  })
  await makeIdea(db, { boardId: field.boardId, authorId: ben, title: 'Of Ben alone' })
  for (let nth = 0; nth < 501; nth++)
    await db.rows(sql`insert into "Comment" ("postId", "authorId", body, "bodyHtml", "createdAt", "changedAt")
      values (${idea.id}, ${ann}, ${`Number ${nth}.`}, '', now(), now())`)
  await makeComment(db, { postId: idea.id, authorId: ben, body: 'Ben has seen it.' })
  const file = crypto.randomUUID().replaceAll('-', '')
  await keepBytes(Buffer.from('How it hangs.'), file)
  await db.rows(sql`insert into "File" (id, "ownerId", "postId", name, "mediaType", bytes)
    values (${file}, ${ann}, ${idea.id}, 'a/plan.txt', 'text/plain', 13)`)
  await asker(ann).ask(
    'mutation($content: String!) { saveDraft(place: "idea", baseVersion: 0, content: $content) }',
    { content: JSON.stringify({ title: 'Soon' }) },
  )
  await makeToken(ann, 'Weekly report', ['read'])
  const cookie = await cookieOf(ann)
  const before = await lastEvent()
  const answer = await download({ cookie })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const content = await contentOf(answer)
  const json = (name: string) => JSON.parse(content.get(name) ?? '')
  expect(json('profile.json')).toMatchObject([{ email: 'ann@atrium.example' }])
  expect(json('posts.json')).toMatchObject([{ title: 'A quiet hoist' }])
  expect(json('comments.json')).toHaveLength(501)
  expect(json('drafts.json')).toMatchObject([{ place: 'idea' }])
  expect(json('supports.json')).toMatchObject([{ post: idea.id }])
  expect(json('tokens.json')).toMatchObject([{ name: 'Weekly report' }])
  expect(content.get(`files/${file.slice(0, 8)}-a_plan.txt`)).toBe('How it hangs.')
  const all = [...content.values()].join('\n')
  expect(all).not.toMatch(/Of Ben alone|Ben has seen it|ben@atrium/)
  const secrets = await db.rows<{ hash: string }>(
    sql`select hash from "ApiToken" union all select "idHash" from "Session"`,
  )
  for (const { hash } of [...secrets, { hash: cookie.split('=')[1] ?? '' }])
    expect(all).not.toContain(hash)
  expect(await recordedEvents(before)).toMatchObject([
    { name: 'person.data-exported', actorId: ann },
  ])
})

test('it is for themselves, in a browser, a few times a day', async () => {
  const token = await makeToken(cast.ben, 'Script', ['read', 'write'])
  expect((await download({})).status).toBe(401)
  expect((await download({ authorization: `Bearer ${token}` })).status).toBe(401)
  const cookie = await cookieOf(cast.ben)
  for (let nth = 0; nth < DAILY_EXPORTS; nth++) {
    const answer = await download({ cookie })
    expect(answer.status).toBe(200)
    await answer.arrayBuffer()
  }
  const before = await lastEvent()
  expect((await download({ cookie })).status).toBe(429)
  expect(await recordedEvents(before)).toEqual([])
})
