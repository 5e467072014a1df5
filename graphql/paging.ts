// Keyset paging: a cursor is the sort key of a row, so page 400 costs what page 1 costs.
import * as z from 'zod/mini'
import { refusalMessages } from '#messages/refusal.ts'
import { Invalid } from './errors.ts'

const say = refusalMessages.message

/** Connections give at most this many rows at once. */
export const MAX_ROWS = 100
export const PAGE = 30

export type Connection<Row> = {
  edges: { cursor: string; node: Row }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/** How many rows are wanted: `first`, or 30. Throws Invalid above 100 or below 1. */
export function rowsWanted(first: number | null | undefined, most = MAX_ROWS): number {
  const wanted = first ?? Math.min(PAGE, most)
  if (wanted < 1 || wanted > most) throw new Invalid({ first: [say('pageSize', { max: most })] })
  return wanted
}

const MAX_INT = 2_147_483_647
/** What a sort key is made of; PostgreSQL must be able to read each. */
const PARTS = {
  int: z.int().check(z.gte(-MAX_INT), z.lte(MAX_INT)),
  /** Beyond int, for the log's ids. */
  whole: z.int(),
  number: z.number(),
  text: z.string().check(
    z.maxLength(200),
    z.refine((text) => !text.includes('\0') && text.isWellFormed()),
  ),
  moment: z.string().check(
    z.regex(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    // JavaScript makes 1 March of 30 February.
    z.refine((text) => new Date(text).toJSON() === text),
  ),
} as const
export type KeyPart = keyof typeof PARTS
type KeyOf<Shape extends readonly KeyPart[]> = {
  -readonly [Place in keyof Shape]: z.output<(typeof PARTS)[Shape[Place]]>
}

/** The cursor of a row's sort key. */
export const cursorOf = (key: readonly (number | string)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/**
 * The sort key in a cursor, or null without one. Throws Invalid for a cursor that we did not make.
 * @param shape what each part of the key must be
 */
export function keyOf<const Shape extends readonly KeyPart[]>(
  after: string | null | undefined,
  ...shape: Shape
): KeyOf<Shape> | null {
  if (!after) return null
  const key = read(after)
  if (
    key.length !== shape.length ||
    !shape.every((part, i) => z.safeParse(PARTS[part], key[i]).success)
  )
    throw new Invalid({ after: [say('cursor')] })
  return key as KeyOf<Shape>
}

function read(cursor: string): unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(key) ? key : []
  } catch {
    return []
  }
}

/** A connection from `wanted + 1` rows: the extra row only says that there are more. */
export function connectionOf<Row>(
  rows: readonly Row[],
  wanted: number,
  isFirstPage: boolean,
  key: (row: Row) => readonly (number | string)[],
): Connection<Row> {
  const edges = rows.slice(0, wanted).map((node) => ({ cursor: cursorOf(key(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > wanted,
      hasPreviousPage: !isFirstPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
