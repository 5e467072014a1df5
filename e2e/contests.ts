/** A challenge with three entries, for the journeys that need one. */
import type { Page } from '@playwright/test'
import { ask } from './fixtures.ts'
import { word } from './people.ts'

const soon = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)

type Entry = { number: number; title: string }

/** A challenge that takes entries and choices at once, with three entries of its sponsor. */
export async function createContest(sponsor: Page, space: string, more = {}) {
  const input = {
    title: `The ${word()} of winter`,
    question: 'What could we stop doing?',
    timeZone: 'UTC',
    closesOn: soon(10),
    stages: [],
    hasDuels: true,
    rules: [{ stage: 'COLLECT', voters: 'EVERYONE' }],
    ...more,
  }
  const { startChallenge } = await ask<{ startChallenge: { number: number; path: string } }>(
    sponsor,
    'mutation ($space: String!, $input: ChallengeInput!) { startChallenge(space: $space, input: $input) { number path } }',
    { space, input },
  )
  const titles = ['Call before the cold night', 'A blanket for a box', 'One page instead of six']
  const entries: Entry[] = []
  for (const title of titles) {
    const { enterNewIdea } = await ask<{ enterNewIdea: Entry }>(
      sponsor,
      'mutation ($id: ID!, $title: String!) { enterNewIdea(challengeId: $id, title: $title) { number title } }',
      { id: String(startChallenge.number), title },
    )
    entries.push(enterNewIdea)
  }
  return { ...startChallenge, title: input.title, entries: entries as [Entry, Entry, Entry] }
}
