import { describe, expect, it } from 'vitest'
import { type Clock, formatDay, formatMoment, formatNumber, phraseTime } from './time-words.ts'

const ghent: Clock = {
  now: Date.parse('2025-03-14T09:24:00Z'),
  locale: 'en',
  timeZone: 'Europe/Brussels',
}

describe('times as people say them', () => {
  it.each([
    ['2025-03-14T09:23:40Z', 'now'],
    ['2025-03-14T09:24:50Z', 'now'],
    ['2025-03-14T09:20:00Z', '4 min ago'],
    ['2025-03-14T07:24:00Z', '2 hr ago'],
    ['2025-03-13T22:30:00Z', 'yesterday'],
    ['2025-03-12T09:24:00Z', '2 days ago'],
    ['2025-02-11T09:24:00Z', '11 February'],
    ['2024-12-31T22:59:00Z', '31 December 2024'],
    ['2024-12-31T23:01:00Z', '1 January'],
  ])('%s is “%s” in Ghent', (at, words) => {
    const said = phraseTime(at, ghent)
    // 22:30 UTC on the 13th is 23:30 in Ghent: still yesterday there, though not eleven hours ago.
    expect(said.replace('hrs', 'hr')).toBe(words)
  })

  it('speaks the language of the reader', () => {
    const lisbon = { ...ghent, locale: 'pt-PT', timeZone: 'Europe/Lisbon' }
    expect(phraseTime('2025-03-13T09:00:00Z', lisbon)).toBe('ontem')
    const berlin = { ...ghent, locale: 'de' }
    expect(phraseTime('2025-03-14T09:20:00Z', berlin)).toBe('vor 4 Min.')
    expect(phraseTime('2025-03-14T09:24:00Z', berlin)).toBe('jetzt')
    expect(formatDay('2025-03-20T16:00:00Z', berlin, true)).toBe('Donnerstag, 20. März')
    expect(phraseTime('2025-03-14T09:24:00Z', { ...ghent, locale: 'nl' })).toBe('nu')
  })

  it('names the weekday of a promise', () => {
    expect(formatDay('2025-03-20T16:00:00Z', ghent, true)).toBe('Thursday 20 March')
  })

  it('falls back to plain words when a locale or zone is unknown', () => {
    const strange = { ...ghent, timeZone: 'Mars/Olympus' }
    expect(formatMoment('2025-03-14T09:24:00Z', strange)).toContain('2025')
    const german = { ...strange, locale: 'de' }
    expect(formatMoment('2025-03-14T09:24:00Z', german)).toContain('14. März 2025')
    expect(formatMoment('2025-03-14T09:24:00Z', { ...strange, locale: 'xx-!' })).toContain('2025')
  })

  it('says nothing for what is not a time', () => {
    expect(phraseTime('soon', ghent)).toBe('')
  })

  it('separates thousands', () => {
    expect(formatNumber(12400, 'en')).toBe('12,400')
  })
})
