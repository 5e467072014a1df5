// Recorded events in words, with what they are about as far as the viewer may see it.

import { instantOf } from '#graphql/clocks/working-time.ts'
import type { SignedIn } from '#graphql/context.ts'
import { auditWordsOf, type Named, namedInLog } from '#graphql/define.ts'
import { days, knownZone } from '#graphql/time.ts'
import type { Language } from '#messages/engine/languages.ts'
import { eventsMessages } from '#messages/events.ts'
import type { Db } from '#prisma/client.ts'
import { throughPrisma } from '#prisma/orm.ts'

export type ActorKind = 'PERSON' | 'SYSTEM' | 'NOBODY' | 'SEALED' | 'SERVICE'
type Payload = Record<string, unknown>
export type EventRow = {
  id: number
  name: string
  actorKind: ActorKind
  actorId: number | null
  payload: Payload
  requestId: string
  at: Date
}
/** A piece of a sentence; with a path it leads to what it names. */
export type LogPart = {
  text: string
  path: string | null
  isSubject: boolean
  /** What the payload calls it: `post`, `person`; null for the words between. */
  names: string | null
  /** It names what the reader may not see. */
  isHidden: boolean
}
export type LoggedEvent = EventRow & {
  /** Who did it: the actor, or, where nobody was known yet, the person it is told of. */
  subjectId: number | null
  parts: LogPart[]
  detail: string
}
export type LogFilter = {
  topic: string | null
  actorId: number | null
  /** Days as `YYYY-MM-DD` in the reader's time zone, both included. */
  firstDay?: string | null
  lastDay?: string | null
}

/** The moments that the days stand for, as a condition. */
function momentsOf({ firstDay, lastDay }: LogFilter, timeZone: string) {
  const zone = knownZone(timeZone)
  const start = (day: string, more = 0) => new Date(instantOf(Date.parse(day) + more, zone))
  if (!firstDay && !lastDay) return {}
  return {
    at: {
      ...(firstDay ? { gte: start(firstDay) } : {}),
      ...(lastDay ? { lt: start(lastDay, days(1)) } : {}),
    },
  }
}

const idIn = (payload: Payload, names: readonly string[]): number | null => {
  for (const name of names) if (typeof payload[name] === 'number') return payload[name]
  return null
}

/** A page of the log, latest first: `wanted + 1` rows at most. `topic` is the part of a name before its dot. */
export async function loggedEvents(
  db: Db,
  { viewer, language }: SignedIn,
  filter: LogFilter,
  wanted: number,
  before: number | null,
): Promise<LoggedEvent[]> {
  const { topic, actorId } = filter
  // Prisma takes % and _ for signs of its own.
  if (topic !== null && !/^[a-z-]+$/.test(topic)) return []
  const found = await throughPrisma(({ event }) =>
    event.findMany({
      where: {
        ...(topic === null ? {} : { name: { startsWith: `${topic}.` } }),
        ...(actorId === null ? {} : { actorId }),
        ...momentsOf(filter, viewer.timeZone),
        ...(before === null ? {} : { id: { lt: before } }),
      },
      orderBy: { id: 'desc' },
      take: wanted + 1,
    }),
  )
  return inWords(
    db,
    { viewer, language },
    found.map((event) => ({ ...event, id: Number(event.id), payload: event.payload as Payload })),
  )
}

export type Reader = Pick<SignedIn, 'viewer' | 'language'>

/** Events as sentences in the reader's language: what they name is looked up for all of them together, as the reader. */
export async function inWords(
  db: Db,
  { viewer, language }: Reader,
  rows: readonly EventRow[],
): Promise<LoggedEvent[]> {
  const worded = rows.map((row) => ({ row, ...wordsOf(row, language) }))
  const named = namedInLog()
  const sealed = eventsMessages.in(language)('sealed')
  const idFor = (name: string, { row, subjectId }: (typeof worded)[number]): number | null =>
    name === WHO ? subjectId : idIn(row.payload, named[name]?.ids ?? [])
  const find = async (name: string, kind: Named) => {
    const ids = worded
      .filter(({ says }) => says.includes(`<${name}/>`))
      .flatMap((line) => idFor(name, line) ?? [])
    return [name, ids.length ? await kind.find(db, viewer, [...new Set(ids)]) : null] as const
  }
  const people = named.person
  const kinds = [...Object.entries(named), ...(people ? [[WHO, people] as const] : [])]
  const texts = new Map(await Promise.all(kinds.map(([name, kind]) => find(name, kind))))
  const partOf = (piece: string, line: (typeof worded)[number]): LogPart => {
    const name = /^<([a-z]+)\/>$/.exec(piece)?.[1] ?? ''
    const known = texts.get(name)?.get(idFor(name, line) ?? 0)
    if (name === WHO) {
      const unnamed = line.row.actorKind === 'SEALED' ? sealed : line.system
      return {
        text: known?.text ?? unnamed,
        path: null,
        isSubject: true,
        names: null,
        isHidden: false,
      }
    }
    const hidden = named[name]?.hidden(language)
    const names = hidden === undefined ? null : name
    const isHidden = names !== null && known === undefined
    return { text: hidden ?? piece, path: null, ...known, isSubject: false, names, isHidden }
  }
  return worded.map((line) => ({
    ...line.row,
    subjectId: line.subjectId,
    detail: line.detail,
    parts: line.says.split(/(<[a-z]+\/>)/).flatMap((piece) => (piece ? [partOf(piece, line)] : [])),
  }))
}
/** Stands in a sentence for who did it. */
const WHO = 'who'
/** Did what no person did. */
const ATRIUM = 'Atrium'

/** What is said of an event whose feature was removed is its name. */
function wordsOf({ name, payload, actorId }: EventRow, language: Language) {
  const words =
    auditWordsOf(name) ??
    ((one: Language) =>
      eventsMessages
        .tagged('unknown')(one)
        .replace('<event/>', () => name))
  if (typeof words === 'function')
    return { says: words(language), detail: '', subjectId: actorId, system: ATRIUM }
  return {
    says: words.says(payload, actorId)(language),
    system: words.system?.(payload)(language) ?? ATRIUM,
    detail: words.detail?.(payload)(language) ?? '',
    subjectId: actorId ?? (words.isByPerson ? idIn(payload, ['personId']) : null),
  }
}
