// Every number of the ranking, each with its reason. `npm run bench -- experts` measures what a change of one does.
import type { EvidenceWorth } from '#graphql/evidence.ts'
import { days } from '#graphql/time.ts'

/** What one piece of evidence weighs before anybody has valued it. */
export const EVIDENCE_WEIGHTS: Readonly<Record<EvidenceWorth, number>> = {
  /** The asker said that it solved their problem: nobody could judge better. */
  SOLVED: 1.4,
  /** The idea is in use, or won a challenge: it was tried, and paid for. */
  REALISED: 1.4,
  /** A colleague puts their name to it and cites the work; less than a solution, for it costs one press. */
  ENDORSED: 1.2,
  /** Others found it worth a sign. */
  VALUED: 1,
  /** Somebody proposed it: they thought about the matter, rightly or not. */
  POSTED: 0.9,
  /** They were there: a weak sign, which still tells them from those who were not. */
  TOOK_PART: 0.8,
  /** Two who endorse each other say less than one who gains nothing by it: a third of an endorsement. */
  RETURNED: 0.4,
}

/** What each doubling of the votes adds, as a share of the worth: the tenth vote says less than the first. */
export const VOTE_SHARE = 0.15

/** After so long a piece of evidence weighs about half: people change their work, and what they knew grows old. */
export const HALF_LIFE = days(180)
/** Nothing fades below this share: an old answer is still an answer. */
export const MIN_FRESHNESS = 0.1

/**
 * What a tag of the question adds to the fit of a piece of work that has it, over the number of documents with it to the power below:
 * people choose tags on purpose, and a rare one says more. A document that says all of a text fits 1.
 */
export const TAG_FIT = 1
export const TAG_RARITY = 0.3

/** What people have besides work that fits, see below. */
export type Spread = {
  walkShare: number
  walkSteps: number
  priorShare: number
  priorPower: number
}

/**
 * `walkShare` of somebody's score goes on to those who share work with them, each step anew (a random walk between people and
 * documents): who works with those who know, knows some of it. `priorShare` of the best score is added for whoever did most at all,
 * whatever it is about, and for others by their share of that to the power `priorPower`: words do not say everything, and between people
 * of whom they say as much, whoever does more is the likelier one. The power keeps the busiest from standing above everybody.
 */
export const TO_KNOW: Spread = { walkShare: 0.8, walkSteps: 6, priorShare: 0.6, priorPower: 0.5 }
/** Who is there to answer is said by activity of late: whoever did much, and those they work with, need little besides. */
export const TO_ANSWER: Spread = { walkShare: 0.3, walkSteps: 2, priorShare: 0.05, priorPower: 1 }

/**
 * Whoever is asked should be there to answer: what somebody did lately, each piece halved after so long, says who is. Over a
 * longer time it says what they know, which the topic says already.
 */
export const ACTIVITY_HALF_LIFE = days(15)
/** So that somebody who did nothing lately is asked later, not never. */
export const MIN_ACTIVITY = 0.3
/** Below 1: the twentieth piece of work of a week says less about being there than the first. */
export const ACTIVITY_POWER = 0.7

/**
 * From which sum of weights somebody is called experienced with a topic, and an expert: two valued pieces of work that are not too
 * old; six, or a few that solved something.
 */
export const EXPERIENCED_FROM = 1.5
export const EXPERT_FROM = 5
