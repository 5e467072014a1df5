// Faces are on every page and change seldom: people are remembered for a moment and forgotten when they change.

import { seconds } from '#graphql/time.ts'
import { ttlCache } from '#graphql/ttl-cache.ts'
import type { Db } from '#prisma/client.ts'
import { type PersonRow, peopleByIds } from './queries.ts'

const cards = ttlCache<number, PersonRow>(seconds(30), 20_000, (person) => person.id)

/** People by id, in the order of the ids; null where there is nobody. What everyone signed in may know of them. */
export async function peopleCards(db: Db, ids: readonly number[]): Promise<(PersonRow | null)[]> {
  const found = await cards.all(ids, async (unknown) =>
    (await peopleByIds(db, unknown)).flatMap((person) => (person ? [[person.id, person]] : [])),
  )
  return ids.map((id) => found.get(id) ?? null)
}
