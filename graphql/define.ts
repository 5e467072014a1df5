// The two words a feature is declared with: feature() and event().
import type { CronItem } from 'graphile-worker'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import type { SearchDocument } from '#search/document.ts'
import { sayWith } from './bus.ts'
import type { Actor, Context, Viewer } from './context.ts'

/**
 * What can be looked at together and is told of changes. A misspelt kind does not compile. Nobody enters a space: it stands
 * for the rooms of all that stands in it.
 */
export type RoomKind = 'post' | 'board' | 'person' | 'floor' | 'space'
export type Room = `${RoomKind}:${number}`

/** What can be searched, as its kind and id. */
export type SearchableKind = 'idea' | 'comment' | 'person' | 'space'
export type Searchable = `${SearchableKind}:${number}`

/** One thing to tell one person. Unread notices with the same group become one row. */
export type Notice = {
  personId: number
  kind: string
  group: string
  postId?: number
  commentId?: number
  boardId?: number
  spaceId?: number
}

/** Everything that follows from an event. All are safe to repeat. */
export type Consequences = {
  /** Rooms whose open pages should ask again. */
  tells?: readonly Room[]
  /** What has to be indexed anew (or taken out, if it is gone or no longer visible). */
  reindexes?: readonly Searchable[]
  /** A space whose audience changed: everything in it is indexed anew. */
  reindexesSpace?: number
  /** Whom to tell, decided when it is told, so that somebody who lost access meanwhile hears nothing. */
  notifies?: (db: Db) => Promise<Notice[]>
  /** People whose rights or sign-in changed: what is remembered of them is forgotten at once. */
  forgets?: readonly number[] | 'everyone'
}

/** A recorded event as the outbox carries it. */
export type RecordedEvent = {
  id: number
  name: string
  actorId: number | null
  payload: Record<string, unknown>
}

type Payload = Record<string, unknown>
/** A counter of a feature further down, kept in step within the event's own transaction. */
type Counting = (tx: Tx, payload: Payload) => Promise<void>

/** A kind of event. `record` writes it in the transaction of the change it tells of. */
export type EventKind<P extends Payload> = {
  name: string
  consequences: (payload: P) => Consequences
  record: (tx: Tx, by: Actor, payload: P) => Promise<void>
}

const kinds = new Map<string, EventKind<Payload>>()
const counting = new Map<string, Counting[]>()
const tables = new WeakMap<Db, Array<() => void>>()

/** Runs `then` when the transaction has committed. Used for what must not wait for the outbox. */
export const whenCommitted = (tx: Tx, then: () => void): void => {
  tables.get(tx)?.push(then)
}
export const startCommitList = (tx: Tx): Array<() => void> => {
  const list: Array<() => void> = []
  tables.set(tx, list)
  return list
}

type Forget = (who: readonly number[] | 'everyone') => void
const forgetters: Forget[] = []
/** Whoever remembers something of people registers how it is forgotten. */
export const onForget = (how: Forget): void => void forgetters.push(how)
/** Forgets now, in this process; words of the bus end here too. */
export const forgetNow: Forget = (who) => {
  for (const how of forgetters) how(who)
}

/** Is there anything for the outbox to carry out? What is forgotten is forgotten with the commit. */
const hasJob = ({ tells, reindexes, reindexesSpace, notifies }: Consequences): boolean =>
  Boolean(tells?.length || reindexes?.length || reindexesSpace || notifies)

/** Writes the event's row, and the job for its consequences where it has any. */
function recording(name: string, by: Actor, json: string, withJob: boolean): Sql {
  const actorId = 'viewer' in by ? (by.viewer?.id ?? null) : null
  const kind =
    'system' in by ? 'SYSTEM' : 'sealed' in by ? 'SEALED' : actorId === null ? 'NOBODY' : 'PERSON'
  const insert = sql`
    insert into "Event" (name, "actorKind", "actorId", payload, "requestId")
    values (${name}, ${kind}::"ActorKind", ${actorId}::int, ${json}::jsonb, ${by.requestId})`
  if (!withJob) return insert
  // With a key of its own the queue takes a shorter way: a quarter less work for the database.
  return sql`
    with recorded as (${insert} returning id)
    select graphile_worker.add_job('consequences', json_build_object(
      'id', recorded.id, 'name', ${name}::text, 'actorId', ${actorId}::int, 'payload', ${json}::json
    ), job_key => 'event ' || recorded.id, job_key_mode => 'unsafe_dedupe') is not null as queued from recorded`
}

/**
 * Declares what can happen and what follows. `name` is `<noun>.<past tense>`; payload holds ids, not texts.
 * The event, its audit row and the job for its consequences are one row and one job in the caller's transaction.
 */
export function event<P extends Payload>(
  name: string,
  consequences: (payload: P) => Consequences,
): EventKind<P> {
  if (kinds.has(name)) throw new Error(`event ${name} is declared twice`)
  const kind: EventKind<P> = {
    name,
    consequences,
    async record(tx, by, payload) {
      const follows = consequences(payload)
      tx.later(recording(name, by, JSON.stringify(payload), hasJob(follows)))
      for (const count of counting.get(name) ?? []) await count(tx, payload)
      const { forgets } = follows
      if (forgets) {
        // At once here, so that the very next request is refused; and, with the commit, in every other process.
        whenCommitted(tx, () => forgetNow(forgets))
        sayWith(tx, { forget: forgets === 'everyone' ? forgets : [...forgets] })
      }
    },
  }
  kinds.set(name, kind as unknown as EventKind<Payload>)
  return kind
}

/** The declared kind of a recorded event, or undefined after its feature was removed. */
export const eventKind = (name: string): EventKind<Payload> | undefined => kinds.get(name)
/** Every declared event's name, for the tests that keep the house honest. */
export const eventNames = (): string[] => [...kinds.keys()].sort()

/** Timed work: `cron` in UTC; `run` gets SQL and must be safe to repeat. */
export type Job = {
  name: string
  cron?: CronItem['match'] & string
  run: (payload: unknown, db: Db) => Promise<void>
}

/** A feature's front page. */
export type Feature = {
  name: string
  /** Who may enter a room of this kind; the id is the part after the colon. */
  rooms?: Partial<
    Record<RoomKind, (context: Context & { viewer: Viewer }, id: number) => Promise<boolean>>
  >
  /** Of these rooms of a kind, by their ids, those of what stands in a space. */
  standsIn?: Partial<
    Record<RoomKind, (db: Db, ids: number[], spaceId: number) => Promise<number[]>>
  >
  /** How rows become search documents: those missing from the answer are taken out of the index. */
  searchable?: Partial<
    Record<
      SearchableKind,
      {
        documents: (db: Db, ids: number[]) => Promise<SearchDocument[]>
        /** Every id, in order, `after` exclusive, for a rebuild. */
        ids: (db: Db, after: number, limit: number) => Promise<number[]>
        /** The ids of what stands in a space, for kinds that stand in one. */
        idsInSpace?: (db: Db, spaceId: number, after: number, limit: number) => Promise<number[]>
      }
    >
  >
  jobs?: readonly Job[]
  /** Stored counters that follow from events of features further up, by event name, in the same transaction. */
  // biome-ignore lint/suspicious/noExplicitAny: the payload's shape is the named event's
  counts?: Record<string, (tx: Tx, payload: any) => Promise<void>>
  /** The consequence that this feature carries out for all others. */
  carriesOut?: { notifies?: (notices: Notice[], event: RecordedEvent, db: Db) => Promise<void> }
}

/** Declares a feature and takes in what it counts. */
export function feature(declared: Feature): Feature {
  for (const [name, count] of Object.entries(declared.counts ?? {}))
    counting.set(name, [...(counting.get(name) ?? []), count])
  return declared
}
