// Every number of the ranking, each with its reason. `npm run bench -- experts` measures what a change of one does.
import type { EvidenceWorth } from '#graphql/evidence.ts'
import { days } from '#graphql/time.ts'

/** What one piece of evidence weighs before anybody has valued it. */
export const WORTH: Readonly<Record<EvidenceWorth, number>> = {
  /** The asker said that it solved their problem: nobody could judge better. */
  SOLVED: 2,
  /** The idea is in use, or won a challenge: it was tried, and paid for. */
  REALISED: 2,
  /** A colleague puts a name to it and cites the work; less than a solution, for it costs one press. */
  ENDORSED: 1.5,
  /** Others found it worth a sign. */
  VALUED: 1,
  /** Somebody proposed it: they thought about the matter, rightly or not. */
  POSTED: 1,
  /** They were there: a weak sign, which still tells them from those who were not. */
  TOOK_PART: 0.7,
}

/** What each doubling of the votes adds, as a share of the worth: the tenth vote says less than the first. */
export const VOTE_SHARE = 0.25

/** After so long a piece of evidence weighs half: what somebody knew fades, and people change their work. */
export const HALF_LIFE = days(365)
/** Nothing fades below this share: an old answer is still an answer. */
export const MIN_FRESHNESS = 0.3

/** What a returned endorsement weighs: two who praise each other say less than one who gains nothing by it. */
export const RECIPROCAL_ENDORSEMENT = 0.3

/**
 * From which sum of weights somebody is called experienced with a topic, and an expert: two valued pieces of work that are not too
 * old; six, or a few that solved something.
 */
export const EXPERIENCED_FROM = 2
export const EXPERT_FROM = 6
