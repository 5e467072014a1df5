/** `npm run backup -- FILE [--with-keys]`: everything in one file, also while the server runs. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseUrl, env } from '#env.ts'
import { backup } from '#prisma/backup/backup.ts'
import { StepFailed } from './programs.ts'
import { fail, say } from './progress.ts'

try {
  const { values, positionals } = parseArgs({
    options: { 'with-keys': { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new StepFailed('npm run backup -- FILE [--with-keys]')
  const path = resolve(file)
  await backup({ url: databaseUrl(), dataDir: env.ATRIUM_DATA }, path, values['with-keys']).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? new StepFailed(`${path} is there already.`) : error
    },
  )
  say(`Written: ${path}`)
  if (!values['with-keys'])
    say('Without the keys of sealed authors; nobody can be recognised as one from this file alone.')
} catch (error) {
  fail(error)
}
