// What can happen when entries are voted for, compared and scored, and everything that follows.
import { type Consequences, event } from '#graphql/define.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { evaluatorsOf, whoRunsIt } from './audience.ts'
import type { About } from './events.ts'
import { EVALUATION_ASKED, EVALUATION_DUE, EVALUATOR_LEFT } from './notifications.ts'

const say = challengesMessages.tagged

/** Without who it was and for what: how somebody votes is nobody's business. */
export const votesGiven = event(
  'challenge.voted',
  (e: About): Consequences => ({ rooms: [`post:${e.challengeId}`], notifies: null }),
  say('event.voted'),
)
/** Without who it was and for what, too. */
export const duelAnswered = event(
  'challenge.compared',
  (_: About): Consequences => ({ rooms: [], notifies: null }),
  say('event.compared'),
)
/** The ranking was computed anew from the duels. */
export const challengeRanked = event(
  'challenge.ranked',
  (e: About): Consequences => ({ rooms: [`post:${e.challengeId}`], notifies: null }),
  say('event.ranked'),
)
export const criteriaSet = event(
  'challenge.criteria-set',
  (e: About): Consequences => ({ rooms: [`post:${e.challengeId}`], notifies: null }),
  say('event.criteria-set'),
)
/** Those who were added, or have another due date. */
export const evaluatorsAdded = event(
  'challenge.evaluators-added',
  (e: About & { personIds: number[] }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: (db) => evaluatorsOf(db, e.challengeId, e.personIds, EVALUATION_ASKED),
  }),
  say('event.evaluators-added'),
)
export const evaluatorRemoved = event(
  'challenge.evaluator-removed',
  (e: About & { personId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: null,
  }),
  say('event.evaluator-removed'),
)
/** They have left with entries to evaluate, and nobody succeeds them: whoever runs it is notified, who asks somebody else. */
export const evaluatorLeft = event(
  'challenge.evaluator-left',
  (e: About & { personId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: (db) =>
      whoRunsIt(db, e.challengeId, {
        kind: EVALUATOR_LEFT,
        group: `evaluator-left:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.evaluator-left'),
)
/** Without the entry: what somebody thinks of it is for those who may see the scores. */
export const scorecardSubmitted = event(
  'challenge.scored',
  (e: About): Consequences => ({ rooms: [`post:${e.challengeId}`], notifies: null }),
  say('event.scored'),
)
export const scorecardRecused = event(
  'challenge.recused',
  (e: About): Consequences => ({ rooms: [`post:${e.challengeId}`], notifies: null }),
  say('event.recused'),
)
/** The due date is near, and these evaluators have entries left. */
export const evaluationDue = event(
  'challenge.evaluation-due',
  (e: About & { personIds: number[] }): Consequences => ({
    rooms: [],
    notifies: (db) => evaluatorsOf(db, e.challengeId, e.personIds, EVALUATION_DUE),
  }),
  say('event.evaluation-due'),
)
