// What the stand-in for a Meilisearch server keeps and finds: one word at a time, with typos and beginnings.
import { wordsOf } from './words.ts'

export type Row = Record<string, unknown>
export type Question = {
  indexUid: string
  q: string
  filter: string
  limit: number
  attributesToSearchOn?: string[]
}
export class UnknownAttribute extends Error {}

type Settings = {
  searchableAttributes?: string[]
  filterableAttributes?: string[]
  typoTolerance?: { disableOnAttributes?: string[] }
}
/** Where a word stands: by field, by word, the key of each document with its first place. */
type Places = Map<string, Map<string, Map<string, number>>>

export class InMemoryIndex {
  primaryKey: string | null
  settings: Row & Settings = {}
  rows = new Map<string, Row>()
  #places: Places | undefined
  constructor(primaryKey: string | null) {
    this.primaryKey = primaryKey
  }

  put(row: Row): void {
    this.rows.set(String(row[this.primaryKey ?? 'key']), row)
    this.#places = undefined
  }
  remove(key: string): void {
    this.rows.delete(key)
    this.#places = undefined
  }

  /** The documents with the question's only word, best first; every rule's rank inside that of the rule before, as Meilisearch has it. */
  ask({ q, filter, limit, attributesToSearchOn }: Question) {
    const conditions = conditionsOf(filter)
    for (const { name } of conditions)
      if (!this.settings.filterableAttributes?.includes(name)) throw new UnknownAttribute()
    const declared = this.settings.searchableAttributes ?? []
    const fields = declared.filter((name) => attributesToSearchOn?.includes(name) ?? true)
    const word = wordsOf(q, 1)[0]?.folded
    const best = new Map<string, number>()
    const hasTypos = (field: string) =>
      !this.settings.typoTolerance?.disableOnAttributes?.includes(field)
    fields.forEach((field, nth) => {
      for (const [other, places] of this.#placesIn().get(field) ?? []) {
        const typos = word ? typosIn(word, other, /\S$/.test(q), hasTypos(field)) : null
        if (typos === null) continue
        for (const [key, place] of places) {
          const score = scoreOf(word ?? '', typos, nth, fields.length, place, other === word)
          if (score > (best.get(key) ?? 0)) best.set(key, score)
        }
      }
    })
    return [...best]
      .map(([key, score]) => ({ row: this.rows.get(key) as Row, score }))
      .filter(({ row }) => conditions.every((condition) => holds(condition, row)))
      .sort((a, b) => b.score - a.score || Number(b.row.at) - Number(a.row.at))
      .slice(0, limit)
      .map(({ row, score }) => ({ id: row.id, _rankingScore: score }))
  }

  #placesIn(): Places {
    if (this.#places) return this.#places
    const places: Places = new Map()
    for (const [key, row] of this.rows)
      for (const field of this.settings.searchableAttributes ?? []) {
        const words = places.get(field) ?? new Map<string, Map<string, number>>()
        places.set(field, words)
        wordsOf([row[field] ?? ''].flat().join(' ')).forEach(({ folded }, place) => {
          const found = words.get(folded) ?? new Map<string, number>()
          words.set(folded, found)
          if (!found.has(key)) found.set(key, place)
        })
      }
    this.#places = places
    return places
  }
}

const mostTypos = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** How many letters differ, or null when they are too many. */
function typosIn(word: string, other: string, isBeginning: boolean, hasTypos: boolean) {
  if (other === word) return 0
  if (isBeginning && other.startsWith(word)) return 0
  const most = hasTypos ? mostTypos(word) : 0
  if (most === 0 || Math.abs(word.length - other.length) > most) return null
  const typos = distance(word, other) + (word[0] === other[0] ? 0 : 1)
  return typos <= most ? typos : null
}

/** Letters put in, left out, changed, or turned with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const turned =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] as number) + 1
          : change
      row.push(Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, change, turned))
    }
    before = last
    last = row
  }
  return last[b.length] as number
}

const PLACES = 12
function scoreOf(
  word: string,
  typos: number,
  field: number,
  fields: number,
  place: number,
  isExact: boolean,
): number {
  const most = mostTypos(word)
  const near = Math.max(1, PLACES - Math.floor(1.5 * Math.log2(place + 1)))
  const ranks: [number, number][] = [
    [most - typos + 1, most + 1],
    [fields - field, fields],
    [near, PLACES],
    [isExact ? 2 : 1, 3],
  ]
  const [rank, all] = ranks.reduce(
    ([outer, outerAll], [inner, innerAll]) => [(outer - 1) * innerAll + inner, outerAll * innerAll],
    [1, 1],
  )
  return rank / all
}

type Condition = { name: string; operator: string; values: (string | number)[] }

/** The little of the language of filters that the product uses. */
function conditionsOf(filter: string): Condition[] {
  const strings: string[] = []
  const bare = filter.replace(/"((?:[^"\\]|\\.)*)"/g, (_, text: string) => {
    strings.push(text.replace(/\\(.)/g, '$1'))
    return `$${strings.length - 1}`
  })
  return bare.split(' AND ').map((part) => {
    const [, name = '', operator = '', list = ''] = /^(\w+) (IN|=|>=|<) (.+)$/.exec(part) ?? []
    const values = list
      .replace(/^\[|\]$/g, '')
      .split(', ')
      .map((value) =>
        value.startsWith('$') ? (strings[Number(value.slice(1))] ?? '') : Number(value),
      )
    return { name, operator, values }
  })
}

function holds({ name, operator, values }: Condition, row: Row): boolean {
  const own = [row[name]].flat()
  const [first] = values
  if (operator === '>=') return Number(row[name]) >= Number(first)
  if (operator === '<') return Number(row[name]) < Number(first)
  return own.some((value) => values.includes(value as never))
}
