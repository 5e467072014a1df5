/** One name of an alias, in characters. */
export const ALIAS_LENGTH = 60
/** As many aliases as a company may keep. */
export const MAX_ALIASES = 1_000
/** Words that found nothing are shown when so many people at least have searched for them. */
export const MIN_PEOPLE = 3
