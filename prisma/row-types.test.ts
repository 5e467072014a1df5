// Rows that SQL returns are typed by hand beside their statement. PostgreSQL describes each statement here, and what it
// says has to fit the type.
import pg from 'pg'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStatements, type Statement } from './statements.ts'
import { createTestDatabase } from './testing.ts'

/** Statements put together in a way that the reader does not follow: their file, and why. */
const UNREAD: Record<string, string> = {
  'graphql/my-data/export.ts':
    'one statement for each file of the archive; my-data.test.ts runs all',
  'graphql/counters.ts': 'tables and figures come from the declarations; counters.test.ts runs all',
  'graphql/comments/queries.ts': 'the order is picked from a list at run time',
  'graphql/challenges/entry-queries.ts': 'the order is picked from a list at run time',
  'graphql/customers/inbox.ts': 'the order and its key are picked from a list at run time',
  'graphql/insights/figures.ts':
    'each figure of a list is a condition, for its count and its threads; insights.test.ts runs all',
  'graphql/teams/queries.ts': 'one list with a condition of the caller; teams.test.ts runs all',
  'graphql/posts/carried.ts': 'one statement over several tables, chosen by the caller',
  'graphql/ideas/queries.ts': 'the order is picked from a list at run time',
  'graphql/posts/lists.ts':
    'one part for each kind that declares a list of its own; lists.test.ts runs all',
  'graphql/scim/lists.ts': 'users and groups are listed by one statement; scim.test.ts runs both',
  'graphql/outcomes/queries.ts': 'one figure for each state of a value; outcomes.test.ts runs all',
  'graphql/sponsoring/figures.ts': 'one figure for each of a list; sponsoring.test.ts runs all',
  'graphql/home/lists.ts': 'one part for each kind that has lists; home/lists.test.ts runs all',
  'graphql/posts/owed.ts': 'one part for each kind that owes responses; lists.test.ts runs all',
  'graphql/identity/viewer.ts':
    'the columns of a session, a token or neither; the sessions’ tests run all',
  'graphql/versions.ts':
    'the caller selects the row: its version, and texts; versions.test.ts runs all',
  'graphql/search/confirm.ts': 'its sources are built in a loop over the kinds',
}

/** Columns of which the statement gives less than their table could hold: their file and name, and why. */
const NARROWER: Record<string, string> = {
  'graphql/identity/schema.ts castLine': 'only those who have one',
  'graphql/questions/choosing.ts personId': 'only those to whom one was passed on',
  'graphql/notifications/digest.ts frequency': 'only daily and weekly ones',
  'graphql/imports/comment-batch.ts commentId': 'joined by it',
  'graphql/imports/idea-batch.ts postId': 'joined by it',
  'graphql/challenges/queries.ts fromPostId': 'asked for by it',
  'graphql/sponsoring/figures.ts sponsorId': 'asked for by it',
  'graphql/outcomes/queries.ts estimate': 'only entries of which value was expected',
  'graphql/outcomes/queries.ts checkAt': 'only entries of which value was expected',
}

type Kind = 'number' | 'boolean' | 'Date' | 'Buffer' | 'string' | 'array' | 'anything'
type ColumnType = { kind: Kind; labels: string[] | null; element: number }
type Column = { name: string; dataTypeID: number; tableID: number; columnID: number }

let client: pg.Client
const types = new Map<number, ColumnType>()
/** `table.column` by numbers, of columns that may be empty. */
const nullable = new Set<string>()

beforeAll(async () => {
  client = new pg.Client({ connectionString: await createTestDatabase() })
  await client.connect()
  // As pg gives them: see the type parsers in client.ts.
  const { rows } = await client.query<{ oid: number } & ColumnType>(`
    select t.oid::int as oid, t.typelem::int as element, case when t.typcategory = 'A' then 'array'
      when t.typname in ('int2', 'int4', 'int8', 'float4', 'float8') then 'number' when t.typname = 'bool' then 'boolean'
      when t.typname in ('timestamptz', 'timestamp', 'date') then 'Date' when t.typname = 'bytea' then 'Buffer'
      when t.typname in ('json', 'jsonb', 'void') then 'anything' else 'string' end as kind,
      (select json_agg(e.enumlabel) from pg_enum e where e.enumtypid = t.oid) as labels
    from pg_type t`)
  for (const { oid, ...type } of rows) types.set(oid, type)
  const columns = await client.query<{ key: string }>(`
    select attrelid::int || '.' || attnum as key from pg_attribute where attnum > 0 and not attnotnull`)
  for (const { key } of columns.rows) nullable.add(key)
})
afterAll(() => client.end())

/** Asks PostgreSQL what a statement would return, without running it. */
function describeColumns(text: string): Promise<Column[]> {
  return new Promise((resolve, reject) => {
    let columns: Column[] = []
    const description = {
      submit(connection: pg.Connection) {
        connection.parse({ name: '', text, types: [] }, true)
        connection.describe({ type: 'S', name: '' }, true)
        connection.sync()
      },
      handleRowDescription: ({ fields }: { fields: Column[] }) => {
        columns = fields
      },
      handleReadyForQuery: () => resolve(columns),
      handleError: (error: Error) => reject(new Error(`${error.message}, in: ${text}`)),
    }
    client.query(description)
  })
}

const partsOf = (type: ts.Type): ts.Type[] => (type.isUnion() ? type.types : [type])
const isEmpty = ({ flags }: ts.Type): boolean =>
  (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0
const filled = (type: ts.Type): ts.Type[] => partsOf(type).filter((part) => !isEmpty(part))

/** Whether a value of this type of PostgreSQL is one of TypeScript's, empty or not. */
function fits(checker: ts.TypeChecker, oid: number, type: ts.Type): boolean {
  const column = types.get(oid)
  if (!column || column.kind === 'anything') return true
  return filled(type).every((part) => {
    if (part.flags & ts.TypeFlags.TypeParameter) return true
    // A string that only a declaration can make, as the name of a kind: `string & { … }`.
    if (part.isIntersection()) return part.types.some((one) => fits(checker, oid, one))
    if (column.kind === 'number') return (part.flags & ts.TypeFlags.NumberLike) !== 0
    if (column.kind === 'boolean') return (part.flags & ts.TypeFlags.BooleanLike) !== 0
    if (part.isStringLiteral() && column.labels) return column.labels.includes(part.value)
    if (column.kind === 'string') return (part.flags & ts.TypeFlags.StringLike) !== 0
    if (column.kind !== 'array') return part.symbol?.name === column.kind
    const [element] = checker.getTypeArguments(part as ts.TypeReference)
    return (
      checker.isArrayType(part) && element !== undefined && fits(checker, column.element, element)
    )
  })
}

/** What is wrong with a statement's row type, in one line each. */
async function mistakesIn(checker: ts.TypeChecker, statement: Statement): Promise<string[]> {
  const { at, text, row } = statement
  if (text === null) return UNREAD[fileOf(statement)] ? [] : [`${at}: not understood`]
  const columns = new Map((await describeColumns(text)).map((column) => [column.name, column]))
  return row.flatMap(({ name, type, isOptional }) => {
    const column = columns.get(name)
    if (!column) return isOptional ? [] : [`${at}: there is no column ${name}`]
    const { kind, labels } = types.get(column.dataTypeID) as ColumnType
    const declared = checker.typeToString(type)
    if (!fits(checker, column.dataTypeID, type))
      return [`${at}: ${name} is ${labels?.join(' | ') ?? kind}, not ${declared}`]
    if (NARROWER[`${fileOf(statement)} ${name}`]) return []
    const words = filled(type).filter((part) => part.isStringLiteral())
    if (labels && words.length > 0 && words.length < labels.length)
      return [`${at}: ${name} may be any of ${labels.join(' | ')}, and is declared as ${declared}`]
    // A list of Prisma's is never null, whatever the table would allow.
    const mayBeNull =
      !['array', 'anything'].includes(kind) && nullable.has(`${column.tableID}.${column.columnID}`)
    return mayBeNull && filled(type).length === partsOf(type).length
      ? [`${at}: ${name} may be null, and is declared as ${declared}`]
      : []
  })
}
const fileOf = ({ at }: Statement): string => at.replace(/:\d+$/, '')

test('every row type fits what PostgreSQL says of its statement', async () => {
  const { statements, checker } = readStatements(['graphql'])
  const wrong: string[] = []
  for (const statement of statements) wrong.push(...(await mistakesIn(checker, statement)))
  const wayOut =
    'mend the type or the statement; a statement that cannot be read goes to UNREAD, with the reason'
  expect(wrong, wayOut).toEqual([])
  expect(statements.filter(({ text }) => text !== null).length).toBeGreaterThan(100)
  const unread = new Set(statements.filter(({ text }) => text === null).map(fileOf))
  expect(
    Object.keys(UNREAD).filter((file) => !unread.has(file)),
    'is read by now',
  ).toEqual([])
}, 180_000)
