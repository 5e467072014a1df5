// Every form of a discussion is gone through in a browser: a journey says so with a tag of the intent’s name.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { discussionIntents } from './intents.ts'

const folder = join(import.meta.dirname, '../../../e2e')
const journeys = readdirSync(folder)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')

test.each(Object.keys(discussionIntents))('a journey goes through %s', (intent) => {
  const wayOut = `write a journey in e2e/ that does it before scripts and live in a second browser: test('…', { tag: '@${intent}' }, …)`
  expect(journeys.includes(`'@${intent}'`), wayOut).toBe(true)
})
