// Kinds of post. A feature declares each of its kinds once, in `feature({ posts })`; everything that posts share (comments,
// following, support, search, live answers, notifications, mails, the log) reads these declarations and names no kind.

import type DataLoader from 'dataloader'
import type { DocumentNode } from 'graphql'
import type { Message } from '#messages/engine/catalogue.ts'
import { kindsMessages } from '#messages/kinds.ts'
import type { Db, Tx } from '#prisma/client.ts'
import type { Sql } from '#prisma/sql.ts'
import type { Context, SignedIn, Viewer } from './context.ts'

export type PostState = 'OPEN' | 'HELD' | 'HIDDEN' | 'REMOVED'
/** What a rule needs to know of a post. */
export type PostFacts = {
  spaceId: number
  state: PostState
  authorId: number | null
  /** Does it store a tag in place of its author? */
  isSealed?: boolean
  /** Is the viewer the author whose name the post does not store? */
  isSealedMine?: boolean
  commentsClosed?: boolean
  /** Do only those see it whose role reads such posts, and those who are invited? */
  isRestricted?: boolean
  /** Is the viewer invited to it? */
  isInvited?: boolean
}
/** A post as a service finds it. */
export type FoundPost = PostFacts & {
  id: number
  kind: string
  title: string
  body: string
  tags: string[]
  version: number
  mergedIntoId: number | null
}

/** Who may do what with a post of a kind. Pure; what a kind leaves out is the rule of all posts. */
export type PostPolicy<Found> = {
  canSupport: (viewer: Viewer, post: Found) => boolean
  canEdit: (viewer: Viewer, post: Found) => boolean
  /** Merge it into another post. */
  canMerge: (viewer: Viewer, post: Found) => boolean
  /** May another post be merged into this one? */
  canMergeInto: (viewer: Viewer, into: Found) => boolean
  canUnmerge: (viewer: Viewer, post: Found) => boolean
  /**
   * In which capacity somebody may agree to reveal the author of a sealed post, such as "administrator"; null: in none. Two
   * different people have to agree. `other` is the capacity of the one who asked, null for whoever asks: a kind that wants a
   * sponsor and a juror refuses a second sponsor.
   */
  reveals: (viewer: Viewer, post: Found, other: string | null) => string | null
}

/** What a kind does in the same transaction when something of all posts happens. Each takes its rows after the post's. */
export type PostHooks<Found> = {
  /** `isFirst`: it begins a thread. The post's row is locked. */
  onComment: (
    tx: Tx,
    postId: number,
    comment: { id: number; isFirst: boolean },
  ) => void | Promise<void>
  /** After comments under it were hidden, removed or shown again. The post's row is locked. */
  onCommentState: (tx: Tx, postId: number) => Promise<void>
  /** `change` to the number of supports; 0 where one that a merged post had brought along was given anew. */
  onSupport: (tx: Tx, post: Found, change: 1 | 0 | -1) => void
  /** After merging (positive) or unmerging (negative) moved so many supports to or from a post. */
  onSupportsMoved: (tx: Tx, postId: number, change: number) => Promise<void>
  onMerge: (tx: Tx, context: SignedIn, post: Found, into: Found, note: string) => Promise<void>
  onUnmerge: (tx: Tx, context: SignedIn, post: Found, fromId: number, note: string) => Promise<void>
  /** After the post was hidden, removed or shown again. */
  onState: (tx: Tx, postId: number) => Promise<void>
}

/** What a kind adds to the search document of one of its posts. */
export type SearchExtra = { text?: string; status?: string | null }

/** What a kind is called, as the phrases that sentences need: languages have articles, genders and cases. */
export type Noun = {
  /** "idea" */
  one: Message
  /** "ideas" */
  other: Message
  /** "your idea", as the object of a verb: supported … */
  yours: Message
  /** "another idea", as what something is merged with */
  another: Message
  /** Above a title: "Your idea", "Idea you follow". */
  heading: { yours: Message; followed: Message }
}
const say = kindsMessages.message
/** A post whose kind is not told. */
export const ANY_POST: Noun = {
  one: say('post.one'),
  other: say('post.other'),
  yours: say('post.yours'),
  another: say('post.another'),
  heading: { yours: say('post.heading.yours'), followed: say('post.heading.followed') },
}

/** What Home asks of the posts of followed lists. */
export type FollowedPage = {
  /** What it selects of the post `p`. */
  columns: Sql
  /** Conditions on the post `p`. */
  where: Sql
  /** Is it within the page, by the row's own copies of when it was posted and of its id? */
  within: (createdAt: Sql, id: Sql) => Sql
  /** At most so many of each list. */
  limit: number
}

type Declared<Found> = {
  /** Its type in the API, which implements Post. */
  type: { name: string; getDataloader: (context: Context) => DataLoader<number, object> }
  noun: Noun
  /** The address of a post of this kind. */
  path: (postId: number) => string
  /** Finds one with what its rules need, locked against other writers with `lock`. Throws NotFound. */
  find?: (db: Db, viewer: Viewer, postId: number, lock?: 'lock') => Promise<Found>
  policy?: Partial<PostPolicy<Found>>
  hooks?: Partial<PostHooks<Found>>
  /** Rooms beside `post:N` that a change of its counters concerns, such as a list it stands on. */
  rooms?: (post: Found) => readonly `${string}:${number}`[]
  /** Where its posts stand, for a kind whose posts have a status. */
  status?: {
    /** All of them, as the API names them, with their labels. */
    labels: Readonly<Record<string, Message>>
    /** Those that follow each other, first to last, at most eight; a post with another one has stopped. */
    steps: readonly string[]
    of: (row: never) => string | null
    /** Since when. */
    since?: (row: never) => Date
    /** The statuses of posts now, for notifications and mails. */
    now?: (db: Db, postIds: readonly number[]) => Promise<Map<number, string>>
  }
  /** The list a post stands on, such as a board, as rows among those of other lists name it; null: none. */
  place?: (row: never, context: Context) => string | Promise<string | null>
  /** How its posts stand in lists of all kinds, for a kind with a table of its own. Each part may use what `join` joins to the post `p`. */
  lists?: {
    join: Sql
    /** The score by which its posts trend, which an index keeps sorted: see posts/lists.ts. */
    trending: Sql
    /** Does the viewer follow the list it stands on? */
    isFollowed?: (viewer: Viewer) => Sql
    /** Has the viewer muted it? */
    isMuted?: (viewer: Viewer) => Sql
    /** Posts of the lists that the viewer follows, newest first of each list: the columns of the page, from the post `p`. */
    followed?: (viewer: Viewer, page: FollowedPage) => Sql
    /** Is it not over, such as withdrawn? Merged posts are over anyway. */
    isOpen?: Sql
  }
  /** The posts that wait for a response of the viewer: `select id, "dueAt"`. Without it nobody owes any. */
  owed?: (viewer: Viewer) => Sql
  /** What its search documents have besides title, text and tags. */
  searchExtras?: (db: Db, postIds: readonly number[]) => Promise<Map<number, SearchExtra>>
  /** May comments be written without a name, where the space allows it? Those of its own sealed author always are. */
  takesSealedComments?: boolean
  /** False: its posts stand in lists of all kinds only where they are asked for by their kind. */
  isListed?: boolean
  /** What an open page asks anew of its type, a fragment, beside what it asks of every post: nothing of the viewer's own. */
  live?: DocumentNode
}

/** A declared kind. `name` stands in `Post.kind`, in search ids ("idea:7") and, in capitals, in the API. */
export type PostKind = { name: string } & Declared<FoundPost>

const kinds = new Map<string, PostKind>()

/** Declares a kind of post; `feature({ posts: { name: postKind(…) } })` gives it its name. */
export const postKind = <Found extends FoundPost = FoundPost>(
  declared: Declared<Found>,
): Declared<FoundPost> => declared as unknown as Declared<FoundPost>

/** The style sheet draws so many squares. */
const MAX_STEPS = 8

/** Throws for steps that could not be shown. */
function mustShow(name: string, { status }: Declared<FoundPost>): void {
  const unlabelled = status?.steps.find((step) => !(step in status.labels))
  if (unlabelled)
    throw new Error(
      `${unlabelled} is a step of the kind ${name} without a label: add it to status.labels`,
    )
  if (status && status.steps.length > MAX_STEPS)
    throw new Error(
      `the kind ${name} has more than ${MAX_STEPS} steps: app/styles/parts/status.css draws no more`,
    )
}

/** Called by `feature()`. Throws for a name that is taken, and for steps that could not be shown. */
export function addPostKinds(declared: Readonly<Record<string, Declared<FoundPost>>>): void {
  for (const [name, kind] of Object.entries(declared)) {
    if (kinds.has(name)) throw new Error(`the kind of post ${name} is declared twice`)
    mustShow(name, kind)
    kinds.set(name, { name, ...kind })
  }
}

/** Every declared kind. Complete when all features are read: ask when it is needed, not when a file is loaded. */
export const postKinds = (): PostKind[] => [...kinds.values()]
/** The kind of that name. Throws for a post whose feature was removed. */
export function kindOf(name: string): PostKind {
  const kind = kinds.get(name)
  if (!kind) throw new Error(`no feature declares the kind of post ${name}`)
  return kind
}
/** The labels of all statuses by name; of one that several kinds have, that of the first. */
export function statusLabels(): Readonly<Record<string, Message>> {
  const all: Record<string, Message> = {}
  for (const { status } of postKinds())
    for (const [name, label] of Object.entries(status?.labels ?? {})) all[name] ??= label
  return all
}
export const isPostKind = (name: string): boolean => kinds.has(name)
/** The address of a post, or of a comment under it. */
export const pathOfPost = (kind: string, postId: number, commentId?: number | null): string =>
  `${kindOf(kind).path(postId)}${commentId ? `#comment-${commentId}` : ''}`
