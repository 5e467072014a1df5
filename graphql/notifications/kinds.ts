// What people can be told: each kind with its defaults and its sentence. Its label stands in messages/*/notifications.json.

/** What a sentence is made of. Counts are of events that are new to the reader. */
export type ToldThing = {
  /** Who did it, newest first, at most five. */
  names: readonly string[]
  events: number
  postTitle: string | null
  /** The idea's present stage, to stand after "it is now". */
  stage: string | null
  boardName: string | null
  spaceName: string | null
  /** What the reader is now, in that space or, without one, in the house. */
  role: 'ADMIN' | 'OWNER' | 'MEMBER' | null
  /** Does that space stand still now? */
  isArchived: boolean
}

type Kind = {
  bell: boolean
  mail: boolean
  /** True: the same person doing it again before it is read says nothing new, so that events count people. */
  countsPeople?: true
  /** What happened, after the names: "Ana and Ben" + "named you in “Quieter vans”". */
  happened: (thing: ToldThing) => string
  /** False: the sentence stands without names. */
  hasWho?: false
}

const post = (thing: ToldThing): string => `“${thing.postTitle ?? 'an idea'}”`
const board = (thing: ToldThing): string => thing.boardName ?? 'a board'
const space = (thing: ToldThing): string => thing.spaceName ?? 'a space'
const ROLES = { ADMIN: 'an administrator', OWNER: 'an owner', MEMBER: 'a member' } as const
const ideas = (events: number): string => (events === 1 ? 'a new idea' : `${events} new ideas`)
const times = (thing: ToldThing): string =>
  thing.names.length === 1 && thing.events > 1
    ? thing.events === 2
      ? ' twice'
      : ` ${thing.events} times`
    : ''

export const NOTIFICATION_KINDS = {
  NAMED: {
    bell: true,
    mail: true,
    happened: (thing) => `named you${times(thing)} in ${post(thing)}`,
  },
  REPLIED: {
    bell: true,
    mail: true,
    happened: (thing) => `answered you${times(thing)} in ${post(thing)}`,
  },
  COMMENTED: {
    bell: true,
    mail: true,
    happened: (thing) => `commented${times(thing)} on ${post(thing)}`,
  },
  SUPPORTED: {
    bell: true,
    mail: false,
    countsPeople: true,
    happened: (thing) => `supported your idea ${post(thing)}`,
  },
  REACTED: {
    bell: true,
    mail: false,
    countsPeople: true,
    happened: (thing) => `reacted to your comment on ${post(thing)}`,
  },
  IDEA_ON_BOARD: {
    bell: true,
    mail: true,
    happened: (thing) =>
      thing.events === 1
        ? `posted ${post(thing)} on ${board(thing)}`
        : `posted ${ideas(thing.events)} on ${board(thing)}`,
  },
  IDEA_WAITS: {
    bell: true,
    mail: true,
    happened: (thing) =>
      thing.events === 1
        ? `posted ${post(thing)}: it waits for your answer`
        : `posted ${ideas(thing.events)} on ${board(thing)} that wait for your answer`,
  },
  MOVED: {
    bell: true,
    mail: true,
    happened: (thing) => `moved ${post(thing)}${thing.stage ? `: it is now ${thing.stage}` : ''}`,
  },
  PARTED: {
    bell: true,
    mail: true,
    happened: (thing) => `parted another idea from ${post(thing)}`,
  },
  ANSWERED: {
    bell: true,
    mail: true,
    happened: (thing) => `answered ${post(thing)}`,
  },
  ANSWER_LATE: {
    bell: true,
    mail: true,
    hasWho: false,
    happened: (thing) =>
      thing.events === 1
        ? `The answer to ${post(thing)} was promised for before now`
        : `${thing.events} ideas on ${board(thing)} are past the day you promised an answer by`,
  },
  ADDED_TO_SPACE: {
    bell: true,
    mail: true,
    happened: (thing) => `added you to ${space(thing)}`,
  },
  ROLE_CHANGED: {
    bell: true,
    mail: true,
    happened: ({ spaceName, role }) =>
      `changed your role${spaceName ? ` in ${spaceName}` : ''}${role ? `: you are now ${ROLES[role]}` : ''}`,
  },
  SPACE_ARCHIVED: {
    bell: true,
    mail: false,
    happened: (thing) =>
      thing.isArchived
        ? `archived ${space(thing)}: it can be read, not written`
        : `brought ${space(thing)} back: it can be written again`,
  },
  ASKED_TO_JOIN: {
    bell: true,
    mail: true,
    countsPeople: true,
    happened: (thing) => `would like to join ${space(thing)}`,
  },
} as const satisfies Record<string, Kind>

export type NotificationKind = keyof typeof NOTIFICATION_KINDS
export const KIND_NAMES = Object.keys(NOTIFICATION_KINDS) as [
  NotificationKind,
  ...NotificationKind[],
]

const kindOf = (kind: NotificationKind): Kind => NOTIFICATION_KINDS[kind]

/** Kinds that nobody is told on the bell, or by mail, unless they ask for it. */
export const offByDefault = (way: 'bell' | 'mail'): NotificationKind[] =>
  KIND_NAMES.filter((kind) => !kindOf(kind)[way])

/** Kinds whose events count people. */
export const COUNTING_PEOPLE: NotificationKind[] = KIND_NAMES.filter(
  (kind) => kindOf(kind).countsPeople,
)

/** More names than this are not kept, so that further people are "others" without a number. */
export const MOST_ACTORS = 5

/** "Ana", "Ana and Ben", "Ana and 3 others"; "" where nobody is known or the sentence names nobody. */
export function whoOf(
  kind: NotificationKind,
  { names, events }: Pick<ToldThing, 'names' | 'events'>,
): string {
  const [first, second] = names
  if (first === undefined || kindOf(kind).hasWho === false) return ''
  const people = kindOf(kind).countsPeople ? Math.max(events, names.length) : names.length
  if (people === 1) return first
  if (people === 2 && second !== undefined) return `${first} and ${second}`
  const isExact = kindOf(kind).countsPeople || names.length < MOST_ACTORS
  if (!isExact) return `${first} and others`
  return people === 2 ? `${first} and 1 other` : `${first} and ${people - 1} others`
}

/** What happened, to stand after the names. */
export const happenedOf = (kind: NotificationKind, thing: ToldThing): string =>
  kindOf(kind).happened(thing)

/** The whole sentence, without a full stop. */
export function sentenceOf(kind: NotificationKind, thing: ToldThing): string {
  const happened = happenedOf(kind, thing)
  if (kindOf(kind).hasWho === false) return happened
  return `${whoOf(kind, thing) || 'Somebody'} ${happened}`
}
