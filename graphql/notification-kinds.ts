// Kinds of notifications. A feature declares each kind once, in its notifications.ts: how it is named in the settings, whether
// it is told by default, and its sentences, which the page and the mail share.
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db } from '#prisma/client.ts'
import type { Noun } from './post-kinds.ts'

declare const declared: unique symbol
/** The name of a declared kind: a notice cannot be of any other. */
export type NotificationKind = string & { readonly [declared]: true }

/** What somebody became, and what they are no longer. */
export const ROLE_OUTCOMES = [
  'ADMIN',
  'OWNER',
  'MEMBER',
  'SPONSOR',
  'PRODUCT_TEAM',
  'SUPPORT',
  'MODERATOR',
  'AUDITOR',
  'NO_SPONSOR',
  'NO_PRODUCT_TEAM',
  'NO_SUPPORT',
  'NO_MODERATOR',
  'NO_AUDITOR',
] as const
export type RoleOutcome = (typeof ROLE_OUTCOMES)[number]

/** What a sentence is about. Counts are of events that are new to the reader. */
export type SentenceFacts = {
  /** Who did it, newest first, at most five. */
  names: readonly string[]
  events: number
  /** What kind of post it is about. */
  noun: Noun
  postTitle: string | null
  /** The status that the post was given; only for kinds that ask for it. */
  status: Message | null
  /** How it turned out, in the words of its kind; only for kinds that say `outcomes`. */
  outcome: string | null
  /** Was that post merged into another one? */
  isMerged: boolean
  boardName: string | null
  spaceName: string | null
  /** What the reader became, in that space or, without one, in the company. */
  role: RoleOutcome | null
  /** Was that space archived? */
  isArchived: boolean
}

/** The values that sentences are said with, in the reader's language. */
export type SentenceValues = {
  /** "Ana", "Ana and Ben", "Ana and 3 others". */
  who: string
  /** How many they are, for verbs that agree with them. */
  people: number
  /** How often one person did it; 1 for several people. */
  times: number
  events: number
  title: string
  /** "your idea", "another idea". */
  yours: string
  another: string
  board: string
  space: string
  role: RoleOutcome | 'other'
  status: string
}

/** A row whose kind is asked for more: its post, its comment if the reader may see it, and the moment of its last event. */
export type RowToAsk = { id: number; postId: number | null; commentId: number | null; at: Date }

export type Declared = {
  /** What such a thing is, above its title: "Your idea". */
  heading: (noun: Noun) => Message
  /** As the settings name it, with a few words on what falls under it. */
  label: Message
  about: Message
  inApp: boolean
  mail: boolean
  /** True: the same person doing it again before it is read says nothing new, so that events count people. */
  countsPeople?: true
  /** True: its sentence says the post's status. */
  asksStatus?: true
  /** How what it tells of had turned out by the row's moment ("YES"), by row, for its sentence. */
  outcomes?: (db: Db, rows: readonly RowToAsk[]) => Promise<Map<number, string>>
  /** True: what its notices give as outcome is said as it stands, the name of what is followed. */
  saysOutcome?: true
  /** The words of people that it tells of, by row, as plain text: a comment, a response. For mails. */
  excerpts?: (db: Db, rows: readonly RowToAsk[]) => Promise<Map<number, string>>
  /** How a short label names an outcome: “Not now”. */
  outcomeLabel?: (outcome: string) => Message | null
  /** Where its rows lead, also by their outcome; without it to the post, the board or the space they are about. */
  path?: string | ((outcome: string) => string)
  /** What its reader may do next, as a button of a mail says it; “Open” without it. */
  next?: Message
  /** True: about what somebody may do here, not about what people write; listed last. */
  isAboutRights?: true
  /** What happened, without a full stop: "Ana and Ben mentioned you in “Quieter vans”". */
  sentence: (values: SentenceValues, facts: SentenceFacts) => Message
  /** The same where the title of what it is about stands above: "Ana and Ben mentioned you". */
  short: (values: SentenceValues, facts: SentenceFacts) => Message
  /** What Home tells first of what somebody has missed: what was decided, then what was answered. */
  catchUp?: 'DECISION' | 'ANSWER'
  /** True: something is due, or late. It does not wait for the end of focus hours. */
  isDuty?: true
  /** True: Home lists what it tells of among what waits for its reader. */
  isToDo?: true
  /** True: nobody did it, and the sentence names nobody. */
  namesNobody?: true
}

const kinds = new Map<string, Declared>()

/** Declares a kind and gives its name. Throws for a name that is taken. */
export function notificationKind(name: string, kind: Declared): NotificationKind {
  if (kinds.has(name)) throw new Error(`the notification ${name} is declared twice`)
  kinds.set(name, kind)
  sorted = null
  return name as NotificationKind
}

/** The kinds in their order; null while features are still read. Every page asks for them. */
let sorted: readonly NotificationKind[] | null = null

/** All declared kinds, those about rights last. Complete when all features are read. */
export const notificationKinds = (): readonly NotificationKind[] => {
  sorted ??= [...kinds]
    .toSorted(([, a], [, b]) => Number(a.isAboutRights ?? false) - Number(b.isAboutRights ?? false))
    .map(([name]) => name as NotificationKind)
  return sorted
}
export const isNotificationKind = (name: string): name is NotificationKind => kinds.has(name)
export const declarationOf = (kind: NotificationKind): Declared => kinds.get(kind) as Declared
