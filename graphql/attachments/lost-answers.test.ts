// What may have been committed is never undone: a line that is cut just after COMMIT costs nobody a file.
import { readFile, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openProxy } from '#prisma/testing-proxy.ts'

// Before anything reads the address of the database.
const proxy = await openProxy(process.env.DATABASE_URL as string)
process.env.DATABASE_URL = proxy.url
const files = await import('./testing.ts')
const { get, onDisk, picture, put } = files
const { pathOf } = await import('./store.ts')

const SET = `mutation ($fileId: ID!) { setPicture(fileId: $fileId) { pictureUrl } }`

const keyed = (key: string) => ({ 'idempotency-key': key })

test('the answer to an upload is lost: sent again with its key it is there, small picture and all', async () => {
  const photo = await picture().png().toBuffer()
  proxy.loseNextCommit()
  expect((await put(files.ana, 'van.png', photo, keyed('lost'))).status).toBeGreaterThanOrEqual(500)
  const again = await put(files.ana, 'van.png', photo, keyed('lost'))
  expect(again.status).toBe(201)
  expect((await get(files.ana, again.file.url)).status).toBe(200)
  const small = await get(files.ana, `${again.file.url}?size=small`)
  expect(small.headers.get('content-type')).toBe('image/webp')
  expect(await onDisk()).toHaveLength(2)
})

test('what a key once uploaded and the disk no longer has comes back under its own name', async () => {
  const first = await put(files.ana, 'a.txt', 'words', keyed('kept'))
  await rm(pathOf(first.file.id))
  expect((await get(files.ana, first.file.url)).status).toBe(404)
  const again = await put(files.ana, 'a.txt', 'words', keyed('kept'))
  expect(again.file.id).toBe(first.file.id)
  expect(await readFile(pathOf(first.file.id), 'utf8')).toBe('words')
})

test('the answer to a new profile picture is lost: it is there, and the same again says so', async () => {
  const { file } = await put(files.ana, 'me.png', await picture().png().toBuffer())
  const ask = () =>
    files.ana.ask<{ setPicture: { pictureUrl: string } }>(
      SET,
      { fileId: file.id },
      { idempotencyKey: 'me' },
    )
  proxy.loseNextCommit()
  await expect(ask()).rejects.toThrow()
  const { setPicture } = await ask()
  expect((await get(files.ana, setPicture.pictureUrl)).status).toBe(200)
})
