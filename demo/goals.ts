// The demo's goals: two that challenges serve, and one that waits for its first.
import { editGoal, setChallengeGoal, startGoal } from '#graphql/goals/service.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import type { SeedChallenge } from './company/shape.ts'

type SeedGoal = {
  space: string
  by: string
  daysAgo: number
  language: string
  title: string
  about: string
  /** In so many days. */
  dueIn: number
  challenges: readonly string[]
  reachedDaysAgo?: number
}
const GOALS: readonly SeedGoal[] = [
  {
    space: 'field-service',
    by: 'hanne',
    daysAgo: 60,
    language: 'en',
    title: 'Half as many calls in a cold week',
    about:
      'Last winter 1,900 people called us in one week, most of them because nobody had told them what is normal.\n\nReached when a week below zero brings **fewer than 950 calls**.',
    dueIn: 120,
    challenges: ['winter-without-a-call', 'van-you-can-find-things-in'],
  },
  {
    space: 'ghent-workshop',
    by: 'ruben',
    daysAgo: 40,
    language: 'nl',
    title: 'Geen eenmalige doos meer de poort uit',
    about: 'Elke levering in kratten of dekens die terugkomen. We meten het aan de weegbrug.',
    dueIn: 300,
    challenges: ['half-the-cardboard'],
  },
  {
    space: 'whole-company',
    by: 'nils',
    daysAgo: 170,
    language: 'en',
    title: 'A contract for half the printers',
    about: 'Signed in autumn, for half of the machines that we had.',
    dueIn: -30,
    challenges: ['day-without-paper'],
    reachedDaysAgo: 30,
  },
  {
    space: 'whole-company',
    by: 'nils',
    daysAgo: 12,
    language: 'de',
    title: 'Jede neue Kollegin hat am ersten Tag alles, was sie braucht',
    about: 'Zugang, Werkzeug, ein Mensch, den man fragen kann.',
    dueIn: 200,
    challenges: [],
  },
]
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

export function addGoals(acts: Acts, challenges: readonly SeedChallenge[]): void {
  for (const goal of GOALS) {
    const { space, by, language, title, about } = goal
    const details = { space, language }
    const dueOn = dayOf(daysBefore(acts.now, -goal.dueIn))
    acts.add(
      daysBefore(acts.now, goal.daysAgo),
      by,
      (as) => startGoal(as, { space, title, about, dueOn }),
      { ...details, makes: goal },
    )
    for (const slug of goal.challenges) {
      const challenge = challenges.find((one) => one.slug === slug)
      if (!challenge) continue
      const at = Math.min(goal.daysAgo, challenge.startedDaysAgo) - 0.5
      acts.add(
        daysBefore(acts.now, at),
        challenge.sponsor,
        (as) =>
          setChallengeGoal(as, { challengeId: acts.idOf(challenge), goalId: acts.idOf(goal) }),
        details,
      )
    }
    const { reachedDaysAgo } = goal
    if (reachedDaysAgo !== undefined)
      acts.add(
        daysBefore(acts.now, reachedDaysAgo),
        by,
        (as) =>
          editGoal(as, {
            goalId: acts.idOf(goal),
            version: 1,
            state: 'REACHED',
            title,
            about,
            dueOn,
          }),
        details,
      )
  }
}
