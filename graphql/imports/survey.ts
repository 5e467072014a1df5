// What a file holds, found out by reading it once before anything is imported: which column is which of ours and how it is
// read, with samples; what becomes a label, what is left out, what is missing; and in which order it writes day and month.
import type { Message } from '#messages/engine/catalogue.ts'
import { countOf, jsonOf, textOf } from './cells.ts'
import type { Names } from './column-names.ts'
import { plainName } from './column-names.ts'
import { cellOf, isNoValue, type Mapping, type Plan, planOf } from './columns.ts'
import { planOfNested } from './comment-row.ts'
import { type DateOrder, isRelative, ordersOf, readDate } from './dates.ts'
import type { Cells, Source } from './rows.ts'
import { sampleOf } from './sample.ts'
import { withoutAddresses } from './shown-addresses.ts'
import { statusOf } from './statuses.ts'

/** How a column of ours is read. */
export type Way =
  | 'text'
  | 'line'
  | 'date'
  | 'number'
  | 'list'
  | 'person'
  | 'status'
  | 'comments'
  | 'id'

const WAYS: Record<string, Way> = {
  id: 'id',
  idea: 'id',
  replyTo: 'id',
  question: 'id',
  accepted: 'id',
  mergedInto: 'id',
  body: 'text',
  summary: 'text',
  why: 'text',
  response: 'text',
  author: 'person',
  authorEmail: 'person',
  respondedBy: 'person',
  coauthors: 'list',
  tags: 'list',
  pictures: 'list',
  createdAt: 'date',
  statusAt: 'date',
  respondedAt: 'date',
  editedAt: 'date',
  supports: 'number',
  status: 'status',
  comments: 'comments',
}

export type SurveyedColumn = {
  /** Of ours; null for a label. */
  ours: string | null
  /** Theirs; several where rows of one file have several names for the same. */
  theirs: string[]
  way: Way
  /** Rows in which it says something, and those of them that cannot be read in its way. */
  filled: number
  unread: number
  /** Up to three values as they stand in the file. */
  samples: string[]
  /** Words of a status and what they are here; null for one that is not known. */
  words: [string, string | null][]
}

export type DateQuestion = {
  order: DateOrder | null
  /** What decided: the option, other rows (with one of them), or nothing yet. */
  by: 'option' | 'rows' | null
  /** A day that could be two, and one that told. */
  sample: string
  proof: string
}

export type Survey = {
  rows: number
  /** Records that could not be read as rows. */
  broken: number
  columns: SurveyedColumn[]
  labels: SurveyedColumn[]
  /** Columns of which nothing is kept, and how many have no name. */
  leftOut: string[]
  nameless: number
  missing: string[]
  /** A date like "6 days ago", which is none without the day on which that was said; '' when there is none. */
  relative: string
  /** Set when a day in the file could be two. */
  dates: DateQuestion | null
  about: Message
}

const MAX_SAMPLES = 3
const MAX_COLUMNS = 500
const MAX_WORDS = 30

class Column {
  readonly report: SurveyedColumn
  constructor(ours: string | null, way: Way) {
    this.report = { ours, theirs: [], way, filled: 0, unread: 0, samples: [], words: [] }
  }

  add(theirs: string, value: unknown, isRead: boolean): void {
    const { report } = this
    if (!report.theirs.includes(theirs) && report.theirs.length < 20) report.theirs.push(theirs)
    report.filled++
    if (!isRead) report.unread++
    if (report.samples.length < MAX_SAMPLES) {
      // What is kept with an import is read later, when a first PIN may still work.
      const shown = report.ours === 'pin' ? '••••••' : sampleOf(value)
      if (!report.samples.includes(shown)) report.samples.push(shown)
    }
    if (report.way === 'status') this.#word(textOf(value).trim())
  }

  #word(word: string): void {
    const { words } = this.report
    if (words.length >= MAX_WORDS || words.some(([known]) => known === word)) return
    const { status, isKnown } = statusOf(word)
    words.push([word, isKnown ? status : null])
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && value.trim() === '')

/** Days that could be two, and those that tell which comes first. */
class Dates {
  #two = ''
  relative = ''
  readonly #proofs: Partial<Record<DateOrder, string>> = {}

  add(text: string): void {
    if (!this.relative && isRelative(text)) this.relative = text
    const orders = ordersOf(text)
    if (orders.length === 2) {
      // 04/04/2020 is the same day in both.
      const read = readDate(text)
      if (read && !('at' in read)) this.#two ||= text
    } else if (orders[0]) this.#proofs[orders[0]] ??= text
  }

  question(given: DateOrder | null): DateQuestion | null {
    if (!this.#two) return null
    const about = { sample: this.#two, proof: '' }
    if (given) return { ...about, order: given, by: 'option' }
    const [only, ...others] = Object.entries(this.#proofs) as [DateOrder, string][]
    if (!only || others.length) return { ...about, order: null, by: null }
    return { ...about, order: only[0], by: 'rows', proof: only[1] }
  }
}

/**
 * Reads a file once, in memory that does not grow with it.
 * @param told the order of day and month, if somebody has said it
 */
export async function survey<Ours extends string>(
  source: Source,
  names: Names<Ours>,
  mapping: Mapping<Ours>,
  given: DateOrder | null,
  progress: (bytes: number) => void = () => {},
): Promise<Survey> {
  const reader = new Surveyor(names, mapping)
  for await (const rows of source.rows(progress)) {
    for (const row of rows) {
      if ('trouble' in row) reader.broken++
      else reader.add(row.cells)
    }
  }
  const nameless = (source.header ?? []).filter((name) => name === '').length
  return { ...reader.report(source.header, given), nameless, about: source.about }
}

class Surveyor<Ours extends string> {
  rows = 0
  broken = 0
  readonly #names: Names<Ours>
  readonly #mapping: Mapping<Ours>
  readonly #plans = new Map<string, Plan<Ours>>()
  readonly #columns = new Map<string, Column>()
  readonly #labels = new Map<string, Column>()
  readonly #leftOut = new Set<string>()
  readonly #dates = new Dates()

  constructor(names: Names<Ours>, mapping: Mapping<Ours>) {
    this.#names = names
    this.#mapping = mapping
  }

  #planFor(cells: Cells): Plan<Ours> {
    const columns = [...cells.keys()]
    const key = columns.join('\0')
    const plan = this.#plans.get(key) ?? planOf(columns, this.#names, this.#mapping)
    if (this.#plans.size < 200) this.#plans.set(key, plan)
    return plan
  }

  add(cells: Cells): void {
    this.rows++
    const plan = this.#planFor(cells)
    for (const [ours, theirs] of plan.theirs) this.#value(ours, theirs, cells.get(theirs))
    for (const name of plan.others) {
      const { value, left } = withoutAddresses(cells.get(name))
      for (const path of left) this.#leaveOut(name + path)
      if (!isEmpty(value)) this.#column(this.#labels, name, null, 'line')?.add(name, value, true)
    }
    for (const name of plan.leftOut) this.#leaveOut(name)
    const nested = cellOf(plan, cells, 'comments' as Ours)
    for (const entry of nestedIn(nested)) this.#nested(entry)
  }

  #leaveOut(name: string): void {
    if (this.#leftOut.size < MAX_COLUMNS) this.#leftOut.add(name)
  }

  #column(columns: Map<string, Column>, key: string, ours: string | null, way: Way) {
    const column = columns.get(key) ?? new Column(ours, way)
    if (columns.size < MAX_COLUMNS) columns.set(key, column)
    return columns.get(key)
  }

  #value(ours: string, theirs: string, value: unknown, prefix = ''): void {
    if (isEmpty(value) || isNoValue(ours, value)) return
    const way = WAYS[ours] ?? 'line'
    if (way === 'date') this.#dates.add(textOf(value).trim())
    this.#column(this.#columns, prefix + ours, prefix + ours, way)?.add(
      theirs,
      value,
      isReadable(way, value),
    )
  }

  /** A comment in its idea's row. */
  #nested(entry: unknown): void {
    if (entry === null || typeof entry !== 'object') return
    const cells: Cells = new Map(Object.entries(entry))
    for (const [ours, theirs] of planOfNested(cells).theirs)
      this.#value(ours, theirs, cells.get(theirs), 'comments.')
  }

  report(header: string[] | null, given: DateOrder | null): Omit<Survey, 'nameless' | 'about'> {
    const columns = [...this.#columns.values()].map(({ report }) => report)
    const order = Object.keys(this.#names)
    const placeOf = ({ ours }: SurveyedColumn) =>
      order.indexOf((ours ?? '').split('.')[0] as string)
    if (header) this.#emptyColumns(header, columns)
    return {
      rows: this.rows,
      broken: this.broken,
      columns: columns.sort((a, b) => placeOf(a) - placeOf(b)),
      labels: [...this.#labels.values()].map(({ report }) => report),
      leftOut: [...this.#leftOut],
      missing: order.filter((ours) => !columns.some((column) => column.ours === ours)),
      relative: this.#dates.relative,
      dates: this.#dates.question(given),
    }
  }

  /** Columns that are there and say nothing in any row. */
  #emptyColumns(header: string[], columns: SurveyedColumn[]): void {
    for (const [ours, theirs] of planOf(header, this.#names, this.#mapping).theirs) {
      if (columns.some((column) => column.ours === ours)) continue
      const { report } = new Column(ours, WAYS[ours] ?? 'line')
      columns.push({ ...report, theirs: [theirs] })
    }
  }
}

function nestedIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const text = textOf(value).trim()
  const list = text.startsWith('[') ? jsonOf(text) : null
  return Array.isArray(list) ? list : []
}

function isReadable(way: Way, value: unknown): boolean {
  const text = textOf(value).trim()
  if (way === 'date') return readDate(text) !== null || isRelative(text)
  if (way === 'number') return Array.isArray(value) || countOf(value) !== null || /[;|@]/.test(text)
  if (way === 'status') return statusOf(text).isKnown
  if (way === 'comments') return nestedIn(value).length > 0
  return true
}

/** Is a name one of these, whatever its case and spaces? */
export const isOneOf = (name: string, names: readonly string[]): boolean =>
  names.some((one) => plainName(one) === plainName(name))
