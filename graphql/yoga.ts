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
import { costOf, LIMITS, spend } from './cost.ts'
import { NotSignedIn, Refusal } from './errors.ts'
import { refusalOf } from './failures.ts'
import type { Locals } from './guards.ts'
import { refuseBrokenText } from './parse.ts'

const say = refusalMessages.message

const limitText: Plugin = {
  onParams({ params }) {
    if ((params.query?.length ?? 0) > LIMITS.text)
      throw new Refusal('TOO_COSTLY', 400, say('queryLong'))
  },
}

// Not a validation rule: validated documents are remembered, and the cost depends on this call's variables.
const limitCost: Plugin<Context> = {
  async onExecute({ args, setResultAndStopExecution }) {
    try {
      const cost = costOf(args)
      const { viewer } = args.contextValue as Context
      if (viewer) await spend(viewer.id, cost)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setResultAndStopExecution({ errors: [error] })
    }
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

type ServerContext = { req: IncomingMessage; res: Response }

/** Who asks, known before the query is read: what may be said of a query that does not fit depends on it. */
const asked = new WeakMap<IncomingMessage, Promise<Context>>()
const strangers = new WeakSet<IncomingMessage>()
const findAsker = (
  contextOf: (request: IncomingMessage, requestId: string) => Promise<Context>,
): Plugin<object, ServerContext> => ({
  async onRequest({ serverContext: { req, res } }) {
    const context = contextOf(req, (res.locals as Locals).requestId)
    asked.set(req, context)
    // What fails here fails again where the context is wanted.
    const viewer = await context.then((one) => one.viewer).catch(() => undefined)
    if (viewer === null) strangers.add(req)
  },
})

/** All that is said of a limit (`exposeLimits: false`). */
const LIMIT_REACHED = 'Syntax Error: Query validation error.'

/**
 * Every error has a code. Nobody learns the schema by asking for what is almost there, and a stranger, who may ask for
 * the entrance alone, nothing at all: what does not fit is answered like what needs a session.
 */
const coded: Plugin<object, ServerContext> = {
  onValidate:
    () =>
    ({ result, setResult }) =>
      setResult(
        result.map((error) => {
          const code = error.message === LIMIT_REACHED ? 'TOO_COSTLY' : 'GRAPHQL_VALIDATION_FAILED'
          const message = error.message.replace(/ Did you mean [\s\S]*$/, '')
          return new GraphQLError(message, { ...error, extensions: { code, ...error.extensions } })
        }),
      ),
  onResultProcess({ result, setResult, serverContext }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors?.length) return
    const errors = result.errors.map(withCode)
    const codes = errors.map(({ extensions }) => extensions.code)
    const isStranger = strangers.has(serverContext.req)
    if (isStranger && codes.some((code) => HIDDEN_FROM_STRANGERS.has(code as string)))
      return setResult({ errors: [new NotSignedIn()] })
    setResult({ ...result, errors })
  },
}

/** The codes of answers that differ with the schema. */
const HIDDEN_FROM_STRANGERS = new Set<unknown>([
  'NOT_SIGNED_IN',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
])

function withCode(error: GraphQLError): GraphQLError {
  const { code: given } = error.extensions ?? {}
  const isLimit = error.message === LIMIT_REACHED
  if (given && !isLimit) return error
  const isVariable = error.message.startsWith('Variable ')
  const code = isLimit ? 'TOO_COSTLY' : isVariable ? 'BAD_USER_INPUT' : 'BAD_REQUEST'
  return new GraphQLError(error.message, { ...error, extensions: { ...error.extensions, code } })
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
  return createYoga<ServerContext, Context>({
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
    context: ({ req }) => asked.get(req) as Promise<Context>,
    plugins: [
      findAsker(contextOf),
      csrfPrevention({ requestHeaders: ['authorization', 'x-requested-with'] }),
      maxTokensPlugin({ n: LIMITS.tokens, exposeLimits: false }),
      maxDepthPlugin({ n: LIMITS.depth, exposeLimits: false, flattenFragments: true }),
      maxAliasesPlugin({ n: LIMITS.aliases, exposeLimits: false }),
      maxDirectivesPlugin({ n: LIMITS.directives, exposeLimits: false }),
      limitText,
      wellFormed,
      limitCost,
      compileRepeated(schema),
      coded,
      inWords,
      codes,
      ...(isProduction ? [noIntrospection] : []),
    ],
  })
}
