/**
 * Runs a script of the project with a database: `node bin/script.ts [--as-is] SCRIPT [arguments]`. Without a script, only
 * migrates, and with --with-demo makes the demo's company where the settings ask for the demo. With --as-is the database is lent as it is, for Prisma's own command line, which migrates by itself.
 */

import {
  asOwner,
  engine,
  generateClient,
  migrateDatabase,
  openDatabase,
  seedDemo,
  settings,
} from './prepare.ts'
import { attached, forwardSignals, wasInterrupted } from './programs.ts'
import { fail, say } from './progress.ts'

const [first, ...others] = process.argv.slice(2)
const asIs = first === '--as-is'
const withDemo = first === '--with-demo'
const [script, ...args] = asIs || withDemo ? others : [first, ...others]

/** Prisma's command line changes tables, and so does what is restored. */
const needsOwner = asIs || script === 'bin/restore.ts'
const variables = (url: string) => ({
  ...settings(needsOwner ? asOwner(url) : url),
  ...(asIs ? engine : {}),
})

forwardSignals()
try {
  if (!asIs) await generateClient()
  const database = await openDatabase()
  try {
    if (!asIs) await migrateDatabase(database.url)
    if (withDemo) await seedDemo(database.url)
    if (!script) say('The database is up to date.')
    else if (!wasInterrupted())
      process.exitCode = await attached([script, ...(args as string[])], variables(database.url))
  } finally {
    await database.stop()
  }
} catch (error) {
  fail(error)
}
