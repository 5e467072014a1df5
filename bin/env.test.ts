import { expect, test } from 'vitest'
import { readEnvironment } from '#env.ts'

test('nothing needs to be set for a first look, which is a demo on this machine only', () => {
  expect(readEnvironment({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    ATRIUM_URL: 'http://localhost:3000',
    ATRIUM_ROLE: 'all',
    ATRIUM_DEMO: true,
    isProduction: false,
  })
})

test('a production server, or one with a database of its own, is a demo only when told so', () => {
  const database = 'postgresql://u:p@host/atrium'
  expect(
    readEnvironment({ NODE_ENV: 'production', ATRIUM_URL: 'https://a.example' }).ATRIUM_DEMO,
  ).toBe(false)
  expect(readEnvironment({ DATABASE_URL: database }).ATRIUM_DEMO).toBe(false)
  expect(readEnvironment({ NODE_ENV: 'production', ATRIUM_DEMO: '1' }).ATRIUM_DEMO).toBe(true)
})

test('blanks and line ends around a value do not count, and an empty one is none', () => {
  const read = readEnvironment({
    PORT: ' 3001\n',
    REDIS_URL: '',
    ATRIUM_URL: 'https://a.example/\n',
  })
  expect(read).toMatchObject({ PORT: 3001, ATRIUM_URL: 'https://a.example' })
  expect(read.REDIS_URL).toBeUndefined()
})

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['PORT', '1.5'],
  ['NODE_ENV', 'prod'],
  ['ATRIUM_DEMO', 'perhaps'],
  ['ATRIUM_URL', 'https://a.example/path'],
  ['DATABASE_URL', 'mysql://u:hunter2@host/x'],
  ['SMTP_URL', 'hunter2'],
  ['SMTP_FROM', 'hunter2'],
  ['ATRIUM_TRUSTED_PROXIES', '10.0.0.1, hunter2'],
  ['ATRIUM_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['ATRIUM_TRUSTED_PROXIES', 'fd00::/129'],
  ['ATRIUM_SESSION_DAYS', '0'],
  ['ATRIUM_SESSION_IDLE_DAYS', '14 days'],
  ['METRICS_TOKEN', 'hunter2'],
])('an operator who sets %s to %s is told which variable, never the value', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(
    new RegExp(`^${name} cannot be used: it must be`),
  )
  expect(() => readEnvironment({ [name]: value })).not.toThrow(/hunter2/)
})

test('half of the keys for sealed posts is refused with the name of the missing half', () => {
  expect(() => readEnvironment({ ATRIUM_SEAL_KEY: 's'.repeat(32) })).toThrow(
    /^ATRIUM_REVEAL_KEY is missing/,
  )
})

test('a production server needs its public address, and a first look stays on this machine', () => {
  const database = 'postgresql://u:p@host/atrium'
  expect(() => readEnvironment({ NODE_ENV: 'production', DATABASE_URL: database })).toThrow(
    /^ATRIUM_URL is missing/,
  )
  expect(() => readEnvironment({ HOST: '0.0.0.0' })).toThrow(/^HOST offers the demo/)
  expect(() => readEnvironment({ HOST: '::' })).toThrow(/^HOST offers the demo/)
  expect(readEnvironment({ HOST: '0.0.0.0', ATRIUM_DEMO: '1' }).ATRIUM_DEMO).toBe(true)
  expect(readEnvironment({ HOST: '::1' }).ATRIUM_DEMO).toBe(true)
})

test('nobody changes the settings of a running server', () => {
  expect(Object.isFrozen(readEnvironment({}))).toBe(true)
})
