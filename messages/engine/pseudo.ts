// Pseudo-languages, made from English while a message is said: whatever is not in ⟦ ⟧ on a page came from no catalogue.
import type { Values } from './catalogue.ts'
import type { Language } from './languages.ts'

const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz'
const ACCENTED = 'ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļḾɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž'
/** What is added per so many letters: German and Finnish are up to 40 % longer than English. */
const FILLER = ['~one', '~two', '~three', '~four', '~five', '~six', '~seven', '~eight']
const OPEN = '\u{E010}'
const CLOSE = '\u{E011}'

/** Says a message in a pseudo-language. Values and tags stay as they are. */
export function pseudoText(
  language: Language,
  values: Values,
  inEnglish: (values: Values) => string,
): string {
  const english = inEnglish(Object.fromEntries(Object.entries(values).map(marked)))
  const pieces = english.split(/(\u{E010}[^\u{E011}]*\u{E011}|<\/?[a-zA-Z]+\/?>)/u)
  const text = pieces.map((piece, i) => (i % 2 ? piece : accented(piece))).join('')
  const letters = pieces.filter((_, i) => i % 2 === 0).join('').length
  const said = `⟦${text}${filler(letters)}⟧`.replaceAll(OPEN, '').replaceAll(CLOSE, '')
  return language === 'ar-XB' ? `\u2067${said}\u2069` : said
}

/** Words that choose a branch of a select must stay themselves; everything else is remembered as a value. */
const marked = ([name, value]: [string, unknown]): [string, unknown] => [
  name,
  typeof value === 'string' && !/^[A-Z_]+$/.test(value) ? `${OPEN}${value}${CLOSE}` : value,
]

const accented = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter)

function filler(letters: number): string {
  let text = ''
  for (let i = 0; text.length < letters * 0.4; i++) text += ` ${accented(FILLER[i % 8] as string)}`
  return text
}
