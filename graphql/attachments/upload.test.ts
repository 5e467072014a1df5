import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { makePicture, UnreadablePicture } from './pictures.ts'
import { MAX_FILES_A_DAY, megabytes } from './sizes.ts'
import { INCOMING, pathOf } from './store.ts'
import { ana, as, ben, board, get, home, onDisk, picture, put } from './testing.ts'

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
    const wall = await picture(9_000, 7_000).greyscale().png().toBuffer()
    expect(wall.length).toBeLessThan(megabytes(1))
    expect(await put(ana, 'wall.png', wall)).toMatchObject({
      status: 413,
      file: { message: expect.stringContaining('the maximum is 60 million pixels') },
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
      let left = MAX_FILE_BYTES / part.length + 1
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

describe('one who sends without end', () => {
  test('has few on their way at once; the others are told to come one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => put(ana, `${i}.txt`, 'x')),
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(30 - refused.length)
    expect((await put(ana, 'later.txt', 'x')).status).toBe(201)
  })

  test('of those that come at once, only what fits into the day is taken', async () => {
    await db.rows(sql`
      insert into "File" (id, "ownerId", name, "mediaType", bytes)
      select md5(${board} || n), ${ana.id}, 'before.txt', 'text/plain', 1 from generate_series(1, ${MAX_FILES_A_DAY - 3}::int) n`)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => put(ana, `${i}.txt`, 'x')),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 201, 201, 429, 429, 429, 429, 429,
    ])
  })
})
