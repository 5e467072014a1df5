// The team of an entry of the demo: who came in which way, who left, and what waits for whom.

import type { SignedIn } from '#graphql/context.ts'
import { skillsByIds } from '#graphql/skills/queries.ts'
import {
  answerForTeam,
  applyForTeam,
  inviteToTeam,
  leaveTeam,
  releaseForTeam,
} from '#graphql/teams/members.ts'
import { positionsOf } from '#graphql/teams/queries.ts'
import { formTeam } from '#graphql/teams/service.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import type { SeedChallenge } from './company/shape.ts'
import { team } from './company/team.ts'

/** Days like 2026-03-14, so many after a moment. */
const dayAfter = (now: Date, days: number): string =>
  daysBefore(now, -days).toISOString().slice(0, 10)

export function addTeam(acts: Acts, challenges: readonly SeedChallenge[]): void {
  const challenge = challenges.find(({ entries }) => entries.some((one) => one.slug === team.entry))
  const entry = challenge?.entries.find(({ slug }) => slug === team.entry)
  if (!challenge || !entry) throw new Error(`no entry ${team.entry}`)
  const add = (
    daysAgo: number,
    by: string,
    service: (as: SignedIn) => Promise<unknown>,
    makes?: object,
  ) =>
    acts.add(daysBefore(acts.now, daysAgo), by, service, {
      space: challenge.space,
      language: entry.language ?? 'en',
      ...(makes ? { makes } : {}),
    })
  const { charter, demoDaysAgo, endsDaysAgo, formedDaysAgo, leader, positions } = team
  add(
    formedDaysAgo,
    leader,
    (as) =>
      formTeam(as, {
        ideaId: acts.idOf(entry),
        charter,
        demoOn: dayAfter(acts.now, -demoDaysAgo),
        endsOn: dayAfter(acts.now, -endsDaysAgo),
        positions: [...positions],
      }),
    team,
  )
  const teamId = () => acts.idOf(team)
  for (const { daysAgo, does, position = '', who } of team.ways) {
    const personId = acts.people.idOf(who)
    if (does === 'APPLIES')
      add(daysAgo, who, async (as) =>
        applyForTeam(as, {
          teamId: teamId(),
          positionId: await positionFor(as, teamId(), position),
        }),
      )
    if (does === 'IS_INVITED')
      add(daysAgo, leader, async (as) => {
        const positionId = await positionFor(as, teamId(), position)
        return inviteToTeam(as, { teamId: teamId(), personId, positionId })
      })
    if (does === 'IS_ACCEPTED')
      add(daysAgo, leader, (as) => answerForTeam(as, { teamId: teamId(), personId, accepts: true }))
    if (does === 'ACCEPTS' || does === 'DECLINES')
      add(daysAgo, who, (as) =>
        answerForTeam(as, { teamId: teamId(), accepts: does === 'ACCEPTS' }),
      )
    const { manager } = acts.people.named(who)
    if (does === 'IS_RELEASED' && manager)
      add(daysAgo, manager, (as) =>
        releaseForTeam(as, { teamId: teamId(), personId, accepts: true }),
      )
    if (does === 'LEAVES') add(daysAgo, who, (as) => leaveTeam(as, { teamId: teamId() }))
  }
}

async function positionFor({ db }: SignedIn, teamId: number, name: string): Promise<number> {
  const [positions = []] = await positionsOf(db, [teamId])
  const skills = await skillsByIds(
    db,
    positions.map(({ skillId }) => skillId),
  )
  const at = skills.findIndex((skill) => skill?.name === name)
  const position = positions[at]
  if (!position) throw new Error(`the team looks for no ${name}`)
  return position.id
}
