// What a search of the directory is made of, and what its parts are called.

import { knownZone } from '#graphql/time.ts'
import { directoryMessages } from '#messages/directory.ts'
import type { Language } from '#messages/engine/languages.ts'
import { localeOf } from '#messages/engine/languages.ts'

export const TOKEN_KINDS = ['SKILL', 'UNIT', 'SITE', 'LANGUAGE', 'ZONE', 'FREE'] as const
export type TokenKind = (typeof TOKEN_KINDS)[number]
/** SKILL: an id; LANGUAGE: ISO 639-1; ZONE: an IANA name; FREE: "week"; else the name itself. */
export type Token = { kind: TokenKind; value: string }

/** A text as it is compared: without case, accents and what joins the parts of a name. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øłđðı]/g, (letter) => FOLDED[letter] ?? letter)
const FOLDED: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' }

/** A language by its name in the reader's language. */
export const languageName = (code: string, language: Language): string =>
  new Intl.DisplayNames([localeOf(language)], { type: 'language' }).of(code) ?? code

/** The place that names a time zone: "New York". */
export const placeOfZone = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** How many minutes a zone is ahead of UTC at a moment; none for one that nobody knows. */
export function offsetOf(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: knownZone(zone),
    timeZoneName: 'longOffset',
  })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hour = '0', minute = '0'] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(parts ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute))
}

/** "UTC+5:30". */
export function offsetName(minutes: number): string {
  const size = Math.abs(minutes)
  const rest = size % 60
  const hour = `${Math.floor(size / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${hour}`
}

/** "New York (UTC−5)", and the zone of UTC itself by its name alone. */
function zoneName(zone: string, at: Date): string {
  const [place, offset] = [placeOfZone(zone), offsetName(offsetOf(zone, at))]
  return place === offset ? place : `${place} (${offset})`
}

/** What a token is called; a skill by the name that is given. */
export function labelOf(
  { kind, value }: Token,
  language: Language,
  at: Date,
  skill?: string,
): string {
  if (kind === 'SKILL') return skill ?? value
  if (kind === 'LANGUAGE') return languageName(value, language)
  if (kind === 'ZONE') return zoneName(value, at)
  if (kind === 'FREE') return directoryMessages.in(language)('free.week')
  return value
}
