// The believable company's ideas with their whole history, as if the services had written it day by day.

import { type Chance, chanceFrom, daysBefore } from './chance.ts'
import { endOfAnswerDay } from './clocks.ts'
import { type PlacedComment, storeComments } from './comments.ts'
import type { SeedIdea, SeedStatusChange } from './company/shape.ts'
import type { SeedData, StoredBoard } from './people-and-spaces.ts'
import { named, type Written } from './texts.ts'

export type PlacedStatusChange = {
  at: Date
  from: string
  by: number
  move: SeedStatusChange
  note: string
  next: string
}
export type PlacedResponse = { at: Date; by: number; kind: string; text: string }
export type Personal = {
  personId: number
  at: Date
  /** The joined idea that brought them along. */
  mergedFromId?: number
}

/** An idea with all that happened to it, people by their ids. */
export type PlacedIdea = {
  id: number
  seed: SeedIdea
  board: StoredBoard
  authorId: number
  at: Date
  text: Written
  editedAt: Date | null
  dueAt: Date | null
  statusChanges: PlacedStatusChange[]
  responses: PlacedResponse[]
  supports: Personal[]
  followers: Personal[]
  comments: PlacedComment[]
  /** The ideas it was joined with, in order. */
  merges: { into: PlacedIdea; at: Date }[]
}

/** Days: people older than this in the data may be heard of who have left since (company.test.ts). */
const OF_THOSE_WHO_LEFT = 101

/** Puts every idea in its place, oldest first, so that a higher number is a later idea. */
export function placeIdeas(data: SeedData, ideas: readonly SeedIdea[]): PlacedIdea[] {
  const chance = chanceFrom('ideas')
  const inOrder = [...ideas].sort((a, b) => b.daysAgo - a.daysAgo)
  const placed = inOrder.map((seed, i) => placeIdea(data, seed, i + 1))
  const bySlug = new Map(placed.map((idea) => [idea.seed.slug, idea]))
  storeComments(data, placed)
  for (const idea of placed) idea.supports = supportsOf(data, idea, chance)
  for (const idea of placed) idea.followers = followersOf(idea, chance)
  for (const idea of placed) {
    for (const { move, at } of idea.statusChanges) {
      const into = move.into && bySlug.get(move.into)
      if (into) idea.merges.push({ into, at })
    }
    const last = idea.merges.at(-1)
    // One that was parted again took everybody back.
    if (last && idea.statusChanges.at(-1)?.move.to === 'MERGED') join(idea, last.into, last.at)
  }
  return placed
}

function placeIdea(data: SeedData, seed: SeedIdea, id: number): PlacedIdea {
  const board = data.board(seed.board)
  const at = daysBefore(data.now, seed.daysAgo)
  const statusChanges = seed.statusChanges.map((move, i) => ({
    at: daysBefore(data.now, move.daysAgo),
    from: seed.statusChanges[i - 1]?.to ?? 'NEW',
    by: data.person(move.by).id,
    move,
    note: named(data, move.note).body,
    next: named(data, move.next ?? '').body,
  }))
  const { responseDays, owner } = board
  return {
    id,
    seed,
    board,
    authorId: data.person(seed.author).id,
    at,
    text: named(data, seed.body),
    editedAt: seed.editedDaysAgo ? daysBefore(data.now, seed.editedDaysAgo) : null,
    dueAt: responseDays ? endOfAnswerDay(at, responseDays, owner?.timeZone ?? 'UTC') : null,
    statusChanges,
    responses: answersOf(data, seed, statusChanges),
    supports: [],
    followers: [],
    comments: [],
    merges: [],
  }
}

/** A first move without an answer before it is one, as in graphql/ideas/status.ts; taking an idea back is none. */
function answersOf(
  data: SeedData,
  { answer }: SeedIdea,
  statusChanges: PlacedStatusChange[],
): PlacedResponse[] {
  if (answer)
    return [
      {
        at: daysBefore(data.now, answer.daysAgo),
        by: data.person(answer.by).id,
        kind: answer.kind,
        text: named(data, answer.text).body,
      },
    ]
  const first = statusChanges.find(({ move }) => move.to !== 'WITHDRAWN')
  return first ? [{ at: first.at, by: first.by, kind: 'YES', text: first.note }] : []
}

/** Heat is the share of those who can read it; the named ones are among them, the author never is. */
function supportsOf(data: SeedData, idea: PlacedIdea, chance: Chance): Personal[] {
  const { seed, board } = idea
  const cameLately = data.newcomers
    .filter((one) => one.spaceId === board.space.id)
    .map((one) => one.person)
  const able = board.space.readers.filter(
    (person) =>
      person.id !== idea.authorId &&
      !cameLately.includes(person) &&
      !(person.leftAt && seed.daysAgo < OF_THOSE_WHO_LEFT),
  )
  const certain = (seed.supporters ?? []).map((key) => data.person(key))
  const wanted = Math.round(seed.heat * able.length) - certain.length
  const others = chance.some(
    able.filter((person) => !certain.includes(person)),
    Math.max(0, wanted),
  )
  const last = idea.statusChanges.at(-1)
  const isOver = last && ['MERGED', 'WITHDRAWN', 'NOT_NOW'].includes(last.move.to)
  const until = isOver ? last.at : data.now
  return [...certain, ...others]
    .map((person) => {
      const end = person.leftAt && person.leftAt < until ? person.leftAt : until
      // Most come in the first days, some whenever the idea is talked about again.
      const share = chance.next() < 0.6 ? chance.next() ** 3 : chance.next()
      const span = Math.max(0, end.getTime() - idea.at.getTime())
      return { personId: person.id, at: new Date(Math.round(idea.at.getTime() + share * span)) }
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Authors and those who comment follow; of those who support, one in five. */
function followersOf(idea: PlacedIdea, chance: Chance): Personal[] {
  const since = new Map<number, Date>([[idea.authorId, idea.at]])
  const come = (personId: number, at: Date) => {
    const known = since.get(personId)
    if (!known || at < known) since.set(personId, at)
  }
  for (const { authorId, at } of idea.comments) come(authorId, at)
  for (const { personId, at } of idea.supports) if (chance.next() < 0.2) come(personId, at)
  return [...since].map(([personId, at]) => ({ personId, at }))
}

/** What mergeIdea does: supporters and followers come along, nobody is counted twice. */
function join(idea: PlacedIdea, into: PlacedIdea, at: Date): void {
  const known = new Set(into.supports.map(({ personId }) => personId))
  for (const support of idea.supports)
    if (!known.has(support.personId) && support.personId !== into.authorId)
      into.supports.push({ ...support, mergedFromId: idea.id })
  const followed = new Set(into.followers.map(({ personId }) => personId))
  for (const { personId } of idea.followers)
    if (!followed.has(personId)) into.followers.push({ personId, at, mergedFromId: idea.id })
}
