/** `npm run import -- KIND FILE`: brings ideas, people, skills, questions or customers' messages of another program along. What it does is in graphql/imports. */
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { publish as sayOnBus } from '#graphql/bus.ts'
import type { SignedIn } from '#graphql/context.ts'
import type { Room } from '#graphql/define.ts'
import { features } from '#graphql/features.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import type { DateOrder } from '#graphql/imports/dates.ts'
import { kinds } from '#graphql/imports/kinds.ts'
import type { ColumnPlan } from '#graphql/imports/plan.ts'
import { ImportRefused } from '#graphql/imports/refused.ts'
import type { ImportReport } from '#graphql/imports/report.ts'
import { importFile } from '#graphql/imports/service.ts'
import { drainOutbox } from '#graphql/outbox.ts'
import { theSearch } from '#graphql/search/index-access.ts'
import { searchQueue } from '#graphql/search-queue.ts'
import { log } from '#log.ts'
import { type Language, languageOf } from '#messages/engine/languages.ts'
import { importsMessages } from '#messages/imports.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { importArchive } from './import-archive.ts'
import { planLines } from './import-plan.ts'
import { ImportProgress } from './import-progress.ts'
import { say, step } from './progress.ts'

const { message } = importsMessages
const { LC_ALL, LC_MESSAGES, LANG } = process.env
/** What is printed: in the language of whoever imports, else in that of the environment, else in English. */
let language: Language = languageOf((LC_ALL || LC_MESSAGES || LANG)?.slice(0, 2)) ?? 'en'
const said: ReturnType<typeof importsMessages.in> = (key, ...values) =>
  importsMessages.in(language)(key, ...values)

const kindLines = Object.entries(kinds).map(([name, { about }]) => `  ${name.padEnd(20)} ${about}`)

const usage = `npm run import -- KIND FILE [options]

Imports a file. The same file again changes nothing. Rows that cannot be imported are written to FILE.refused.csv with the reason.

Kinds:
${kindLines.join('\n')}
  ${'export'.padEnd(20)} spaces that \`npm run export\` has written, as new spaces; only --as and --dry-run apply

Files:
  CSV (cells separated by commas, semicolons, tabs or |), JSON Lines, a JSON list, or backup.zip of Fider.
  UTF-8, UTF-16, Windows-1252 and Windows-1250 are detected.

Options:
  --dry-run            Show what the import would do, and change nothing
  --space SLUG         The space to import into. If there is none, a closed space is created, owned by the importing person.
                       Default: a space named after the file
  --board SLUG         The board in that space. Default: its first board
  --challenge NUMBER   Enter the ideas in this challenge; they go to its space, and to no board
  --channel CHANNEL    The channel that messages of customers go to: its number, or its address
  --map OURS=THEIRS    Use column THEIRS of the file as our column OURS; OURS= means none. Several are separated by commas
  --comments FILE      A second file with the comments on the ideas
  --map-comments OURS=THEIRS
                       The same as --map, for the file with the comments
  --as EMAIL           The person who imports. Default: the first administrator
  --language CODE      The language of all texts, for example nl. Default: detected for each text
  --as-of DATE         The day that "6 days ago" is counted from
  --dates ORDER        day-first or month-first, for dates like 03/04/2020 when the file does not show the order
  --private-tags       Also import tags that were private in the other program
  --help               Show this help with all column names`

/** Names of a column that the help lists; in other languages there are more. */
const MAX_NAMES = 14

/** Our columns, and the names under which they are found without --map. */
const columnsOf = (names: Record<string, readonly string[]>) =>
  Object.entries(names)
    .filter(([, theirs]) => theirs.length > 0)
    .map(([ours, theirs]) => {
      const more = theirs.length > MAX_NAMES ? ', and names in other languages' : ''
      return `  ${ours.padEnd(12)} ${theirs.slice(0, MAX_NAMES).join(', ')}${more}`
    })

const help = () => [
  '',
  'Columns, with the names that are recognised. Capital letters, spaces, punctuation and accents make no difference.',
  ...Object.entries(kinds).flatMap(([kind, { columns }]) =>
    Object.entries(columns).flatMap(([what, names]) => [
      '',
      `${kind}${what === kind ? '' : `, ${what}`} (other columns are ${what === 'ideas' ? 'kept as labels' : 'not imported'}):`,
      ...columnsOf(names),
    ]),
  ),
]

const options = {
  space: { type: 'string' },
  board: { type: 'string' },
  challenge: { type: 'string' },
  channel: { type: 'string' },
  map: { type: 'string', multiple: true },
  comments: { type: 'string' },
  'map-comments': { type: 'string', multiple: true },
  as: { type: 'string' },
  language: { type: 'string' },
  'as-of': { type: 'string' },
  dates: { type: 'string' },
  'private-tags': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

function asked() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new ImportRefused(() => `${(error as Error).message}\n\n${usage}`)
  }
}

/** npm runs scripts in the project's root; a path may also be meant from where the person stands. */
function pathOf(given: string): string {
  const fromRoot = resolve(given)
  const fromThere = resolve(process.env.INIT_CWD ?? '.', given)
  return !existsSync(fromRoot) && existsSync(fromThere) ? fromThere : fromRoot
}

async function whoImports(email: string | undefined): Promise<SignedIn> {
  const person = await db.first<{ id: number }>(
    email
      ? sql`select id from "Person" where lower(email) = ${email.trim().toLowerCase()} and "deactivatedAt" is null`
      : sql`select id from "Person" where role = 'ADMIN' and "deactivatedAt" is null order by id limit 1`,
  )
  const viewer = person ? await viewerOfPerson(person.id) : null
  if (!viewer) throw new ImportRefused(email ? message('nobody', { email }) : message('noAdmin'))
  language = languageOf(viewer.interfaceLanguage) ?? language
  return { viewer, db, language, requestId: 'import', idempotencyKey: null }
}

/** Carries out what follows (above all: everything is searched and matched), sharing the work with a running server. */
async function carryOut(): Promise<void> {
  const rooms = new Set<Room>()
  await step(said('step.searchable'), () =>
    drainOutbox({
      features,
      realtime: { notifyRoom: (room) => void rooms.add(room) },
      searchQueue: searchQueue(features, theSearch()),
    }),
  )
  if (rooms.size) await sayOnBus({ rooms: [...rooms] })
  // A running server learns by itself: without it search is a little less clever, not wrong.
  await step(said('step.learning'), () =>
    theSearch()
      .maintain(true)
      .catch((error: Error) =>
        log.warn({ err: error }, 'the search could not learn from what was imported'),
      ),
  )
}

const shown = (counts: ImportReport['ideas']) => ({
  fresh: String(counts.new),
  changed: String(counts.changed),
  unchanged: String(counts.unchanged),
  refused: String(counts.refused),
})

/** Of people and skills, which go to no space. */
function tellRows(report: ImportReport, kind: string, isDry: boolean): void {
  if (isDry) say(said('report.dry'))
  tellMore(report)
  say(said('report.rows', { kind, ...shown(report.ideas) }))
}

function tell(report: ImportReport, kind: string, isDry: boolean): void {
  const { spaceSlug, boardName, isNewPlace, challenge } = report
  say(
    said('report.place', {
      dry: isDry ? 'true' : 'other',
      space: spaceSlug,
      hasBoard: boardName ? 'true' : 'other',
      board: boardName ?? '',
      hasChallenge: challenge ? 'true' : 'other',
      challenge: challenge?.title ?? '',
      isNew: isNewPlace ? 'true' : 'other',
    }),
  )
  tellMore(report)
  if (kind === 'customers') {
    say(said('report.messages', shown(report.ideas)))
    return
  }
  if (kind === 'questions') {
    say(said('report.questions', shown(report.ideas)))
    say(said('report.answers', shown(report.comments)))
    return
  }
  say(said('report.ideas', shown(report.ideas)))
  say(said('report.comments', shown(report.comments)))
}

function tellMore(report: ImportReport): void {
  for (const note of report.notes) say(note)
  for (const [reason, times] of report.reasons.slice(0, 12))
    say(`  ${said('report.reason', { times: String(times), reason })}`)
  for (const file of report.refusedFiles) say(said('report.file', { file }))
}

/** Asks once, on a terminal, which comes first where the file does not tell; elsewhere such rows are refused with the option's name. */
async function askDates({ ideas, comments }: ColumnPlan): Promise<DateOrder | null> {
  const open = [ideas.dates, comments?.dates].find((dates) => dates && dates.order === null)
  if (!open || !process.stdin.isTTY || !process.stdout.isTTY) return null
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    for (;;) {
      const answer = (
        await asking.question(`${said('plan.askDates', { sample: open.sample })} `)
      ).trim()
      if (/^d/i.test(answer)) return 'day-first'
      if (/^m/i.test(answer)) return 'month-first'
    }
  } finally {
    asking.close()
  }
}

async function main(): Promise<unknown> {
  const { values, positionals } = asked()
  if (values.help) return say([usage, ...help()].join('\n'))
  const [kind, file, ...others] = positionals
  if (!kind || !file || others.length) throw new ImportRefused(() => usage)
  if (kind === 'export') {
    const isBack = await importArchive(await whoImports(values.as), pathOf(file), values['dry-run'])
    return isBack ? carryOut() : undefined
  }
  const began = performance.now()
  const bar = new ImportProgress(process.stdout, process.stdout.isTTY)
  const report = await importFile(await whoImports(values.as), {
    kind,
    path: pathOf(file),
    map: values.map ?? [],
    ...(values.comments
      ? { comments: { path: pathOf(values.comments), map: values['map-comments'] ?? [] } }
      : {}),
    space: values.space,
    board: values.board,
    challenge: values.challenge,
    channel: values.channel,
    dryRun: values['dry-run'],
    language: values.language,
    asOf: values['as-of'],
    dates: values.dates,
    keepsPrivateTags: values['private-tags'],
    onPlan: async (plan) => {
      bar.clear()
      for (const line of planLines(plan, language)) say(line)
      return askDates(plan)
    },
    progress: (bytes, total, rows) => bar.show(bytes / total, rows),
  }).finally(() => bar.clear())
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const name = { file: basename(file) }
  const what = values['dry-run'] ? said('step.reading', name) : said('step.importing', name)
  say(`  ${what} … ${seconds} s`)
  if (!values['dry-run']) await carryOut()
  return report.spaceSlug
    ? tell(report, kind, values['dry-run'])
    : tellRows(report, kind, values['dry-run'])
}

try {
  await main()
} catch (error) {
  const text = error instanceof ImportRefused ? error.text(language) : (error as Error).stack
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
process.exit() // the pool would keep this process alive
