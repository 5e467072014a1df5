// Keyset paging: a cursor is the sort key of a row, so page 400 costs what page 1 costs.
import * as z from 'zod/mini'
import { Invalid } from './errors.ts'

/** Connections give at most this many rows at once. */
export const MOST_ROWS = 100
export const PAGE = 30

export type Connection<Row> = {
  edges: { cursor: string; node: Row }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** How many rows are wanted: `first`, or 30. Throws Invalid above 100 or below 1. */
export function rowsWanted(first: number | null | undefined, most = MOST_ROWS): number {
  const wanted = first ?? Math.min(PAGE, most)
  if (wanted < 1 || wanted > most) throw new Invalid({ first: [`Ask for 1 to ${most}.`] })
  return wanted
}

const Key = z.array(z.union([z.number(), z.string().check(z.maxLength(200))])).check(z.maxLength(4))

/** The cursor of a row's sort key. */
export const cursorOf = (key: readonly (number | string)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key in a cursor, or null without one. Throws Invalid for a cursor that we did not make. */
export function keyOf(after: string | null | undefined, length: number): (number | string)[] | null {
  if (!after) return null
  let key: z.output<typeof Key> | undefined
  try {
    key = z.parse(Key, JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    key = undefined
  }
  if (key?.length !== length || key.some((part) => typeof part === 'number' && !Number.isFinite(part)))
    throw new Invalid({ after: ['This cursor is not one of ours.'] })
  return key
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
