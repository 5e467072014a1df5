// The six ways to refuse, and the one to ask for patience. They are meant for people and reach them; every other error is
// masked and logged.
import { GraphQLError } from 'graphql'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Language } from '#messages/engine/languages.ts'
import { refusalMessages } from '#messages/refusal.ts'

export type RefusalCode =
  | 'NOT_SIGNED_IN'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'TOO_MANY'
  // They post before they have accepted the usage policy as it is now.
  | 'POLICY_NOT_ACCEPTED'
  | 'TRY_LATER'
  // Of the public endpoint alone: a question that costs too much, and what went wrong on our side.
  | 'TOO_COSTLY'
  | 'INTERNAL'

/** Texts by field name, as a form shows them. The empty name stands for the whole form. */
export type FieldMessages = Record<string, string[]>
/** The same before it is known who reads them. */
export type FieldTexts = Record<string, Message[]>

const say = refusalMessages.message
// Made once: two refusals of the same kind are equal, whatever they are about.
const SIGN_IN = say('signIn')
const NOT_ALLOWED = say('notAllowed')
const NOT_FOUND = say('notFound')
const TOO_MANY = say('tooMany')
const POLICY_FIRST = say('policyFirst')
const TRY_LATER = say('tryLater')

/** Its message is English, for logs; `in` says it to people. */
export class Refusal extends GraphQLError {
  readonly text: Message

  constructor(
    code: RefusalCode,
    status: number,
    text: Message,
    more: Record<string, unknown> = {},
    retryAfter?: number,
  ) {
    const headers = retryAfter === undefined ? {} : { headers: { 'Retry-After': `${retryAfter}` } }
    super(text('en'), { extensions: { code, http: { status, ...headers }, ...more } })
    this.text = text
  }

  /** What of `extensions` is in words, in this language. */
  wordsIn(_: Language): Record<string, unknown> {
    return {}
  }
}

export class NotSignedIn extends Refusal {
  constructor() {
    super('NOT_SIGNED_IN', 401, SIGN_IN)
  }
}

export class NotAllowed extends Refusal {
  constructor(text = NOT_ALLOWED) {
    super('NOT_ALLOWED', 403, text)
  }
}

/** Nothing was posted: the usage policy comes first. */
export class PolicyNotAccepted extends Refusal {
  constructor() {
    super('POLICY_NOT_ACCEPTED', 403, POLICY_FIRST)
  }
}

/** Also for what exists but may not be seen: the two must not be told apart. */
export class NotFound extends Refusal {
  constructor(text = NOT_FOUND) {
    super('NOT_FOUND', 404, text)
  }
}

export class Invalid extends Refusal {
  /** In English. */
  readonly fields: FieldMessages
  readonly fieldTexts: FieldTexts

  /** @param status 413 for what is too large, else 400 */
  constructor(fieldTexts: FieldTexts, status: 400 | 413 = 400) {
    const fields = fieldsIn(fieldTexts, 'en')
    const [[name, texts] = []] = Object.entries(fieldTexts)
    const [first] = texts ?? []
    const text = first
      ? (language: Language) => `${name ? `${name}: ` : ''}${first(language)}`
      : say('check')
    super('INVALID', status, text, { fields })
    this.fields = fields
    this.fieldTexts = fieldTexts
  }

  override wordsIn(language: Language) {
    return { fields: fieldsIn(this.fieldTexts, language) }
  }
}

const fieldsIn = (texts: FieldTexts, language: Language): FieldMessages =>
  Object.fromEntries(
    Object.entries(texts).map(([name, some]) => [name, some.map((text) => text(language))]),
  )

export class Conflict extends Refusal {
  constructor(text: Message, more: Record<string, unknown> = {}) {
    super('CONFLICT', 409, text, more)
  }
}

export class TooMany extends Refusal {
  /** @param retryAfter seconds until it may work again */
  constructor(retryAfter: number, text = TOO_MANY) {
    super('TOO_MANY', 429, text, { retryAfter }, retryAfter)
  }
}

/** The database is away or too busy. Nothing was done; the same may be asked again. */
export class TryLater extends Refusal {
  constructor() {
    super('TRY_LATER', 503, TRY_LATER, {}, 3)
  }
}

/** For a yes-or-no question: a refusal is a no, anything else stays an error. */
export const noIfRefused = (error: unknown): false => {
  if (error instanceof Refusal) return false
  throw error
}
