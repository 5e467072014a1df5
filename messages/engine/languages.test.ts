import { expect, test } from 'vitest'
import { settingsMessages } from '#messages/settings.ts'
import { acceptedLanguage, languageOf } from './languages.ts'

test.each([
  ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
  ['fr;q=1, de;q=0.4, en;q=0.5', 'en'],
  ['DE-at', 'de'],
  ['en;q=0, de;q=0.1', 'de'],
  ['fr, es', null],
  ['*', null],
  [`${'x,'.repeat(10_000)}nl`, null],
  ['nl;q=x', null],
  [undefined, null],
])('a browser that asks for %.40s is answered in %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language)
})

test('a pseudo-language is spoken only where it is allowed', () => {
  expect(languageOf('en-XA')).toBeNull()
  expect(languageOf('en-XA', true)).toBe('en-XA')
  expect(languageOf('__proto__')).toBeNull()
})

test('one message is said in several languages at once', () => {
  const said = (['en', 'nl', 'de'] as const).map((language) =>
    settingsMessages.in(language)('sessions.end', { count: 2 }),
  )
  expect(said).toEqual([
    'Sign out 2 other sessions',
    'De 2 andere sessies afmelden',
    'Die 2 anderen Sitzungen abmelden',
  ])
})

test('a pseudo-language changes the words of a message, not its values and tags', () => {
  const said = settingsMessages.in('en-XA')('device', { browser: 'Firefox', system: '<link>' })
  expect(said).toMatch(/^⟦Firefox öñ <link> /)
  expect(settingsMessages.text('ar-XB', 'sessions.times', {})).toMatch(
    /^\u2067⟦.*<since\/>.*⟧\u2069$/u,
  )
})
