import { expect, test } from 'vitest'
import { type Catalogues, moduleOf, problemsOf, readCatalogues } from './check.ts'

type Files = Record<string, Record<string, string>>
const catalogues = (files: Files): Catalogues =>
  new Map(Object.entries(files).map(([language, texts]) => [language, new Map([['page', texts]])]))
const using = (...keys: string[]) => [
  {
    path: 'app/page.tsx',
    text: `import { pageMessages } from '#messages/page.ts'\n${keys.map((key) => `t('${key}')`).join('\n')}`,
  },
]

test.each<[string, Files, string]>([
  ['is missing in a language', { en: { a: 'One' }, nl: {} }, 'nl/page.json a: missing'],
  [
    'is in a language but not in English',
    { en: { a: 'One' }, nl: { a: 'Een', b: 'Twee' } },
    'nl/page.json b: not in English',
  ],
  [
    'is ill-formed',
    { en: { a: 'One {name' }, nl: { a: 'Een {name}' } },
    'en/page.json a: is ill-formed: ',
  ],
  [
    'lacks a plural form that its language has',
    {
      en: { a: '{n, plural, one {# day} other {# days}}' },
      pl: { a: '{n, plural, one {# dzień} other {# dnia}}' },
    },
    'pl/page.json a: {n, plural} lacks the form few',
  ],
  [
    'names another value than English',
    { en: { a: 'By {name}' }, nl: { a: 'Door {naam}' } },
    'nl/page.json a: takes naam: string, English name: string',
  ],
  [
    'lost a tag',
    { en: { a: 'See <link>here</link>' }, nl: { a: 'Zie hier' } },
    'nl/page.json a: takes nothing, English <link> (wrap)',
  ],
  [
    'does not close a tag',
    { en: { a: 'See <link>here' }, nl: { a: 'Zie <link>hier</link>' } },
    'en/page.json a: does not close <link>',
  ],
  [
    'was left in English',
    { en: { a: 'Nobody was here yet' }, nl: { a: 'Nobody was here yet' } },
    'nl/page.json a: not translated',
  ],
])('a message that %s is refused', (_, files, problem) => {
  expect(problemsOf(catalogues(files), using('a')).join('\n')).toContain(problem)
})

test('a message that no file with its catalogue uses is refused', () => {
  const files = { en: { a: 'One', 'b.x': 'Two', c: 'Three' } }
  const [page] = using('a')
  const sources = [
    { path: '', text: `${page?.text}\nt(\`b.\${one}\`)` },
    { path: '', text: "import { otherMessages } from '#messages/other.ts'\nt('c')" },
  ]
  expect(problemsOf(catalogues(files), sources)).toEqual([
    'en/page.json c: used by no file that imports #messages/page.ts',
  ])
})

test('a sentence of an event or a notification is the server’s: used by a page alone it is refused', () => {
  const files = { en: { 'event.a': 'One', 'notification.B': 'Two' } }
  const [page] = using('event.a', 'notification.B')
  const service = { path: 'graphql/a/events.ts', text: page?.text ?? '' }
  expect(problemsOf(catalogues(files), [page as typeof service])).toEqual([
    expect.stringContaining('en/page.json event.a: used by no file of the server'),
    expect.stringContaining('en/page.json notification.B: used by no file of the server'),
  ])
  expect(problemsOf(catalogues(files), [service])).toEqual([])
})

test('what is the same in two languages may be so when it is a word or two, with values beside it', () => {
  const files = { en: { a: 'Kudos, {count, number}' }, nl: { a: 'Kudos, {count, number}' } }
  expect(problemsOf(catalogues(files), using('a'))).toEqual([])
})

test('whole catalogues have nothing wrong', () => {
  const files = {
    en: { a: '{n, plural, one {# day} other {# days}} by {name}' },
    nl: { a: 'Door {name}: {n, plural, one {# dag} other {# dagen}}' },
  }
  expect(problemsOf(catalogues(files), using('a'))).toEqual([])
})

test('the module of a namespace types its keys, values and tags', () => {
  const english = { a: 'Hi {name}, {n, number}', b: '<link>x</link><at/>', c: '{who} wrote' }
  const german = { ...english, c: '{who} {people, plural, one {hat} other {haben}} geschrieben' }
  const both = new Map([
    ['en', new Map([['two-words', english]])],
    ['de', new Map([['two-words', german]])],
  ])
  const module = moduleOf('two-words', both, ['en', 'de'])
  expect(problemsOf(new Map(both), []).filter((one) => /takes/.test(one))).toEqual([])
  expect(module).toContain('  c: [{ who: string; people: number }]')
  expect(module).toContain('  a: [{ name: string; n: number }]')
  expect(module).toContain('  b: [{ link: Wrap; at: ReactNode }]')
  expect(module).toContain('export const twoWordsMessages = await catalogue<Plain, Rich>')
})

test('the project’s catalogues have every language', () => {
  expect([...readCatalogues('messages').keys()].sort()).toEqual(['de', 'en', 'nl'])
})
