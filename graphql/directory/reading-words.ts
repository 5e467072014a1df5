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
  spreken: ['LANGUAGE'],
  sprechen: ['LANGUAGE'],
  kennen: ['SKILL'],
  weten: ['SKILL'],
  konnen: ['SKILL'],
  in: ['SITE', 'UNIT', 'ZONE'],
  at: ['SITE', 'UNIT', 'ZONE'],
  bij: ['SITE', 'UNIT', 'ZONE'],
  bei: ['SITE', 'UNIT', 'ZONE'],
  uit: ['SITE', 'UNIT', 'ZONE'],
  aus: ['SITE', 'UNIT', 'ZONE'],
  from: ['SITE', 'UNIT', 'ZONE'],
}

/** Between a word that leads and what it leads to: "in der Fertigung", "in de werkplaats". Elsewhere they are parts of names. */
export const ARTICLES: ReadonlySet<string> = new Set([
  ...['the', 'de', 'het', 'der', 'die', 'das', 'dem', 'den', 'auch', 'ook', 'also'],
])

/** They join two tokens, or begin a sentence. */
export const JOINS: ReadonlySet<string> = new Set([
  ...['and', 'who', 'is', 'are', 'somebody', 'someone', 'with'],
  ...['en', 'wie', 'die', 'zijn', 'iemand', 'met', 'werkt', 'werken'],
  ...['und', 'wer', 'ist', 'sind', 'jemand', 'mit', 'arbeitet', 'arbeiten'],
])

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
  'this week free',
  'has time',
  'has time this week',
  'tijd',
  'tijd heeft',
  'heeft tijd',
  'deze week tijd',
  'deze week tijd heeft',
  'heeft deze week tijd',
  'deze week vrij is',
  'zeit',
  'zeit hat',
  'hat zeit',
  'diese woche zeit',
  'diese woche zeit hat',
  'hat diese woche zeit',
  'diese woche frei ist',
])
