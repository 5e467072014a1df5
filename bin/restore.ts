/** `npm run restore -- FILE`: a backup into an empty database and data folder. The server must not run. */
import { resolve } from 'node:path'
import { databaseUrl, env } from '#env.ts'
import { restore } from '#prisma/backup/backup.ts'
import { StepFailed } from './programs.ts'
import { fail, say } from './progress.ts'

try {
  const [file, ...more] = process.argv.slice(2)
  if (!file || more.length > 0) throw new StepFailed('npm run restore -- FILE')
  const { madeAt, entries } = await restore(
    { url: databaseUrl(), dataDir: env.ATRIUM_DATA },
    resolve(file),
  )
  say(`Restored what was backed up at ${madeAt}: ${Object.keys(entries).length} tables and files.`)
  if (env.MEILI_URL) say('Fill the search engine now: npm run reindex')
} catch (error) {
  fail(error)
}
