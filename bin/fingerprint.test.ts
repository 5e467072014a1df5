import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeIfStale } from './fingerprint.ts'

const folder = await mkdtemp(join(tmpdir(), 'atrium-made-'))
const from = join(folder, 'from')
const into = join(folder, 'into')
await mkdir(join(from, 'deep'), { recursive: true })
await writeFile(join(from, 'deep', 'a.ts'), 'one')
await writeFile(join(from, 'a.test.ts'), 'one')
afterAll(() => rm(folder, { recursive: true }))

const only = (path: string) => !path.endsWith('.test.ts')
const make = () => makeIfStale({ from: [from], into, only }, async () => {})

test('a thing is made once, and again only when what it is made from has changed', async () => {
  expect(await make()).toBe(true)
  expect(await make()).toBe(false)
  await utimes(join(from, 'deep', 'a.ts'), new Date(), new Date())
  await writeFile(join(from, 'a.test.ts'), 'two')
  expect(await make()).toBe(false)
  await writeFile(join(from, 'deep', 'a.ts'), 'two')
  expect(await make()).toBe(true)
  await rename(join(from, 'deep', 'a.ts'), join(from, 'deep', 'b.ts'))
  expect(await make()).toBe(true)
})

test('a thing whose making failed is made at the next start', async () => {
  await writeFile(join(from, 'deep', 'b.ts'), 'three')
  const failing = makeIfStale({ from: [from], into, only }, () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await make()).toBe(true)
})
