// Ids in arguments: Relay's global ids, and plain numbers as in addresses.
import { randomBytes } from 'node:crypto'
import { decodeGlobalID } from '@pothos/plugin-relay'
import { refusalMessages } from '#messages/refusal.ts'
import { Invalid } from './errors.ts'

const say = refusalMessages.message

/** The type's name and number in a Relay id ("SWRlYTo3" is Idea and 7), or null for any other text. */
export function nodeIn(text: string): { typename: string; id: string } | null {
  try {
    const decoded = decodeGlobalID(text)
    return /^\d{1,9}$/.test(decoded.id) ? decoded : null
  } catch {
    return null
  }
}

/**
 * The number behind an id argument: "SWRlYTo3" (Idea:7) or "7".
 * Throws Invalid, with the argument's name, for anything else or for an id of another type.
 */
export function numberOf(id: string | number, typename: string, argument: string): number {
  const text = String(id)
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const node = nodeIn(text)
  if (node?.typename === typename) return Number(node.id)
  throw new Invalid({ [argument]: [say('notAnId')] })
}

/** Random letters and digits that are easy to say on the phone. */
export function randomLetters(length: number): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length] ?? 'x').join('')
}
