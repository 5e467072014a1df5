// What people send is checked against the input's schema, and refused by the field's name.
import * as z from 'zod/mini'
import { refusalMessages } from '#messages/refusal.ts'
import { type FieldTexts, Invalid } from './errors.ts'
import { messageOf } from './input-texts.ts'

const say = refusalMessages.message

/**
 * Checks `raw` against a schema of an `input.ts` and gives the clean value.
 * Throws Invalid with messages by field; NUL and lone surrogates are refused wherever they stand.
 */
export function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> {
  refuseBrokenText(raw, '')
  const result = z.safeParse(schema, raw)
  if (result.success) return result.data
  const fields: FieldTexts = {}
  for (const issue of result.error.issues) {
    const name = issue.path.join('.')
    fields[name] = [...(fields[name] ?? []), messageOf(issue.message)]
  }
  throw new Invalid(fields)
}

/** Deeper than this nobody means what they send; the walk must not fill the stack. */
const DEEPEST = 12

/** PostgreSQL cannot store NUL, and a lone surrogate is no text: refuse both before they become a 500. */
export function refuseBrokenText(value: unknown, name: string, depth = 0): void {
  if (depth > DEEPEST) throw new Invalid({ [name]: [say('nested')] })
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed())
      throw new Invalid({ [name]: [say('brokenText')] })
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      refuseBrokenText(item, name ? `${name}.${i}` : `${i}`, depth + 1)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      refuseBrokenText(key, name, depth + 1)
      refuseBrokenText(item, name ? `${name}.${key}` : key, depth + 1)
    }
  }
}
