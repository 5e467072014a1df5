// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const TITLE_LENGTH = 90
export const QUESTION_LENGTH = 400
export const BRIEF_LENGTH = 3_000
export const UPDATE_LENGTH = 2_000
export const REASON_LENGTH = 2_000
export const RESULT_LENGTH = 5_000
export const MAX_MONEY = 2_000_000_000
export const MAX_VOTES = 100
export const MAX_COAUTHORS = 10
/** Entries have a first response within so many days, unless the sponsor says otherwise. */
export const RESPONSE_DAYS = 5
export const MAX_RESPONSE_DAYS = 60

/** The stages that follow each other. The first and the last two are always taken. */
export const STAGES = ['COLLECT', 'SHAPE', 'EVALUATE', 'TRIAL', 'DECIDE', 'TOLD'] as const
export type StageName = (typeof STAGES)[number]
/** Those that a sponsor may leave out. */
export const OPTIONAL_STAGES = ['SHAPE', 'EVALUATE', 'TRIAL'] as const

/** The parts of a brief, in their order. */
export const BRIEF_PARTS = [
  'problem',
  'whyNow',
  'goodLooks',
  'market',
  'audience',
  'outOfScope',
  'reward',
] as const
export type BriefPart = (typeof BRIEF_PARTS)[number]

/** Stages with which the names of a challenge's authors can be shown, where it hides them until then. */
export const NAMES_STAGES = ['SHAPE', 'EVALUATE', 'TRIAL', 'DECIDE', 'TOLD'] as const
export type NamesStage = (typeof NAMES_STAGES)[number]
export const NAMES_REASON_LENGTH = 500
/** Somebody else agrees to show names within so many days. */
export const NAMES_REQUEST_DAYS = 7

export const STAGE_AUDIENCES = ['EVERYONE', 'MEMBERS', 'NOBODY'] as const
export type StageAudience = (typeof STAGE_AUDIENCES)[number]

/** Kinds of people as whom those who run a challenge can look at it. */
export const PREVIEW_PERSONAS = ['EMPLOYEE', 'MEMBER', 'EVALUATOR', 'GUEST'] as const
export type PreviewPersona = (typeof PREVIEW_PERSONAS)[number]
/** Entries of a preview. */
export const PREVIEW_ENTRIES = 10

export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'SEK'] as const

export const ENTRY_OUTCOMES = ['WINNER', 'GOES_ON', 'NOT_NOW'] as const
export type EntryOutcome = (typeof ENTRY_OUTCOMES)[number]

/** Answers to the question which of two entries is better. */
export const DUEL_ANSWERS = ['LEFT', 'RIGHT', 'EQUAL', 'SKIP'] as const
export type DuelAnswer = (typeof DUEL_ANSWERS)[number]
/** As many choices are asked of each person; whoever likes goes on. */
export const DUELS_ASKED = 15

export const CRITERION_LENGTH = 80
export const MAX_CRITERIA = 10
export const MAX_WEIGHT = 100
/** A score is from 1 to so much. */
export const MAX_SCORE = 5
export const SCORE_COMMENT_LENGTH = 2_000
/** Evaluators of one challenge. */
export const MAX_EVALUATORS = 500
/** Evaluators who have entries left are reminded so many hours before their due date. */
export const REMIND_EVALUATORS_HOURS = 48

/** A draft that was begun before a challenge closed can be entered so many minutes later. */
export const GRACE_MINUTES = 15
/** What winners bring is checked so many days after the decision. */
export const VALUE_CHECK_DAYS = 90

/** Where an entry is kept while it is written. */
export const draftPlaceOf = (challengeId: number | string): string =>
  `idea:challenge-${challengeId}`
