// Recorded events in words, with what they are about as far as the viewer may see it.

import type { Viewer } from '#graphql/context.ts'
import { auditWordsOf, namedInLog } from '#graphql/define.ts'
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
/** A piece of a sentence; with a path it leads to what it names. */
export type LogPart = { text: string; path: string | null }
export type LoggedEvent = EventRow & {
  /** Who did it: the actor, or, where nobody was known yet, the person it is told of. */
  subjectId: number | null
  parts: LogPart[]
  detail: string
}
export type LogFilter = { topic: string | null; actorId: number | null }

const idIn = (payload: Payload, names: readonly string[]): number | null => {
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
  return inWords(
    db,
    viewer,
    found.map((event) => ({ ...event, id: Number(event.id), payload: event.payload as Payload })),
  )
}

/** Events as sentences: what their words name is looked up for all of them together, as the viewer. */
async function inWords(db: Db, viewer: Viewer, rows: readonly EventRow[]): Promise<LoggedEvent[]> {
  const said = rows.map((row) => ({ row, ...wordsOf(row) }))
  const named = namedInLog()
  const texts = new Map(
    await Promise.all(
      Object.entries(named).map(async ([name, { ids, find }]) => {
        const asked = said
          .filter(({ says }) => says.includes(`{${name}}`))
          .flatMap(({ row }) => idIn(row.payload, ids) ?? [])
        const found = asked.length > 0 ? await find(db, viewer, [...new Set(asked)]) : null
        return [name, found] as const
      }),
    ),
  )
  const partOf = (piece: string, { payload }: EventRow): LogPart => {
    const name = /^\{(.+)\}$/.exec(piece)?.[1] ?? ''
    const kind = named[name]
    if (!kind) return { text: piece, path: null }
    return texts.get(name)?.get(idIn(payload, kind.ids) ?? 0) ?? { text: kind.hidden, path: null }
  }
  return said.map(({ row, says, detail, subjectId }) => ({
    ...row,
    subjectId,
    detail,
    parts: says.split(/(\{[a-z]+\})/).flatMap((piece) => (piece ? [partOf(piece, row)] : [])),
  }))
}

/** What is said of an event whose feature was removed is its name. */
function wordsOf({ name, payload, actorId }: EventRow) {
  const words = auditWordsOf(name) ?? `recorded ${name.replaceAll(/[.-]/g, ' ')}`
  const { says, detail, isByPerson } =
    typeof words === 'object' ? words : { says: words, detail: undefined, isByPerson: false }
  return {
    says: typeof says === 'function' ? says(payload, actorId) : says,
    detail: detail?.(payload) ?? '',
    subjectId: actorId ?? (isByPerson ? idIn(payload, ['personId']) : null),
  }
}
