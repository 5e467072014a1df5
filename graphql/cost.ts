// What a question from outside may cost: counted for the operation that will run, with the variables it will run with.
import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, Kind } from 'graphql'
import { refusalMessages } from '#messages/refusal.ts'
import { Refusal } from './errors.ts'

/** Fields weigh 1, questions to the database 40 (builder.ts); a list multiplies what is asked of its rows. */
export const MAX_COST = 12_000
export const MAX_FIELDS = 400

type Asked = {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null | undefined
  variableValues?: Record<string, unknown> | null | undefined
  contextValue?: unknown
}

/** The refusal of a question that costs too much, or null. What cannot be counted is left to the execution to refuse. */
export function tooCostly({
  schema,
  document,
  operationName,
  variableValues,
  contextValue,
}: Asked): GraphQLError | null {
  // The counting takes the first operation of a document, whichever is run: it is shown only that one.
  const operation = getOperationAST(document, operationName)
  if (!operation) return null
  const others = document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION)
  const cost = costOf(
    { ...document, definitions: [operation, ...others] },
    schema,
    variableValues ?? {},
    contextValue,
  )
  if (!cost || (cost.complexity <= MAX_COST && cost.breadth <= MAX_FIELDS)) return null
  return new Refusal('TOO_COSTLY', 400, refusalMessages.message('tooCostly'))
}

function costOf(
  document: DocumentNode,
  schema: GraphQLSchema,
  variables: Record<string, unknown>,
  context: unknown,
) {
  try {
    return complexityFromQuery(document, { schema, variables, ctx: context as object })
  } catch (error) {
    // A variable that is not of its type: the execution says so.
    if (error instanceof GraphQLError) return null
    throw error
  }
}
