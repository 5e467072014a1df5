// What people can be told: each kind with its label, its defaults and its sentence, for the page and for mail.

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
  /** As the preferences name it, with a few words on what falls under it. */
  label: string
  about: string
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
    label: 'Somebody names you',
    about: 'with @ and your name',
    bell: true,
    mail: true,
    happened: (thing) => `named you${times(thing)} in ${post(thing)}`,
  },
  REPLIED: {
    label: 'Somebody answers you',
    about: 'a reply to your comment',
    bell: true,
    mail: true,
    happened: (thing) => `answered you${times(thing)} in ${post(thing)}`,
  },
  COMMENTED: {
    label: 'Talk you follow',
    about: 'new comments',
    bell: true,
    mail: true,
    happened: (thing) => `commented${times(thing)} on ${post(thing)}`,
  },
  SUPPORTED: {
    label: 'Support for your ideas',
    about: 'counted together',
    bell: true,
    mail: false,
    countsPeople: true,
    happened: (thing) => `supported your idea ${post(thing)}`,
  },
  REACTED: {
    label: 'Reactions to your comments',
    about: 'counted together',
    bell: true,
    mail: false,
    countsPeople: true,
    happened: (thing) => `reacted to your comment on ${post(thing)}`,
  },
  IDEA_ON_BOARD: {
    label: 'Boards you follow',
    about: 'new ideas',
    bell: true,
    mail: true,
    happened: (thing) =>
      thing.events === 1
        ? `posted ${post(thing)} on ${board(thing)}`
        : `posted ${ideas(thing.events)} on ${board(thing)}`,
  },
  IDEA_WAITS: {
    label: 'Ideas that wait for your answer',
    about: 'on boards you answer for',
    bell: true,
    mail: true,
    happened: (thing) =>
      thing.events === 1
        ? `posted ${post(thing)}: it waits for your answer`
        : `posted ${ideas(thing.events)} on ${board(thing)} that wait for your answer`,
  },
  MOVED: {
    label: 'An idea you follow or support moves',
    about: 'a new stage',
    bell: true,
    mail: true,
    happened: (thing) => `moved ${post(thing)}${thing.stage ? `: it is now ${thing.stage}` : ''}`,
  },
  PARTED: {
    label: 'An idea is parted from one you follow',
    about: 'after they had been joined',
    bell: true,
    mail: true,
    happened: (thing) => `parted another idea from ${post(thing)}`,
  },
  ANSWERED: {
    label: 'An official answer',
    about: 'to an idea you follow or support',
    bell: true,
    mail: true,
    happened: (thing) => `answered ${post(thing)}`,
  },
  ANSWER_DUE_SOON: {
    label: 'A promised answer is due soon',
    about: 'on boards you answer for',
    bell: true,
    mail: true,
    hasWho: false,
    happened: (thing) =>
      thing.events === 1
        ? `The answer to ${post(thing)} is due soon`
        : `The answers to ${thing.events} ideas on ${board(thing)} are due soon`,
  },
  ANSWER_LATE: {
    label: 'A promised answer is late',
    about: 'on boards you answer for',
    bell: true,
    mail: true,
    hasWho: false,
    happened: (thing) =>
      thing.events === 1
        ? `The answer to ${post(thing)} was promised for before now`
        : `${thing.events} ideas on ${board(thing)} are past the day you promised an answer by`,
  },
  ANSWER_ESCALATED: {
    label: 'A late answer is escalated to you',
    about: 'on boards that name you for it, or in spaces you own',
    bell: true,
    mail: true,
    hasWho: false,
    happened: (thing) =>
      thing.events === 1
        ? `${post(thing)} on ${board(thing)} still has no answer, and its promised day has passed`
        : `${thing.events} ideas on ${board(thing)} still have no answer, and their promised day has passed`,
  },
  BOARD_WITHOUT_OWNER: {
    label: 'A board has lost its owner',
    about: 'in spaces you own',
    bell: true,
    mail: true,
    hasWho: false,
    happened: (thing) => `The owner of ${board(thing)} has left: somebody has to answer its ideas`,
  },
  ADDED_TO_SPACE: {
    label: 'You are added to a space',
    about: 'by somebody who looks after it',
    bell: true,
    mail: true,
    happened: (thing) => `added you to ${space(thing)}`,
  },
  ROLE_CHANGED: {
    label: 'Your role changes',
    about: 'administrator, or owner of a space',
    bell: true,
    mail: true,
    happened: ({ spaceName, role }) =>
      `changed your role${spaceName ? ` in ${spaceName}` : ''}${role ? `: you are now ${ROLES[role]}` : ''}`,
  },
  SPACE_ARCHIVED: {
    label: 'A space of yours is archived',
    about: 'or brought back',
    bell: true,
    mail: false,
    happened: (thing) =>
      thing.isArchived
        ? `archived ${space(thing)}: it can be read, not written`
        : `brought ${space(thing)} back: it can be written again`,
  },
  ASKED_TO_JOIN: {
    label: 'Somebody would like to join',
    about: 'a space you look after',
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
