/** Tags and searches that somebody follows at most. */
export const MAX_TOPICS = 100
/** Characters of a followed search. */
export const TOPIC_LENGTH = 200
