// Faces are on every page and change seldom: people are remembered for a moment and forgotten when they change.

import { onForget } from '#graphql/define.ts'
import { seconds } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { type PersonRow, peopleByIds } from './queries.ts'

/** The end of the wait should a word of a change be lost. */
const REMEMBERED = seconds(30)
const MOST_REMEMBERED = 20_000

const remembered = new Map<number, { person: PersonRow; until: number }>()
onForget((who) => {
  if (who === 'everyone') return remembered.clear()
  for (const id of who) remembered.delete(id)
})

/** People by id, in the order of the ids; null where there is nobody. What everyone signed in may know of them. */
export async function peopleCards(db: Db, ids: readonly number[]): Promise<(PersonRow | null)[]> {
  const now = Date.now()
  const fresh = (id: number): boolean => (remembered.get(id)?.until ?? 0) > now
  const unknown = ids.filter((id) => !fresh(id))
  if (unknown.length) {
    if (remembered.size + unknown.length > MOST_REMEMBERED) remembered.clear()
    for (const person of await peopleByIds(db, unknown))
      if (person) remembered.set(person.id, { person, until: now + REMEMBERED })
  }
  return ids.map((id) => remembered.get(id)?.person ?? null)
}
