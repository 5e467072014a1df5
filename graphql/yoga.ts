// The public endpoint: POST /graphql with a token. Its limits stand here; the rules stand in the services.

import type { IncomingMessage } from 'node:http'
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives'
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens'
import { useCSRFPrevention as csrfPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import type { Response } from 'express'
import {
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  visit,
} from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { isProduction } from '#env.ts'
import { log } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { compiledDocuments } from './compiled.ts'
import type { Context } from './context.ts'
import { tooCostly } from './cost.ts'
import { Refusal } from './errors.ts'
import { refusalOf } from './failures.ts'
import type { Locals } from './guards.ts'
import { refuseBrokenText } from './parse.ts'

const say = refusalMessages.message

/** `text`: characters of a query, its comments included: parsed ones are remembered, so a long one would be kept for long. */
export const LIMITS = { text: 20_000, depth: 9, tokens: 600, aliases: 15, directives: 20 }

const limitText: Plugin = {
  onParams({ params }) {
    if ((params.query?.length ?? 0) > LIMITS.text)
      throw new Refusal('TOO_COSTLY', 400, say('queryLong'))
  },
}

// Not a validation rule: validated documents are remembered, and the cost depends on this call's variables.
const limitCost: Plugin<Context> = {
  onExecute({ args, setResultAndStopExecution }) {
    const refusal = tooCostly(args)
    if (refusal) setResultAndStopExecution({ errors: [refusal] })
  },
}

/** What no database can keep is refused before anybody reads it, in variables as in the query's own words. */
const wellFormed: Plugin<Context> = {
  onExecute({ args, setResultAndStopExecution }) {
    try {
      refuseBrokenText(args.variableValues ?? {}, '')
      visit(args.document, { [Kind.STRING]: ({ value }) => refuseBrokenText(value, '') })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setResultAndStopExecution({ errors: [error] })
    }
  },
}

/** Refusals in the language of whoever asks. After masking, which makes refusals of what the database says. */
const inWords: Plugin<Context> = {
  onExecutionResult({ result, setResult, context }) {
    if (!result || Symbol.asyncIterator in result || !('errors' in result)) return
    const { language = 'en' } = context as Partial<Context>
    const errors = result.errors?.map((error) => {
      const refusal = error instanceof Refusal ? error : error.originalError
      if (!(refusal instanceof Refusal)) return error
      const extensions = { ...error.extensions, ...refusal.wordsIn(language) }
      return new GraphQLError(refusal.text(language), { ...error, extensions })
    })
    setResult({ ...result, ...(errors ? { errors } : {}) })
  },
}

/** Scripts read codes: what was sent and cannot be used (a variable of another type, a document too deep) has one as well. */
const codes: Plugin = {
  onResultProcess({ result, setResult }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors) return
    if (result.errors.every((error) => error.extensions?.code)) return
    const errors = result.errors.map((error) =>
      error.extensions?.code
        ? error
        : new GraphQLError(error.message, {
            ...error,
            extensions: { ...error.extensions, code: 'INVALID' },
          }),
    )
    setResult({ ...result, errors })
  },
}

/** Queries that are asked again and again run as functions. */
function compileRepeated(schema: GraphQLSchema): Plugin<Context> {
  const compiled = compiledDocuments(schema)
  return {
    onExecute({ args, setExecuteFn }) {
      const perform = compiled(args.document, args.operationName)
      if (perform)
        setExecuteFn(() =>
          perform((args.variableValues ?? {}) as Record<string, unknown>, args.contextValue),
        )
    },
  }
}

/** Nobody learns the schema by asking for what is almost there. */
const noSuggestions: Plugin = {
  onValidate:
    () =>
    ({ result, setResult }) =>
      setResult(
        result.map(
          (error) => new GraphQLError(error.message.replace(/ Did you mean [\s\S]*$/, ''), error),
        ),
      ),
}

const noIntrospection: Plugin = {
  onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule),
}

/** A refusal is shown; anything else becomes one sentence and a line in the log. */
export function maskError(error: unknown): Error {
  const refusal = refusalOf(error)
  if (refusal) return refusal
  if (error instanceof GraphQLError) {
    if (error.originalError instanceof Refusal) return error
    const away = refusalOf(error.originalError)
    if (away) return new GraphQLError(away.message, { ...error, extensions: away.extensions })
    // Without a place in the answer it is about what was sent: a syntax error, a variable that is not of its type.
    if (!error.originalError || !error.path) return error
    log.error({ err: error.originalError, path: error.path }, 'a query failed')
  } else log.error({ err: error as Error }, 'a query failed')
  return new Refusal('INTERNAL', 500, say('broken'))
}

/** The endpoint over a schema; `contextOf` knows who asks. */
export function openYoga(
  schema: GraphQLSchema,
  contextOf: (request: IncomingMessage, requestId: string) => Promise<Context>,
) {
  return createYoga<{ req: IncomingMessage; res: Response }, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    // Yoga's own choice would let any page of the company's other hosts read as whoever looks at it.
    cors: false,
    landingPage: false,
    graphiql: !isProduction,
    batching: false,
    multipart: false,
    logging: false,
    healthCheckEndpoint: '/graphql/health',
    maskedErrors: { maskError, isDev: false },
    context: ({ req, res }) => contextOf(req, (res.locals as Locals).requestId),
    plugins: [
      csrfPrevention({ requestHeaders: ['authorization', 'x-requested-with'] }),
      maxTokensPlugin({ n: LIMITS.tokens, exposeLimits: false }),
      maxDepthPlugin({ n: LIMITS.depth, exposeLimits: false, flattenFragments: true }),
      maxAliasesPlugin({ n: LIMITS.aliases, exposeLimits: false }),
      maxDirectivesPlugin({ n: LIMITS.directives, exposeLimits: false }),
      limitText,
      wellFormed,
      limitCost,
      compileRepeated(schema),
      noSuggestions,
      inWords,
      codes,
      ...(isProduction ? [noIntrospection] : []),
    ],
  })
}
