// What stands on people's bells: what happened lately, gathered as graphql/notifications/deliver.ts gathers it, with
// people who look in now and then and read all there is.

import type { Notice } from '#graphql/define.ts'
import { countingPeople, MOST_ACTORS } from '#graphql/notifications/kinds.ts'
import { lastDigest } from '#graphql/notifications/rhythm.ts'
import { chanceFrom, daysBefore } from './chance.ts'
import { type Happening, happenings, isLate } from './happenings.ts'
import type { PlacedIdea } from './ideas.ts'
import type { House, HousePerson } from './people-and-spaces.ts'
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
export function addBells(house: House, ideas: readonly PlacedIdea[], rows: Rows): void {
  const lately = happenings(house, ideas, DAYS)
  const bells = house.people
    .filter(({ leftAt }) => !leftAt)
    .flatMap((person) => bellsOf(house, person, lately))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  const zones = new Map(house.people.map(({ id, timeZone }) => [id, timeZone]))
  rows.Notification = bells.map((bell, i) => {
    const { personId, kind, group, postId, commentId, boardId, spaceId } = bell.notice
    // A digest has carried what was there when it was due.
    const digestAt = lastDigest(house.now, zones.get(personId) ?? 'UTC', 'DAILY').at
    const isMailed = bell.createdAt <= digestAt
    return {
      id: i + 1,
      personId,
      kind,
      groupKey: group,
      postId: postId ?? null,
      commentId: commentId ?? null,
      boardId: boardId ?? null,
      spaceId: spaceId ?? null,
      actorIds: bell.actorIds,
      events: bell.events,
      createdAt: bell.createdAt,
      updatedAt: bell.updatedAt,
      readAt: bell.readAt,
      mailedAt: isMailed ? digestAt : null,
      mailedEvents: isMailed ? bell.events : 0,
    }
  })
  rows.Event = ideas
    .filter((idea) => isLate(house, idea))
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
function bellsOf(house: House, person: HousePerson, lately: readonly Happening[]): Bell[] {
  const looksIn = visitsOf(house, person)
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
      const bell = begun(notice, actorId, at)
      open.set(notice.group, bell)
      all.push(bell)
    }
  }
  for (const bell of all) bell.readAt = looksIn(bell.updatedAt)
  return all
}

/** The first moment, at or after another, at which the person looked at the bell; null when that is still to come. */
function visitsOf(house: House, person: HousePerson): (from: Date) => Date | null {
  const chance = chanceFrom(`visits of ${person.key}`)
  const last = person.isCast ? chance.between(0.3, 0.9) : chance.between(0.2, 4)
  const pause = chance.between(0.4, 1.6)
  const lastAt = daysBefore(house.now, last).getTime()
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

function addTo(bell: Bell, notice: Notice, actorId: number | null, at: Date): void {
  const countsPeople = countingPeople().includes(notice.kind)
  const isRepeat = countsPeople && actorId !== null && bell.counted.has(actorId)
  if (actorId !== null) {
    bell.counted.add(actorId)
    bell.actorIds = [actorId, ...bell.actorIds.filter((id) => id !== actorId)].slice(0, MOST_ACTORS)
  }
  bell.notice = notice
  if (isRepeat) return
  bell.events += 1
  bell.updatedAt = at
}
