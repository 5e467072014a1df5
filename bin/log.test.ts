import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { withoutCredentials } from '#log.ts'

const root = join(import.meta.dirname, '..')

/** Runs a few lines with the real logger in a process of their own and gives what it wrote. */
async function written(code: string) {
  const program = `const { log, withLogContext, addLogContext } = await import('#log.ts'); ${code}`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { cwd: root, env: { ...process.env, LOG_LEVEL: 'info' } },
  )
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('every line tells for which request and which person it was written', async () => {
  const [inside, outside] = await written(`
    await withLogContext({ requestId: 'r1' }, async () => {
      await null
      addLogContext({ personId: 'p1' })
      log.info('inside')
    })
    log.info('outside')`)
  expect(inside).toMatchObject({
    level: 'info',
    requestId: 'r1',
    personId: 'p1',
    message: 'inside',
  })
  expect(outside).not.toHaveProperty('requestId')
})

test('secrets do not reach the log, wherever they lie', async () => {
  const lines = await written(`
    log.info({ token: 'hunter2', headers: { authorization: 'hunter2', cookie: 'hunter2' } }, 'asked')
    log.info({ request: { headers: { 'set-cookie': 'hunter2', password: 'hunter2' } } }, 'answered')
    log.error(new Error('cannot reach postgresql://atrium:hunter2@db/atrium'))
    log.warn('redis://:hunter2@cache is slow')
    log.warn('postgres://a:pa@hunter2@db/atrium is slow')`)
  expect(lines).toHaveLength(5)
  expect(JSON.stringify(lines)).not.toContain('hunter2')
  expect(lines[2].error.message).toBe('cannot reach postgresql://db/atrium')
})

test('a stranger’s very long word costs no time and is not kept whole', () => {
  // Read anew from each of its letters, a word of this length would take minutes.
  expect(withoutCredentials('x'.repeat(1_000_000))).toHaveLength(20_001)
  expect(withoutCredentials('a://'.repeat(1_000_000))).toHaveLength(20_001)
})

test('of one kind of error a line a minute is written, whatever the errors say', async () => {
  const lines = await written(`
    for (let i = 0; i < 500; i++) log.error({ err: new Error('sent by a stranger: ' + i) }, 'a request failed')
    log.error({ err: new TypeError('another kind') }, 'a request failed')
    for (let i = 0; i < 3; i++) log.warn({ event: i }, 'each of these is about something else')
    for (let i = 0; i < 3; i++) log.info('a request')`)
  expect(lines.map(({ message }) => message)).toEqual([
    'a request failed',
    'a request failed',
    ...Array(3).fill('each of these is about something else'),
    ...Array(3).fill('a request'),
  ])
})
