// The only access to PostgreSQL: the pools, and SQL over them. Prisma over the same pool is in orm.ts.
import { Socket } from 'node:net'
import pg from 'pg'
import { env } from '#env.ts'
import { log } from '#log.ts'
import { type Sql, textWithParameters } from './sql.ts'

// Ids and counts stay far below 2^53; strings for them would only invite mistakes.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Anything that can run SQL: the pool, or a transaction. */
export interface Db {
  /** Runs the statement and gives its rows. Throws pg's DatabaseError. */
  rows<Row extends object>(statement: Sql): Promise<Row[]>
  /** The first row, or undefined. */
  first<Row extends object>(statement: Sql): Promise<Row | undefined>
}

/** A transaction. */
export interface Tx extends Db {
  /** The one moment of everything that is written in it. */
  readonly at: Date
  /**
   * Runs the statement without waiting: it leaves together with what follows, the commit at the latest. Its error ends
   * the transaction like any other, and is what `inTransaction` throws. For what nobody asks the result of.
   */
  later(statement: Sql): void
}

/** The ids that a statement selects, in its order. */
export const idsOf = async (over: Db, statement: Sql): Promise<number[]> =>
  (await over.rows<{ id: number }>(statement)).map(({ id }) => id)

// Named statements are parsed once a connection. Texts are the program's own, so their number is small; the limit guards
// against a text built in a loop.
const statementNames = new Map<string, string>()
const MAX_STATEMENTS = 600
function statementName(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known || statementNames.size >= MAX_STATEMENTS) return known
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}

/**
 * Objects become JSON before anything is sent, as pg would write them. One that cannot (it holds itself, say) fails here:
 * half-way pg would leave the connection without a statement that it believes to be there, and let a commit pass.
 */
const written = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.some(isObject) ? value.map(written) : value
  return isObject(value) && !(value instanceof Date) && !ArrayBuffer.isView(value)
    ? JSON.stringify(value)
    : value
}
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

const query = (statement: Sql): pg.QueryConfig<unknown[]> => {
  const text = textWithParameters(statement)
  return { name: statementName(text), text, values: statement.values.map(written) }
}

const dbOf = (rows: Db['rows']): Db => ({
  rows,
  first: async <Row extends object>(statement: Sql) => (await rows<Row>(statement))[0],
})

/** A connection that statements share, and how many of them still wait for their rows. */
type Shared = { client: Promise<pg.PoolClient>; pending: number; lost?: Error }

/** When a connection is closed for further statements: after this step, or after this turn of the event loop. */
type Until = (then: () => void) => void
const endOfStep: Until = (then) => void process.nextTick(then)
const endOfTurn: Until = (then) => void setImmediate(then)

/**
 * SQL on any connection of a pool. Statements asked close together share a connection and are sent without waiting for
 * each other's answers (pg's option `pipeline`). `until` must never be so long that another request's could join. Where a
 * statement may be slow, it is asked by itself: those behind it on the connection wait.
 */
function dbOver(target: pg.Pool, until: Until): Db {
  let current: Shared | undefined
  const join = (): Shared => {
    if (!current) {
      current = { client: target.connect(), pending: 0 }
      until(() => {
        current = undefined
      })
    }
    return current
  }
  return dbOf(async <Row extends object>(statement: Sql) => {
    const config = query(statement)
    const shared = join()
    shared.pending += 1
    const client = await shared.client
    try {
      return (await ask<Row>(client, config)).rows
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) shared.lost ??= error as Error
      throw error
    } finally {
      shared.pending -= 1
      if (shared.pending === 0) {
        // The answers may all be here before the turn ends: what is asked now finds another connection.
        if (current === shared) current = undefined
        client.release(shared.lost)
      }
    }
  })
}

const ask = async <Row extends object>(
  client: pg.PoolClient,
  config: pg.QueryConfig<unknown[]>,
): Promise<pg.QueryResult<Row>> => {
  try {
    return await client.query<Row>(config)
  } catch (error) {
    // The same text was sent just before and could not be prepared: it is asked again without the name.
    if (isUnprepared(error)) return client.query<Row>(config.text, config.values)
    throw error
  }
}

/**
 * What is written within one step of the program leaves together: pg writes each statement by itself, and each would be a
 * system call here and a wake-up there (DECISIONS.md).
 */
class StepSocket extends Socket {
  #isHeld = false

  override write(chunk: Uint8Array | string, ...rest: unknown[]): boolean {
    if (!this.#isHeld) {
      this.#isHeld = true
      this.cork()
      process.nextTick(() => {
        this.#isHeld = false
        this.uncork()
      })
    }
    return super.write(chunk, ...(rest as []))
  }
}

/**
 * Every wait has an end: to connect, for a statement, for a lock, and in all, a second later than for a statement, for a
 * half-open line (milliseconds).
 */
function openPool(max: number, toConnect: number, statement: number, options = ''): pg.Pool {
  const opened = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max,
    connectionTimeoutMillis: toConnect,
    statement_timeout: statement,
    // Behind others PostgreSQL waits twice, for their place and for the row; 3 s are promised.
    lock_timeout: 1_400,
    idle_in_transaction_session_timeout: 10_000,
    query_timeout: statement + 1_000,
    keepAlive: true,
    application_name: 'atrium',
    pipeline: true,
    stream: () => new StepSocket(),
    options,
  })
  const lost = (error: Error) => log.warn({ err: error }, 'database connection lost')
  opened.on('error', lost)
  opened.on('connect', (client) => client.on('error', lost))
  return opened
}

/**
 * Requests take their connections here; one that gets none in 2 s is told to come back. Statements keep one plan: left
 * to itself PostgreSQL plans those with an array anew each time, for longer than it carries them out.
 */
export const pool = openPool(10, 2_000, 4_000, '-c plan_cache_mode=force_generic_plan')
/** For reads whose plan depends on their values (see sql.ts), and for search, whose statements it knows best itself. */
export const planningPool = openPool(6, 2_000, 4_000)
/** Jobs have a few of their own, so that a long queue never makes a page wait. */
export const jobPool = openPool(4, 60_000, 8_000)

/** The health check's own: a pool that is used up is a busy server, not a sick one. */
export const healthPool = openPool(1, 1_500, 1_500)

/** What PostgreSQL says when it ends, starts, is full, only reads, or gave up waiting (SQLSTATE, PostgreSQL manual, appendix A). */
const AWAY = /^(08...|57P0[1-5]|53...|25006|57014|55P03)$/
/** The same for errors of the connection, which have no SQLSTATE. */
const LINE_LOST =
  /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed|read |write |connect )/

const isLineLost = (error: unknown): boolean =>
  error instanceof Error && !(error instanceof pg.DatabaseError) && LINE_LOST.test(error.message)

/** Is the database away or too busy, so that the same may work in a moment? Anything else is a mistake of ours. */
export const isAway = (error: unknown): boolean =>
  isLineLost(error) || (error instanceof pg.DatabaseError && AWAY.test(error.code ?? ''))

/** Did two transactions wait for each other? One was given up by PostgreSQL and may simply be done again. */
export const isDeadlock = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')

const planning = dbOver(planningPool, endOfStep)
const dbWith = (keeping: Db): Db =>
  dbOf((statement) => (statement.isPlannedForValues ? planning : keeping).rows(statement))

/** SQL outside a transaction. */
export const db: Db = dbWith(dbOver(pool, endOfStep))
/** The same for one request alone: what it asks in one turn of the event loop shares a connection. */
export const dbOfRequest = (): Db => dbWith(dbOver(pool, endOfTurn))
/** The same for what the outbox and timed work do. */
export const jobDb: Db = dbOver(jobPool, endOfStep)

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof pg.DatabaseError && error.code === code
/** Statements of one text are prepared once: when that fails for the first of them, those behind it find nothing. */
const isUnprepared = (error: unknown): boolean => hasCode(error, '26000')
/** What a statement says that was sent after the one that failed. */
const isFollowing = (error: unknown): boolean => hasCode(error, '25P02') || isUnprepared(error)

/**
 * A transaction under way on its own connection. Its statements are sent without waiting for the answers to those before
 * (pg's option `pipeline`), so neither its beginning nor what is done `later` costs a round trip of its own.
 */
function beginOn(client: pg.PoolClient, at: Date) {
  let isOver = false
  const send = <Row extends object>(asked: pg.QueryConfig<unknown[]> | string) => {
    // By itself it would stay, on a connection that may be somebody else's by now.
    if (isOver) throw new Error('The transaction is over.')
    return client.query<Row>(asked as pg.QueryConfig<unknown[]>)
  }
  let firstError: unknown
  /** What nobody waits for; the first error among them is the transaction's. */
  const pending: Promise<unknown>[] = []
  const note = (answer: Promise<unknown>) => {
    pending.push(
      answer.catch((error: unknown) => {
        firstError ??= error
      }),
    )
  }
  note(send('begin'))
  const rows = async <Row extends object>(statement: Sql) =>
    (await send<Row>(query(statement))).rows
  const tx: Tx = { ...dbOf(rows), at, later: (statement) => note(send(query(statement))) }
  return {
    tx,
    /** Commits. Throws what went wrong in a statement that nobody waited for. */
    async commit(): Promise<void> {
      const committed = send('commit')
      isOver = true
      const [end] = await Promise.allSettled([committed, ...pending])
      if (firstError) throw firstError
      if (end.status === 'rejected') throw end.reason
      // A failed statement whose error `work` kept for itself: PostgreSQL has rolled back.
      if (end.value.command !== 'COMMIT')
        throw new Error('The transaction had failed and was rolled back.')
    },
    /** Takes nothing more. Gives the error behind one that only says that an earlier statement had failed. */
    async giveUp(error: unknown): Promise<unknown> {
      isOver = true
      if (!isFollowing(error)) return error
      await Promise.all(pending)
      return firstError ?? error
    },
  }
}

/**
 * Runs `work` in one transaction (read committed) and gives its result. Rolled back when it throws.
 * A connection whose end is unknown is thrown away, never given back to the pool.
 * @param at the moment of what is written; the present unless given
 */
export async function inTransaction<Result>(
  work: (tx: Tx) => Promise<Result>,
  at?: Date,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { tx, commit, giveUp } = beginOn(client, at ?? new Date())
    try {
      const result = await work(tx)
      await commit()
      return result
    } catch (error) {
      throw await giveUp(error)
    }
  } catch (error) {
    // Nobody is there to roll back: PostgreSQL does it when the connection is gone.
    if (isLineLost(error)) broken = error as Error
    else
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
    throw error
  } finally {
    client.release(broken)
  }
}
