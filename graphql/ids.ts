// Ids at the door: Relay's global ids, and plain numbers as they stand in addresses.
import { decodeGlobalID } from '@pothos/plugin-relay'
import { Invalid } from './errors.ts'

/**
 * The number behind an id argument: "SWRlYTo3" (Idea:7) or "7".
 * Throws Invalid, with the argument's name, for anything else or for an id of another type.
 */
export function numberOf(id: string | number, typename: string, argument: string): number {
  const text = String(id)
  if (/^\d{1,9}$/.test(text)) return Number(text)
  try {
    const decoded = decodeGlobalID(text)
    if (decoded.typename === typename && /^\d{1,9}$/.test(decoded.id)) return Number(decoded.id)
  } catch {
    // Falls through to the refusal.
  }
  throw new Invalid({ [argument]: ['This is not the id of anything here.'] })
}
