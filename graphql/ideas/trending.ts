// Trending: activity that fades, kept as one number that never has to be recomputed.
//
// Forward decay (Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay: A Practical Time Decay Model for Streaming
// Systems", ICDE 2009): instead of letting old activity shrink, new activity weighs more. With half-life h an event
// of weight w at time t counts w · 2^(t/h); the score is log2 of the sum. Order between two ideas at any moment is
// the same as with exponential decay, and an index can hold it.

import { HALF_LIFE } from '#graphql/posts/lists.ts'
import type { Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export const WEIGHTS = { posted: 4, supported: 1, commented: 2, statusChanged: 3 } as const

/** The score of a single event: half-lives since 1970 plus log2 of its weight. */
export const scoreAt = (at: Date, weight: number): number =>
  at.getTime() / HALF_LIFE + Math.log2(weight)

/** The score after one more event: log2(2^a + 2^b), computed so that it neither overflows nor underflows. */
export const addActivity = (score: number, added: number): number =>
  Math.max(score, added) + Math.log2(1 + 2 ** -Math.min(60, Math.abs(score - added)))

/** addActivity in SQL, on the column `trending`; what is added is a score, or a piece of SQL that gives one. */
export const trendingAfter = (added: number | Sql): Sql => {
  const score = typeof added === 'number' ? sql`${added}::float8` : added
  return sql`greatest(trending, ${score}) + ln(1 + power(2.0::float8, -least(60, abs(trending - ${score})))) / ln(2.0::float8)`
}

/** A comment raises the score of its idea. */
export const onComment = (tx: Tx, ideaId: number): void =>
  tx.later(sql`
    update "Idea" set trending = ${trendingAfter(scoreAt(tx.at, WEIGHTS.commented))} where id = ${ideaId}`)

/** The idea keeps its post's number of supports for the lists; a support that is withdrawn has raised the score all the same. */
export const onSupport = (tx: Tx, { id }: { id: number }, change: 1 | 0 | -1): void => {
  const trending = change >= 0 ? trendingAfter(scoreAt(tx.at, WEIGHTS.supported)) : sql`trending`
  tx.later(sql`
    update "Idea" set "supportCount" = "supportCount" + ${change}, trending = ${trending} where id = ${id}`)
}
export const onSupportsMoved = async (tx: Tx, ideaId: number, change: number): Promise<void> => {
  await tx.rows(
    sql`update "Idea" set "supportCount" = "supportCount" + ${change} where id = ${ideaId}`,
  )
}
