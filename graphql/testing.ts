// For tests: people who ask, what was recorded, and the proof that a page gets a hint of every change of its answer.
import { type DocumentNode, parse, print } from 'graphql'
import { languageOf } from '#messages/engine/languages.ts'
import { type Db, db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { CommentShared } from './comments/fragments.ts'
import type { Context, SignedIn, Viewer } from './context.ts'
import { eventKind, type RecordedEvent, type Room } from './define.ts'
import { run } from './execute.ts'
import { features } from './features.ts'
import { viewerOfPerson } from './identity/viewer.ts'
import { type OutboxDependencies, runConsequences } from './outbox.ts'
import { roomsIn } from './realtime.ts'
import { schema } from './schema.ts'
import { theSearch } from './search/index-access.ts'
import { searchQueue } from './search-queue.ts'

/** Somebody who asks: `ask` runs a document as this person, as they are at that moment. */
export type Asker = {
  id: number
  context(more?: Partial<Context>): Promise<SignedIn>
  ask<Data = Record<string, unknown>>(
    document: string | DocumentNode,
    variables?: Record<string, unknown>,
    more?: Partial<Context>,
  ): Promise<Data>
}

/** A person of the database who asks through documents. */
export function asker(id: number): Asker {
  const context = async (more: Partial<Context> = {}): Promise<SignedIn> => {
    const viewer = (await viewerOfPerson(id)) as Viewer
    const language = languageOf(viewer.interfaceLanguage) ?? 'en'
    return { viewer, db, language, requestId: 'test', idempotencyKey: null, ...more } as SignedIn
  }
  return {
    id,
    context,
    ask: async <Data>(document: string | DocumentNode, variables = {}, more = {}) =>
      (await run(
        schema,
        typeof document === 'string' ? parse(document) : document,
        variables,
        await context(more),
      )) as Data,
  }
}

/** How many statements a document costs somebody: a list must cost no more of them when it is longer. */
export async function statementsOf(
  who: Asker,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<number> {
  let count = 0
  const rows: Db['rows'] = (statement) => {
    count++
    return db.rows(statement)
  }
  const first: Db['first'] = (statement) => {
    count++
    return db.first(statement)
  }
  await who.ask(document, variables, { db: { rows, first } })
  return count
}

/** Nobody in particular: what a stranger may ask. */
export const stranger = {
  ask: (document: string, variables: Record<string, unknown> = {}) =>
    run(schema, parse(document), variables, {
      viewer: null,
      db,
      language: 'en',
      requestId: 'test',
      idempotencyKey: null,
    }),
}

/** Events recorded since an id, oldest first. */
export const recordedEvents = (after = 0): Promise<RecordedEvent[]> =>
  db.rows<RecordedEvent>(
    sql`select id, name, "actorId", payload from "Event" where id > ${after} order by id`,
  )

/** The id of the latest event; 0 when nothing happened yet. */
export const lastEvent = async (): Promise<number> =>
  (await db.first<{ id: number }>(sql`select coalesce(max(id), 0)::int as id from "Event"`))?.id ??
  0

/** Carries out what follows from events after `after`, here and now, and gives the rooms that got a hint. */
export async function runConsequencesSince(after: number): Promise<Room[]> {
  const told: Room[] = []
  const dependencies: OutboxDependencies = {
    features,
    realtime: { notifyRoom: (room) => void told.push(room) },
    searchQueue: searchQueue(features, theSearch()),
  }
  for (const event of await recordedEvents(after)) await runConsequences(event, dependencies)
  return told
}

type CommentNode = { number: number; replies?: CommentNode[] }
type CommentsAnswer = {
  post: Record<'comments' | 'changedComments', { edges: { node: CommentNode }[] }> | null
}
/** The comments of a post as a reader sees them, by number, and the numbers of those that changed since a moment. */
async function commentsOf(reader: Asker, room: Room, since: Date) {
  const id = /^post:(\d+)$/.exec(room)?.[1]
  const { post } = id
    ? await reader.ask<CommentsAnswer>(
        `query($id: ID!, $since: DateTime!) { post(id: $id) {
          comments(first: 50) { edges { node { ...CommentShared replies { ...CommentShared } } } }
          changedComments(since: $since, first: 100) { edges { node { number } } } } } ${print(CommentShared)}`,
        { id, since: since.toISOString() },
      )
    : { post: null }
  const nodes = post?.comments.edges.flatMap(({ node: { replies = [], ...node } }) => [
    node,
    ...replies,
  ])
  return {
    texts: new Map(nodes?.map((node) => [node.number, JSON.stringify(node)])),
    changed: post?.changedComments.edges.map(({ node }) => node.number) ?? [],
  }
}

/**
 * Proves that a page learns of a change: when `change` alters the page's answer, its room must get a hint, and comments of a
 * post that it alters must be among those that an open page then asks for.
 * Fails when the answer did not change either: such a proof would prove nothing.
 */
export async function staysLive(page: {
  reader: Asker
  room: Room
  document: string | DocumentNode
  variables?: Record<string, unknown>
  change: () => Promise<unknown>
}): Promise<void> {
  const { reader, room, document, variables = {}, change } = page
  const before = JSON.stringify(await reader.ask(document, variables))
  const after = await lastEvent()
  const { now } = (await db.first<{ now: Date }>(sql`select clock_timestamp() as now`)) as {
    now: Date
  }
  const comments = await commentsOf(reader, room, now)
  await change()
  const fresh = JSON.stringify(await reader.ask(document, variables))
  if (fresh === before) throw new Error('the change did not alter the page, so it proves nothing')
  const rooms = (await recordedEvents(after)).flatMap(
    (event) => eventKind(event.name)?.consequences(event.payload).rooms ?? [],
  )
  const spaces = rooms
    .filter((told) => told.startsWith('space:'))
    .map((told) => Number(told.slice(6)))
  for (const id of spaces) rooms.push(...((await roomsIn(features, db, [room], id)) as Room[]))
  if (!rooms.includes(room))
    throw new Error(
      `the page changed but ${room} was not told; told: ${rooms.join(', ') || 'nobody'}`,
    )
  const altered = await commentsOf(reader, room, now)
  for (const [number, text] of altered.texts)
    if (text !== comments.texts.get(number) && !altered.changed.includes(number))
      throw new Error(
        `comment ${number} changed but an open page is not given it: change it through touchComment, which sets changedAt`,
      )
}
