// Who supports the demo's ideas, and when.
import { followPost } from '#graphql/posts/service.ts'
import { supportPost } from '#graphql/posts/support.ts'
import type { Acts } from './acts.ts'
import { type Chance, chanceFrom, daysBefore } from './chance.ts'
import type { SeedIdea, SeedPerson } from './company/shape.ts'
import type { SpaceOf } from './ideas.ts'

/** Days: people older than this in the data may appear who have left since (company.test.ts). */
const OF_THOSE_WHO_LEFT = 101

type Support = { person: SeedPerson; at: Date }

/** Adds everybody's supports; of those who support, one in five follows. */
export function addSupports(
  acts: Acts,
  ideas: readonly SeedIdea[],
  spaceOf: SpaceOf,
  readersOf: (idea: SeedIdea) => readonly SeedPerson[],
): void {
  const chance = chanceFrom('ideas')
  const inOrder = [...ideas].sort((a, b) => b.daysAgo - a.daysAgo)
  for (const idea of inOrder) {
    const space = spaceOf(idea)
    for (const { person, at } of supportsOf(acts, idea, readersOf(idea), chance)) {
      const postId = () => acts.idOf(idea)
      acts.add(at, person.key, (as) => supportPost(as, { postId: postId() }), { space })
      if (chance.next() < 0.2)
        acts.add(at, person.key, (as) => followPost(as, { postId: postId(), level: 'FOLLOW' }), {
          space,
        })
    }
  }
}

/** Heat is the share of those who can read it; the named ones are among them, the author never is. */
function supportsOf(
  { now, people }: Acts,
  idea: SeedIdea,
  readers: readonly SeedPerson[],
  chance: Chance,
): Support[] {
  const begin = daysBefore(now, idea.daysAgo)
  const able = readers.filter(
    (person) =>
      person.key !== idea.author &&
      !(person.deactivated && idea.daysAgo < OF_THOSE_WHO_LEFT) &&
      begin < (people.leftAt(person) ?? now),
  )
  const certain = (idea.supporters ?? []).map((key) => people.named(key))
  const wanted = Math.round(idea.heat * able.length) - certain.length
  const others = chance.some(
    able.filter((person) => !certain.includes(person)),
    Math.max(0, wanted),
  )
  const until = openUntil(now, idea)
  return [...certain, ...others].map((person) => {
    const left = people.leftAt(person)
    const end = left && left < until ? left : until
    // Most come in the first days, some whenever the idea is talked about again.
    const share = chance.next() < 0.6 ? chance.next() ** 3 : chance.next()
    const span = Math.max(0, end.getTime() - begin.getTime())
    return { person, at: new Date(Math.round(begin.getTime() + share * span)) }
  })
}

/** Until when it takes support: while it is merged, or after it was withdrawn, it takes none. */
function openUntil(now: Date, { statusChanges }: SeedIdea): Date {
  const closing = statusChanges.find(({ to }) => ['MERGED', 'WITHDRAWN', 'NOT_NOW'].includes(to))
  return closing ? daysBefore(now, closing.daysAgo) : now
}
