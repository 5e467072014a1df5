// What the tests of challenges share: documents, and a challenge with entries in the stage that is wanted.
import type { Asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { runChallenges } from './jobs.ts'

export const START = `mutation($space: String!, $input: ChallengeInput!) {
  startChallenge(space: $space, input: $input) { number } }`
export const ENTER = `mutation($id: ID!, $title: String!, $with: [ID!]) {
  enterNewIdea(challengeId: $id, title: $title, body: "Ask first.", coauthorIds: $with) { number } }`
export const EDIT = `mutation($id: ID!, $version: Int!, $input: ChallengeInput!) {
  editChallenge(challengeId: $id, version: $version, input: $input) { stage version } }`
export const VOTE = `mutation($id: ID!, $idea: ID!, $votes: Int!) {
  giveVotes(challengeId: $id, ideaId: $idea, votes: $votes) { voteCount myVotes challenge { votesLeft } } }`
export const WITHDRAW =
  'mutation($id: ID!, $idea: ID!) { withdrawEntry(challengeId: $id, ideaId: $idea) { number } }'

/** When these challenges open, close, are evaluated, and decided. */
export const OPENS = new Date('2026-05-04T08:00:00Z')
export const CLOSES = new Date('2026-05-11T15:00:00Z')
export const EVALUATES = new Date('2026-05-19T12:00:00Z')
export const DECIDES = new Date('2027-05-19T12:00:00Z')
export const INPUT = {
  title: 'A winter without a call',
  question: 'What could we do so that nobody needs to phone us?',
  timeZone: 'Europe/Brussels',
  closesOn: '2026-05-11T17:00',
}

/** A challenge in the open space `field`, which collects. @returns its number */
export async function startOne(sponsor: Asker, more: Record<string, unknown> = {}) {
  const { startChallenge } = await sponsor.ask<{ startChallenge: { number: number } }>(
    START,
    { space: 'field', input: { ...INPUT, ...more } },
    { at: OPENS },
  )
  return startChallenge.number
}

/** @returns the number of the idea */
export const enterOne = async (
  who: Asker,
  id: number,
  title: string,
  coauthors: readonly number[] = [],
): Promise<number> =>
  (
    await who.ask<{ enterNewIdea: { number: number } }>(
      ENTER,
      { id, title, with: coauthors.map(String) },
      { at: OPENS },
    )
  ).enterNewIdea.number

/** Brings all challenges to the stage that they have at a moment. */
export const clockAt = (at: Date): Promise<void> => runChallenges(null, db, at)

export const fieldsOf = (error: unknown): string[] =>
  Object.keys((error as { fields?: object }).fields ?? {})

/** For `rejects.toMatchObject`. */
export const refusal = (code: string) => ({ extensions: { code } })
