import { once } from 'node:events'
import { utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { staysLive } from '#graphql/testing.ts'
import { days, hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { giveUpSilentReader } from './http.ts'
import { sweepFiles } from './jobs.ts'
import { FOLDER, INCOMING, pathOf } from './store.ts'
import { ana, ben, COMMENT, get, olga, onDisk, picture, post, put, spaceId } from './testing.ts'

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

test('a reader who takes nothing of a file is given up', async () => {
  const server = createServer((request, response) => {
    giveUpSilentReader(response, 300)
    response.end(request.url === '/all' ? 'short' : Buffer.alloc(30_000_000))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const open = async (path: string) => {
    const [[line]] = await Promise.all([
      once(server, 'connection'),
      connect(port, '127.0.0.1', function (this: ReturnType<typeof connect>) {
        this.on('error', () => undefined).pause()
        this.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)
      }),
    ])
    return line as ReturnType<typeof connect>
  }
  const silent = await open('/large')
  await once(silent, 'close')
  const body = await fetch(`http://127.0.0.1:${port}/all`)
  expect(await body.text()).toBe('short')
  server.close()
  server.closeAllConnections()
})
