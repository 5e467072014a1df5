// Recorded events with what they are about, as far as the viewer may see it.

import type { Viewer } from '#graphql/context.ts'
import { type BoardRow, boardsByIds } from '#graphql/ideas/board-queries.ts'
import { type IdeaRow, ideasByIds } from '#graphql/ideas/queries.ts'
import { type SpaceRow, spacesByIds } from '#graphql/spaces/queries.ts'
import type { Db } from '#prisma/client.ts'
import { throughPrisma } from '#prisma/orm.ts'

export type ActorKind = 'PERSON' | 'SYSTEM' | 'NOBODY' | 'SEALED'
type Payload = Record<string, unknown>
type EventRow = {
  id: number
  name: string
  actorKind: ActorKind
  actorId: number | null
  payload: Payload
  requestId: string
  at: Date
}
export type LoggedEvent = EventRow & {
  personId: number | null
  idea: IdeaRow | null
  board: BoardRow | null
  space: SpaceRow | null
}
export type LogFilter = { topic: string | null; actorId: number | null }

const idIn = (payload: Payload, ...names: string[]): number | null => {
  for (const name of names) if (typeof payload[name] === 'number') return payload[name]
  return null
}

/** A page of the log, latest first: `wanted + 1` rows at most. `topic` is the part of a name before its dot. */
export async function loggedEvents(
  db: Db,
  viewer: Viewer,
  { topic, actorId }: LogFilter,
  wanted: number,
  before: number | null,
): Promise<LoggedEvent[]> {
  // Prisma takes % and _ for signs of its own.
  if (topic !== null && !/^[a-z-]+$/.test(topic)) return []
  const found = await throughPrisma(({ event }) =>
    event.findMany({
      where: {
        ...(topic === null ? {} : { name: { startsWith: `${topic}.` } }),
        ...(actorId === null ? {} : { actorId }),
        ...(before === null ? {} : { id: { lt: before } }),
      },
      orderBy: { id: 'desc' },
      take: wanted + 1,
    }),
  )
  const rows: EventRow[] = found.map((event) => ({
    ...event,
    id: Number(event.id),
    payload: event.payload as Payload,
  }))
  const idsOf = (...names: string[]) => [
    ...new Set(rows.flatMap((row) => idIn(row.payload, ...names) ?? [])),
  ]
  const [ideas, boards, spaces] = await Promise.all([
    ideasByIds(db, viewer, idsOf('ideaId', 'postId')),
    boardsByIds(db, viewer, idsOf('boardId')),
    spacesByIds(db, viewer, idsOf('spaceId')),
  ])
  const find = <Row extends { id: number }>(among: (Row | null)[], id: number | null) =>
    among.find((row) => row?.id === id) ?? null
  return rows.map((row) => ({
    ...row,
    personId: idIn(row.payload, 'personId', 'ownerId'),
    idea: find(ideas, idIn(row.payload, 'ideaId', 'postId')),
    board: find(boards, idIn(row.payload, 'boardId')),
    space: find(spaces, idIn(row.payload, 'spaceId')),
  }))
}
