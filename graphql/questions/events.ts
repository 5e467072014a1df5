// What can happen to questions and their answers, and everything that follows.
import { type Consequences, event, type Notice, type Room } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { questionsMessages } from '#messages/questions.ts'
import { askedNow, knowledgeOwners, ownersAskedNow, tagFollowers } from './audience.ts'
import type { QuestionStatus } from './limits.ts'
import {
  ANSWER_ACCEPTED,
  ANSWER_REUSED,
  KNOWLEDGE_DOUBTED,
  KNOWLEDGE_GIVEN,
  KNOWLEDGE_REVIEW,
  QUESTION_NEEDS_OWNER,
  QUESTION_OPEN,
  QUESTION_REQUESTED,
  QUESTION_SOLVED,
  QUESTION_UNKNOWN,
} from './notifications.ts'
import { STATUS_LABELS } from './search.ts'

const say = questionsMessages.tagged

type About = { questionId: number; spaceId: number }
const placeOf = ({ questionId }: About): Room[] => [`post:${questionId}`, 'company:0']
const indexed = ({ questionId }: About) => [`question:${questionId}` as const]

/** Without `authorId`: sealed. */
export const questionAsked = event(
  'question.asked',
  (e: About & { authorId?: number; named?: number[] }): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    adds: e.questionId,
    notifies: (db) => namedPeople(db, e.named ?? [], e.authorId ?? 0, e.questionId),
  }),
  say('event.asked'),
)
export const questionEdited = event(
  'question.edited',
  (e: About & { authorId?: number; version: number; named?: number[] }): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    notifies: (db) => namedPeople(db, e.named ?? [], e.authorId ?? 0, e.questionId),
  }),
  say('event.edited'),
)
/** Its first answer came, or its last one was deleted. */
export const questionStatusChanged = event(
  'question.status-changed',
  (e: About & { from: QuestionStatus; to: QuestionStatus }): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    notifies: null,
  }),
  {
    says: () => say('event.status-changed'),
    detail: (e) => (language) =>
      `${STATUS_LABELS[e.from](language)} → ${STATUS_LABELS[e.to](language)}`,
  },
)

type Answered = About & {
  answerId: number
  /** Null: a name that an import brought, or the sealed asker. */
  answerAuthorId: number | null
  /** Null: the sealed asker. */
  byId: number | null
}
/** The notice for the answer's author, unless they did it themselves. */
const forAuthor = (e: Answered, notice: Pick<Notice, 'kind' | 'group'>): Notice[] =>
  e.answerAuthorId === null || e.answerAuthorId === e.byId
    ? []
    : [{ personId: e.answerAuthorId, postId: e.questionId, commentId: e.answerId, ...notice }]

export const answerAccepted = event(
  'question.answer-accepted',
  (e: Answered): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    notifies: async (db) => [
      ...forAuthor(e, { kind: ANSWER_ACCEPTED, group: `answer-accepted:${e.questionId}` }),
      ...(await followersOf(db, e.questionId, {
        except: e.byId,
        kind: QUESTION_SOLVED,
        group: `question-solved:${e.questionId}`,
        commentId: e.answerId,
        withSupporters: true,
      })),
    ],
  }),
  say('event.answer-accepted'),
)
export const answerUnaccepted = event(
  'question.answer-unaccepted',
  (e: Answered): Consequences => ({ rooms: placeOf(e), reindexes: indexed(e), notifies: null }),
  say('event.answer-unaccepted'),
)
/** Its accepted answer solved somebody's own question, who did not have to ask it. */
export const questionReused = event(
  'question.reused',
  (e: Answered): Consequences => ({
    rooms: [`post:${e.questionId}`],
    notifies: async () =>
      forAuthor(e, { kind: ANSWER_REUSED, group: `answer-reused:${e.questionId}` }),
  }),
  say('event.reused'),
)

const requested = ({ questionId }: About): Omit<Notice, 'personId'> & { postId: number } => ({
  kind: QUESTION_REQUESTED,
  group: `question-requested:${questionId}`,
  postId: questionId,
})
const personRooms = (ids: readonly number[]): Room[] => ids.map((id): Room => `person:${id}`)

/** By the waves, or by somebody who chose them. */
export const peopleAsked = event(
  'question.people-asked',
  (e: About & { personIds: number[]; wave: number }): Consequences => ({
    rooms: [`post:${e.questionId}`, ...personRooms(e.personIds)],
    notifies: (db) => askedNow(db, e.questionId, e.personIds, requested(e)),
  }),
  say('event.people-asked'),
)
export const followersAsked = event(
  'question.followers-asked',
  (e: About & { authorId: number | null }): Consequences => ({
    rooms: [`post:${e.questionId}`],
    notifies: (db) =>
      tagFollowers(db, e.questionId, e.authorId ?? 0, {
        kind: QUESTION_OPEN,
        group: `question-open:${e.questionId}`,
        postId: e.questionId,
      }),
  }),
  say('event.followers-asked'),
)
export const ownersAsked = event(
  'question.owners-asked',
  (e: About & { authorId: number | null }): Consequences => ({
    rooms: [`post:${e.questionId}`],
    notifies: (db) =>
      ownersAskedNow(db, e.questionId, e.spaceId, {
        kind: QUESTION_NEEDS_OWNER,
        group: `question-needs-owner:${e.questionId}`,
        postId: e.questionId,
      }),
  }),
  say('event.owners-asked'),
)
export const requestResponded = event(
  'question.request-responded',
  (e: About & { personId: number; state: 'ACCEPTED' | 'DECLINED' }): Consequences => ({
    rooms: [`post:${e.questionId}`, `person:${e.personId}`],
    notifies: null,
  }),
  { says: (e) => say(`event.request.${e.state === 'DECLINED' ? 'DECLINED' : 'ACCEPTED'}`) },
)
export const passedOn = event(
  'question.passed-on',
  (e: About & { personId: number; toId: number }): Consequences => ({
    rooms: [`post:${e.questionId}`, ...personRooms([e.personId, e.toId])],
    notifies: (db) => askedNow(db, e.questionId, [e.toId], requested(e)),
  }),
  say('event.passed-on'),
)
export const questionUnknown = event(
  'question.unknown',
  (e: About & { byId: number }): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    notifies: (db) =>
      followersOf(db, e.questionId, {
        except: e.byId,
        kind: QUESTION_UNKNOWN,
        group: `question-unknown:${e.questionId}`,
        withSupporters: true,
      }),
  }),
  say('event.unknown'),
)
/** Without how often: that is theirs alone. */
export const capChanged = event(
  'question.cap-changed',
  (e: { personId: number }): Consequences => ({ rooms: [`person:${e.personId}`], notifies: null }),
  say('event.cap-changed'),
)
/** Its owner, or a reader, said that the accepted answer still holds. */
export const knowledgeVerified = event(
  'question.verified',
  (e: About): Consequences => ({ rooms: [`post:${e.questionId}`], notifies: null }),
  say('event.verified'),
)
export const knowledgeDoubted = event(
  'question.doubted',
  (e: About & { byId: number }): Consequences => ({
    rooms: [`post:${e.questionId}`],
    notifies: (db) =>
      knowledgeOwners(db, e.questionId, e.spaceId, {
        kind: KNOWLEDGE_DOUBTED,
        group: `knowledge-doubted:${e.questionId}`,
        postId: e.questionId,
        except: e.byId,
      }),
  }),
  say('event.doubted'),
)
export const knowledgeReviewDue = event(
  'question.review-due',
  (e: About): Consequences => ({
    rooms: [],
    notifies: (db) =>
      knowledgeOwners(db, e.questionId, e.spaceId, {
        kind: KNOWLEDGE_REVIEW,
        group: `knowledge-review:${e.questionId}`,
        postId: e.questionId,
      }),
  }),
  say('event.review-due'),
)
/** Whoever owned it has left; somebody else does now. */
export const knowledgeGiven = event(
  'question.knowledge-given',
  (e: About & { ownerId: number }): Consequences => ({
    rooms: [`post:${e.questionId}`],
    notifies: (db) =>
      knowledgeOwners(db, e.questionId, e.spaceId, {
        kind: KNOWLEDGE_GIVEN,
        group: `knowledge-given:${e.questionId}`,
        postId: e.questionId,
      }),
  }),
  say('event.knowledge-given'),
)
