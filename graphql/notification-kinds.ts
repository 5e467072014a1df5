// What people can be told. A feature declares each kind once, in its notifications.ts: how it is named in the settings, whether
// it is told by default, and its sentence, which the page and the mail share.
import type { Message } from '#messages/engine/catalogue.ts'

declare const declared: unique symbol
/** The name of a declared kind: a notice cannot be of any other. */
export type NotificationKind = string & { readonly [declared]: true }

/** What a sentence is made of. Counts are of events that are new to the reader. */
export type SentenceFacts = {
  /** Who did it, newest first, at most five. */
  names: readonly string[]
  events: number
  /** What kind of post it is about: "idea", "ideas". */
  noun: { one: string; other: string }
  postTitle: string | null
  /** Where the post stands now, to stand after "it is now"; only for kinds that ask for it. */
  standing: string | null
  /** Is that post merged into another one now? */
  isMerged: boolean
  boardName: string | null
  spaceName: string | null
  /** What the reader is now, in that space or, without one, in the company. */
  role: 'ADMIN' | 'OWNER' | 'MEMBER' | null
  /** Is that space archived now? */
  isArchived: boolean
}

export type Declared = {
  /** What such a thing is, above its title: "Your idea". */
  heading: (noun: SentenceFacts['noun']) => string
  /** As the settings name it, with a few words on what falls under it. */
  label: Message
  about: Message
  inApp: boolean
  mail: boolean
  /** True: the same person doing it again before it is read says nothing new, so that events count people. */
  countsPeople?: true
  /** True: its sentence says where the post stands now. */
  asksStanding?: true
  /** True: about what somebody may do here, not about what people write; listed last. */
  isAboutRights?: true
  /** What happened, after the names: "Ana and Ben" + "named you in “Quieter vans”". */
  happened: (facts: SentenceFacts) => string
  /** False: the sentence stands without names. */
  hasWho?: false
}

const kinds = new Map<string, Declared>()

/** Declares a kind and gives its name. Throws for a name that is taken. */
export function notificationKind(name: string, kind: Declared): NotificationKind {
  if (kinds.has(name)) throw new Error(`the notification ${name} is declared twice`)
  kinds.set(name, kind)
  return name as NotificationKind
}

/** All declared kinds, those about rights last. Complete when all features are read. */
export const notificationKinds = (): NotificationKind[] =>
  [...kinds]
    .toSorted(([, a], [, b]) => Number(a.isAboutRights ?? false) - Number(b.isAboutRights ?? false))
    .map(([name]) => name as NotificationKind)
export const isNotificationKind = (name: string): name is NotificationKind => kinds.has(name)
export const declarationOf = (kind: NotificationKind): Declared => kinds.get(kind) as Declared

/** The title of the post in a sentence. */
export const postIn = ({ postTitle, noun }: SentenceFacts): string => `“${postTitle ?? noun.one}”`
/** " twice", " 3 times"; nothing for once, or for several people. */
export const timesIn = ({ names, events }: SentenceFacts): string =>
  names.length === 1 && events > 1 ? (events === 2 ? ' twice' : ` ${events} times`) : ''
