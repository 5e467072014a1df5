// Challenges: a sponsor asks a space, ideas are entered, voted for and decided, and what came of it is told.
import { feature, namesOf } from '#graphql/define.ts'
import { postKind } from '#graphql/post-kinds.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { counters } from './counters.ts'
import { closeEntries, reopenEntries } from './entries.ts'
import './duel-schema.ts'
import './entry-schema.ts'
import './names-schema.ts'
import { evidence } from './evidence.ts'
import { ChallengeChanges } from './fragments.ts'
import { remindEvaluators, runChallenges } from './jobs.ts'
import {
  evaluatedChallenges,
  handOverChallenges,
  handOverEvaluations,
  sponsoredChallenges,
} from './leaving.ts'
import { STAGES } from './limits.ts'
import { endNamesRequests, nameEntries } from './names.ts'
import { canEditChallenge } from './policy.ts'
import {
  type ChallengeRow,
  challengesByIds,
  type FoundChallenge,
  findChallenge,
} from './queries.ts'
import { rankDuels } from './ranking.ts'
import './preview-schema.ts'
import './root-schema.ts'
import './score-schema.ts'
import { Challenge } from './schema.ts'
import { challengeExtras, STAGE_LABELS, stagesNow } from './search.ts'

const say = kindsMessages.message
const log = challengesMessages.message

export const challenges = feature({
  name: 'challenges',
  counters,
  evidence,
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
  leaving: {
    'Challenge.sponsorId': {
      label: (count) => log('owned', { count }),
      list: sponsoredChallenges,
      handOver: handOverChallenges,
    },
    'ChallengeEntry.byId': { stays: 'who entered it' },
    'ChallengeEntry.decidedById': { stays: 'who decided on it' },
    'ChallengeUpdate.byId': { stays: 'who told it' },
    'ChallengeVote.personId': { stays: 'votes that were given count' },
    'Evaluator.personId': {
      label: (count) => log('owned.evaluations', { count }),
      list: evaluatedChallenges,
      handOver: handOverEvaluations,
    },
    'Scorecard.personId': { stays: 'what was submitted counts' },
    'Duel.personId': { stays: 'choices that were made count' },
    'NamesRequest.requestedById': { ends: (tx, { personId }) => endNamesRequests(tx, personId) },
    'NamesRequest.agreedById': { stays: 'who agreed to show names' },
    'ChallengeVoter.personId': { stays: 'how many votes they have given, for whoever comes back' },
  },
  jobs: [
    { name: 'run-challenges', cron: '* * * * *', run: runChallenges },
    { name: 'rank-duels', run: rankDuels },
    { name: 'remind-evaluators', cron: '*/15 * * * *', run: remindEvaluators },
  ],
  counts: {
    'post.authors-shown': async (tx, e: { shown: { postId: number; authorId: number }[] }) => {
      await nameEntries(tx, e.shown)
    },
    'post.merged': async (tx, e: { postId: number }) => closeEntries(tx, e.postId, 'MERGED'),
    'post.unmerged': async (tx, e: { postId: number }) => reopenEntries(tx, e.postId),
    'idea.status-changed': async (tx, e: { ideaId: number; to: string }) => {
      if (e.to === 'WITHDRAWN') await closeEntries(tx, e.ideaId, 'WITHDRAWN')
    },
  },
})
