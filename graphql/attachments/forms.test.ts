// Forms with files over real HTTP, read as a page's action reads them.
import { readdir, readFile } from 'node:fs/promises'
import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createReadableStreamFromReadable } from '@react-router/node'
import express from 'express'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { limitBody, MAX_WITH_FILES } from '#graphql/body-limit.ts'
import { Refusal } from '#graphql/errors.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { formsOf, type ReadForm } from './forms.ts'
import { MAX_FILE_BYTES, MAX_FILES } from './limits.ts'
import { readMultipart } from './multipart.ts'
import {
  MAX_AT_ONCE,
  MAX_FILES_A_DAY,
  MAX_OUTSIDE_BY_FORM,
  MAX_OUTSIDE_BY_NETWORK,
} from './sizes.ts'
import { INCOMING, pathOf } from './store.ts'
import { ana, board, onDisk, picture, post } from './testing.ts'

type Answer = { status: number; words: [string, string][]; refused: ReadForm['refused'] }

let server: Server
let port: number
let whoAsks: typeof ana | null = null
/** Of whoever has no account. */
let network = '192.0.2.1'

beforeAll(async () => {
  const app = express().use((_request, response, next) => {
    response.locals.takeLonger = () => {}
    next()
  }, limitBody)
  app.post(['/', '/outside', '/outside-too'], async (raw, response) => {
    const context = whoAsks
      ? await whoAsks.context()
      : {
          viewer: null,
          db,
          language: 'en' as const,
          requestId: 'test',
          idempotencyKey: null,
          network,
        }
    const request = new Request(`http://atrium${raw.path}`, {
      method: 'POST',
      headers: { 'content-type': raw.headers['content-type'] ?? '' },
      body: createReadableStreamFromReadable(raw),
      duplex: 'half',
    } as RequestInit)
    try {
      const { form, refused } = await formsOf(context, raw, response, async (path) =>
        path.startsWith('/outside'),
      )(request)
      response.json({ words: [...form], refused })
    } catch (error) {
      const http = error instanceof Refusal ? error.extensions.http : { status: 500 }
      if (!response.headersSent) response.status((http as { status: number }).status).end('{}')
    }
  })
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
afterEach(async () => {
  whoAsks = null
  // Whatever came of it, nothing stays on its way.
  await expect.poll(() => readdir(INCOMING)).toEqual([])
})

type Part = { name: string; file?: string; content: string | Buffer }
const BOUNDARY = 'xX--part'
const headOf = ({ name, file }: Omit<Part, 'content'>) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${
    file === undefined ? '' : `; filename="${file}"\r\nContent-Type: application/octet-stream`
  }\r\n\r\n`
const END = `--${BOUNDARY}--\r\n`
const bodyOf = (parts: readonly Part[]) =>
  Buffer.concat([
    ...parts.flatMap((part) => [
      Buffer.from(headOf(part)),
      Buffer.from(part.content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(END),
  ])
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`

/** A request whose body is written by the test. */
function begin(first: string | Buffer, headers: Record<string, string | number> = {}, path = '/') {
  const sending = httpRequest({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path,
    headers: { 'content-type': MULTIPART, ...headers },
  })
  const answered = new Promise<Answer>((resolve) => {
    sending.on('error', () => resolve({ status: 0, words: [], refused: {} }))
    sending.on('response', async (answer) => {
      let text = ''
      for await (const part of answer) text += part
      const said = text.startsWith('{') ? JSON.parse(text) : {}
      resolve({ status: answer.statusCode ?? 0, ...said })
    })
  })
  sending.write(first)
  return { sending, answered }
}

/** Sends pieces as they are taken; the answer may come before the last of them. */
function send(
  pieces: Iterable<string | Buffer>,
  headers: Record<string, string | number> = {},
): Promise<Answer> {
  const { sending, answered } = begin('', headers)
  const left = pieces[Symbol.iterator]()
  const next = (): void => {
    for (let piece = left.next(); !piece.done; piece = left.next())
      if (!sending.write(piece.value)) return void sending.once('drain', next)
    sending.end()
  }
  next()
  return answered
}
const asAna = (parts: readonly Part[]) => {
  whoAsks = ana
  return send([bodyOf(parts)])
}
const wordsIn = ({ words }: Answer, name: string) =>
  words.filter(([field]) => field === name).map(([, value]) => value)

const fileOf = (id: string | undefined) =>
  db.first<{ name: string; mediaType: string; postId: number | null }>(
    sql`select name, "mediaType", "postId" from "File" where id = ${id ?? ''}`,
  )

describe('a form with files', () => {
  test('brings its words and, by their ids, its files, which can then stand under an idea', async () => {
    const answer = await asAna([
      { name: 'title', content: 'Größe zählt' },
      { name: 'tags', content: 'a' },
      { name: 'fileIds', file: 'Größe & Preis.png', content: await picture().png().toBuffer() },
      { name: 'tags', content: 'b' },
      { name: 'fileIds', file: 'sheet.csv', content: 'a;b\n1;2' },
    ])
    expect(answer).toMatchObject({ status: 200, refused: {} })
    expect(wordsIn(answer, 'title')).toEqual(['Größe zählt'])
    expect(wordsIn(answer, 'tags')).toEqual(['a', 'b'])
    const [first, second] = wordsIn(answer, 'fileIds')
    expect(await fileOf(first)).toMatchObject({ name: 'Größe & Preis.png', mediaType: 'image/png' })
    expect(await readFile(pathOf(second ?? ''), 'utf8')).toBe('a;b\n1;2')
    const number = await post([first ?? '', second ?? ''])
    expect((await fileOf(first))?.postId).toBe(number)
  })

  test('in which nothing was chosen brings none; two of one name are two', async () => {
    const empty = await asAna([
      { name: 'body', content: 'x' },
      { name: 'fileIds', file: '', content: '' },
    ])
    expect(empty).toMatchObject({ words: [['body', 'x']], refused: {} })
    const twice = await asAna(
      ['one', 'two'].map((content) => ({ name: 'fileIds', file: 'note.txt', content })),
    )
    const ids = wordsIn(twice, 'fileIds')
    expect(new Set(ids).size).toBe(2)
    expect(await Promise.all(ids.map((id) => readFile(pathOf(id), 'utf8')))).toEqual(['one', 'two'])
  })

  test('whose file is too large keeps its words and its other files', async () => {
    whoAsks = ana
    const part = Buffer.alloc(1024 * 1024, 'a')
    const answer = await send([
      headOf({ name: 'fileIds', file: 'before.txt' }),
      'small\r\n',
      headOf({ name: 'fileIds', file: 'film.txt' }),
      ...Array.from({ length: MAX_FILE_BYTES / part.length + 3 }, () => part),
      '\r\n',
      headOf({ name: 'title' }),
      'What I typed\r\n',
      END,
    ])
    expect(answer.status).toBe(200)
    expect(answer.refused).toEqual({
      fileIds: ['film.txt: This file is too large: the maximum is 50 MB.'],
    })
    expect(wordsIn(answer, 'title')).toEqual(['What I typed'])
    expect(wordsIn(answer, 'fileIds')).toHaveLength(1)
  })

  test('is checked as PUT /files is: by name, by content, by how many came today', async () => {
    const before = await onDisk()
    const answer = await asAna([
      { name: 'fileIds', file: 'setup.exe', content: 'MZ' },
      { name: 'fileIds', file: 'photo.png', content: '<!doctype html><script>1</script>' },
      { name: 'fileIds', file: 'empty.txt', content: '' },
      { name: 'body', content: 'still here' },
    ])
    expect(answer.refused.fileIds).toEqual([
      expect.stringMatching(/^setup\.exe: \.exe files are not supported\./),
      'photo.png: The content of this file does not match .png.',
      'empty.txt: This file is empty.',
    ])
    expect(answer.words).toEqual([['body', 'still here']])
    await db.rows(sql`
      insert into "File" (id, "ownerId", name, "mediaType", bytes)
      select md5(${board} || n), ${ana.id}, 'before.txt', 'text/plain', 1 from generate_series(1, ${MAX_FILES_A_DAY}::int) n`)
    const full = await asAna([{ name: 'fileIds', file: 'more.txt', content: 'x' }])
    expect(full.refused.fileIds?.[0]).toMatch(/^more\.txt: You have reached today’s upload limit/)
    expect(await onDisk()).toEqual(before)
  })

  test('may call its fields as JavaScript calls its own: that is a name like another', async () => {
    const names = ['constructor', '__proto__', 'toString']
    const answer = await asAna(names.map((name) => ({ name, file: 'setup.exe', content: 'MZ' })))
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.refused)).toEqual(names)
  })

  test('with more files than fit under an idea keeps those that do', async () => {
    const answer = await asAna(
      Array.from({ length: MAX_FILES + 2 }, (_, i) => ({
        name: 'fileIds',
        file: `${i}.txt`,
        content: 'x',
      })),
    )
    expect(wordsIn(answer, 'fileIds')).toHaveLength(MAX_FILES)
    expect(answer.refused.fileIds).toEqual([
      `${MAX_FILES}.txt: At most ${MAX_FILES} files.`,
      `${MAX_FILES + 1}.txt: At most ${MAX_FILES} files.`,
    ])
  })

  test('that comes beside many others brings its words all the same', async () => {
    whoAsks = ana
    const content = [
      { name: 'body', content: 'typed' },
      { name: 'fileIds', file: 'a.txt', content: 'x' },
    ]
    const held = Array.from({ length: MAX_AT_ONCE }, () =>
      begin(`${headOf({ name: 'f', file: 'b.txt' })}${'b'.repeat(1_000)}`),
    )
    await expect.poll(async () => (await readdir(INCOMING)).length).toBe(MAX_AT_ONCE)
    const answer = await send([bodyOf(content)])
    expect(wordsIn(answer, 'body')).toEqual(['typed'])
    expect(answer.refused.fileIds?.[0]).toMatch(/^a\.txt: Too many files at once/)
    for (const { sending, answered } of held) {
      sending.end(`x\r\n${END}`)
      expect(await answered).toMatchObject({ status: 200, refused: {} })
    }
    expect((await send([bodyOf(content)])).refused).toEqual({})
  })

  test('of words alone is read in either way', async () => {
    whoAsks = ana
    const plain = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await send(['title=A+b&tags=1&tags=2'], plain)).toMatchObject({
      words: [
        ['title', 'A b'],
        ['tags', '1'],
        ['tags', '2'],
      ],
    })
  })
})

describe('what is no honest form', () => {
  const many = (count: number, part: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => part(n))

  test('from nobody is refused before a file of it is read', async () => {
    const before = await onDisk()
    const answer = await send([bodyOf([{ name: 'fileIds', file: 'a.txt', content: 'x' }])])
    expect(answer.status).toBe(401)
    expect(await onDisk()).toEqual(before)
  })

  test('of ten gigabytes is refused at once, whoever sends it', async () => {
    const huge = { 'content-length': 10 * MAX_WITH_FILES }
    whoAsks = ana
    expect((await send([headOf({ name: 'a' })], huge)).status).toBe(413)
    whoAsks = null
    expect((await send([headOf({ name: 'a' })], huge)).status).toBe(413)
  })

  test.each<[string, () => Iterable<string | Buffer>]>([
    [
      'ten thousand words',
      () => [...many(10_000, (n) => `${headOf({ name: `f${n}` })}x\r\n`), END],
    ],
    [
      'ten thousand files',
      () => [...many(10_000, (n) => `${headOf({ name: 'f', file: `${n}.txt` })}x\r\n`), END],
    ],
    ['a word of a megabyte', () => [bodyOf([{ name: 'a', content: 'x'.repeat(1_048_576) }])]],
    [
      'a hundred words that are a megabyte together',
      () => [bodyOf(many(100, String).map((name) => ({ name, content: 'x'.repeat(10_486) })))],
    ],
  ])('with %s is refused as too much', async (_, pieces) => {
    whoAsks = ana
    const files = async () =>
      (
        await db.first<{ n: number }>(
          sql`select count(*)::int as n from "File" where "ownerId" = ${ana.id}`,
        )
      )?.n
    expect((await send(pieces())).status).toBe(413)
    expect(await files()).toBe(0)
  })

  test.each<[string, string, string]>([
    ['without a boundary', 'multipart/form-data', bodyOf([{ name: 'a', content: 'b' }]).toString()],
    ['of another kind', 'application/json', '{"title":"x"}'],
    ['of many kinds', `multipart/mixed; boundary=${BOUNDARY}`, 'x'],
    ['without parts', MULTIPART, 'title=x'],
    ['that is empty', MULTIPART, ''],
    ['that stops in a part', MULTIPART, `${headOf({ name: 'title' })}half of i`],
    ['that stops in a file', MULTIPART, `${headOf({ name: 'f', file: 'a.txt' })}half of i`],
    ['that stops in the head of a part', MULTIPART, headOf({ name: 'title' }).slice(0, -20)],
  ])('%s is refused as unreadable', async (_, type, body) => {
    whoAsks = ana
    expect((await send([body], { 'content-type': type })).status).toBe(400)
  })

  test('that breaks off half-way leaves nothing, though a file of it had come in whole', async () => {
    whoAsks = ana
    const before = await onDisk()
    const { sending } = begin(`${headOf({ name: 'f', file: 'whole.txt' })}whole\r\n`, {
      'content-length': 100_000,
    })
    sending.write(`${headOf({ name: 'f', file: 'half.txt' })}half of i`)
    await expect.poll(async () => (await readdir(INCOMING)).length).toBe(2)
    sending.destroy()
    await expect.poll(() => readdir(INCOMING)).toEqual([])
    expect(await onDisk()).toEqual(before)
    expect(await db.rows(sql`select 1 from "File" where "ownerId" = ${ana.id}`)).toEqual([])
  })

  test('however long, is never in memory', async () => {
    const most = 400
    let left = most
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left === most) controller.enqueue(Buffer.from(headOf({ name: 'f', file: 'a.txt' })))
        if (left-- > 0) return controller.enqueue(Buffer.alloc(1024 * 1024, 'a'))
        controller.enqueue(Buffer.from(`\r\n${END}`))
        controller.close()
      },
    })
    const before = process.memoryUsage().arrayBuffers
    let largest = 0
    await readMultipart(body, MULTIPART, async ({ content }) => {
      for await (const _ of content)
        largest = Math.max(largest, process.memoryUsage().arrayBuffers - before)
    })
    expect(left).toBeLessThan(0)
    expect(largest / (most * 1024 * 1024)).toBeLessThan(0.6)
  })

  test('that falls silent is given up after half a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from(headOf({ name: 'title' }))),
      })
      const read = readMultipart(body, MULTIPART, async () => {})
      const given = expect(read).rejects.toThrow('silent')
      await vi.advanceTimersByTimeAsync(31_000)
      await given
    } finally {
      vi.useRealTimers()
    }
  })
})

test('those without an account at one form or in one network keep no others waiting', async () => {
  const photo = { name: 'photo', file: 'a.png' }
  const comeFrom = async (place: string, path: string): Promise<string | undefined> => {
    network = place
    const { sending, answered } = begin(bodyOf([{ ...photo, content: 'no picture' }]), {}, path)
    sending.end()
    return (await answered).refused.photo?.[0]
  }
  const waiting = [1, 2].flatMap((nth) => {
    network = `198.51.100.${nth}`
    return Array.from({ length: MAX_OUTSIDE_BY_NETWORK }, () => ({ network, path: '/outside' }))
  })
  expect(waiting).toHaveLength(MAX_OUTSIDE_BY_FORM)
  const held = []
  for (const [nth, one] of waiting.entries()) {
    network = one.network
    held.push(begin(`${headOf(photo)}${'b'.repeat(1_000)}`, {}, one.path))
    await expect.poll(async () => (await readdir(INCOMING)).length).toBe(nth + 1)
    if (nth !== MAX_OUTSIDE_BY_NETWORK - 1) continue
    // The first network is full, at each form; the form is not.
    expect(await comeFrom('198.51.100.1', '/outside-too')).toMatch(/Too many files at once/)
    expect(await comeFrom('198.51.100.3', '/outside')).not.toMatch(/Too many/)
  }
  expect(await comeFrom('198.51.100.3', '/outside')).toMatch(/Too many files at once/)
  expect(await comeFrom('198.51.100.3', '/outside-too')).not.toMatch(/Too many/)
  for (const { sending } of held) sending.destroy()
})

test('whoever has no account sends one picture where a form of theirs stands, and nowhere else', async () => {
  const bytes = new Uint8Array(await picture().png().toBuffer())
  const send = async (path: string, files: [string, string][]) => {
    const form = new FormData()
    form.append('title', 'By phone')
    for (const [name, type] of files) form.append('photo', new Blob([bytes], { type }), name)
    return fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: form })
  }
  expect((await send('/', [['a.png', 'image/png']])).status).toBe(401)
  const both = await send('/outside', [
    ['a.png', 'image/png'],
    ['b.png', 'image/png'],
  ])
  const { words, refused } = (await both.json()) as Answer
  const ids = words.filter(([field]) => field === 'photo').map(([, id]) => id)
  expect([ids.length, refused.photo?.length]).toEqual([1, 1])
  const [file] = await db.rows<{ ownerId: number | null; name: string }>(
    sql`select "ownerId", name from "File" where id = ${ids[0]}`,
  )
  expect(file).toEqual({ ownerId: null, name: 'picture.png' })
  const page = (await (await send('/outside', [['a.pdf', 'application/pdf']])).json()) as Answer
  expect(page.refused.photo).toEqual(['a.pdf: Only a picture can be sent here.'])
})
