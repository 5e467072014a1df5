// Whether a row still says what it said: a fingerprint of its meaning, so that another order of columns changes nothing.
import { createHash } from 'node:crypto'

/** 128 bits of the SHA-256 of a value's JSON. */
export const fingerprintOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
