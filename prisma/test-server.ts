/** Vitest's global set-up: one throw-away PostgreSQL with a migrated template, from which each test file gets its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from './embedded/embedded.ts'
import { migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the template database of migrated tables. */
    templateUrl: string
  }
}

export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-test-'))
  const server = await startEmbedded({ dataDir, throwaway: true })
  const template = new URL(server.url)
  template.pathname = '/template'
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query('CREATE DATABASE template')
  await client.end()
  await migrate(template.href)
  project.provide('templateUrl', template.href)
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
