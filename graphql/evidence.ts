// Public work as evidence of what somebody knows. A feature declares each kind once, in `feature({ evidence })`, with one
// statement; graphql/experts keeps the table, weighs it and says it in words. It names no kind.

import type { Message } from '#messages/engine/catalogue.ts'
import type { Sql } from '#prisma/sql.ts'
import type { Searchable } from './define.ts'
import { isPostKind } from './post-kinds.ts'

/**
 * What a piece of work says of whoever did it, from the strongest to the weakest. How much each weighs, and why, stands in
 * graphql/experts/weights.ts.
 */
export type EvidenceWorth =
  | 'SOLVED'
  | 'REALISED'
  | 'ENDORSED'
  | 'VALUED'
  | 'POSTED'
  | 'TOOK_PART'
  | 'RETURNED'

/** A kind of evidence: accepted answers, say. */
export type EvidenceKind = {
  worth: EvidenceWorth
  /** With their number, as part of a sentence: "2 accepted answers". */
  count: (count: number) => Message
  /** One of them, as the label of a proof: "Accepted answer". */
  label: Message
  /**
   * Selects the evidence that stands on these posts: `"postId", "commentId", "personId", votes, topic, at`. The posts are an
   * expression of type int[]. `commentId` null: the post itself shows it. `votes`: how many others valued it (float8, 0 or
   * more). `topic` null: what the post is about; a text: what this piece of evidence is about. `at`: when it was done.
   * Never work without its author's name; whoever reads evidence leaves out sealed, hidden and removed posts and comments,
   * and what the reader may not see.
   */
  from: (postIds: Sql) => Sql
}

const kinds = new Map<string, EvidenceKind>()

/** Called by `feature()`. Throws for a name that is taken. */
export function addEvidence(declared: Readonly<Record<string, EvidenceKind>>): void {
  for (const [name, kind] of Object.entries(declared)) {
    if (kinds.has(name)) throw new Error(`the evidence ${name} is declared twice`)
    kinds.set(name, kind)
  }
}

/** Every declared kind by name. Complete when all features are read. */
export const evidenceKinds = (): ReadonlyMap<string, EvidenceKind> => kinds

/**
 * The posts whose evidence an event may have changed: those whose open pages it tells, and those that are indexed anew. An
 * event says both anyway, so none has to name what it does to evidence.
 */
export function postsConcerned(event: {
  rooms: readonly string[]
  reindexes?: readonly Searchable[]
}): number[] {
  const found = new Set<number>()
  for (const one of [...event.rooms, ...(event.reindexes ?? [])]) {
    const [kind, id] = one.split(':') as [string, string]
    if (kind === 'post' || isPostKind(kind)) found.add(Number(id))
  }
  return [...found]
}
