// What each persona changes: every mutation, tried on the things of one state. Whatever it writes is undone at its commit.
import { setTimeout as pause } from 'node:timers/promises'
import {
  type ExecutionResult,
  execute,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
} from 'graphql'
import type { Viewer } from '#graphql/context.ts'
import { Refusal } from '#graphql/errors.ts'
import { schema } from '#graphql/schema.ts'
import { db } from '#prisma/client.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { contextFor } from './reads.ts'
import type { Values } from './world.ts'

const UNDONE = 'undone by the proof'

/** From now on nothing is written: the database refuses each transaction that changed a row, at its commit. */
export async function undoEverything(): Promise<void> {
  await db.rows(
    fixed(`create function proof_undo() returns trigger language plpgsql as
      $$ begin raise exception '${UNDONE}'; end $$`),
  )
  const tables = await db.rows<{ name: string }>(
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of tables)
    await db.rows(
      fixed(`create constraint trigger proof_undo after insert or update or delete on ${name}
        deferrable initially deferred for each row execute function proof_undo()`),
    )
}

const isInt = (type: GraphQLInputType): boolean => getNamedType(type) === GraphQLInt

type Named = { field: string; values: Values }

/** A value for an argument or a field of an input: one that was named, or any of its type. */
function literalOf(name: string, given: GraphQLInputType, { field, values }: Named): string {
  const own = values[`${field}.${name}`]
  const named = own ?? (isEnumType(getNullableType(given)) ? undefined : values[name])
  // Ids of rows are numbers in some arguments and ids in others.
  if (named !== undefined) return isInt(given) ? named.replaceAll('"', '') : named
  const type = getNullableType(given)
  if (isListType(type)) return `[${literalOf(name, type.ofType, { field, values })}]`
  if (isInputObjectType(type)) {
    const parts = Object.values(type.getFields())
      .filter((part) => isNonNullType(part.type) || `${field}.${part.name}` in values)
      .map((part) => `${part.name}: ${literalOf(part.name, part.type, { field, values })}`)
    return `{ ${parts.join(', ')} }`
  }
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  return ANY[getNamedType(type).name] ?? '"1"'
}
const ANY: Record<string, string> = {
  Int: '1',
  Boolean: 'true',
  String: '"A lantern for the gate"',
  DateTime: '"2099-01-01T00:00:00Z"',
}

function documentOf(field: GraphQLField<unknown, unknown>, values: Values): string {
  const isGiven = ({ name, type }: GraphQLArgument) =>
    isNonNullType(type) || `${field.name}.${name}` in values
  const args = field.args
    .filter(isGiven)
    .map(({ name, type }) => `${name}: ${literalOf(name, type, { field: field.name, values })}`)
  const given = args.length > 0 ? `(${args.join(', ')})` : ''
  return `mutation { ${field.name}${given}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'} }`
}

/** `yes`: done, or refused for what is there already. `no`: not allowed, not found. `input`: refused for its input, which proves nothing. */
export type Outcome = 'yes' | 'no' | `input ${string}`
const REFUSED = new Set(['NOT_ALLOWED', 'NOT_FOUND', 'NOT_SIGNED_IN', 'POLICY_NOT_ACCEPTED'])

function outcomeOf({ errors }: ExecutionResult, document: string): Outcome {
  const original = errors?.[0]?.originalError
  if (!errors) return 'yes'
  const code = (original instanceof Refusal ? original : errors[0])?.extensions.code
  if (code === 'CONFLICT') return 'yes'
  if (code === 'INVALID')
    return `input ${JSON.stringify(errors[0]?.extensions.fields ?? errors[0]?.extensions)}`
  if (REFUSED.has(String(code))) return 'no'
  for (let error: unknown = original; error instanceof Error; error = error.cause)
    if (error.message.includes(UNDONE)) return 'yes'
  throw new Error(`${document} ended with ${code ?? original ?? errors[0]}`)
}

const mutations = (schema.getMutationType() as GraphQLObjectType).getFields()
export const changing = (): string[] => Object.keys(mutations)

/** Tries mutations. What is the same document for the same persona is tried once: a person may change only so much a minute. */
export function changes() {
  const known = new Map<string, Promise<Outcome>>()
  return (
    letter: string,
    viewer: Viewer | null,
    name: string,
    values: Values,
  ): Promise<Outcome> => {
    const document = documentFor(name, values)
    const key = `${letter} ${document}`
    const outcome = known.get(key) ?? tryAs(viewer, document)
    known.set(key, outcome)
    return outcome
  }
}

const resultOf = async (viewer: Viewer | null, document: string): Promise<ExecutionResult> =>
  (await execute({
    schema,
    document: parse(document),
    contextValue: contextFor(viewer),
  })) as ExecutionResult

/** How long somebody is asked to wait who changed too much in a minute, in milliseconds; 0: not at all. */
const waitOf = ({ errors }: ExecutionResult): number =>
  errors?.[0]?.extensions.code === 'TOO_MANY' ? Number(errors[0].extensions.retryAfter) * 1_000 : 0

async function tryAs(viewer: Viewer | null, document: string): Promise<Outcome> {
  const result = await resultOf(viewer, document)
  const wait = waitOf(result)
  if (wait === 0) return outcomeOf(result, document)
  await pause(wait)
  return outcomeOf(await resultOf(viewer, document), document)
}

/** The document with which a mutation is tried. */
export const documentFor = (name: string, values: Values): string =>
  documentOf(mutations[name] as GraphQLField<unknown, unknown>, values)

/** What somebody is told who tries a mutation. */
export async function toldOf(viewer: Viewer | null, document: string): Promise<string> {
  const { data, errors } = await resultOf(viewer, document)
  return JSON.stringify([data, errors?.map(({ message, extensions }) => [message, extensions])])
}
