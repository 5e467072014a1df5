// What a feature is declared with: feature() and event().

import type { CronItem } from 'graphile-worker'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { publishWith } from './bus.ts'
import type { Actor, Context, Viewer } from './context.ts'
import { addCounters, type CountedTable } from './counters.ts'
import { addEvidence, type EvidenceKind } from './evidence.ts'
import { addFollowables, type Followable } from './followable.ts'
import { addLeaving, type LeavingDeclared } from './leaving.ts'
import type { NotificationKind } from './notification-kinds.ts'
import { addPostKinds, type postKind } from './post-kinds.ts'
import type { SearchSource } from './search-source.ts'
import { whenCommitted } from './transaction.ts'
import { addWaitingFiles, type WaitingFiles } from './waiting-files.ts'

/**
 * What can be looked at together and is told of changes. A misspelt kind does not compile. Nobody enters a space: it stands
 * for the rooms of all that stands in it.
 */
export type RoomKind = 'post' | 'board' | 'channel' | 'person' | 'company' | 'space'
export type Room = `${RoomKind}:${number}`

/** What can be searched, as its kind and id: a kind of post, or one that a feature declares in `searchable`. */
export type Searchable = `${string}:${number}`

/** One thing to tell one person. Unread notices with the same group become one row. */
export type Notice = {
  /** Null: the sealed author of the post. */
  personId: number | null
  kind: NotificationKind
  group: string
  postId?: number
  commentId?: number
  boardId?: number
  spaceId?: number
  /** What the event made of it: a status, a role, MERGED. Its sentence says this, and who did this, whatever it is by then. */
  outcome?: string
}

/**
 * Everything that follows from an event. All are safe to repeat. Rooms and notices are said of every event, so that none is
 * forgotten: `rooms: []` where no open page shows it, `notifies: null` where nobody is notified.
 */
export type Consequences = {
  /** Rooms whose open pages should ask again. */
  rooms: readonly Room[]
  /** What has to be indexed anew (or taken out, if it is gone or no longer visible). */
  reindexes?: readonly Searchable[]
  /** A post that is new: followed topics that it matches have it, and their followers are notified. */
  adds?: number
  /** A space whose audience changed: everything in it is indexed anew. */
  reindexesSpace?: number
  /** Whom to tell, decided when it is told, so that somebody who lost access meanwhile is not notified. */
  notifies: ((db: Db) => Promise<Notice[]>) | null
  /** People whose rights or sign-in changed: what is cached of them is dropped at once. */
  invalidates?: readonly number[] | 'everyone'
}

/** A recorded event as the outbox carries it. */
export type RecordedEvent = {
  id: number
  name: string
  actorId: number | null
  payload: Record<string, unknown>
  /** When it happened, as ISO 8601. Jobs that an earlier release has queued carry none. */
  at?: string
}

type Payload = Record<string, unknown>
/** A counter of a feature further down, kept in step within the event's own transaction. */
type Counting = (tx: Tx, payload: Payload) => Promise<void>

/**
 * How the log tells of an event: "<who/> supported <post/>", where `<who/>` stands for who did it and `<post/>` for what a
 * feature's `named` finds in the payload. `detail` stands at the right of the line.
 */
export type AuditWords<P> =
  | Message
  | {
      says: (payload: P, actorId: number | null) => Message
      detail?: (payload: P) => Message
      /** What of Atrium did it, when no person did: "The import of ideas.csv". Without it: Atrium. */
      system?: (payload: P) => Message
      /** True: told of the person in the payload, for nobody was known when it began. */
      isByPerson?: true
    }

/** What a name in audit words stands for: the payload's ids, and what they are called for a viewer. */
export type Named = {
  /** Where the payload keeps the id; the first that is there counts. */
  ids: readonly string[]
  find: (
    db: Db,
    viewer: Viewer,
    ids: readonly number[],
  ) => Promise<Map<number, { text: string; path: string }>>
  /** In its place for those who may not see it. */
  hidden: Message
}

/** What `find` gives, from rows of which those that may not be seen are null. */
export const namesOf = <Row extends { id: number }>(
  rows: readonly (Row | null)[],
  nameOf: (row: Row) => { text: string; path: string },
): Map<number, { text: string; path: string }> =>
  new Map(rows.flatMap((row) => (row ? [[row.id, nameOf(row)] as const] : [])))

/** A kind of event. `record` writes it in the transaction of the change it tells of. */
export type EventKind<P extends Payload> = {
  name: string
  audit: AuditWords<P>
  consequences: (payload: P) => Consequences
  record: (tx: Tx, by: Actor, payload: P) => Promise<void>
}

const kinds = new Map<string, EventKind<Payload>>()
const counting = new Map<string, Counting[]>()

type Invalidate = (who: readonly number[] | 'everyone') => void
const invalidators: Invalidate[] = []
/** Whoever caches something of people registers how it is dropped. */
export const onInvalidate = (how: Invalidate): void => void invalidators.push(how)
/** Invalidates now, in this process; messages of the bus end here too. */
export const invalidateNow: Invalidate = (who) => {
  for (const how of invalidators) how(who)
}

/** Is there anything for the outbox to do? Caches are invalidated with the commit. */
const hasJob = ({ rooms, reindexes, reindexesSpace, notifies, adds }: Consequences): boolean =>
  Boolean(rooms.length || reindexes?.length || reindexesSpace || notifies || adds)

const newRightsVersion = (who: readonly number[] | 'everyone'): Sql =>
  who === 'everyone'
    ? sql`update "Company" set "rightsVersion" = "rightsVersion" + 1`
    : sql`update "Person" set "rightsVersion" = "rightsVersion" + 1 where id = any(${[...who]}::int[])`

/** Writes the event's row, and the job for its consequences where it has any. */
function recording(name: string, by: Actor, json: string, withJob: boolean, at: Date): Sql {
  const actorId = 'viewer' in by ? (by.viewer?.id ?? null) : null
  const isProgram = 'viewer' in by && by.viewer?.isService
  const kind =
    'system' in by
      ? 'SYSTEM'
      : 'sealed' in by
        ? 'SEALED'
        : actorId === null
          ? 'NOBODY'
          : isProgram
            ? 'SERVICE'
            : 'PERSON'
  const insert = sql`
    insert into "Event" (name, "actorKind", "actorId", payload, "requestId", at)
    values (${name}, ${kind}::"ActorKind", ${actorId}::int, ${json}::jsonb, ${by.requestId}, ${at})`
  if (!withJob) return insert
  // With a key of its own the queue takes a shorter way: a quarter less work for the database.
  return sql`
    with recorded as (${insert} returning id)
    select graphile_worker.add_job('consequences', json_build_object(
      'id', recorded.id, 'name', ${name}::text, 'actorId', ${actorId}::int, 'payload', ${json}::json,
      'at', ${at.toISOString()}::text
    ), job_key => 'event ' || recorded.id, job_key_mode => 'unsafe_dedupe') is not null as queued from recorded`
}

/**
 * Declares what can happen, what follows, and how the log tells of it. `name` is `<noun>.<past tense>`; payload holds ids,
 * not texts.
 * The event, its audit row and the job for its consequences are one row and one job in the caller's transaction.
 */
export function event<P extends Payload>(
  name: string,
  consequences: (payload: P) => Consequences,
  audit: AuditWords<NoInfer<P>>,
): EventKind<P> {
  if (kinds.has(name)) throw new Error(`event ${name} is declared twice`)
  const kind: EventKind<P> = {
    name,
    audit,
    consequences,
    async record(tx, by, payload) {
      const follows = consequences(payload)
      tx.later(recording(name, by, JSON.stringify(payload), hasJob(follows), tx.at))
      for (const count of counting.get(name) ?? []) await count(tx, payload)
      const { invalidates } = follows
      if (invalidates) {
        // Every process sees the version with its next request (identity/viewer.ts); whoever waits for no request is told.
        tx.later(newRightsVersion(invalidates))
        whenCommitted(tx, () => invalidateNow(invalidates))
        publishWith(tx, { invalidate: invalidates === 'everyone' ? invalidates : [...invalidates] })
      }
    },
  }
  kinds.set(name, kind as unknown as EventKind<Payload>)
  return kind
}

/** How the log tells of an event of that name; undefined after its feature was removed. */
export const auditWordsOf = (name: string): AuditWords<Payload> | undefined =>
  kinds.get(name)?.audit

/** The declared kind of a recorded event, or undefined after its feature was removed. */
export const eventKind = (name: string): EventKind<Payload> | undefined => kinds.get(name)
/** Every declared event's name, for the tests of structure. */
export const eventNames = (): string[] => [...kinds.keys()].sort()

/** Timed work: `cron` in UTC; `run` gets SQL and the moment that counts as now, and must be safe to repeat. */
export type Job = {
  name: string
  cron?: CronItem['match'] & string
  run: (payload: unknown, db: Db, now: Date) => Promise<void>
}

/** May somebody enter a room? `unseen`: they get its hints, and nobody sees that they are there or write. */
export type Admission = boolean | 'unseen'

/** A feature's front page. */
export type Feature = {
  name: string
  /** Who may enter a room of this kind; the id is the part after the colon. */
  rooms?: Partial<
    Record<RoomKind, (context: Context & { viewer: Viewer }, id: number) => Promise<Admission>>
  >
  /** Of these rooms of a kind, by their ids, those of what stands in a space. */
  roomsInSpace?: Partial<
    Record<RoomKind, (db: Db, ids: number[], spaceId: number) => Promise<number[]>>
  >
  /** The kinds of post it brings, by the word that stands in `Post.kind`. */
  posts?: Readonly<Record<string, ReturnType<typeof postKind>>>
  /** Its lists that people follow, by kind. */
  followables?: Readonly<Record<string, Followable>>
  /** What of it can be searched, by kind. */
  searchable?: Sources | (() => Sources)
  /** What the log can be narrowed to: the part of its events' names before the dot, and how it is called. */
  logTopics?: Readonly<Record<string, Message>>
  /** What names in the audit words of its events stand for. */
  named?: Readonly<Record<string, Named>>
  /** Addresses of what it has besides posts, by what it is (`board`), from its name in addresses. */
  paths?: Readonly<Record<string, (slug: string) => string>>
  jobs?: readonly Job[]
  /** Stored counters that follow from events of features further up, by event name, in the same transaction. */
  // biome-ignore lint/suspicious/noExplicitAny: the payload's shape is the named event's
  counts?: Record<string, (tx: Tx, payload: any) => Promise<void>>
  /** The figures that rows keep of other rows, and how each is counted. */
  counters?: readonly CountedTable[]
  /** What becomes of its columns that name a person who leaves: see leaving.ts. */
  leaving?: LeavingDeclared
  /** Which of its public work shows what somebody knows, by kind: see evidence.ts. */
  evidence?: Readonly<Record<string, EvidenceKind>>
  /** Files that wait with what is no post yet: see waiting-files.ts. */
  waitingFiles?: WaitingFiles
  /**
   * The consequences that this feature carries out for all others. `adds`: whom a new post is told to. `evidence`: posts whose
   * evidence may have changed. `publishes`: other systems are told.
   */
  effects?: {
    notifies?: (notices: Notice[], event: RecordedEvent, db: Db) => Promise<void>
    adds?: (postId: number, db: Db) => Promise<Notice[]>
    evidence?: (postIds: readonly number[]) => Promise<void>
    publishes?: (event: RecordedEvent, db: Db) => Promise<void>
  }
}

type Sources = Readonly<Record<string, SearchSource>>
/** What can be searched of a feature, by kind. */
export const searchableOf = ({ searchable = {} }: Feature): Sources =>
  typeof searchable === 'function' ? searchable() : searchable

const declaredFeatures: Feature[] = []
/** What can be searched of all features, by kind. Complete when all are read. */
export const searchSources = (): Sources => Object.assign({}, ...declaredFeatures.map(searchableOf))

/** The address of what a feature has besides posts. Throws for a kind of thing that none declares in `paths`. */
export function pathOfThing(kind: string, slug: string): string {
  const path = declaredFeatures.find(({ paths }) => paths && kind in paths)?.paths?.[kind]
  if (!path) throw new Error(`no feature declares the address of a ${kind}`)
  return path(slug)
}

/** The topics of all features' events, and what the names in their audit words stand for. */
export const logTopics = (): Readonly<Record<string, Message>> =>
  Object.assign({}, ...declaredFeatures.map((one) => one.logTopics))
export const namedInLog = (): Readonly<Record<string, Named>> =>
  Object.assign({}, ...declaredFeatures.map(({ named }) => named))

/** Declares a feature and takes in its kinds of post and what it counts. */
export function feature(declared: Feature): Feature {
  declaredFeatures.push(declared)
  addPostKinds(declared.posts ?? {})
  addCounters(declared.counters ?? [])
  addLeaving(declared.leaving ?? {})
  addEvidence(declared.evidence ?? {})
  addFollowables(declared.followables ?? {})
  if (declared.waitingFiles) addWaitingFiles(declared.waitingFiles)
  for (const [name, count] of Object.entries(declared.counts ?? {}))
    counting.set(name, [...(counting.get(name) ?? []), count])
  return declared
}
