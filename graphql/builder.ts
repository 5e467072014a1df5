// The one Pothos builder. "Signed in unless said otherwise" is a rule of the two root types, not of each field.
import SchemaBuilder, { EnumRef } from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { refusalMessages } from '#messages/refusal.ts'
import type { Context, SignedIn } from './context.ts'
import { Invalid, NotAllowed, NotFound, NotSignedIn } from './errors.ts'
import { nodeIn } from './ids.ts'
import { PAGE } from './paging.ts'
import { may } from './roles.ts'

const say = refusalMessages.message

/** Describes the argument `version` of an edit. */
export const EDITED_VERSION =
  'The version that was opened: an edit in between is a CONFLICT. Without one, whatever is there is overwritten.'

/** What a database query of its own costs, beside 1 for a field. */
export const STATEMENT = 40
/** Things that may be asked for by their ids at once. */
const MAX_IDS = 100

export const builder = new SchemaBuilder<{
  Context: Context
  AuthContexts: { signedIn: SignedIn; admin: SignedIn; administration: SignedIn }
  AuthScopes: { signedIn: boolean; admin: boolean; administration: boolean }
  Scalars: {
    ID: { Input: string; Output: string | number }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: unknown }
  }
  DefaultFieldNullability: false
}>({
  plugins: [ScopeAuthPlugin, RelayPlugin, DataloaderPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authScopes: (context) => ({
      signedIn: context.viewer !== null,
      // Changes as an administrator, and reads as one (auditors do, too).
      admin: context.viewer !== null && may(context.viewer, 'CHANGE_ADMINISTRATION'),
      administration: context.viewer !== null && may(context.viewer, 'READ_ADMINISTRATION'),
    }),
    unauthorizedError: (_parent, context) =>
      (context as Context).viewer ? new NotAllowed() : new NotSignedIn(),
  },
  relay: {
    cursorType: 'String',
    decodeGlobalID: (id) => {
      const node = nodeIn(id)
      if (!node || !isNode(node.typename)) throw notAnId()
      return node
    },
    nodesQueryOptions: {
      complexity: ({ ids }) => ({
        field: ids.length > MAX_IDS ? Number.POSITIVE_INFINITY : STATEMENT,
        multiplier: ids.length,
      }),
    },
    // The rows are counted once, where they are asked for: a page of 100 with 100 comments each costs 10,000.
    defaultConnectionFieldOptions: {
      complexity: ({ first }) => ({ field: STATEMENT, multiplier: Math.max(first ?? PAGE, 1) }),
    },
    edgesFieldOptions: { complexity: { multiplier: 1 } },
  },
  complexity: { defaultComplexity: 1, defaultListMultiplier: 10 },
})

builder.queryType({
  description: 'Everything that can be read. Only what the viewer may see is ever found.',
  authScopes: { signedIn: true },
})
builder.mutationType({
  description: 'Everything that can be done. Each takes an optional Idempotency-Key header.',
  authScopes: { signedIn: true },
})

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    description: 'A moment as ISO 8601 text in UTC, with milliseconds.',
    serialize: (value) => (value as Date).toISOString(),
    parseValue: (value) => dateFrom(value),
    parseLiteral: (node) => dateFrom(node.kind === Kind.STRING ? node.value : null),
  }),
)
builder.addScalarType(
  'JSON',
  new GraphQLScalarType({
    name: 'JSON',
    description: 'Any JSON value.',
    serialize: (value) => value,
  }),
)

/** A type that can be found by its id. */
const isNode = (typename: string): boolean =>
  builder.configStore.hasConfig(typename as never) &&
  'loadManyWithoutCache' in builder.configStore.getTypeConfig(typename as never).pothosOptions
const notAnId = () => new Invalid({ id: [say('notAnId')] })

/** PostgreSQL knows fewer years than JavaScript; four digits are enough for anybody. */
function dateFrom(value: unknown): Date {
  const date = new Date(typeof value === 'string' ? value : Number.NaN)
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9_999))
    throw new GraphQLError('not a moment: use ISO 8601, like 2026-03-14T09:30:00Z')
  return date
}

const lateEnums: (() => void)[] = []
/** An enum of what features declare: `values` gives its names, with the words they stand for, when all features are read. */
export function lateEnum(
  name: string,
  description: string,
  values: () => Readonly<Record<string, { value: string; description?: string }>>,
) {
  const ref = new EnumRef<(typeof builder)['$inferSchemaTypes'], string>(name)
  builder.configStore.addTypeRef(ref)
  lateEnums.push(() => {
    const options = { description, values: values() }
    ref.updateConfig({
      kind: 'Enum',
      graphqlKind: 'Enum',
      name,
      description,
      values: options.values,
      pothosOptions: options,
    })
  })
  return ref
}
/** Called once, before the schema is made. */
export const settleEnums = (): void => {
  for (const settle of lateEnums.splice(0)) settle()
}

/** The viewer of a field behind the root's sign-in rule. */
export function signedIn(context: Context): SignedIn {
  if (!context.viewer) throw new NotSignedIn()
  return context as SignedIn
}

/** What a loader gives: a row, or NotFound in its place. What may not be seen was not loaded. */
export const orNotFound = <Row>(rows: readonly (Row | null)[]): (Row | NotFound)[] =>
  rows.map((row) => row ?? new NotFound())
