// Faces are on every page and change seldom: people are remembered for a moment and forgotten when they change.

import { knowsPerson } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { may } from '#graphql/roles.ts'
import { seconds } from '#graphql/time.ts'
import { ttlCache } from '#graphql/ttl-cache.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type PersonRow, peopleByIds } from './queries.ts'

const cards = ttlCache<number, PersonRow>(seconds(30), 20_000, (person) => person.id)

/** People by id, in the order of the ids; null where there is nobody. What everyone signed in may know of them. */
export async function peopleCards(db: Db, ids: readonly number[]): Promise<(PersonRow | null)[]> {
  const found = await cards.all(ids, async (unknown) =>
    (await peopleByIds(db, unknown)).flatMap((person) => (person ? [[person.id, person]] : [])),
  )
  return ids.map((id) => found.get(id) ?? null)
}

/** The same, null for those whom the viewer may not know of. */
export async function knownPeople(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(PersonRow | null)[]> {
  const people = await peopleCards(db, ids)
  if (may(viewer, 'READ_COMPANY')) return people
  const known = await db.rows<{ id: number }>(
    sql`select who.id from "Person" who where who.id = any(${ids}::int[]) and ${knowsPerson(viewer, sql`who.id`)}`,
  )
  const knownIds = new Set(known.map(({ id }) => id))
  return people.map((person) => (person && knownIds.has(person.id) ? person : null))
}
