// Which rows of a table are carried, as SQL. The chosen spaces stand in a table of the connection.
import { fixed, joined, type Sql, sql } from '#prisma/sql.ts'
import { CARRIED, type Carried } from './carried.ts'
import type { Catalog } from './catalog.ts'

export const quoted = (name: string): Sql => fixed(`"${name}"`)
const carriedOf = new Map(CARRIED.map((one) => [one.table, one]))

/** The rows of a table that are carried: a condition on the alias `t`. */
export function scopeOf(catalog: Catalog, table: string): Sql {
  const own = carriedOf.get(table)?.where ?? sql`true`
  if (table === 'Space') return sql`t.id in (select id from chosen_spaces)`
  const needs = (catalog.get(table)?.needs ?? []).map(({ columns, table: of, theirs }) => {
    const mine = joined(
      columns.map((column) => sql`t.${quoted(column)}`),
      ', ',
    )
    const wanted = joined(
      theirs.map((column) => sql`t.${quoted(column)}`),
      ', ',
    )
    return sql`(${mine}) in (select ${wanted} from ${quoted(of)} t where ${scopeOf(catalog, of)})`
  })
  return joined([sql`(${own})`, ...needs, ...ofPlaces(catalog, table)], ' and ')
}

/** A file may stand under a post or a comment: these need not be there, but must be carried where they are. */
function ofPlaces(catalog: Catalog, table: string): Sql[] {
  if (table !== 'File') return []
  return [
    sql`(t."postId" is null or t."postId" in (select t.id from "Post" t where ${scopeOf(catalog, 'Post')}))`,
    sql`(t."commentId" is null or t."commentId" in (select t.id from "Comment" t where ${scopeOf(catalog, 'Comment')}))`,
  ]
}

/** The order of a table's rows. People are ordered by their address, which is the same everywhere. */
export function orderOf(catalog: Catalog, { table, order }: Carried): Sql {
  const columns = catalog.get(table)?.columns ?? []
  return joined(
    order.map((name) => {
      const root = columns.find((column) => column.name === name)?.root
      return root === 'Person'
        ? sql`(select who.email from "Person" who where who.id = t.${quoted(name)}) collate "C"`
        : name === 'name' || name === 'content'
          ? sql`t.${quoted(name)} collate "C"`
          : sql`t.${quoted(name)}`
    }),
    ', ',
  )
}
