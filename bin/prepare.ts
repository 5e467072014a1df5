/** What must stand before the server or a script can run: the generated client, the database, the built pages. */
import { join } from 'node:path'
import pg from 'pg'
import { env } from '#env.ts'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { grantToApplication } from '#prisma/grants.ts'
import { migrate } from '#prisma/migrate.ts'
import { requireFolder, troubleWith } from '#prisma/start-check.ts'
import { compressTexts } from './compress.ts'
import { makeIfStale } from './fingerprint.ts'
import { node, programs, root, StepFailed } from './programs.ts'
import { say, step } from './progress.ts'

/** Prisma's command line finds its engine here instead of downloading one. */
export const engine = { PRISMA_SCHEMA_ENGINE_BINARY: `${root}/prisma/migration-engine/bridge.ts` }

export const generateClient = () =>
  makeIfStale(
    {
      from: ['prisma/schema.prisma', 'prisma/models', 'node_modules/prisma/package.json'],
      into: 'prisma/generated',
    },
    () =>
      step('Generating the database client', () =>
        node([programs.prisma, 'generate'], { env: engine }),
      ),
  )

/** Told by the tests in a browser (e2e/playwright.config.ts); no variable of an installation. */
export const isForTests = process.env.ATRIUM_TESTING_KIND === '1'

/**
 * Builds the pages unless they are as their sources are.
 * @param testingKind true: with the pages of the kind of post that only tests know
 */
export const buildPages = (testingKind = isForTests) =>
  makeIfStale(
    {
      from: [
        'app',
        'graphql',
        'messages',
        'vite.config.ts',
        'react-router.config.ts',
        'package-lock.json',
      ],
      into: 'build',
      also: testingKind ? 'testing-kind, compressed' : 'compressed',
      // Of graphql/ the pages take only what people may send, and the printed schema.
      only: (path) =>
        !path.endsWith('.test.ts') &&
        (!path.startsWith('graphql/') || /\/((input|limits)\.ts|schema\.graphql)$/.test(path)),
    },
    () =>
      step('Building the pages', async () => {
        await node([programs.reactRouter, 'build'], {
          env: { NODE_ENV: 'production', ATRIUM_TESTING_KIND: testingKind ? '1' : '' },
        })
        await compressTexts(join(root, 'build/client'))
      }),
  )

/** The operator's database, or the embedded one, which is started if no one has it running. */
export async function openDatabase() {
  await requireFolder(env.ATRIUM_DATA)
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, stop: async () => {} }
  return startEmbedded({ dataDir: env.ATRIUM_DATA, say })
}

/** The database with the user who may change its tables: of DATABASE_OWNER_URL, or the one who does everything. */
export const asOwner = (url: string): string => env.DATABASE_OWNER_URL ?? url

/**
 * Applies the migrations that the database lacks, as its owner, and grants its user what the server needs.
 * @throws DatabaseTrouble when it cannot be reached, or one fails
 */
export async function migrateDatabase(url: string) {
  const owner = asOwner(url)
  const migrated = migrate(owner, say).then(async (applied) => {
    if (owner !== url) await grantToApplication(owner, url)
    return applied
  })
  const applied = await migrated.catch((error: Error & { code?: string }) => {
    throw error.name === 'DatabaseTrouble' ? error : troubleWith(owner, error)
  })
  if (applied.length > 0) say(`  Migrated the database: ${applied.join(', ')}`)
}

/** Gives an empty demo its believable company; one that was interrupted is made anew; one without an index gets it. */
export async function seedDemo(url: string) {
  if (!env.ATRIUM_DEMO) return
  const { people, index, isHalfMade } = await filled(url)
  const make = (script: string) => () => node([script], { env: settings(asOwner(url)) })
  if (!people || isHalfMade) await step('Making the demo company', make('demo/seed.ts'))
  else if (!index) await step('Building the search index', make('bin/reindex.ts'))
}

/** A company is not set up among the demo's invented people. @throws StepFailed */
export async function refuseDemo(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  const { rows } = await client
    .query('SELECT FROM "Person" WHERE "castLine" IS NOT NULL LIMIT 1')
    .finally(() => client.end())
  if (rows.length > 0)
    throw new StepFailed(
      `The demo company is in ${env.DATABASE_URL ? 'this database' : env.ATRIUM_DATA}. Choose another place for your own: ATRIUM_DATA=company npm start -- --company`,
    )
}

async function filled(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  const query = `SELECT EXISTS (SELECT FROM "Person") AS people, EXISTS (SELECT FROM "SearchDocument") AS index,
    EXISTS (SELECT FROM "Company" WHERE name = '') AS "isHalfMade"`
  const { rows } = await client.query(query).finally(() => client.end())
  return rows[0] as { people: boolean; index: boolean; isHalfMade: boolean }
}

/** What a program of the project needs to know beyond what the operator set. */
export const settings = (url: string) => ({
  DATABASE_URL: url,
  // Said outright: with DATABASE_URL set, or in production, the programs would not take it for a first look.
  ATRIUM_DEMO: env.ATRIUM_DEMO ? '1' : '0',
})
