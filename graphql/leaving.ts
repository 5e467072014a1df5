// What becomes of what names a person once that person has left. Each feature declares every column of its tables that does
// (people/leaving.test.ts compares them with the database), and carries it out in the transaction that ends the access.
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db, Tx } from '#prisma/client.ts'
import type { Actor } from './context.ts'

/** Somebody leaves. */
export type Leaving = {
  personId: number
  /** Who takes over what they may read of it; null: nobody was chosen. */
  successorId: number | null
  /** Who ends the access. */
  by: Actor
}

/** One thing that somebody owns. `spaceId`: those who read that space may know of it; null: whoever may end the access. */
export type OwnedThing = { name: string; path: string; spaceId: number | null }

type Shown = {
  /** "2 boards". */
  label: (count: number) => Message
  /** What of it the person owns now, at most MAX_OWNED. */
  list: (db: Db, personId: number) => Promise<OwnedThing[]>
}

/** For a column that names a person. */
export type OnLeave =
  /** It stays, with the reason: work keeps the name of who did it. */
  | { stays: string }
  /** It is taken away. With a label and a list where others notice that it is gone, as for what is handed over. */
  | ({ ends: (tx: Tx, leaving: Leaving) => Promise<void> } & (
      | Shown
      | { label?: never; list?: never }
    ))
  /** It is handed over; what the successor may not read goes to somebody else, who is notified. */
  | ({ handOver: (tx: Tx, leaving: Leaving) => Promise<void> } & Shown)

/** A column as `Table.column`. */
export type LeavingDeclared = Readonly<Record<`${string}.${string}`, OnLeave>>

/** As many things of a kind are listed before somebody leaves. All are handed over. */
export const MAX_OWNED = 200

const declared = new Map<string, OnLeave>()

/** Takes in what a feature declares. Throws for a column that another one has declared. */
export function addLeaving(columns: LeavingDeclared): void {
  for (const [column, onLeave] of Object.entries(columns)) {
    if (declared.has(column)) throw new Error(`${column} is declared twice in \`leaving\``)
    declared.set(column, onLeave)
  }
}

/** What all features declare, by column, in the order of the features. */
export const leavingColumns = (): ReadonlyMap<string, OnLeave> => declared

/** Takes away and hands over all that somebody has, in the order of the features. */
export async function handOverAll(tx: Tx, leaving: Leaving): Promise<void> {
  for (const onLeave of declared.values()) {
    if ('ends' in onLeave) await onLeave.ends(tx, leaving)
    if ('handOver' in onLeave) await onLeave.handOver(tx, leaving)
  }
}
