// A board as CSV: what its reader may see and nothing else, whole however long it is, and harmless in a spreadsheet.
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cellOf } from '#graphql/csv-cells.ts'
import { begin } from '#graphql/guards.ts'
import { makeToken, startSession } from '#graphql/identity/service.ts'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { boardExportRoutes } from './http.ts'

let cast: Cast
let server: Server
let address: string
beforeAll(async () => {
  cast = await makeCast(db)
  server = express().use(begin, boardExportRoutes()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const get = async (who: number | null, slug: string) =>
  fetch(`${address}/export/boards/${slug}.csv`, {
    headers:
      who === null
        ? {}
        : { cookie: `${SESSION_COOKIE}=${await startSession(who, 'test', '', '')}` },
  })
/** The cells of a file by row and column name; enough of RFC 4180. */
async function rowsOf(answer: Response): Promise<Record<string, string>[]> {
  const text = (await answer.text()).replace(/^\uFEFF/, '')
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') lines.push([])
  }
  const [names = [], ...rows] = lines.filter((cells) => cells.length > 0)
  return rows.map((cells) => Object.fromEntries(names.map((name, nth) => [name, cells[nth] ?? ''])))
}

test('a reader gets every idea once, however many, with status, votes, tags and the official response', async () => {
  const board = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo })
  const ideas: number[] = []
  for (let nth = 0; nth < 3; nth++)
    ideas.push((await makeIdea(db, { boardId: board.id, authorId: cast.ann })).id)
  await db.rows(sql`
    insert into "Post" (kind, "spaceId", "authorId", title, body, "bodyHtml", summary)
    select 'idea', ${cast.field.spaceId}, ${cast.ben}, 'Many ' || n, '', '', '' from generate_series(1, 450) n`)
  await db.rows(sql`
    insert into "Idea" (id, "boardId", "spaceId")
    select id, ${board.id}, "spaceId" from "Post" where title like 'Many %' and "spaceId" = ${cast.field.spaceId}`)
  const cleo = asker(cast.cleo)
  await cleo.ask(
    'mutation($id: ID!) { declineIdea(ideaId: $id, reason: "TOO_EARLY", text: "Not before, \\"well\\", May") { number } }',
    { id: ideas[0] },
  )
  const answer = await get(cast.dan, board.slug)
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${board.slug}.csv"`)
  const rows = await rowsOf(answer)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(453)
  expect(rows).toHaveLength(453)
  expect(rows[0]).toMatchObject({
    id: String(ideas[0]),
    author: 'Ann Archer',
    status: 'NOT_NOW',
    official_response: 'NOT_NOW',
    response_by: 'Cleo Costa',
    response: 'Not before, "well", May',
    decline_reason: 'TOO_EARLY',
  })
  expect(rows[0]?.url).toMatch(/\/ideas\/\d+$/)
})

test('whoever may not read a board is told the same as of one that does not exist; without signing in nobody gets anything', async () => {
  const answers = [
    await get(cast.dan, cast.lab.board),
    await get(cast.eve, cast.vault.board),
    await get(cast.dan, 'no-such-board'),
  ]
  for (const answer of answers) expect(answer.status).toBe(404)
  const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()))
  for (const other of others) expect(other).toBe(first)
  expect((await get(null, cast.field.board)).status).toBe(401)
  expect((await get(cast.ann, cast.lab.board)).status).toBe(200)
})

test('it holds no held or removed idea of others, no address, no name of a sealed author, and no withdrawn response', async () => {
  const board = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo })
  const idea = async (title: string) => {
    const { id } = await makeIdea(db, { boardId: board.id, authorId: cast.ann })
    await db.rows(sql`update "Post" set title = ${title} where id = ${id}`)
    return id
  }
  const [held, removed, sealed] = [await idea('Held'), await idea('Removed'), await idea('Sealed')]
  await db.rows(sql`update "Post" set state = 'HELD' where id = ${held}`)
  await db.rows(sql`update "Post" set state = 'REMOVED' where id = ${removed}`)
  await db.rows(
    sql`update "Post" set "authorId" = null, "authorTag" = 'x', "sealedAuthor" = 'x' where id = ${sealed}`,
  )
  await db.rows(sql`
    insert into "OfficialResponse" ("ideaId", "byId", kind, text, "withdrawnAt")
    values (${sealed}, ${cast.cleo}, 'YES', 'A mistake', now())`)
  const text = await (await get(cast.ben, board.slug)).text()
  expect(text).toContain('Sealed')
  for (const secret of ['Held', 'Removed', 'Ann', '@atrium.example', 'A mistake', 'authorTag'])
    expect(text).not.toContain(secret)
})

test('a board is a feed of its latest ideas for the same people, by a token as the password too', async () => {
  const board = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo })
  const { id } = await makeIdea(db, { boardId: board.id, authorId: cast.ann })
  await db.rows(
    sql`update "Post" set title = ${'A & B <b>\u0001 "c" 👍'}, tags = ${['x&y']} where id = ${id}`,
  )
  const held = await makeIdea(db, { boardId: board.id, authorId: cast.ann })
  await db.rows(sql`update "Post" set title = 'Held', state = 'HELD' where id = ${held.id}`)
  const token = await makeToken(cast.dan, 'Reader', ['read'])
  const url = `${address}/export/boards/${board.slug}.atom`
  const basic = (password: string) => ({
    headers: { authorization: `Basic ${Buffer.from(`dan:${password}`).toString('base64')}` },
  })
  const answer = await fetch(url, basic(token))
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  const text = await answer.text()
  expect(text.match(/<entry/g)).toHaveLength(1)
  expect(text).toContain('<title>A &amp; B &lt;b&gt; &quot;c&quot; 👍</title>')
  expect(text).toContain('<author><name>Ann Archer</name></author>')
  expect(text).not.toContain('Held')
  expect(text).toContain('<category term="x&amp;y"/>')
  const etag = answer.headers.get('etag') ?? ''
  const again = await fetch(url, {
    headers: { ...basic(token).headers, 'if-none-match': etag },
  })
  expect([again.status, await again.text()]).toEqual([304, ''])
  // Nobody, a wrong password, and a board that its reader may not see.
  expect((await fetch(url)).headers.get('www-authenticate')).toMatch(/^Basic /)
  expect((await fetch(url, basic('wrong'))).status).toBe(401)
  const lab = `${address}/export/boards/${cast.lab.board}.atom`
  expect((await fetch(lab, basic(token))).status).toBe(404)
})

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['a, "b"\nc', '"a, ""b""\nc"'],
  ['a-b', 'a-b'],
  [' =1+1', "' =1+1"],
  ['＝cmd', "'＝cmd"],
  // Where a semicolon stands between cells, one begins in the middle of ours.
  ['a;=HYPERLINK("x")', `"a;'=HYPERLINK(""x"")"`],
  ['a\n=cmd|x!A1', `"a\n'=cmd|x!A1"`],
  ['a\n- one\n====\n+1', '"a\n- one\n====\n+1"'],
  [-3, '-3'],
  [null, ''],
  [['=1', 'b'], `"'=1, b"`],
])('a cell of %j stands as %j', (value, cell) => {
  expect(cellOf(value)).toBe(cell)
})
