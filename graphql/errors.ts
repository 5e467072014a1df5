// The six ways to refuse, and the one to ask for patience. They are meant for people and reach them; every other error is
// masked and logged.
import { GraphQLError } from 'graphql'

export type RefusalCode =
  | 'NOT_SIGNED_IN'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'TOO_MANY'
  | 'TRY_LATER'

/** Messages by field name, as a form shows them. The empty name stands for the whole form. */
export type FieldMessages = Record<string, string[]>

export class Refusal extends GraphQLError {
  constructor(
    code: RefusalCode,
    status: number,
    message: string,
    more: Record<string, unknown> = {},
    retryAfter?: number,
  ) {
    const headers = retryAfter === undefined ? {} : { headers: { 'Retry-After': `${retryAfter}` } }
    super(message, { extensions: { code, http: { status, ...headers }, ...more } })
  }
}

export class NotSignedIn extends Refusal {
  constructor() {
    super('NOT_SIGNED_IN', 401, 'Please sign in first.')
  }
}

export class NotAllowed extends Refusal {
  constructor(message = 'You may not do this.') {
    super('NOT_ALLOWED', 403, message)
  }
}

/** Also for what exists but may not be seen: the two must not be told apart. */
export class NotFound extends Refusal {
  constructor(message = 'There is nothing here that you can open.') {
    super('NOT_FOUND', 404, message)
  }
}

export class Invalid extends Refusal {
  readonly fields: FieldMessages
  /** @param status 413 for what is too large, else 400 */
  constructor(fields: FieldMessages, status: 400 | 413 = 400) {
    const [first] = Object.entries(fields)
    const message = first
      ? `${first[0] ? `${first[0]}: ` : ''}${first[1][0]}`
      : 'Please check what you entered.'
    super('INVALID', status, message, { fields })
    this.fields = fields
  }
}

export class Conflict extends Refusal {
  constructor(message: string, more: Record<string, unknown> = {}) {
    super('CONFLICT', 409, message, more)
  }
}

export class TooMany extends Refusal {
  /** @param retryAfter seconds until it may work again */
  constructor(retryAfter: number, message = 'That was a lot at once. Please wait a moment.') {
    super('TOO_MANY', 429, message, { retryAfter }, retryAfter)
  }
}

/** The database is away or too busy. Nothing was done; the same may be asked again. */
export class TryLater extends Refusal {
  constructor() {
    super('TRY_LATER', 503, 'We are catching our breath. Please try again in a moment.', {}, 3)
  }
}

/** For a question of yes or no: a refusal is a no, anything else stays what it is. */
export const noIfRefused = (error: unknown): false => {
  if (error instanceof Refusal) return false
  throw error
}
