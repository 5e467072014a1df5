// The names of the months, long and short, in the languages whose exports come here.
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

for (const language of LANGUAGES) {
  for (const width of ['long', 'short'] as const) {
    // With a day beside it: Polish and Czech say "of May" then.
    const withDay = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: width,
      timeZone: 'UTC',
    })
    const alone = new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      const at = new Date(Date.UTC(2009, month, 15))
      add(withDay.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '', month + 1)
      add(alone.format(at), month + 1)
    }
  }
}
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

/** The number of a month by its name, 1 to 12; undefined for a name that is none, or that means two. */
export const monthOf = (name: string): number | undefined => months.get(plain(name))
