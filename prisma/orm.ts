// Prisma over the one pool, typed by the schema, for reads that are not hot: settings, and what administrators look up. The
// first of them loads it: its compiler of queries takes 20 to 45 MB, which a server where nobody asks does not spend.
import pg from 'pg'
import { planningPool } from './client.ts'
import type { PrismaClient } from './generated/client.ts'

let opened: Promise<PrismaClient> | undefined

async function open(): Promise<PrismaClient> {
  const [{ PrismaPg }, generated] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('./generated/client.ts'),
  ])
  return new generated.PrismaClient({ adapter: new PrismaPg(planningPool), errorFormat: 'minimal' })
}

/** Reads through Prisma. A database that is away says so as it does to SQL: see `isAway`. */
export async function throughPrisma<Result>(
  read: (prisma: PrismaClient) => Promise<Result>,
): Promise<Result> {
  opened ??= open()
  const prisma = await opened
  try {
    return await read(prisma)
  } catch (error) {
    throw asPostgresSaysIt(error)
  }
}

/** What Prisma's adapter for pg says when there is nobody to ask, or no room. */
const UNREACHABLE = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])
type Wrapped = {
  meta?: { driverAdapterError?: { cause?: { kind?: string; originalCode?: string } } }
}

/** Prisma wraps what its driver threw; what is said of a failure is decided by PostgreSQL's own code. */
function asPostgresSaysIt(error: unknown): unknown {
  const cause = (error as Wrapped).meta?.driverAdapterError?.cause
  const code = cause?.originalCode ?? (UNREACHABLE.has(cause?.kind ?? '') ? '08006' : undefined)
  if (!(error instanceof Error) || !code) return error
  const said = new pg.DatabaseError(error.message, 0, 'error')
  return Object.assign(said, { code, cause: error })
}
