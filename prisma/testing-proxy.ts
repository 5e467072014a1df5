/** For tests: a TCP proxy before PostgreSQL that loses the answer to a COMMIT, as a line does that is cut just then. */
import { connect, createServer, type Socket } from 'node:net'

/**
 * Starts a proxy before a database.
 * @returns its address, and `loseNextCommit`: the next COMMIT is carried out and the connection is cut in place of the answer
 */
export async function openProxy(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const folder = target.searchParams.get('host')
  let isArmed = false
  const toDatabase = () =>
    folder?.startsWith('/')
      ? connect(`${folder}/.s.PGSQL.${target.port}`)
      : connect(Number(target.port), folder ?? target.hostname)
  const server = createServer((client) => pass(client, toDatabase()))
  function pass(client: Socket, database: Socket): void {
    let isCommitting = false
    const end = () => {
      client.destroy()
      database.destroy()
    }
    for (const one of [client, database]) one.on('error', end).on('close', end)
    client.on('data', (asked) => {
      if (isArmed && asked.includes('commit')) {
        isArmed = false
        isCommitting = true
      }
      database.write(asked)
    })
    database.on('data', (answer) => {
      if (!isCommitting) client.write(answer)
      // The tag of a COMMIT that was carried out.
      else if (answer.includes('COMMIT\0')) end()
    })
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  server.unref()
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as { port: number }).port)
  url.searchParams.delete('host')
  return {
    url: url.href,
    loseNextCommit: () => {
      isArmed = true
    },
  }
}
