// The lengths and lists that the browser's forms and the server's check share. No library: pages load this file.

export const SUBJECT_LENGTH = 120
export const MESSAGE_LENGTH = 10_000
export const NAME_LENGTH = 80
export const ADDRESS_LENGTH = 200
export const CHANNEL_NAME_LENGTH = 60
export const ABOUT_LENGTH = 600
export const GUIDE_LENGTH = 2_000
export const TITLE_LENGTH = 60
export const NOTE_LENGTH = 1_000
export const CAUSE_LENGTH = 200
export const REPLY_NAME_LENGTH = 60
export const URL_LENGTH = 300
export const MAX_SITES = 10
export const MAX_VIEWS = 50
export const VIEW_NAME_LENGTH = 40
export const MAX_TEXTS = 200
export const AVOID_LENGTH = 600
export const BRAND_LENGTH = 60
/** Texts of each kind that are shown beside a draft. */
export const MAX_TEXTS_BESIDE = 20
export const MAX_CHANNELS = 100
export const MAX_REPLIES = 100
export const MAX_VOICES = 100
export const MAX_READERS = 50
/** Threads that one form may change at once. */
export const MAX_AT_ONCE = 50
/** Messages and drafts of a thread that its page shows, the latest ones. */
export const MAX_MESSAGES = 100
/** Hours to an answer that a channel may promise. */
export const MAX_HOURS = 400
export const MAX_REACH = 1_000_000_000

export const CHANNEL_KINDS = ['FORM', 'EMAIL', 'WEBHOOK', 'FEED', 'MASTODON', 'HEARD'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** The states that follow each other; a thread may also be lost. */
export const STATES = ['COMPLAINT', 'ACKNOWLEDGED', 'PUT_RIGHT', 'THANKED'] as const
export const ALL_STATES = [...STATES, 'LOST'] as const
export type ThreadState = (typeof ALL_STATES)[number]
export const LOST_CAUSES = ['PRICE', 'SILENCE', 'OTHER_COMPANY', 'OUT_OF_SCOPE', 'OTHER'] as const
export type LostCause = (typeof LOST_CAUSES)[number]

/** 1: a question; 2: something does not work; 3: damage, danger, or a threat to leave. */
export const SEVERITIES = [1, 2, 3] as const

export const INBOX_VIEWS = ['OPEN', 'YOURS', 'LATE', 'ANSWERED', 'SPAM'] as const
export type InboxView = (typeof INBOX_VIEWS)[number]

/** KEY_MESSAGE: what the company says now. POLICY: what is promised and what is not. FIXED: every answer ends with it. TEMPLATE: an answer to begin with. */
export const TEXT_KINDS = ['KEY_MESSAGE', 'POLICY', 'TEMPLATE', 'FIXED'] as const
export type TextKind = (typeof TEXT_KINDS)[number]
/** Countries whose law or custom wants a fixed text, ISO 3166-1. */
export const COUNTRIES = [
  'AT',
  'BE',
  'CH',
  'DE',
  'ES',
  'FR',
  'GB',
  'IE',
  'LU',
  'NL',
  'PL',
  'PT',
  'US',
] as const

export const LANGUAGES = ['en', 'nl', 'de', 'fr', 'es', 'pt', 'pl'] as const

/** How long a sent answer can be taken back, in seconds. */
export const UNDO_SECONDS = 30

/** A customer's link ends so many days after it was used last. */
export const LINK_DAYS = 180

export const SEGMENT_LENGTH = 60
export const CONSENTS = ['NONE', 'CONTACT', 'QUOTE'] as const
/** Customers whom nobody has answered for so many days have gone quiet; the list takes another number. */
export const QUIET_DAYS = 90
export const MAX_QUIET_DAYS = 3_650
/** A thread that begins within so many days of the one before is a repeat contact. */
export const REPEAT_DAYS = 90
/** Threads and changes that a customer's page shows, the latest ones. */
export const MAX_PROFILE_ROWS = 50

export const MAX_RULES = 50
export const MAX_RULE_WORDS = 50
export const RULE_WORD_LENGTH = 60
export const MAX_RULE_TAGS = 8
export const RULE_TAG_LENGTH = 40
/** The name of a unit. */
export const DESK_LENGTH = 80
/** Facts and notes on a thread that are shown, the latest ones. */
export const MAX_FACTS = 50
export const TONES = ['UPSET', 'NEUTRAL', 'GLAD'] as const
/** A rule is tried on what began threads in so many days. */
export const TRIAL_DAYS = 30

/** Days that a channel may keep the words of its customers after the last one. */
export const MIN_RETENTION_DAYS = 30
export const MAX_RETENTION_DAYS = 3_650

/** Of the account at another server. */
export const MAX_SERVER = 250
export const MAX_USERNAME = 190
export const MAX_ACCOUNT_SECRET = 500

/** The count of a view of the inbox goes no further: pages say 99+. */
export const MAX_COUNTED = 100
