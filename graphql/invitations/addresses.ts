// From a pasted text or a CSV to the people it names. Linear in the length of the text.
import { oneLine } from '#graphql/characters.ts'
import { cutText } from '#graphql/graphemes.ts'
import { CsvReader } from '#graphql/imports/csv.ts'
import { JOB_LENGTH } from '#graphql/people/limits.ts'
import { emailLine } from '#graphql/setup/input.ts'
import { EMAIL_LENGTH, NAME_LENGTH } from '#graphql/setup/limits.ts'

export type Wanted = { email: string; name: string; title: string; unit: string; site: string }
/** `unread`: what was no address, as it stands in the text. */
export type ReadPeople = { people: Wanted[]; unread: string[] }

/** What a column is called in English, Dutch and German. */
const COLUMNS: Record<keyof Wanted, readonly string[]> = {
  email: [
    'email',
    'e-mail',
    'mail',
    'address',
    'e-mailadres',
    'emailadres',
    'adres',
    'e-mail-adresse',
    'mailadresse',
  ],
  name: ['name', 'full name', 'naam', 'volledige naam', 'vollständiger name'],
  title: ['title', 'job', 'job title', 'functie', 'functietitel', 'position', 'funktion', 'titel'],
  unit: ['unit', 'department', 'team', 'afdeling', 'abteilung', 'bereich'],
  site: ['site', 'location', 'office', 'locatie', 'vestiging', 'standort'],
}
const SHOWN = 80

const columnOf = (cell: string): keyof Wanted | null => {
  const wanted = oneLine(cell).toLowerCase()
  const found = Object.entries(COLUMNS).find(([, names]) => names.includes(wanted))
  return (found?.[0] as keyof Wanted | undefined) ?? null
}

const emailIn = (text: string): string | null => {
  const read = emailLine.safeParse(text)
  return read.success ? read.data : null
}

/** Who is named: with a line of names of columns as CSV, without one as addresses between commas, semicolons and line ends. */
export function peopleIn(text: string): ReadPeople {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  const delimiter = [',', ';', '\t'].find((one) => first.split(one).some(columnOf)) ?? ','
  const columns = first.split(delimiter).map((cell) => columnOf(cell.replaceAll('"', '')))
  const read = columns.includes('email') ? inTable(text, delimiter, columns) : inList(text)
  const known = new Set<string>()
  return {
    people: read.people.filter(({ email }) => !known.has(email) && known.add(email)),
    unread: read.unread,
  }
}

function inTable(
  text: string,
  delimiter: string,
  columns: readonly (keyof Wanted | null)[],
): ReadPeople {
  const reader = new CsvReader(delimiter.charCodeAt(0))
  const records = [...reader.read(Buffer.from(text.trimStart())), ...reader.end()].slice(1)
  const read: ReadPeople = { people: [], unread: [] }
  for (const record of records) {
    const cells = 'cells' in record ? record.cells : []
    if (cells.every((cell) => !cell.trim())) continue
    const of = (column: keyof Wanted) => oneLine(cells[columns.indexOf(column)] ?? '')
    const email = emailIn(of('email'))
    if (!email) read.unread.push(cutText(oneLine(cells.join(', ')), SHOWN))
    else
      read.people.push({
        email,
        name: cutText(of('name'), NAME_LENGTH),
        title: cutText(of('title'), JOB_LENGTH),
        unit: cutText(of('unit'), JOB_LENGTH),
        site: cutText(of('site'), JOB_LENGTH),
      })
  }
  return read
}

/** What stands between separators of any script; in quotation marks they are part of a name. */
const PIECE = /(?:"[^"\r\n]{0,200}"|[^,;\r\n\t，；、])+/g

/** `ana@…`, `Ana Silva <ana@…>`, `"Silva, Ana" <ana@…>`, `Ana Silva ana@…`, several addresses with blanks between. */
function inList(text: string): ReadPeople {
  const read: ReadPeople = { people: [], unread: [] }
  for (const [piece] of text
    .replace(/\p{Cf}/gu, '')
    .replaceAll('＠', '@')
    .matchAll(PIECE)) {
    const whole = oneLine(piece)
    if (!whole) continue
    const words = whole.split(' ')
    const addresses = words.map(addressIn)
    const email = addresses.at(-1)
    const isNamed = words.slice(0, -1).every((word) => !word.includes('@'))
    if (email && isNamed)
      read.people.push(personOf(email, words.slice(0, -1).join(' ').replaceAll('"', '').trim()))
    else if (addresses.every((one) => one !== null))
      read.people.push(...addresses.map((one) => personOf(one, '')))
    else read.unread.push(cutText(whole, SHOWN))
  }
  return read
}

const personOf = (email: string, name: string): Wanted => ({
  email,
  name: cutText(name, NAME_LENGTH),
  title: '',
  unit: '',
  site: '',
})

/** An address as it stands in texts: `<…>`, `mailto:…`, in quotation marks, with the full stop of its sentence. */
const addressIn = (word: string): string | null =>
  !word.includes('@') || word.length > EMAIL_LENGTH + 20
    ? null
    : emailIn(word.replace(/^[<"'(]*(?:mailto:)?/i, '').replace(/[>"')]*\.?$/, ''))
