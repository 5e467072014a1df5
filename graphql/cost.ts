// What a question from outside may cost: counted for the operation that will run, with the variables it will run with.
import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, Kind } from 'graphql'
import { refusalMessages } from '#messages/refusal.ts'
import { Refusal } from './errors.ts'
import { sharedLimiter } from './shared-limiter.ts'

/** Fields weigh 1, questions to the database 40 (builder.ts); a list multiplies what is asked of its rows. */
/** `text`: characters of a query, its comments included: parsed ones are remembered, so a long one would be kept for long. */
export const LIMITS = { text: 20_000, depth: 9, tokens: 600, aliases: 15, directives: 20 }
export const MAX_COST = 12_000
export const MAX_FIELDS = 400

type Asked = {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null | undefined
  variableValues?: Record<string, unknown> | null | undefined
  contextValue?: unknown
}

/** What a question costs. Throws the refusal of one that costs too much; what cannot be counted is 0, and left to the execution to refuse. */
export function costOf({
  schema,
  document,
  operationName,
  variableValues,
  contextValue,
}: Asked): number {
  // The counting takes the first operation of a document, whichever is run: it is shown only that one.
  const operation = getOperationAST(document, operationName)
  if (!operation) return 0
  const others = document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION)
  const cost = counted(
    { ...document, definitions: [operation, ...others] },
    schema,
    variableValues ?? {},
    contextValue,
  )
  if (!cost) return 0
  if (cost.complexity <= MAX_COST && cost.breadth <= MAX_FIELDS) return cost.complexity
  throw new Refusal('TOO_COSTLY', 400, refusalMessages.message('tooCostly'))
}

function counted(
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

/** Ordinary questions are free: only what costs more counts against the budget. */
const FREE = 1_000
/** What one person's dear questions may cost in a minute: sixty of the dearest, or some hundred pages of 100 rows. */
export const BUDGET = 60 * MAX_COST
const budgets = sharedLimiter('cost', BUDGET, 60)

/** Takes a question's cost from the person's budget. Throws TooMany when it is used up. */
export async function spend(personId: number, cost: number): Promise<void> {
  if (cost <= FREE) return
  await budgets.spend(`${personId}`, cost)
}
