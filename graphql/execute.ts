// Runs documents in-process, for pages: parsed and validated once.
import { type DocumentNode, type GraphQLError, type GraphQLSchema, print, validate } from 'graphql'
import { log } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { type Runnable, runnable } from './compiled.ts'
import type { Context } from './context.ts'
import { Invalid, Refusal } from './errors.ts'
import { refusalOf } from './failures.ts'

const say = refusalMessages.message

/** Documents are module constants, so the cache holds as many as the program has. */
const known = new WeakMap<DocumentNode, Runnable>()

export class Masked extends Error {}

/**
 * Runs a document of our own as the context's viewer and gives its data.
 * Throws the first Refusal as it is; any other error is logged and thrown as Masked.
 */
export async function run(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  context: Context,
): Promise<Record<string, unknown>> {
  let perform = known.get(document)
  if (!perform) {
    const problems = validate(schema, document)
    if (problems.length) throw new Error(`${problems[0]?.message}\nin ${print(document)}`)
    perform = runnable(schema, document)
    known.set(document, perform)
  }
  const result = await perform(variables, context)
  if (result.errors?.length) throw firstRefusal(result.errors)
  return result.data as Record<string, unknown>
}

function firstRefusal(errors: readonly GraphQLError[]): Error {
  for (const error of errors) if (error.originalError instanceof Refusal) return error.originalError
  const [first] = errors
  const refusal = refusalOf(first) ?? refusalOf(first?.originalError)
  if (refusal) return refusal
  // Without a place in the answer it is a variable that is not of its type: what somebody sent, not what we broke.
  if (first && !first.path) return new Invalid({ '': [say('unreadable')] })
  log.error({ err: first?.originalError ?? first, path: first?.path }, 'a document failed')
  return new Masked('Something went wrong on our side.')
}
