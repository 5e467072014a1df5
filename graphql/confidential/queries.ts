import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_WORDS, type WatchedEffect } from './limits.ts'
import type { ConfidentialKind } from './patterns.ts'

export type WordRow = {
  id: number
  word: string
  effect: WatchedEffect
  addedById: number
  addedAt: Date
}
export type ConfirmedRow = {
  id: number
  personId: number | null
  spaceId: number
  isRestricted: boolean
  kinds: ConfidentialKind[]
  reason: string
  at: Date
}

/** The listed words, by what follows and by name. */
export const watchedWords = (db: Db): Promise<WordRow[]> =>
  db.rows<WordRow>(sql`
    select id, word, effect, "addedById", "addedAt" from "WatchedWord" order by effect, phrase limit ${MAX_WORDS}`)

/** A page of reasons, latest first; `before` is exclusive. `wanted + 1` rows at most. */
export const confirmedTexts = (db: Db, wanted: number, before: number | null) =>
  db.rows<ConfirmedRow>(sql`
    select t.id, t."personId", t."spaceId", t."isRestricted", t.kinds, t.reason, t.at
    from "ConfirmedText" t
    where t.id < ${before ?? 2_147_483_647} order by t.id desc limit ${wanted + 1}`)
