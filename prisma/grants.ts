// What the server's own database user may do where another one owns the tables: everything but change what was logged.
import pg from 'pg'

/** Tables that the application reads and cannot change: the database itself writes them. */
const READ_ONLY = ['"AuditChain"', '"AuditLink"', '_prisma_migrations']

/**
 * Grants the user of one address what the server needs. Safe to repeat; a user who owns the tables is not narrowed by it.
 * @param ownerUrl the database, as the user who owns its tables
 * @param applicationUrl the same database, as the user the server works with
 */
export async function grantToApplication(ownerUrl: string, applicationUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 1_500 })
  client.on('error', () => {})
  await client.connect()
  try {
    const user = client.escapeIdentifier(decodeURIComponent(new URL(applicationUrl).username))
    await client.query('begin')
    for (const schema of ['public', 'graphile_worker'])
      for (const grant of [
        `grant usage on schema ${schema} to ${user}`,
        `grant select, insert, update, delete on all tables in schema ${schema} to ${user}`,
        `grant usage, select on all sequences in schema ${schema} to ${user}`,
        `grant execute on all functions in schema ${schema} to ${user}`,
      ])
        await client.query(grant)
    await admitToQueue(client, user)
    await client.query(`revoke update, delete, truncate on "Event" from ${user}`)
    await client.query(
      `revoke insert, update, delete, truncate on ${READ_ONLY.join(', ')} from ${user}`,
    )
    await client.query('commit')
  } finally {
    await client.end().catch(() => {})
  }
}

/** The queue's tables are closed, row by row, to everybody but their owner. */
async function admitToQueue(client: pg.Client, user: string): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select c.oid::regclass::text as table from pg_class c
    where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity`,
  )
  for (const { table } of rows) {
    await client.query(`drop policy if exists atrium_server on ${table}`)
    await client.query(`create policy atrium_server on ${table} to ${user} using (true)`)
  }
}
