// What a role may is said once, in roles.ts: nothing else asks for a role by its name.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GRANTED_ROLES } from './roles.ts'

const root = join(import.meta.dirname, '..')

/** Files that name a role, and why that is no decision about what it may. */
const NAMES_ROLES: Record<string, string> = {
  'graphql/roles.ts': 'the declaration',
  'graphql/audience.ts': 'which roles somebody holds, from the rows',
  'graphql/people/role-grants.ts': 'gives and ends them',
  'graphql/people/input.ts': 'the old choice of two',
  'graphql/people/schema.ts': 'the old choice of two',
  'graphql/erasure/service.ts': 'who is the last administrator, whom a job asks about',
  'graphql/people/queries.ts': 'rows of before have no grant',
  'graphql/people/provision.ts': 'the column of somebody who is made',
  'graphql/people/service.ts': 'the column of somebody who is made',
  'graphql/setup/links.ts': 'whether there is an administrator, before anybody is a viewer',
  'graphql/setup/service.ts': 'makes the first administrator',
  'graphql/setup/check-lists.ts': 'the name of a check list, which is no role',
  'graphql/setup/input.ts': 'the name of a check list, which is no role',
  'graphql/sign-in/password.ts': 'whose password it is, before anybody is a viewer',
  'graphql/people/events.ts': 'the words of the log',
  'graphql/challenges/entry-queries.ts': 'a sort by supports, which is no role',
  'graphql/challenges/entry-schema.ts': 'a sort by supports, which is no role',
  'graphql/ideas/queries.ts': 'a sort by supports, which is no role',
  'graphql/notification-kinds.ts': 'the words of a notification',
  'graphql/notifications/sentences.ts': 'where a notification of a role leads',
  'graphql/notifications/queries.ts': 'the words of a notification',
}

const NAMES = new RegExp(`['"](?:ADMIN|${GRANTED_ROLES.join('|')})['"]|\\.isAdmin\\b`)

test('no policy, service or query asks for a role by its name', () => {
  const files = readdirSync(join(root, 'graphql'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|testing|\.d\.ts$/.test(path))
    .map((path) => `graphql/${path}`)
  const found = files.filter((path) => NAMES.test(readFileSync(join(root, path), 'utf8')))
  expect(
    found.filter((path) => !(path in NAMES_ROLES)),
    'ask `may(viewer, right)` of graphql/roles.ts, and declare the right there',
  ).toEqual([])
  expect(Object.keys(NAMES_ROLES).filter((path) => !found.includes(path))).toEqual([])
})
