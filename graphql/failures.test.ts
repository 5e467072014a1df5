// What is said when a request fails: over real HTTP, with a database that is really away.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseUrl } from '#env.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { throughPrisma } from '#prisma/orm.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { handleUpload } from './attachments/http.ts'
import { answerFailure, refusalOf } from './failures.ts'
import { begin } from './guards.ts'
import { signInRoutes } from './identity/http.ts'
import { asker } from './testing.ts'

let cast: Cast
let address: string
const app = express().use(begin, signInRoutes())
app.get('/cut', () => db.rows(sql`select pg_terminate_backend(pg_backend_pid())`))
app.get('/slow', () => db.rows(sql`select pg_sleep(20)`))
app.get('/prisma/cut', () =>
  throughPrisma((prisma) => prisma.$queryRaw`select pg_terminate_backend(pg_backend_pid())::text`),
)
app.get('/prisma/slow', () =>
  throughPrisma((prisma) => prisma.$queryRaw`select pg_sleep(20)::text`),
)
app.get('/prisma/ours', () => throughPrisma((prisma) => prisma.$queryRaw`select nonsense`))
app.get('/ours', () => db.rows(fixed('select nonsense')))
app.put('/files', async (request, response) =>
  handleUpload(request, response, await asker(cast.ann).context()),
)
app.use(answerFailure)
const server = createServer(app)

beforeAll(async () => {
  cast = await makeCast(db)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const send = (path: string, body = '', headers: Record<string, string> = {}) =>
  fetch(`${address}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('A database that is away or too busy', () => {
  test.each(['/cut', '/slow', '/prisma/cut', '/prisma/slow'])(
    'asks for patience: %s',
    async (path) => {
      const answer = await fetch(`${address}${path}`)
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    },
  )

  test.each(['/ours', '/prisma/ours'])(
    'a mistake of ours is not one of them, and is told by its number alone: %s',
    async (path) => {
      const answer = await fetch(`${address}${path}`)
      expect(answer.status).toBe(500)
      expect(await answer.text()).toContain(answer.headers.get('x-request-id'))
    },
  )

  test('a document that meets it says so in the same way', async () => {
    const { context } = asker(cast.ann)
    const away = {
      ...(await context()).db,
      rows: () => db.rows<never>(sql`select pg_terminate_backend(pg_backend_pid())`),
    }
    const error = await asker(cast.ann)
      .ask('{ units }', {}, { db: away })
      .catch((one) => one)
    expect(error).toMatchObject({ extensions: { code: 'TRY_LATER', http: { status: 503 } } })
  })

  test('what is not from the database is not taken for it', () => {
    expect(refusalOf(new Error('connected to nothing'))).toBeUndefined()
    expect(refusalOf('text')).toBeUndefined()
  })
})

describe('A database that only reads', () => {
  const name = new URL(databaseUrl()).pathname.slice(1)
  const setReadOnly = async (is: string) => {
    await db.rows(fixed(`alter database "${name}" set default_transaction_read_only = ${is}`))
    // Connections take it when they are opened.
    const other = new pg.Client({ connectionString: databaseUrl() })
    await other.connect()
    await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [name],
    )
    await other.end()
  }
  afterAll(async () => {
    const other = new pg.Client({ connectionString: databaseUrl() })
    await other.connect()
    await other.query('set default_transaction_read_only = off')
    await other.query(`alter database "${name}" reset default_transaction_read_only`)
    await other.end()
  })

  test('takes no upload, and says when to try again', async () => {
    await setReadOnly('on')
    await expect
      .poll(async () => {
        const answer = await fetch(`${address}/files?name=a.txt`, { method: 'PUT', body: 'text' })
        return [answer.status, answer.headers.get('retry-after')]
      })
      .toEqual([503, '3'])
  })
})

describe('A request that cannot be read is nobody’s failure but its sender’s', () => {
  test.each([
    ['too long', 'a'.repeat(5_000), form, 413],
    [
      'in an unknown script',
      'person=x',
      { 'content-type': `${form['content-type']}; charset=utf-7` },
      415,
    ],
    ['compressed, but is not', 'person=x', { ...form, 'content-encoding': 'gzip' }, 400],
  ])('%s', async (_, body, headers, status) => {
    expect((await send('/sign-in/demo', body, headers)).status).toBe(status)
  })

  test.each([
    ['nl-BE,en;q=0.5', 'Dit verzoek kan niet worden gelezen.'],
    ['de', 'Diese Anfrage kann nicht gelesen werden.'],
    ['', 'This request cannot be read.'],
  ])('is answered in the language of the browser: %s', async (language, text) => {
    const headers = { ...form, 'accept-language': language, 'content-encoding': 'gzip' }
    expect(await (await send('/sign-in/demo', 'person=x', headers)).text()).toBe(text)
  })

  test('a name with a NUL signs nobody in', async () => {
    const answer = await send('/sign-in/demo', 'person=%00', form)
    expect(answer.headers.get('location')).toBe('/sign-in?refused=1')
  })

  test('signing out twice is signing out', async () => {
    const answer = await send('/sign-out')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in'])
  })
})
