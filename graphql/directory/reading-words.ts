// Words of a line that say what the next one is, or that somebody is free, in the languages of the interface. People type them
// in any language, so all count at once.
import type { TokenKind } from './tokens.ts'

/** After these only such a token is meant; by themselves they say nothing. */
export const LEADS: Readonly<Record<string, readonly TokenKind[]>> = {
  speaks: ['LANGUAGE'],
  speak: ['LANGUAGE'],
  spreekt: ['LANGUAGE'],
  spricht: ['LANGUAGE'],
  knows: ['SKILL'],
  kent: ['SKILL'],
  weet: ['SKILL'],
  kennt: ['SKILL'],
  kann: ['SKILL'],
  in: ['SITE', 'UNIT', 'ZONE'],
  at: ['SITE', 'UNIT', 'ZONE'],
  bij: ['SITE', 'UNIT', 'ZONE'],
  bei: ['SITE', 'UNIT', 'ZONE'],
}

/** They join two tokens. */
export const JOINS: ReadonlySet<string> = new Set(['and', 'en', 'und', 'who', 'die', 'is', 'ist'])

/** Somebody who is not away this week. */
export const FREE: ReadonlySet<string> = new Set([
  'free',
  'free this week',
  'available',
  'available this week',
  'vrij',
  'vrij deze week',
  'deze week vrij',
  'beschikbaar',
  'deze week beschikbaar',
  'frei',
  'diese woche frei',
  'frei diese woche',
  'verfugbar',
  'diese woche verfugbar',
])
