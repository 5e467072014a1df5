// Processes of the demo company, what entries need to move on, and the risks that people see in them.
import { addProcess, answerRisk, flagRisk } from '#graphql/process-tags/service.ts'
import { moveEntries } from '#graphql/stage-gates/jobs.ts'
import { setStageGate } from '#graphql/stage-gates/service.ts'
import { jobDb } from '#prisma/client.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import { gates, processes, risks } from './company/processes.ts'
import type { SeedChallenge } from './company/shape.ts'

/** When the administrator says which processes there are: before all challenges with risks. */
const PROCESSES_DAYS_AGO = 20

function foundIn<One extends { slug: string }>(all: readonly One[], slug: string): One {
  const one = all.find((found) => found.slug === slug)
  if (!one) throw new Error(`no ${slug}`)
  return one
}

export function addEntryChecks(
  acts: Acts,
  challenges: readonly SeedChallenge[],
  administrator: string,
): void {
  for (const process of processes)
    acts.add(
      daysBefore(acts.now, PROCESSES_DAYS_AGO),
      administrator,
      (as) => addProcess(as, { name: process.name, ownerId: acts.people.idOf(process.owner) }),
      { makes: process },
    )
  for (const { challenge: slug, daysAgo, stage, ...needed } of gates) {
    const challenge = foundIn(challenges, slug)
    const { space } = challenge
    const gate = { supporters: 0, units: 0, quotes: 0, comments: 0, ...needed }
    acts.add(
      daysBefore(acts.now, daysAgo),
      challenge.sponsor,
      (as) => setStageGate(as, { challengeId: acts.idOf(challenge), stage, ...gate }),
      { space },
    )
  }
  // Each day, as the job does it every minute.
  for (let day = 11; day >= 0; day--)
    acts.addWork(daysBefore(acts.now, day + 0.01), (at) => moveEntries({}, jobDb, at))
  addRisks(acts, challenges)
}

function addRisks(acts: Acts, challenges: readonly SeedChallenge[]): void {
  for (const risk of risks) {
    const { answer, by, daysAgo, language, process: name, reason } = risk
    const challenge = foundIn(challenges, risk.challenge)
    const entry = foundIn(challenge.entries, risk.entry)
    const process = processes.find((one) => one.name === name)
    const { space } = challenge
    acts.add(
      daysBefore(acts.now, daysAgo),
      by,
      (as) =>
        flagRisk(as, {
          challengeId: acts.idOf(challenge),
          ideaId: acts.idOf(entry),
          tagId: acts.idOf(process),
          reason,
        }),
      { space, language, makes: risk },
    )
    if (answer && process)
      acts.add(
        daysBefore(acts.now, answer.daysAgo),
        process.owner,
        (as) =>
          answerRisk(as, {
            flagId: acts.idOf(risk),
            verdict: answer.verdict,
            answer: answer.text,
          }),
        { space, language },
      )
  }
}
