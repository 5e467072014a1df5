// How the demo's challenges came about: asked, entered, voted for, decided and told, each at its day.
import { pairBefore } from '#graphql/challenges/duel-queries.ts'
import { answerDuel, startDuels } from '#graphql/challenges/duels.ts'
import { decideEntry, tellChallenge } from '#graphql/challenges/ending.ts'
import { enterNewIdea } from '#graphql/challenges/entries.ts'
import {
  addEvaluators,
  recuse,
  saveScorecard,
  setCriteria,
} from '#graphql/challenges/evaluation.ts'
import { remindEvaluators } from '#graphql/challenges/jobs.ts'
import { VALUE_CHECK_DAYS } from '#graphql/challenges/limits.ts'
import { rankDuels } from '#graphql/challenges/ranking.ts'
import { criteriaOf } from '#graphql/challenges/score-queries.ts'
import { postUpdate, startChallenge } from '#graphql/challenges/service.ts'
import { writtenAt } from '#graphql/challenges/stages.ts'
import { giveVotes } from '#graphql/challenges/votes.ts'
import { postComment } from '#graphql/comments/service.ts'
import { askValues } from '#graphql/outcomes/jobs.ts'
import { measureValue, setValueOwner } from '#graphql/outcomes/service.ts'
import { supportPost } from '#graphql/posts/support.ts'
import { jobDb } from '#prisma/client.ts'
import type { Acts } from './acts.ts'
import { chanceFrom, daysBefore } from './chance.ts'
import type { SeedChallenge, SeedEntry } from './company/shape.ts'
import { named } from './texts.ts'

/** Adds all challenges with everything that happened in them. */
export function addChallenges(acts: Acts, challenges: readonly SeedChallenge[]): void {
  for (const challenge of challenges) {
    addStart(acts, challenge)
    for (const entry of challenge.entries) addEntry(acts, challenge, entry)
    for (const { daysAgo, text } of challenge.updates ?? [])
      add(acts, challenge, daysAgo, challenge.sponsor, (as) =>
        postUpdate(as, { challengeId: acts.idOf(challenge), text: named(acts.people, text) }),
      )
    for (const { by, daysAgo, entry, votes } of challenge.votes ?? []) {
      const voted = challenge.entries.find(({ slug }) => slug === entry)
      add(acts, challenge, daysAgo, by, (as) =>
        giveVotes(as, { challengeId: acts.idOf(challenge), ideaId: acts.idOf(voted), votes }),
      )
    }
    addDuels(acts, challenge)
    addEvaluation(acts, challenge)
    addEnd(acts, challenge)
  }
}

const add = (
  acts: Acts,
  { space, language = 'en' }: SeedChallenge,
  daysAgo: number,
  by: string,
  service: Parameters<Acts['add']>[2],
  makes?: object,
  ownLanguage = language,
): void =>
  acts.add(daysBefore(acts.now, daysAgo), by, service, {
    space,
    language: ownLanguage,
    ...(makes ? { makes } : {}),
  })

function addStart(acts: Acts, challenge: SeedChallenge): void {
  const { people } = acts
  const timeZone = people.named(challenge.sponsor).timeZone
  const on = (daysAgo: number | undefined) =>
    daysAgo === undefined ? undefined : writtenAt(daysBefore(acts.now, daysAgo), timeZone)
  const moments = {
    opensOn: on(challenge.opensDaysAgo),
    evaluateOn: on(challenge.evaluateDaysAgo),
    decideOn: on(challenge.decideDaysAgo),
    tellOn: on(challenge.tellDaysAgo),
  }
  const brief = Object.entries(challenge.brief).map(([part, text]) => [part, named(people, text)])
  const settings = {
    space: challenge.space,
    title: challenge.title,
    question: named(people, challenge.question),
    timeZone,
    closesOn: on(challenge.closesDaysAgo) ?? '',
    stages: [...challenge.stages],
    ...Object.fromEntries(Object.entries(moments).filter(([, at]) => at)),
    ...Object.fromEntries(brief),
    promisedBudget: challenge.promisedBudget,
    voteBudget: challenge.voteBudget ?? null,
    hidesTotals: challenge.hidesTotals ?? false,
    hasDuels: challenge.hasDuels ?? false,
  }
  add(
    acts,
    challenge,
    challenge.startedDaysAgo,
    challenge.sponsor,
    (as) => startChallenge(as, settings),
    challenge,
  )
}

function addEntry(acts: Acts, challenge: SeedChallenge, entry: SeedEntry): void {
  const { author, body, daysAgo, language = 'en', supporters, title } = entry
  const coauthorIds = (entry.with ?? []).map((key) => acts.people.idOf(key))
  add(
    acts,
    challenge,
    daysAgo,
    author,
    (as) =>
      enterNewIdea(as, {
        challengeId: acts.idOf(challenge),
        title,
        body: named(acts.people, body),
        coauthorIds,
      }),
    entry,
    language,
  )
  for (const { daysAgo: at, text } of entry.responses ?? [])
    add(
      acts,
      challenge,
      at,
      challenge.sponsor,
      (as) => postComment(as, { postId: acts.idOf(entry), body: named(acts.people, text) }),
      undefined,
      language,
    )
  const chance = chanceFrom(entry.slug)
  for (const key of supporters)
    add(acts, challenge, chance.between(daysAgo * 0.4, daysAgo * 0.97), key, (as) =>
      supportPost(as, { postId: acts.idOf(entry) }),
    )
}

/** People compare entries, mostly as it is said; the ranking is computed once they have. */
function addDuels(acts: Acts, challenge: SeedChallenge): void {
  const { duels } = challenge
  if (!duels) return
  for (const { who, daysAgo, count } of duels.by)
    add(acts, challenge, daysAgo, who, async (as) => {
      const challengeId = acts.idOf(challenge)
      const chance = chanceFrom(`${challenge.slug} ${who}`)
      const liked = new Map(
        duels.liked.map((slug, place) => [
          acts.idOf(challenge.entries.find((entry) => entry.slug === slug)),
          place,
        ]),
      )
      const placeOf = (id: number) => (liked.get(id) ?? 0) + chance.between(-1.8, 1.8)
      await startDuels(as, { challengeId })
      for (let nth = 0; nth < count; nth++) {
        const pair = await pairBefore(as.db, as.viewer, challengeId)
        if (!pair) return
        const answer = placeOf(pair.leftId) < placeOf(pair.rightId) ? 'LEFT' : 'RIGHT'
        await answerDuel(as, { challengeId, duelId: pair.id, answer })
      }
    })
  const last = Math.min(...duels.by.map(({ daysAgo }) => daysAgo))
  acts.addWork(daysBefore(acts.now, last - 0.01), (at) =>
    rankDuels({ challengeId: acts.idOf(challenge) }, jobDb, at),
  )
}

/** The sponsor says by what entries are scored and by whom, and they begin. */
function addEvaluation(acts: Acts, challenge: SeedChallenge): void {
  const { evaluation } = challenge
  if (!evaluation) return
  const { addedDaysAgo, by, criteria, dueDaysAgo } = evaluation
  const { timeZone } = acts.people.named(challenge.sponsor)
  add(acts, challenge, addedDaysAgo, challenge.sponsor, async (as) => {
    const challengeId = acts.idOf(challenge)
    await setCriteria(as, { challengeId, criteria })
    await addEvaluators(as, {
      challengeId,
      evaluatorIds: by.map(({ who }) => acts.people.idOf(who)),
      dueOn: writtenAt(daysBefore(acts.now, dueDaysAgo), timeZone),
    })
  })
  // Some have entries left shortly before the due date.
  acts.addWork(daysBefore(acts.now, 0.1), (at) => remindEvaluators({}, jobDb, at))
  for (const { who, daysAgo, scores } of by)
    for (const [slug, given] of Object.entries(scores))
      add(acts, challenge, daysAgo, who, async (as) => {
        const at = {
          challengeId: acts.idOf(challenge),
          ideaId: acts.idOf(challenge.entries.find((entry) => entry.slug === slug)),
        }
        if (!given) return recuse(as, at)
        const [kept = []] = await criteriaOf(as.db, [at.challengeId])
        return saveScorecard(as, {
          ...at,
          scores: kept.map(({ id }, nth) => ({ criterionId: id, score: given[nth] ?? 3 })),
          submits: true,
        })
      })
}

function addEnd(acts: Acts, challenge: SeedChallenge): void {
  for (const entry of challenge.entries) {
    const { decided } = entry
    if (!decided) continue
    add(acts, challenge, decided.daysAgo, challenge.sponsor, (as) =>
      decideEntry(as, {
        challengeId: acts.idOf(challenge),
        ideaId: acts.idOf(entry),
        outcome: decided.outcome,
        reason: named(acts.people, decided.reason),
        valueEstimate: decided.value ?? null,
      }),
    )
  }
  for (const entry of challenge.entries) addMeasure(acts, challenge, entry)
  const { givenBudget = null, result } = challenge
  if (!result || challenge.tellDaysAgo === undefined) return
  // A little before the promised moment.
  add(acts, challenge, challenge.tellDaysAgo + 0.2, challenge.sponsor, (as) =>
    tellChallenge(as, {
      challengeId: acts.idOf(challenge),
      result: named(acts.people, result),
      givenBudget,
    }),
  )
}

/** Somebody measures what an entry has brought; its owner is asked for it when its day has come. */
function addMeasure(acts: Acts, challenge: SeedChallenge, entry: SeedEntry): void {
  const { decided } = entry
  if (!decided?.value) return
  const { owner } = decided
  if (owner)
    add(acts, challenge, decided.daysAgo - 0.1, challenge.sponsor, (as) =>
      setValueOwner(as, {
        challengeId: acts.idOf(challenge),
        ideaId: acts.idOf(entry),
        ownerId: acts.people.idOf(owner),
      }),
    )
  acts.addWork(daysBefore(acts.now, decided.daysAgo - VALUE_CHECK_DAYS - 0.1), (at) =>
    askValues({}, jobDb, at),
  )
  const { measured } = decided
  if (!measured) return
  add(acts, challenge, measured.daysAgo, measured.by, (as) =>
    measureValue(as, {
      challengeId: acts.idOf(challenge),
      ideaId: acts.idOf(entry),
      measured: measured.value,
      note: measured.note,
    }),
  )
}
