/**
 * The driver that migrations go through: Prisma's own adapter for PostgreSQL, with what the schema engine needs beyond
 * what the query engine asks of it.
 */
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

type Inside = {
  client: Pick<pg.Pool, 'query'>
  performIO(query: SqlQuery): Promise<pg.QueryArrayResult>
  onError(error: unknown): never
  queryRaw(query: SqlQuery): Promise<SqlResultSet>
}

const oneByteChar = 18
const paddedChar = 1042

/**
 * @param url the main database; a shadow database is made beside it when the engine asks for one
 * @returns what the engine connects with, and `close` for the connections it leaves open
 */
export function migrationAdapter(url: string) {
  // Given as parts: with a connection string the adapter's `database` for the shadow would be overruled by it.
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
  const parts = { host, port, user, password: password ?? '', database, ssl }
  const limits = { connectionTimeoutMillis: 10_000, application_name: 'atrium migrations' }
  const open = new Set<SqlDriverAdapter>()
  const connect = async (name = database) => {
    const factory = new PrismaPg({ ...parts, ...limits, database: name })
    const adapter = adjusted(await factory.connect())
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      if (open.delete(adapter)) await dispose()
    }
    open.add(adapter)
    return adapter
  }
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(),
    connectToShadowDb: async () => {
      const shadow = `atrium_shadow_${crypto.randomUUID()}`
      const main = await connect()
      await main.executeScript(`CREATE DATABASE "${shadow}"`)
      const adapter = await connect(shadow)
      const close = adapter.dispose.bind(adapter)
      adapter.dispose = async () => {
        await close() // PostgreSQL does not drop a database that is in use
        await main.executeScript(`DROP DATABASE IF EXISTS "${shadow}"`)
        await main.dispose()
      }
      return adapter
    },
  }
  const close = async () => {
    for (const adapter of [...open].reverse()) await adapter.dispose() // a shadow before its maker
  }
  return { factory, close }
}

function adjusted(adapter: SqlDriverAdapter) {
  const inside = adapter as unknown as Inside
  presentOneByteChar(inside)
  // The adapter splits a script at every semicolon, which cuts function bodies to pieces; PostgreSQL takes it whole.
  adapter.executeScript = async (script) => {
    await inside.client.query(script).catch((error) => inside.onError(error))
  }
  const begin = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (...args) => {
    const transaction: Transaction = await begin(...args)
    presentOneByteChar(transaction as unknown as Inside)
    return transaction
  }
  return adapter
}

/**
 * The catalogues' one-byte "char" (the kind of a constraint, say) is a type that the adapter does not know: it goes
 * through as text, and is then declared to the engine as the character it is.
 */
function presentOneByteChar(inside: Inside) {
  const characters = new WeakMap<object, number[]>()
  const perform = inside.performIO.bind(inside)
  inside.performIO = async (query) => {
    const result = await perform(query)
    const fields = result?.fields ?? []
    const found = [...fields.keys()].filter((i) => fields[i]?.dataTypeID === oneByteChar)
    for (const i of found) fields[i] = { ...(fields[i] as pg.FieldDef), dataTypeID: paddedChar }
    if (found.length > 0) characters.set(result.rows, found)
    return result
  }
  const read = inside.queryRaw.bind(inside)
  inside.queryRaw = async (query) => {
    const result = await read(query)
    for (const i of characters.get(result.rows) ?? [])
      result.columnTypes[i] = ColumnTypeEnum.Character
    return result
  }
}
