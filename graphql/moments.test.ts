// Everything that is written in a transaction has its one moment, `tx.at`: a clock of its own, or a column's default, would
// tell another time, and could not be set by whoever tells of the past.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = import.meta.dirname
const read = (path: string) => readFileSync(path, 'utf8')
const FILES = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ts$/.test(path) && !/test\.ts$|testing|\.d\.ts$/.test(path))
  .toSorted()

/** Features that look at a clock, and why they do not mean the moment of a write. */
const READS_CLOCK: Record<string, string> = {
  'attachments/service.ts': 'what somebody has uploaded within a day',
  'clocks/policies.ts': 'how far a calendar reaches from today',
  'clocks/schema.ts': 'when a response would be due that begins now',
  'comments/http.ts': 'since when a page asks',
  'comments/schema.ts': 'whether the viewer may still edit',
  'customers/http.ts': 'how long ago an event was signed',
  'customers/mail-listener.ts': 'whether the address of an answer is too old',
  'customers/outgoing.ts': 'when an event is signed, outside of a transaction',
  'exports/archiving.ts': 'the manifest says when it was written',
  'exports/jobs.ts': 'steps of a job, outside of a transaction',
  'home/schema.ts': 'what is talked about now',
  'ideas/awaiting-response.ts': 'what is late now',
  'ideas/queries.ts': 'what is late now',
  'ideas/schema.ts': 'what is late now',
  'webhooks/deliver.ts': 'how long the list of webhooks is remembered',
  'scim/connections.ts': 'when a directory last asked',
  'people/queries.ts': 'which roles have not ended',
  'identity/feature.ts': 'what has ended is swept away',
  'identity/queries.ts': 'which sessions have not ended',
  'identity/company.ts': 'how long the company is remembered',
  'identity/viewer.ts': 'whether a session or token has ended',
  'imports/ideas.ts': 'a date that the file does not tell',
  'imports/questions.ts': 'a date that the file does not tell',
  'imports/messages.ts': 'a date that the file does not tell',
  'imports/jobs.ts': 'how far a job is, which is no part of what happened',
  'imports/input.ts': 'a date that lies in the future',
  'invitations/acceptance.ts': 'whether a link still works',
  'invitations/keys.ts': 'whether an invitation is still open',
  'invitations/leaving.ts': 'which invitations are over',
  'invitations/mails.ts': 'until when the invitation of a sample would work',
  'invitations/queries.ts': 'which invitations are over',
  'notifications/deliver.ts': 'an event that an earlier release has queued without its moment',
  'notifications/letters.ts': 'when the mail server took it, outside of a transaction',
  'notifications/send.ts': 'when the mail server took it, outside of a transaction',
  'posts/live.ts': 'since when the page asks next',
  'posts/owed.ts': 'what is late now',
  'posts/policy.ts': 'whether a lock still holds',
  'posts/reveal.ts': 'whether a reveal may still be read',
  'search/confirm.ts': 'a row that is never there',
  'setup/links.ts': 'whether a link still works',
  'sign-in/badge-entry.ts': 'whether a first PIN, or the time to choose another, is over',
  'sign-in/providers.ts': 'how long is remembered what a service says of itself',
  'spaces/queries.ts': 'how long a count is remembered',
  'tokens/leaving.ts': 'which tokens have ended',
}

test('services take the moment of what they write from the transaction', () => {
  const looking = FILES.filter((path) => path.includes('/')).filter((path) =>
    /\bnow\(\)|Date\.now\(\)|new Date\(\)|current_timestamp/i.test(
      // Timed work takes the present unless somebody gives another moment.
      read(join(folder, path)).replaceAll(/[(,]\s*now = new Date\(\)/g, ''),
    ),
  )
  const wrong = looking.filter((path) => !READS_CLOCK[path])
  expect(Object.keys(READS_CLOCK).filter((path) => !looking.includes(path))).toEqual([])
  expect(wrong, 'take tx.at, or say in READS_CLOCK why it is another moment').toEqual([])
})

/** Moments that the database may fill in, and why. */
const DEFAULTS: Record<string, string> = {
  'IdempotencyKey.createdAt': 'how long a key is kept is no part of what happened',
}

const MODELS = join(folder, '../prisma/models')
/** Of each table, the columns that the database would fill with its own time. */
const FILLED = new Map(
  readdirSync(MODELS)
    .flatMap((name) =>
      read(join(MODELS, name))
        .split(/^model /m)
        .slice(1),
    )
    .map((model) => [
      model.slice(0, model.indexOf(' ')),
      [...model.matchAll(/^ {2}(\w+) .*@default\(now\(\)\)/gm)].map((match) => match[1] ?? ''),
    ]),
)

test('rows are inserted with their moments', () => {
  const wrong = FILES.flatMap((path) =>
    [...read(join(folder, path)).matchAll(/insert into "(\w+)"[^(]*\(([^)]*)\)/g)].flatMap(
      ([, table = '', columns = '']) =>
        (FILLED.get(table) ?? [])
          .filter((column) => !DEFAULTS[`${table}.${column}`])
          .filter((column) => !columns.includes(`"${column}"`) && !columns.match(`\\b${column}\\b`))
          .map((column) => `${path}: ${table}.${column}`),
    ),
  )
  expect(FILLED.get('Post')).toEqual(['createdAt', 'activeAt'])
  expect(wrong, 'write tx.at into them').toEqual([])
})
