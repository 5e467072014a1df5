import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, request as httpRequest, type Server } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Asker, asker, staysLive } from '#graphql/testing.ts'
import { days, hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { handleDownload, handleUpload } from './http.ts'
import { sweepFiles } from './jobs.ts'
import { makePicture, UnreadablePicture } from './pictures.ts'
import { LARGEST_FILE, megabytes } from './sizes.ts'
import { FOLDER, INCOMING, pathOf } from './store.ts'

let ana: Asker
let ben: Asker
let olga: Asker
let board: string
let spaceId: number
let server: Server
let home: string

beforeAll(async () => {
  // Who asks stands in a header here; the product finds it from the session.
  server = createServer(async (request, response) => {
    const id = Number(request.headers['x-person'] ?? 0)
    const context = id
      ? await asker(id).context()
      : { viewer: null, db, requestId: 'test', idempotencyKey: null }
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
    sql`insert into "Board" ("spaceId", slug, name) values (${spaceId}, ${board}, 'Vans')`,
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
const as = (who: Asker | null, more: Record<string, string> = {}) => ({
  ...(who ? { 'x-person': String(who.id) } : {}),
  ...more,
})
async function put(
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
const get = (who: Asker | null, path: string, more: Record<string, string> = {}, method = 'GET') =>
  fetch(`${home}${path}`, { method, headers: as(who, more) })
const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } })
const onDisk = async () =>
  (await readdir(FOLDER, { recursive: true })).filter((name) => /[0-9a-f]{32}/.test(name))
const POST = `mutation ($input: PostIdeaInput!) { postIdea(input: $input) { number } }`
const COMMENT = `mutation ($input: PostCommentInput!) { postComment(input: $input) { number } }`
const post = async (fileIds: string[]) =>
  (
    await ana.ask<{ postIdea: { number: number } }>(POST, {
      input: { board, title: 'With a picture', body: '', tags: [], fileIds },
    })
  ).postIdea.number

describe('taking files in', () => {
  test('a photo comes in upright, without its place, with a small one beside it', async () => {
    const photo = await picture(80, 40)
      .withExif({
        IFD0: { Orientation: '6', Make: 'Spy' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 3/1 0/1' },
      })
      .jpeg()
      .toBuffer()
    const { status, file } = await put(ana, 'van.JPG', photo)
    expect(status).toBe(201)
    expect(file).toMatchObject({
      name: 'van.jpg',
      mediaType: 'image/jpeg',
      url: `/files/${file.id}`,
    })
    const kept = await readFile(pathOf(file.id))
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
    expect(kept.includes('Spy')).toBe(false)
    expect(file.bytes).toBe(kept.length)
    const small = await get(ana, `${file.url}?size=small`)
    expect(small.headers.get('content-type')).toBe('image/webp')
  })

  test('a photo taken on its side is turned', async () => {
    const photo = await picture(80, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect((await put(ana, 'side.jpg', photo)).file).toMatchObject({ width: 40, height: 80 })
  })

  test('a large picture is made smaller, a moving one keeps moving', async () => {
    const large = await put(ana, 'large.png', await picture(3_000, 1_000).png().toBuffer())
    expect(large.file).toMatchObject({ width: 2_400, height: 800, mediaType: 'image/png' })
    const frames = await sharp(
      Buffer.concat([Buffer.alloc(20 * 20 * 3, 10), Buffer.alloc(20 * 20 * 3, 200)]),
      {
        raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
      },
    )
      .gif()
      .toBuffer()
    const moving = await put(ana, 'wave.gif', frames)
    expect(moving.file).toMatchObject({
      name: 'wave.webp',
      mediaType: 'image/webp',
      width: 20,
      height: 20,
    })
    expect((await sharp(pathOf(moving.file.id), { animated: true }).metadata()).pages).toBe(2)
  })

  test.each<[string, string, () => Promise<Buffer> | Buffer]>([
    [
      'a drawing with a script',
      'logo.svg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    [
      'the same under a picture’s name',
      'logo.png',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a page', 'page.html', () => Buffer.from('<!doctype html><script>1</script>')],
    [
      'a page under a picture’s name',
      'page.jpg',
      () => Buffer.from('<!doctype html><script>1</script>'),
    ],
    ['a picture under another kind’s name', 'photo.pdf', () => picture().png().toBuffer()],
    ['a program', 'setup.exe', () => Buffer.from('MZ')],
    [
      'a program under a text’s name',
      'notes.txt',
      () => Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03]),
    ],
    ['a document with macros', 'sheet.xlsm', () => Buffer.from('PK')],
    [
      'a zip that says it is a document',
      'letter.docx',
      () => Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
    ],
    ['nothing at all', 'empty.txt', () => Buffer.alloc(0)],
    ['a file without an ending', 'README', () => Buffer.from('hello')],
    [
      'a picture that breaks off',
      'half.png',
      async () =>
        (
          await sharp({
            create: {
              width: 300,
              height: 300,
              channels: 3,
              background: 'red',
              noise: { type: 'gaussian', mean: 128, sigma: 60 },
            },
          })
            .png()
            .toBuffer()
        ).subarray(0, 9_000),
    ],
  ])('%s is refused and leaves nothing', async (_, name, body) => {
    const before = await onDisk()
    const { status, file } = await put(ana, name, await body())
    expect(status).toBe(400)
    expect(file.message).toBeTruthy()
    expect(await onDisk()).toEqual(before)
  })

  test('a picture of too many pixels is refused before it takes memory, however small its file', async () => {
    const wall = await picture(9_000, 7_000).png({ palette: true, colours: 2 }).toBuffer()
    expect(wall.length).toBeLessThan(megabytes(1))
    expect(await put(ana, 'wall.png', wall)).toMatchObject({
      status: 400,
      file: { message: expect.stringContaining('too large') },
    })
  })

  test('a drawing is not opened even when nothing before has looked at its content', async () => {
    const path = join(INCOMING, 'd'.repeat(32))
    await writeFile(path, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    await expect(makePicture(path, 'image/png')).rejects.toThrow(UnreadablePicture)
    await rm(path)
  })

  test('documents and texts are taken as they are, and given back to the byte', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')
    const { status, file } = await put(ana, 'Größe & Preis.pdf', pdf)
    expect(status).toBe(201)
    const answer = await get(ana, file.url)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="Gro__e & Preis.pdf"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe%20%26%20Preis.pdf',
    )
    expect((await put(ana, 'data.csv', 'a;b\n1;2')).status).toBe(201)
  })

  test('names lose folders, direction marks and tricks', async () => {
    const name = async (raw: string) => (await put(ana, raw, 'hello')).file.name
    expect(await name('../../etc/passwd.txt')).toBe('passwd.txt')
    expect(await name('C:\\Users\\ana\\notes.txt')).toBe('notes.txt')
    expect(await name('in\u202Etxt.exe.txt')).toBe('intxt.exe.txt')
    expect(await name('...hidden.txt')).toBe('hidden.txt')
    expect(await name('a"b<c>.txt')).toBe('a-b-c-.txt')
    expect(Buffer.byteLength(await name(`${'ü'.repeat(300)}.txt`))).toBeLessThanOrEqual(200)
  })

  test('a file above the limit is refused: at once when it says so, and on the way when it does not', async () => {
    const before = await readdir(INCOMING)
    const told = await new Promise<number>((answered, failed) => {
      const sending = httpRequest(`${home}/files?name=big.txt`, {
        method: 'PUT',
        headers: as(ana, { 'content-length': String(megabytes(1_024)) }),
      })
      sending.on('response', (answer) => answered(answer.statusCode ?? 0)).on('error', failed)
      sending.write('a')
    })
    expect(told).toBe(413)
    const part = Buffer.alloc(megabytes(1), 'a')
    const untold = await new Promise<number>((answered) => {
      const sending = httpRequest(`${home}/files?name=big.txt`, {
        method: 'PUT',
        headers: as(ana, { 'transfer-encoding': 'chunked' }),
      })
      sending
        .on('response', (answer) => answered(answer.statusCode ?? 0))
        .on('error', () => answered(-1))
      let left = LARGEST_FILE / part.length + 1
      const next = (): void => {
        while (left-- > 0) if (!sending.write(part)) return void sending.once('drain', next)
      }
      next()
    })
    expect(untold).toBe(413)
    expect(await readdir(INCOMING)).toEqual(before)
  })

  test('an upload that breaks off leaves nothing', async () => {
    const sending = httpRequest(`${home}/files?name=half.txt`, {
      method: 'PUT',
      headers: as(ana, { 'content-length': '100000' }),
    })
    sending.on('error', () => {})
    sending.write('half of it')
    const seen = async (): Promise<number> => (await readdir(INCOMING)).length
    await expect.poll(seen).toBeGreaterThan(0)
    sending.destroy()
    await expect.poll(seen).toBe(0)
  })

  test('a stranger takes nothing in; the same key twice makes one file', async () => {
    expect((await put(null, 'a.txt', 'a')).status).toBe(401)
    const first = await put(ana, 'a.txt', 'a', { 'idempotency-key': 'k1' })
    const second = await put(ana, 'a.txt', 'a', { 'idempotency-key': 'k1' })
    expect(second.file.id).toBe(first.file.id)
    expect((await onDisk()).filter((name) => name.includes(first.file.id))).toHaveLength(1)
    expect((await put(ana, 'b.txt', 'b', { 'idempotency-key': 'k1' })).status).toBe(409)
  })

  test('five hundred files are enough for a day', async () => {
    await db.rows(sql`
      insert into "File" (id, "ownerId", name, "mediaType", bytes) select md5(random()::text || i), ${ben.id}, 'x', 'text/plain', 1
      from generate_series(1, 500) i`)
    expect((await put(ben, 'one-more.txt', 'x')).status).toBe(429)
  })
})

describe('giving files out', () => {
  const png = async () => (await put(ana, 'van.png', await picture().png().toBuffer())).file

  test('until it stands somewhere, a file is its owner’s alone', async () => {
    const { url } = await png()
    expect((await get(ana, url)).status).toBe(200)
    for (const who of [ben, olga]) expect((await get(who, url)).status).toBe(404)
    expect((await get(null, url)).status).toBe(401)
  })

  test('under an idea it is seen by those who see the idea, and dies with access', async () => {
    const file = await png()
    const number = await post([file.id])
    expect((await get(ben, file.url)).status).toBe(200)
    for (const method of ['GET', 'HEAD'])
      for (const path of [file.url, `${file.url}?size=small`])
        expect((await get(olga, path, { range: 'bytes=0-3' }, method)).status).toBe(404)
    await db.rows(
      sql`delete from "SpaceMember" where "personId" in (${ben.id}, ${ana.id}) and "spaceId" = ${spaceId}`,
    )
    expect((await get(ben, file.url)).status).toBe(404)
    expect((await get(ana, file.url)).status).toBe(404)
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ben.id}), (${spaceId}, ${ana.id})`,
    )
    await db.rows(sql`update "Post" set state = 'HIDDEN' where id = ${number}`)
    expect((await get(ben, file.url)).status).toBe(404)
    expect((await get(ana, file.url)).status).toBe(200)
    await db.rows(sql`update "Post" set state = 'REMOVED' where id = ${number}`)
    expect((await get(ana, file.url)).status).toBe(404)
  })

  test('under a comment it goes with the comment', async () => {
    const file = await png()
    const number = await post([])
    const { postComment } = await ana.ask<{ postComment: { number: number } }>(COMMENT, {
      input: { postId: number, body: 'See', fileIds: [file.id] },
    })
    expect((await get(ben, file.url)).status).toBe(200)
    await ana.ask('mutation ($id: ID!) { removeComment(commentId: $id) { number } }', {
      id: postComment.number,
    })
    expect((await get(ben, file.url)).status).toBe(404)
  })

  test('what is not there and what may not be seen are answered alike', async () => {
    const { url } = await png()
    const said = async (path: string) => {
      const answer = await get(olga, path)
      return [answer.status, await answer.text(), answer.headers.get('cache-control')]
    }
    expect(await said(url)).toEqual(await said(`/files/${'0'.repeat(32)}`))
    expect(await said('/files/..%2f..%2fetc%2fpasswd')).toEqual(await said('/files/nothing'))
  })

  test('nothing is ever run, sniffed, embedded elsewhere or kept by a cache', async () => {
    const html = (await put(ana, 'page.txt', '<!doctype html><script>alert(1)</script>')).file
    for (const file of [await png(), html]) {
      const { headers } = await get(ana, file.url)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('private, no-store')
    }
    expect((await get(ana, html.url)).headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await get(ana, html.url)).headers.get('content-type')).toBe('text/plain')
  })

  test('a player gets the part it asks for', async () => {
    const { url } = (await put(ana, 'ten.txt', '0123456789')).file
    const part = async (range: string) => {
      const answer = await get(ana, url, { range })
      return [answer.status, await answer.text(), answer.headers.get('content-range')]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=4-99')).toEqual([206, '456789', 'bytes 4-9/10'])
    expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10'])
    expect(await part('bytes=5-2')).toEqual([200, '0123456789', null])
    expect(await part('bytes=-1,3-4')).toEqual([200, '0123456789', null])
    expect((await get(ana, url, {}, 'HEAD')).headers.get('content-length')).toBe('10')
    expect((await get(ana, url, {}, 'DELETE')).status).toBe(405)
  })
})

describe('looking after files', () => {
  const upload = async (who = ana) =>
    (await put(who, 'van.png', await picture(300, 200).png().toBuffer())).file

  test('only the owner describes and removes a file, and the idea’s page hears of it', async () => {
    const file = await upload()
    const number = await post([file.id])
    const describe_ =
      'mutation ($id: ID!, $alt: String!) { describeFile(fileId: $id, alt: $alt) { alt } }'
    await expect(ben.ask(describe_, { id: file.id, alt: 'mine' })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
    await staysLive({
      reader: ben,
      room: `post:${number}`,
      document: `query { idea(id: "${number}") { files { alt url } } }`,
      change: () => ana.ask(describe_, { id: file.id, alt: 'A red van' }),
    })
    const remove = 'mutation ($id: ID!) { removeFile(fileId: $id) }'
    await expect(ben.ask(remove, { id: file.id })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
    await ana.ask(remove, { id: file.id })
    expect((await get(ana, file.url)).status).toBe(404)
    await expect
      .poll(async () => (await onDisk()).filter((name) => name.includes(file.id)))
      .toEqual([])
  })

  test('a face is a square that everyone signed in sees; the one before is gone', async () => {
    const SET = 'mutation ($id: ID!) { setPicture(fileId: $id) { pictureUrl } }'
    const set = async () =>
      (await ana.ask<{ setPicture: { pictureUrl: string } }>(SET, { id: (await upload()).id }))
        .setPicture.pictureUrl
    const first = await set()
    const seen = await get(olga, first)
    expect(seen.status).toBe(200)
    expect(await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).toMatchObject({
      width: 256,
      height: 256,
    })
    const second = await set()
    expect((await get(olga, first)).status).toBe(404)
    expect((await get(olga, second)).status).toBe(200)
    await ana.ask('mutation { removePicture { pictureUrl } }')
    expect((await get(ana, second)).status).toBe(404)
    await expect(ben.ask(SET, { id: (await upload()).id })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
  })

  test('the sweep takes what nobody claimed in a day and strays on the disk, and leaves the rest', async () => {
    const [lonely, claimed, drafted] = [await upload(), await upload(), await upload()]
    await post([claimed.id])
    await db.rows(sql`
      insert into "Draft" ("personId", place, content) values (${ana.id}, 'idea', ${JSON.stringify({ files: [drafted.id] })}::jsonb)`)
    const stray = pathOf('ab'.padEnd(32, '0'))
    await writeFile(join(INCOMING, 'f'.repeat(32)), 'cut off')
    await writeFile(stray, 'left over').catch(async () => {
      const { mkdir } = await import('node:fs/promises')
      await mkdir(join(FOLDER, 'ab'), { recursive: true })
      await writeFile(stray, 'left over')
    })
    const old = new Date(Date.now() - days(2))
    for (const path of [stray, join(INCOMING, 'f'.repeat(32))]) await utimes(path, old, old)
    await sweepFiles(db)
    expect((await get(ana, lonely.url)).status).toBe(200)
    expect(
      (await onDisk()).some((name) => name.includes('ab'.padEnd(32, '0')) || name.includes('ffff')),
    ).toBe(false)
    await sweepFiles(db, new Date(Date.now() + days(1) + hours(1)))
    expect((await get(ana, lonely.url)).status).toBe(404)
    expect((await get(ana, claimed.url)).status).toBe(200)
    expect((await get(ana, drafted.url)).status).toBe(200)
  })
})
