// A value of a file as the plan shows it: short, on one line, people and tags by their names.
import { cutAtWord } from '#graphql/graphemes.ts'
import { textOf } from './cells.ts'

const MAX_SAMPLE = 60

/** @returns at most 60 characters */
export const sampleOf = (value: unknown): string =>
  cutAtWord(shownAs(value).slice(0, 2_000).replace(/\s+/g, ' ').trim(), MAX_SAMPLE)

/** People and tags by their names, lists by their members, anything else as JSON. */
function shownAs(value: unknown): string {
  if (value === null || typeof value !== 'object') return textOf(value)
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || nameIn(one)))
    return value.slice(0, 5).map(shownAs).join(', ')
  return nameIn(value) || jsonText(value)
}

const nameIn = (value: unknown): string =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? textOf((value as Record<string, unknown>).name ?? (value as Record<string, unknown>).login)
    : ''

/** Lists and objects as JSON; '' for one that is nested thousands deep. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
