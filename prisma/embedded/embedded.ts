/**
 * The PostgreSQL that comes with the product: for a first look, for development and for tests. Several processes may
 * use one data folder at once (the server and an importer, say): the first starts the database, the last stops it.
 */
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseTrouble } from '#prisma/database-trouble.ts'
import { type Cluster, hostOf, openCluster } from './cluster.ts'
import { findLauncher } from './postgres-binaries.ts'
import { ensureRunning, shutDown } from './postmaster.ts'

/** Every user of the database holds this lock in shared mode; whoever gets it alone is the last one. */
const leaseKey = 7_304_017

export type Embedded = {
  url: string
  /** Whether this call started the server, or found it running. */
  startedHere: boolean
  /** Gives the database back; the last user stops the server. */
  stop(): Promise<void>
}

type Options = {
  /** ATRIUM_DATA: the cluster is made in its folder `postgres`. */
  dataDir: string
  /** For tests: nothing is forced to disk, so that it is quick; a crash of the machine would lose it. */
  throwaway?: boolean
  /** Is told, in one line each, what an operator should know. */
  say?: (line: string) => void
}

/**
 * Starts the embedded database, or joins it if another process has it running already. It is started again by itself
 * should it die.
 * @throws DatabaseTrouble one line: what is in the way, and the way out
 */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const { dataDir, throwaway = false, say = () => {} } = options
  const launcher = await findLauncher(resolve(dataDir, 'postgres'), say)
  const cluster = await openCluster(launcher, throwaway)
  const join = async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const server = await ensureRunning(cluster, launcher, { throwaway, say })
      const lease = await takeLease(cluster, server.port)
      if (lease) return { ...server, lease }
    }
    throw new DatabaseTrouble(
      `The embedded database keeps stopping; its own words are in ${cluster.log}.`,
    )
  }
  const first = await join()
  let lease = first.lease
  let stopping = false
  const watch = () =>
    lease.once('end', async () => {
      for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5_000)) {
        const again = await join().catch((error: Error) => say(error.message))
        if (again) {
          lease = again.lease
          if (stopping) await giveBack(lease, cluster)
          else watch()
          return
        }
        await pause(wait)
      }
    })
  watch()
  const host = encodeURIComponent(await hostOf(cluster, first.port))
  return {
    url: `postgresql://atrium:${cluster.password}@127.0.0.1:${first.port}/atrium?host=${host}`,
    startedHere: first.started,
    stop: async () => {
      if (stopping) return
      stopping = true
      await giveBack(lease, cluster)
    },
  }
}

/** The lease is a lock of a live connection: it ends with the process that holds it, however that ends. */
async function takeLease(cluster: Cluster, port: number) {
  const lease = new pg.Client({
    host: await hostOf(cluster, port),
    port,
    user: 'atrium',
    password: cluster.password,
    database: 'postgres',
    application_name: 'atrium lease',
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  })
  lease.on('error', () => {}) // 'end' follows, and is what counts
  try {
    await lease.connect()
    await lease.query('SELECT pg_advisory_lock_shared($1)', [leaseKey])
    return lease
  } catch {
    await lease.end().catch(() => {})
    return undefined // the last user was just stopping it
  }
}

async function giveBack(lease: pg.Client, cluster: Cluster) {
  try {
    await lease.query('SELECT pg_advisory_unlock_shared($1)', [leaseKey])
    const { rows } = await lease.query('SELECT pg_try_advisory_lock($1) AS alone', [leaseKey])
    if (rows[0]?.alone) await shutDown(cluster)
  } catch {
    // The connection is gone, and the lock with it: whoever uses the database now will stop it.
  }
  await lease.end().catch(() => {})
}
