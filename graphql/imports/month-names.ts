// The names of the months and of the days of the week, long and short, in the languages whose exports come here.
const LANGUAGES = [
  'en',
  'de',
  'nl',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'ca',
  'tr',
]
/** Their names count where those above have no such name: "listopad" is November in Polish, and October in Croatian. */
const FURTHER = ['ru', 'uk', 'bg', 'ro', 'hu', 'el', 'sk', 'sl', 'hr', 'et', 'lv', 'lt', 'is']
  .concat(['eu', 'gl', 'id', 'ms', 'he', 'ar', 'vi', 'af', 'nn', 'be', 'hi'])
  .concat('th-u-ca-gregory')

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')

const months = new Map<string, number>()
/** Names that mean one month here and another one there. */
const ambiguous = new Set<string>()

function add(name: string, month: number): void {
  const key = plain(name)
  // One letter, or a month that is only a number in that language.
  if (key.length < 2) return
  if (months.has(key) && months.get(key) !== month) ambiguous.add(key)
  else months.set(key, month)
}

/** A month in a language: with a day beside it, Polish and Czech say "of May". */
function* namesOf(language: string): Generator<[string, number]> {
  for (const width of ['long', 'short'] as const) {
    const withDay = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: width,
      timeZone: 'UTC',
    })
    const alone = new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      const at = new Date(Date.UTC(2009, month, 15))
      const part = withDay.formatToParts(at).find(({ type }) => type === 'month')
      yield [part?.value ?? '', month + 1]
      yield [alone.format(at), month + 1]
    }
  }
}

for (const language of LANGUAGES) for (const [name, month] of namesOf(language)) add(name, month)
// Ways of shortening that no standard has and people use.
for (const [name, month] of Object.entries({
  jan: 1,
  feb: 2,
  mär: 3,
  mrz: 3,
  sept: 9,
  set: 9,
  okt: 10,
  dez: 12,
}))
  add(name, month)
for (const name of ambiguous) months.delete(name)
const first = new Set([...months.keys(), ...ambiguous])
for (const language of FURTHER)
  for (const [name, month] of namesOf(language)) if (!first.has(plain(name))) add(name, month)
for (const name of ambiguous) months.delete(name)

/** The number of a month by its name, 1 to 12; undefined for a name that is none, or that means two. */
export const monthOf = (name: string): number | undefined => months.get(plain(name))

const weekdays = new Set<string>()
for (const language of [...LANGUAGES, ...FURTHER])
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
    for (let day = 1; day <= 7; day++) weekdays.add(plain(format.format(Date.UTC(2009, 5, day))))
  }

/** Is it the name of a day of the week, long or short, and of no month? */
export const isWeekday = (name: string): boolean =>
  weekdays.has(plain(name)) && !months.has(plain(name))
