// Whom colleagues endorse for what, each citing an idea.
import { endorse } from '#graphql/experts/endorsements.ts'
import { fillEvidence } from '#graphql/experts/evidence-table.ts'
import { jobDb } from '#prisma/client.ts'
import type { Acts } from './acts.ts'
import { chanceFrom, daysBefore } from './chance.ts'
import type { SeedIdea } from './company/shape.ts'
import type { SpaceOf } from './ideas.ts'

/** Endorsements were given in these last days, when the work was there to be cited. */
const DAYS = 9
const MAX_ENDORSED = 24

/** Adds endorsements of those who wrote the most supported ideas, by people who are named beside them. */
export function addEndorsements(acts: Acts, ideas: readonly SeedIdea[], spaceOf: SpaceOf): void {
  const chance = chanceFrom('endorsements')
  // The work so far becomes evidence, as a server would have made it meanwhile.
  acts.addWork(daysBefore(acts.now, DAYS + 0.1), async () => void (await fillEvidence(jobDb)))
  const cited = ideas
    .filter((idea) => idea.daysAgo > DAYS + 1 && idea.tags.length > 0 && isStanding(acts, idea))
    .toSorted((a, b) => b.heat - a.heat)
    .slice(0, MAX_ENDORSED)
  for (const idea of cited) {
    const [topic = ''] = idea.tags
    const able = [...new Set([...(idea.supporters ?? []), ...idea.comments.map(({ by }) => by)])]
      .filter((key) => key !== idea.author && isHere(acts, key))
      .toSorted()
    for (const by of chance.some(able, 1 + chance.below(3)))
      acts.add(
        daysBefore(acts.now, chance.between(0.5, DAYS)),
        by,
        (as) =>
          endorse(as, {
            personId: acts.people.idOf(idea.author),
            topic,
            postId: acts.idOf(idea),
          }),
        { space: spaceOf(idea) },
      )
  }
}

const isHere = ({ people }: Acts, key: string): boolean => !people.named(key).deactivated
/** Nobody withdrew it or merged it, and its author is still here. */
const isStanding = (acts: Acts, { author, statusChanges }: SeedIdea): boolean =>
  isHere(acts, author) && !statusChanges.some(({ to }) => ['MERGED', 'WITHDRAWN'].includes(to))
