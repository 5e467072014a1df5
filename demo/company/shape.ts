// The shapes of the believable company the seed writes. Data only: nothing here touches the database.

export type SeedPerson = {
  key: string
  name: string
  /** key@hollin.example */
  email: string
  title: string
  /** The key of whom they report to; the head of the company has none. */
  manager?: string
  unit: string
  site: 'Ghent' | 'Utrecht' | 'Porto' | 'Gdańsk'
  language: 'en' | 'nl' | 'pt' | 'pl' | 'de'
  timeZone: string
  /** One or two sentences. */
  about: string
  skills: string[]
  role: 'ADMIN' | 'MEMBER'
  /** Only for the people of the demo sign-in: one honest line, what this person can show you. */
  cast?: string
  deactivated?: true
}

export type SeedSpace = {
  slug: string
  name: string
  about: string
  kind: 'OPEN' | 'CLOSED' | 'HIDDEN'
  owners: string[]
  members: string[] | 'everyone' | { unit: string }[] | { site: string }[]
}

export type SeedBoard = {
  slug: string
  space: string
  name: string
  about: string
  owner: string | null
  /** Who owned it until they left. */
  ownerBefore?: string
  delegates: string[]
  /** The promised first answer, in working days; null promises nothing. */
  responseDays: number | null
}

export type SeedReaction = '👍' | '❤' | '🎉' | '💡' | '👀' | '🙏'

export type SeedComment = {
  by: string
  /** Days before the seed runs; fractions are hours and minutes. */
  daysAgo: number
  /** Markdown. A mention is written @key, for example @joao. */
  text: string
  language?: string
  reactions?: Partial<Record<SeedReaction, string[]>>
  replies?: SeedComment[]
  isAnswer?: never
}

export type SeedStage =
  | 'NEW'
  | 'SHAPING'
  | 'TRIAL'
  | 'BUILDING'
  | 'IN_USE'
  | 'NOT_NOW'
  | 'MERGED'
  | 'WITHDRAWN'

export type SeedReason =
  | 'NO_BUDGET'
  | 'ALREADY_DONE'
  | 'TOO_EARLY'
  | 'OUT_OF_SCOPE'
  | 'NOT_SAFE'
  | 'TOO_LITTLE_GAIN'
  | 'TRIED_BEFORE'

export type SeedStatusChange = {
  to: SeedStage
  by: string
  daysAgo: number
  /** Why, in their words. */
  note: string
  /** Who holds it next. */
  assignee?: string
  /** What is next, in one sentence. */
  next?: string
  /** Only with NOT_NOW. */
  reasonCode?: SeedReason
  /** Only with NOT_NOW: what would make us look again. */
  reopenIf?: string
  /** Only with MERGED: the slug of the idea it went into. */
  into?: string
}

export type SeedAnswer = {
  by: string
  daysAgo: number
  kind: 'YES' | 'NOT_NOW' | 'QUESTION'
  text: string
  /** What it was corrected to later. */
  corrected?: { daysAgo: number; text: string }
}

export type SeedIdea = {
  /** Only for references inside the seed. */
  slug: string
  board: string
  author: string
  daysAgo: number
  /** At most 90 characters. */
  title: string
  /** Markdown, 40 to 220 words. */
  body: string
  tags: string[]
  language?: string
  /** 0 to 1: how many support it. */
  heat: number
  /** People who certainly support it. */
  supporters?: string[]
  statusChanges: SeedStatusChange[]
  answer?: SeedAnswer
  comments: SeedComment[]
  editedDaysAgo?: number
}

export type SeedCompany = {
  name: string
  domain: string
  people: SeedPerson[]
  spaces: SeedSpace[]
  boards: SeedBoard[]
  ideas: SeedIdea[]
  challenges: SeedChallenge[]
  reports: SeedReport[]
  moderation: SeedModeration
  questions: SeedQuestion[]
}

export type SeedEntry = {
  slug: string
  author: string
  with?: string[]
  daysAgo: number
  language?: string
  title: string
  /** Markdown. */
  body: string
  supporters: string[]
  decided?: {
    daysAgo: number
    outcome: 'WINNER' | 'GOES_ON' | 'NOT_NOW'
    reason: string
    /** In a year, in euro. */
    value?: number
    /** Who answers for that; the sponsor, when left out. */
    owner?: string
    /** What it has brought, measured by somebody some time later. */
    measured?: { by: string; daysAgo: number; value: number; note: string }
  }
  /** What the sponsor asked about it or said to it. */
  responses?: { daysAgo: number; text: string }[]
}

/** Days before the seed runs; what is still ahead has a negative number. */
export type SeedChallenge = {
  slug: string
  space: string
  sponsor: string
  startedDaysAgo: number
  /** At once, when left out. */
  opensDaysAgo?: number
  closesDaysAgo: number
  stages: readonly ('SHAPE' | 'EVALUATE' | 'TRIAL')[]
  evaluateDaysAgo?: number
  decideDaysAgo?: number
  /** The promised day; with `result`, the day on which it was told. */
  tellDaysAgo?: number
  language?: string
  title: string
  question: string
  brief: Partial<
    Record<
      'problem' | 'whyNow' | 'goodLooks' | 'market' | 'audience' | 'outOfScope' | 'reward',
      string
    >
  >
  promisedBudget: number
  givenBudget?: number
  voteBudget?: number
  hidesTotals?: boolean
  hasDuels?: boolean
  /** Entries have no names until this stage begins. */
  namesFrom?: 'SHAPE' | 'EVALUATE' | 'TRIAL' | 'DECIDE' | 'TOLD'
  updates?: { daysAgo: number; text: string }[]
  entries: SeedEntry[]
  votes?: { by: string; daysAgo: number; entry: string; votes: number }[]
  /** By what entries are scored, by whom until when, and what was scored so far: by entry, a score for each criterion; null: recused. */
  evaluation?: {
    criteria: { name: string; weight: number }[]
    addedDaysAgo: number
    dueDaysAgo: number
    by: { who: string; daysAgo: number; scores: Record<string, number[] | null> }[]
  }
  /** Who has compared entries how often, and the entries as most of them like them, best first. */
  duels?: { liked: string[]; by: { who: string; daysAgo: number; count: number }[] }
  result?: string
}

/** A comment of an idea, by its place, or the idea itself, that people reported. */
/** Who moderates the company and is on duty, and what moderators do not allow for a while. */
export type SeedModeration = {
  moderators: { who: string; by: string; daysAgo: number; reason: string }[]
  duty: { who: string; by: string; firstDay: number; lastDay: number }[]
  locks: { idea: string; by: string; daysAgo: number; days: number; reason: string }[]
  pins: { idea: string; by: string; daysAgo: number }[]
  words: { word: string; effect: 'WARN' | 'HOLD'; by: string; daysAgo: number }[]
  held: { idea: string; by: string; daysAgo: number; text: string }[]
}

export type SeedReport = {
  idea: string
  comment?: number
  reports: {
    by: string
    daysAgo: number
    reason: 'THREAT' | 'HARASSMENT' | 'CONFIDENTIAL' | 'ILLEGAL' | 'SPAM' | 'OTHER'
    note: string
  }[]
  decision?: {
    by: string
    daysAgo: number
    outcome: 'KEPT' | 'WARNED' | 'HIDDEN' | 'REMOVED'
    reason: string
  }
}

export type SeedQuestionAnswer = {
  by: string
  /** Hours after the question. */
  after: number
  /** Markdown. */
  text: string
  /** Who voted for it, in the hours that follow. */
  votes?: string[]
  /** Comments on the answer, hours after it. */
  comments?: { by: string; after: number; text: string }[]
  /** The asker accepts it, so many hours after it came. */
  acceptedAfter?: number
}
export type SeedQuestion = {
  space: string
  by: string
  daysAgo: number
  language?: string
  title: string
  /** Markdown. */
  body?: string
  tags: string[]
  /** Whom the asker chose to ask. */
  asks?: string[]
  /** What those who were asked made of it, so many hours after the question. */
  responses?: { by: string; after: number; passTo?: string; response?: 'ACCEPT' | 'DECLINE' }[]
  /** Who has it too. */
  too?: string[]
  answers: SeedQuestionAnswer[]
  /** Who said that nobody knows, so many hours after the question. */
  unknown?: { by: string; after: number }
  /** For whom the accepted answer solved it, so that they did not ask. */
  solvedFor?: string[]
  /** Who said of the accepted answer that it still holds, or that it does not any more. */
  checks?: { by: string; daysAgo: number; holds: boolean }[]
}

/** What a customer wrote, and what came of it. Hours are counted from the message. */
export type SeedThread = {
  channel: 'form' | 'mail' | 'social' | 'heard'
  name: string
  email?: string
  handle?: string
  /** Of what was heard outside: who heard it. */
  heardBy?: string
  daysAgo: number
  language?: string
  subject?: string
  text: string
  severity?: 1 | 2 | 3
  reach?: number
  assignee?: string
  invite?: string[]
  inside?: { by: string; hours: number; text: string }[]
  /** An answer that has not left yet. */
  draft?: {
    by: string
    hours: number
    text: string
    reviewer?: string
    note?: { quote: string; text: string }
    approvedBy?: string
  }
  /** What was sent, who drafted it when that was somebody else, and why it could not be delivered. */
  answer?: { by: string; hours: number; text: string; draftedBy?: string; bounce?: string }
  /** What the customer wrote to that. */
  reply?: { hours: number; text: string }
  state?: 'PUT_RIGHT' | 'THANKED' | 'LOST'
  cause?: 'PRICE' | 'SILENCE' | 'OTHER_COMPANY'
  isSpam?: boolean
}
