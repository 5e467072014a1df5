/**
 * Prints the GraphQL schema and the types that the pages' documents are checked with. Writes
 * them to their files; with --check it fails when those differ, so that a change of the API is seen in review.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { node, programs, root } from './programs.ts'
import { fail } from './progress.ts'

const onlyCheck = process.argv.includes('--check')
const schemaFile = join(root, 'graphql', 'schema.graphql')
const typesFile = join(root, 'app', 'graphql-env.d.ts')

try {
  const { printedSchema } = await import('#graphql/schema.ts')
  if (onlyCheck) await compare(printedSchema())
  else {
    await writeFile(schemaFile, printedSchema())
    await node([programs.gqlTada, 'generate-output'])
  }
} catch (error) {
  fail(error)
}
process.exit() // the schema brings the database's pool along, which would keep this process alive

async function compare(schema: string) {
  const folder = await mkdtemp(join(tmpdir(), 'atrium-schema-'))
  try {
    const types = join(folder, 'graphql-env.d.ts')
    await node([programs.gqlTada, 'generate-output', '--output', types])
    const stale = [
      (await text(schemaFile)) === schema ? '' : 'graphql/schema.graphql',
      (await text(typesFile)) === (await text(types)) ? '' : 'app/graphql-env.d.ts',
    ].filter(Boolean)
    if (stale.length > 0) {
      process.stderr.write(`${stale.join(' and ')} no longer fit the code: npm run schema\n`)
      process.exitCode = 1
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function text(path: string) {
  return readFile(path, 'utf8').catch(() => '')
}
