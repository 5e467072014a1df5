// What each persona reads: every query of the schema with all its fields, asked of the things of one state.
import {
  type ExecutionResult,
  execute,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql'
import type { Context, Viewer } from '#graphql/context.ts'
import { schema } from '#graphql/schema.ts'
import { written } from '#graphql/testing-queries.ts'
import { db } from '#prisma/client.ts'
import { SAME, type Values } from './world.ts'

const query = schema.getQueryType() as GraphQLObjectType
type Field = GraphQLField<unknown, unknown>

export const contextFor = (viewer: Viewer | null): Context => ({
  viewer,
  db,
  language: 'en',
  requestId: 'proof',
  idempotencyKey: null,
})

/** The type of what stands at a path of an answer, and the field at its end, as `Type.field`. */
function coordinateAt(path: readonly (string | number)[]): string | null {
  let type: GraphQLNamedType = query
  let found: string | null = null
  for (const step of path) {
    if (typeof step === 'number') continue
    const field: Field | undefined =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[step] : undefined
    if (!field) return found
    found = `${type.name}.${step}`
    type = getNamedType(field.type)
  }
  return found
}

/** Adds the coordinates of every value of an answer that is not null. */
function collect(type: GraphQLNamedType, value: unknown, seen: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(type, one, seen)
  else if (value && typeof value === 'object' && (isObjectType(type) || isInterfaceType(type)))
    for (const [name, inner] of Object.entries(value)) {
      const field = type.getFields()[name]
      if (!field || inner === null) continue
      seen.add(`${type.name}.${name}`)
      collect(getNamedType(field.type), inner, seen)
    }
}

export type Reading = { seen: Set<string>; texts: string[] }

/** How often a field that fails is left out and the rest asked again. */
const MAX_TRIES = 60

async function askField(
  field: Field,
  viewer: Viewer | null,
  values: Values,
  depth: number,
  into: Reading,
) {
  const except = new Set<string>()
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const document = written(field, depth, values, except)
    if (!document) return
    const answer = (await execute({
      schema,
      document: parse(`{ ${document} }`),
      contextValue: contextFor(viewer),
    })) as ExecutionResult
    into.texts.push(JSON.stringify(answer))
    if (answer.data) collect(query, answer.data, into.seen)
    const failed = (answer.errors ?? []).map(({ path = [] }) => coordinateAt(path))
    if (failed.length === 0) return
    if (failed.some((name) => name === null || name === `Query.${field.name}`)) return
    for (const name of failed) except.add(name as string)
  }
  throw new Error(`Query.${field.name} fails in more than ${MAX_TRIES} ways.`)
}

/** Does the answer to this query depend on which things are asked for? */
const isAsked = (field: Field, values: Values): boolean =>
  field.args.some(
    ({ name }) => `${field.name}.${name}` in values || (name in values && !(name in SAME)),
  )

/** Everything a persona reads when it asks for the things of one state. @param all also the queries that name none of them */
export async function readAs(
  viewer: Viewer | null,
  things: Values,
  { all, depth }: { all: boolean; depth: number },
): Promise<Reading> {
  const into: Reading = { seen: new Set(), texts: [] }
  for (const field of Object.values(query.getFields()))
    if (all || isAsked(field, things))
      await askField(field, viewer, { ...SAME, ...things }, depth, into)
  return into
}

/** Every field of every type but those of changes, and of what answers a change alone. */
export const readable = (): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
    .filter((type) => type !== schema.getMutationType() && type !== schema.getSubscriptionType())
    .flatMap((type) =>
      Object.keys((type as GraphQLObjectType).getFields()).map((name) => `${type.name}.${name}`),
    )
