// The public endpoint: POST /graphql with a token. Its limits stand here; the rules stand in the services.
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import { complexityFromQuery } from '@pothos/plugin-complexity'
import { GraphQLError, type GraphQLSchema, NoSchemaIntrospectionCustomRule } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import { isProduction } from '#env.ts'
import { log } from '#log.ts'
import type { Context } from './context.ts'
import { Refusal } from './errors.ts'
import type { Locals } from './guards.ts'

export const LIMITS = { depth: 9, tokens: 1_200, aliases: 15, directives: 20, complexity: 12_000, breadth: 400 }

// Not a validation rule: validated documents are remembered, and the cost depends on this call's variables.
const limitCost: Plugin<Context> = {
  onExecute({ args, setResultAndStopExecution }) {
    const { complexity, breadth } = complexityFromQuery(args.document, {
      schema: args.schema,
      variables: args.variableValues ?? {},
      ctx: args.contextValue,
    })
    if (complexity <= LIMITS.complexity && breadth <= LIMITS.breadth) return
    const refusal = new GraphQLError('This query asks for too much at once. Ask for fewer fields or rows.', {
      extensions: { code: 'TOO_COSTLY', http: { status: 400 } },
    })
    setResultAndStopExecution({ errors: [refusal] })
  },
}

const noIntrospection: Plugin = {
  onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule),
}

/** A refusal is shown; anything else becomes one sentence and a line in the log. */
export function maskError(error: unknown): Error {
  if (error instanceof Refusal) return error
  if (error instanceof GraphQLError) {
    if (error.originalError instanceof Refusal) return error
    if (!error.originalError) return error
    log.error({ err: error.originalError, path: error.path }, 'a query failed')
  } else log.error({ err: error as Error }, 'a query failed')
  return new GraphQLError('Something broke on our side.', { extensions: { code: 'INTERNAL', http: { status: 500 } } })
}

/** The endpoint over a schema; `contextOf` knows who asks. */
export function openYoga(schema: GraphQLSchema, contextOf: (request: IncomingMessage, requestId: string) => Promise<Context>) {
  return createYoga<{ req: IncomingMessage; res: Response }, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: !isProduction,
    batching: false,
    multipart: false,
    logging: false,
    healthCheckEndpoint: '/graphql/health',
    maskedErrors: { maskError, isDev: false },
    context: ({ req, res }) => contextOf(req, (res.locals as Locals).requestId),
    plugins: [
      useCSRFPrevention({ requestHeaders: ['authorization', 'x-requested-with'] }),
      maxTokensPlugin({ n: LIMITS.tokens, exposeLimits: false }),
      maxDepthPlugin({ n: LIMITS.depth, exposeLimits: false, flattenFragments: true }),
      maxAliasesPlugin({ n: LIMITS.aliases, exposeLimits: false }),
      maxDirectivesPlugin({ n: LIMITS.directives, exposeLimits: false }),
      limitCost,
      ...(isProduction ? [noIntrospection] : []),
    ],
  })
}
