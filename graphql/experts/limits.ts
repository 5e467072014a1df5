/** Characters of a text that experts are asked for. */
export const MAX_TEXT = 10_000
/** Tags that are asked for beside it. */
export const MAX_TAGS = 20
/** Characters of a topic. */
export const TOPIC_LENGTH = 80
/** Experts of one answer. */
export const MAX_EXPERTS = 50
/** Proofs that are shown of somebody. */
export const MAX_PROOFS = 3
/** Topics that somebody may be not known for. */
export const MAX_HIDDEN = 200
/** Topics of a person that are given. */
export const MAX_TOPICS = 50
/** Documents that are looked at for one question. */
export const MAX_MATCHES = 600
/** People whose further work is looked at for one question, the most knowing first. */
export const MAX_CANDIDATES = 100
/** So many of the newest pieces of work of somebody say what they do. */
export const MAX_RECENT = 30
