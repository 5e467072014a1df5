/** Vitest's set-up of each file: a database and a data folder of its own, before anything reads the environment. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect } from 'vitest'
import { createTestDatabase } from './testing.ts'

const folder = await mkdtemp(join(tmpdir(), 'atrium-files-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

Object.assign(process.env, {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  ATRIUM_DATA: folder,
  ATRIUM_DEMO: '1',
  DATABASE_URL: await createTestDatabase(),
})

/** What the console says unasked is a defect that would otherwise scroll by: the test in which it happens fails. */
const said: string[] = []
for (const kind of ['log', 'info', 'warn', 'error'] as const)
  console[kind] = (...words: unknown[]) => said.push(`${kind}: ${words.map(String).join(' ')}`)
afterEach(() => expect(said.splice(0), 'the console was written to').toEqual([]))
