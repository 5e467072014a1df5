/** What somebody follows at most: tags, searches and lists together. */
export const MAX_TOPICS = 100
/** Characters of a followed search. */
export const TOPIC_LENGTH = 200
