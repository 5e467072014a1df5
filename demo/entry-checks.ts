// What stands beside entries of the demo: gates, risks, cases, links, themes, and a draft that somebody helps with.
import { draftPlaceOf } from '#graphql/challenges/limits.ts'
import { saveDraft } from '#graphql/drafts/service.ts'
import { setEntryCase } from '#graphql/entry-cases/service.ts'
import { shareDraft } from '#graphql/entry-drafts/service.ts'
import { linkEntry } from '#graphql/entry-links/service.ts'
import { findEntryThemes } from '#graphql/entry-themes/jobs.ts'
import { addProcess, answerRisk, flagRisk } from '#graphql/process-tags/service.ts'
import { moveEntries } from '#graphql/stage-gates/jobs.ts'
import { setStageGate } from '#graphql/stage-gates/service.ts'
import { jobDb } from '#prisma/client.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import { cases, gates, helpedDraft, links, processes, risks } from './company/processes.ts'
import type { SeedChallenge } from './company/shape.ts'

/** When the administrator says which processes there are: before all challenges with risks. */
const PROCESSES_DAYS_AGO = 20

export function foundIn<One extends { slug: string }>(all: readonly One[], slug: string): One {
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
  addCases(acts, challenges)
  addHelpedDraft(acts, challenges)
  for (const challenge of challenges)
    acts.addWork(daysBefore(acts.now, 0.005), (at) =>
      findEntryThemes({ challengeId: acts.idOf(challenge) }, jobDb, at),
    )
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

/** What entries would cost and bring, as their authors say, and on which others they build. */
function addCases(acts: Acts, challenges: readonly SeedChallenge[]): void {
  for (const { challenge: slug, entry: which, daysAgo, ...numbers } of cases) {
    const challenge = foundIn(challenges, slug)
    const entry = foundIn(challenge.entries, which)
    const ids = () => ({ challengeId: acts.idOf(challenge), ideaId: acts.idOf(entry) })
    acts.add(
      daysBefore(acts.now, daysAgo),
      challenge.sponsor,
      (as) => setEntryCase(as, { ...ids(), ...numbers }),
      { space: challenge.space },
    )
  }
  for (const { challenge: slug, entry: which, onto, daysAgo } of links) {
    const challenge = foundIn(challenges, slug)
    const entry = foundIn(challenge.entries, which)
    const other = foundIn(challenge.entries, onto)
    acts.add(
      daysBefore(acts.now, daysAgo),
      entry.author,
      (as) =>
        linkEntry(as, {
          challengeId: acts.idOf(challenge),
          ideaId: acts.idOf(entry),
          ontoId: acts.idOf(other),
        }),
      { space: challenge.space },
    )
  }
}

function addHelpedDraft(acts: Acts, challenges: readonly SeedChallenge[]): void {
  const { body, by, challenge: slug, daysAgo, helper, title } = helpedDraft
  const challenge = foundIn(challenges, slug)
  acts.add(
    daysBefore(acts.now, daysAgo),
    by,
    async (as) => {
      const challengeId = acts.idOf(challenge)
      await saveDraft(as, {
        place: draftPlaceOf(challengeId),
        content: JSON.stringify({ title, body, coauthors: '' }),
        baseVersion: 0,
      })
      await shareDraft(as, { challengeId, helperId: acts.people.idOf(helper) })
    },
    { space: challenge.space },
  )
}
