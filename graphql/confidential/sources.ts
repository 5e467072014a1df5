// Names that must not stand in a text, from features further down.
import type { Db } from '#prisma/client.ts'

/** Of phrases in small letters those that are a name; at most `max`. */
export type NameSource = (db: Db, phrases: readonly string[], max: number) => Promise<string[]>

const sources: NameSource[] = []

/** Called by a feature whose names are confidential. */
export const addConfidentialNames = (source: NameSource): void => void sources.push(source)

export async function confidentialNames(
  db: Db,
  phrases: readonly string[],
  max: number,
): Promise<string[]> {
  const names: string[] = []
  for (const source of sources) names.push(...(await source(db, phrases, max)))
  return names
}
