// Writes graphql/schema.graphql; with --check only says whether it is up to date.
import { readFile, writeFile } from 'node:fs/promises'
import { printedSchema } from '#graphql/schema.ts'

const file = new URL('../graphql/schema.graphql', import.meta.url)
const printed = printedSchema()
if (process.argv.includes('--check')) {
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept !== printed) {
    process.stderr.write('graphql/schema.graphql is not what the code says. Run: npm run schema\n')
    process.exit(1)
  }
} else await writeFile(file, printed)
process.exit(0)
