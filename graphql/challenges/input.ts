// What people may send about challenges.
import * as z from 'zod/mini'
import { BODY_LENGTH, TITLE_LENGTH as IDEA_TITLE_LENGTH } from '#graphql/ideas/limits.ts'
import { atLeast, line, prose, text } from '#graphql/input-texts.ts'
import { atLeastRead } from '#graphql/posts/input.ts'
import { isTimeZone } from '#graphql/time.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  BRIEF_LENGTH,
  CRITERION_LENGTH,
  CURRENCIES,
  DUEL_ANSWERS,
  ENTRY_OUTCOMES,
  MAX_COAUTHORS,
  MAX_CRITERIA,
  MAX_EVALUATORS,
  MAX_MONEY,
  MAX_RESPONSE_DAYS,
  MAX_SCORE,
  MAX_VOTES,
  MAX_WEIGHT,
  NAMES_REASON_LENGTH,
  NAMES_STAGES,
  OPTIONAL_STAGES,
  QUESTION_LENGTH,
  REASON_LENGTH,
  RESPONSE_DAYS,
  RESULT_LENGTH,
  SCORE_COMMENT_LENGTH,
  STAGE_AUDIENCES,
  STAGES,
  TITLE_LENGTH,
  UPDATE_LENGTH,
} from './limits.ts'

const say = refusalMessages.message

const id = z.int().check(z.positive())
const title = line(TITLE_LENGTH, say('longTitle', { max: TITLE_LENGTH })).check(
  atLeast(4, say('fewWords')),
)
const question = prose(QUESTION_LENGTH).check(atLeastRead(10, say('challengeQuestion')))
const slug = z.string().check(z.regex(/^[a-z0-9-]{1,70}$/))
/** A moment by the wall clock of the challenge's time zone: 2026-03-14T17:00. */
const written = z
  .string()
  .check(z.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/, text(say('challengeMoment'))))
const timeZone = z.string().check(z.refine(isTimeZone, text(say('noSuchZone'))))
const money = z.nullable(z.int().check(z.gte(0), z.lte(MAX_MONEY)))
const brief = z._default(prose(BRIEF_LENGTH), '')

const audience = z.enum(STAGE_AUDIENCES)
const rule = z.strictObject({
  stage: z.enum(STAGES),
  submitters: z.optional(audience),
  voters: z.optional(audience),
  allowsComments: z.optional(z.boolean()),
})

/** Title, question and closing date are enough; all else has a default. */
const settings = {
  title,
  question,
  timeZone,
  /** Left out: now. */
  opensOn: z.optional(written),
  closesOn: written,
  /** The stages between collecting and deciding; all unless said. */
  stages: z._default(z.array(z.enum(OPTIONAL_STAGES)).check(z.maxLength(3)), [...OPTIONAL_STAGES]),
  evaluateOn: z.optional(written),
  trialOn: z.optional(written),
  decideOn: z.optional(written),
  tellOn: z.optional(written),
  rules: z._default(z.array(rule).check(z.maxLength(STAGES.length)), []),
  problem: brief,
  whyNow: brief,
  goodLooks: brief,
  market: brief,
  audience: brief,
  outOfScope: brief,
  reward: brief,
  promisedBudget: z._default(money, null),
  currency: z._default(z.enum(CURRENCIES), 'EUR'),
  voteBudget: z._default(z.nullable(z.int().check(z.gte(1), z.lte(MAX_VOTES))), null),
  hidesTotals: z._default(z.boolean(), false),
  hasDuels: z._default(z.boolean(), false),
  /** Entries have no names until this stage begins; null: they have them from the start. */
  namesFrom: z._default(z.nullable(z.enum(NAMES_STAGES, text(say('challengeNamesStage')))), null),
  responseDays: z._default(z.int().check(z.gte(1), z.lte(MAX_RESPONSE_DAYS)), RESPONSE_DAYS),
}
export const StartChallenge = z.strictObject({
  space: slug,
  /** The post that becomes a challenge. */
  fromPostId: z.optional(id),
  ...settings,
})
/** A challenge as it shall be; `version` is the one that was opened. */
export const EditChallenge = z.strictObject({
  challengeId: id,
  version: z.int(),
  sponsorId: z.optional(id),
  ...settings,
})
export type Settings = Omit<z.output<typeof StartChallenge>, 'space' | 'fromPostId'>

export const PostUpdate = z.strictObject({
  challengeId: id,
  text: prose(UPDATE_LENGTH).check(atLeastRead(3, say('challengeUpdateEmpty'))),
})
export const EnterIdea = z.strictObject({ challengeId: id, ideaId: id })
export const EnterNewIdea = z.strictObject({
  challengeId: id,
  title: line(IDEA_TITLE_LENGTH, say('longTitle', { max: IDEA_TITLE_LENGTH })).check(
    atLeast(4, say('fewWords')),
  ),
  body: z._default(prose(BODY_LENGTH), ''),
  coauthorIds: z._default(z.array(id).check(z.maxLength(MAX_COAUTHORS)), []),
})
export const EntryRef = z.strictObject({ challengeId: id, ideaId: id })
export const GiveVotes = z.strictObject({
  challengeId: id,
  ideaId: id,
  votes: z.int().check(z.gte(0), z.lte(MAX_VOTES)),
})
export const AskForNames = z.strictObject({
  challengeId: id,
  reason: prose(NAMES_REASON_LENGTH).check(atLeastRead(10, say('revealReason'))),
})
export const ChallengeRef = z.strictObject({ challengeId: id })
export const AnswerDuel = z.strictObject({
  challengeId: id,
  duelId: id,
  answer: z.enum(DUEL_ANSWERS, text(say('duelAnswer'))),
})
const criterion = z.strictObject({
  name: line(CRITERION_LENGTH, say('longTitle', { max: CRITERION_LENGTH })).check(
    atLeast(2, say('criterionName')),
  ),
  weight: z.int().check(z.gte(0), z.lte(MAX_WEIGHT)),
})
export const SetCriteria = z.strictObject({
  challengeId: id,
  criteria: z.array(criterion).check(z.minLength(1), z.maxLength(MAX_CRITERIA)),
})
export const AddEvaluators = z.strictObject({
  challengeId: id,
  evaluatorIds: z.array(id).check(z.minLength(1), z.maxLength(MAX_EVALUATORS)),
  /** By the wall clock of the challenge's time zone. */
  dueOn: written,
})
export const EvaluatorRef = z.strictObject({ challengeId: id, personId: id })
export const SaveScorecard = z.strictObject({
  challengeId: id,
  ideaId: id,
  scores: z
    .array(z.strictObject({ criterionId: id, score: z.int().check(z.gte(1), z.lte(MAX_SCORE)) }))
    .check(z.maxLength(MAX_CRITERIA)),
  comment: z._default(prose(SCORE_COMMENT_LENGTH), ''),
  submits: z._default(z.boolean(), false),
})
export const DecideEntry = z.strictObject({
  challengeId: id,
  ideaId: id,
  outcome: z.enum(ENTRY_OUTCOMES, text(say('challengeOutcome'))),
  reason: prose(REASON_LENGTH).check(atLeastRead(10, say('sayWhyLong'))),
  valueEstimate: z._default(money, null),
})
export const TellChallenge = z.strictObject({
  challengeId: id,
  result: prose(RESULT_LENGTH).check(atLeastRead(10, say('challengeResult'))),
  givenBudget: z._default(money, null),
})
