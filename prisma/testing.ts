/** Databases for tests: real ones, made from a migrated template in a few milliseconds. */
import pg from 'pg'
import { inject } from 'vitest'

/**
 * Makes an empty database with all migrations applied, for this test file alone. It goes with the test server.
 * @returns its address
 */
export async function createTestDatabase() {
  const template = new URL(inject('templateUrl'))
  const database = new URL(template)
  database.pathname = `/test_${crypto.randomUUID().replaceAll('-', '')}`
  const server = new URL(template)
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  await client.query(`CREATE DATABASE ${database.pathname.slice(1)} TEMPLATE template`)
  await client.end()
  return database.href
}
