// Challenges: a sponsor asks a space, ideas are entered, voted for and decided, and what came of it is told.
import { systemActor } from '#graphql/context.ts'
import { feature, namesOf } from '#graphql/define.ts'
import { postKind } from '#graphql/post-kinds.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { sql } from '#prisma/sql.ts'
import { counters } from './counters.ts'
import { closeEntries, reopenEntries } from './entries.ts'
import './entry-schema.ts'
import { sponsorLeft } from './events.ts'
import { ChallengeChanges } from './fragments.ts'
import { runChallenges } from './jobs.ts'
import { STAGES } from './limits.ts'
import { canEditChallenge } from './policy.ts'
import {
  type ChallengeRow,
  challengesByIds,
  type FoundChallenge,
  findChallenge,
} from './queries.ts'
import './root-schema.ts'
import { Challenge } from './schema.ts'
import { challengeExtras, STAGE_LABELS, stagesNow } from './search.ts'

const say = kindsMessages.message
const log = challengesMessages.message
const SYSTEM = systemActor('challenges')

export const challenges = feature({
  name: 'challenges',
  counters,
  logTopics: { challenge: log('event.topic') },
  named: {
    challenge: {
      ids: ['challengeId'],
      find: async (db, viewer, ids) =>
        namesOf(await challengesByIds(db, viewer, ids), ({ id, title }) => ({
          text: title,
          path: `/challenges/${id}`,
        })),
      hidden: log('event.hidden'),
    },
  },
  posts: {
    challenge: postKind<FoundChallenge>({
      type: Challenge,
      noun: {
        one: say('challenge.one'),
        other: say('challenge.other'),
        yours: say('challenge.yours'),
        another: say('challenge.another'),
        heading: {
          yours: say('challenge.heading.yours'),
          followed: say('challenge.heading.followed'),
        },
      },
      path: (number) => `/challenges/${number}`,
      find: findChallenge,
      policy: {
        canEdit: canEditChallenge,
        // Two questions do not become one: their dates, entries and votes would not.
        canMerge: () => false,
        canMergeInto: () => false,
        canUnmerge: () => false,
      },
      status: {
        labels: STAGE_LABELS,
        steps: STAGES,
        of: ({ stage }: ChallengeRow) => stage,
        since: ({ stageAt }: ChallengeRow) => stageAt,
        now: stagesNow,
      },
      searchExtras: challengeExtras,
      live: ChallengeChanges,
    }),
  },
  jobs: [{ name: 'run-challenges', cron: '* * * * *', run: runChallenges }],
  counts: {
    'person.left': async (tx, e: { personId: number }) => {
      const left = await tx.rows<{ challengeId: number; spaceId: number }>(sql`
        update "Challenge" set "sponsorId" = null where "sponsorId" = ${e.personId} and stage <> 'TOLD'
        returning id as "challengeId", "spaceId"`)
      for (const challenge of left)
        await sponsorLeft.record(tx, SYSTEM, { ...challenge, personId: e.personId })
    },
    'post.merged': async (tx, e: { postId: number }) => closeEntries(tx, e.postId, 'MERGED'),
    'post.unmerged': async (tx, e: { postId: number }) => reopenEntries(tx, e.postId),
    'idea.status-changed': async (tx, e: { ideaId: number; to: string }) => {
      if (e.to === 'WITHDRAWN') await closeEntries(tx, e.ideaId, 'WITHDRAWN')
    },
  },
})
