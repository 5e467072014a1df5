// What stands on people's bells: what happened lately, gathered as graphql/notifications/deliver.ts gathers it, with
// people who look in now and then and read all there is.

import type { Notice } from '#graphql/define.ts'
import { countingPeople, MAX_ACTORS } from '#graphql/notifications/kinds.ts'
import { lastDigest } from '#graphql/notifications/schedule.ts'
import { chanceFrom, daysBefore } from './chance.ts'
import { events, type Happening, isLate } from './events.ts'
import type { PlacedIdea } from './ideas.ts'
import type { SeedData, StoredPerson } from './people-and-spaces.ts'
import type { Rows } from './rows.ts'

/** Older notices would be read and forgotten. */
const DAYS = 30

type Bell = {
  notice: Notice
  actorIds: number[]
  /** All who did it, for kinds that count people. */
  counted: Set<number>
  events: number
  createdAt: Date
  updatedAt: Date
  readAt: Date | null
}

/** Adds everyone's notifications, and the late answers to the log. */
export function addNotifications(data: SeedData, ideas: readonly PlacedIdea[], rows: Rows): void {
  const lately = events(data, ideas, DAYS)
  const notifications = data.people
    .filter(({ leftAt }) => !leftAt)
    .flatMap((person) => inboxesOf(data, person, lately))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  const zones = new Map(data.people.map(({ id, timeZone }) => [id, timeZone]))
  rows.Notification = notifications.map((inApp, i) => {
    const { personId, kind, group, postId, commentId, boardId, spaceId } = inApp.notice
    // A digest has carried what was there when it was due.
    const digestAt = lastDigest(data.now, zones.get(personId ?? 0) ?? 'UTC', 'DAILY').at
    const isMailed = inApp.createdAt <= digestAt
    return {
      id: i + 1,
      personId,
      kind,
      groupKey: group,
      postId: postId ?? null,
      commentId: commentId ?? null,
      boardId: boardId ?? null,
      spaceId: spaceId ?? null,
      actorIds: inApp.actorIds,
      events: inApp.events,
      createdAt: inApp.createdAt,
      updatedAt: inApp.updatedAt,
      readAt: inApp.readAt,
      mailedAt: isMailed ? digestAt : null,
      mailedEvents: isMailed ? inApp.events : 0,
    }
  })
  rows.Event = ideas
    .filter((idea) => isLate(data, idea))
    // The log reads by number: numbers follow time.
    .sort((a, b) => Number(a.dueAt) - Number(b.dueAt))
    .map(({ id, board, dueAt }) => ({
      name: 'clock.breached',
      actorKind: 'SYSTEM',
      payload: {
        postId: id,
        boardId: board.id,
        spaceId: board.space.id,
        purpose: 'idea.first-response',
        dueAt,
      },
      requestId: 'seed',
      at: dueAt,
    }))
}

/** One person's rows: an event joins the unread row of its group, or begins one. */
function inboxesOf(data: SeedData, person: StoredPerson, lately: readonly Happening[]): Bell[] {
  const looksIn = visitsOf(data, person)
  const all: Bell[] = []
  const open = new Map<string, Bell>()
  for (const { at, actorId, notices } of lately) {
    if (actorId === person.id) continue
    const notice = notices.find(({ personId }) => personId === person.id)
    if (!notice) continue
    const known = open.get(notice.group)
    const readAt = known && looksIn(known.updatedAt)
    if (known && !(readAt && readAt <= at)) addTo(known, notice, actorId, at)
    else {
      const inApp = begun(notice, actorId, at)
      open.set(notice.group, inApp)
      all.push(inApp)
    }
  }
  for (const inApp of all) inApp.readAt = looksIn(inApp.updatedAt)
  return all
}

/** The first moment, at or after another, at which the person looked at the bell; null when that is still to come. */
function visitsOf(data: SeedData, person: StoredPerson): (from: Date) => Date | null {
  const chance = chanceFrom(`visits of ${person.key}`)
  const last = person.isCast ? chance.between(0.3, 0.9) : chance.between(0.2, 4)
  const pause = chance.between(0.4, 1.6)
  const lastAt = daysBefore(data.now, last).getTime()
  const length = pause * 86_400_000
  return (from) => {
    if (from.getTime() > lastAt) return null
    return new Date(lastAt - Math.floor((lastAt - from.getTime()) / length) * length)
  }
}

const begun = (notice: Notice, actorId: number | null, at: Date): Bell => ({
  notice,
  actorIds: actorId ? [actorId] : [],
  counted: new Set(actorId ? [actorId] : []),
  events: 1,
  createdAt: at,
  updatedAt: at,
  readAt: null,
})

function addTo(inApp: Bell, notice: Notice, actorId: number | null, at: Date): void {
  const countsPeople = countingPeople().includes(notice.kind)
  const isRepeat = countsPeople && actorId !== null && inApp.counted.has(actorId)
  if (actorId !== null) {
    inApp.counted.add(actorId)
    inApp.actorIds = [actorId, ...inApp.actorIds.filter((id) => id !== actorId)].slice(
      0,
      MAX_ACTORS,
    )
  }
  inApp.notice = notice
  if (isRepeat) return
  inApp.events += 1
  inApp.updatedAt = at
}
