// The believable company's ideas with their whole history, as if the services had written it day by day.

import { type Chance, chanceFrom, daysBefore } from './chance.ts'
import { endOfAnswerDay } from './clocks.ts'
import { layTalk, type PlacedComment } from './comments.ts'
import type { SeedIdea, SeedStageMove } from './company/shape.ts'
import type { House, HouseBoard } from './people-and-spaces.ts'
import { named, type Written } from './texts.ts'

export type PlacedMove = {
  at: Date
  from: string
  by: number
  move: SeedStageMove
  note: string
  next: string
}
export type PlacedAnswer = { at: Date; by: number; kind: string; text: string }
export type Personal = {
  personId: number
  at: Date
  /** The joined idea that brought them along. */
  cameFromId?: number
}

/** An idea with all that happened to it, people by their ids. */
export type PlacedIdea = {
  id: number
  seed: SeedIdea
  board: HouseBoard
  authorId: number
  at: Date
  text: Written
  editedAt: Date | null
  dueAt: Date | null
  moves: PlacedMove[]
  answers: PlacedAnswer[]
  supports: Personal[]
  followers: Personal[]
  comments: PlacedComment[]
  /** The ideas it was joined with, in order. */
  joinings: { into: PlacedIdea; at: Date }[]
}

/** Days: people older than this in the data may be heard of who have left since (company.test.ts). */
const OF_THOSE_WHO_LEFT = 101

/** Puts every idea in its place, oldest first, so that a higher number is a later idea. */
export function placeIdeas(house: House, ideas: readonly SeedIdea[]): PlacedIdea[] {
  const chance = chanceFrom('ideas')
  const inOrder = [...ideas].sort((a, b) => b.daysAgo - a.daysAgo)
  const placed = inOrder.map((seed, i) => placeIdea(house, seed, i + 1))
  const bySlug = new Map(placed.map((idea) => [idea.seed.slug, idea]))
  layTalk(house, placed)
  for (const idea of placed) idea.supports = supportsOf(house, idea, chance)
  for (const idea of placed) idea.followers = followersOf(idea, chance)
  for (const idea of placed) {
    for (const { move, at } of idea.moves) {
      const into = move.into && bySlug.get(move.into)
      if (into) idea.joinings.push({ into, at })
    }
    const last = idea.joinings.at(-1)
    // One that was parted again took everybody back.
    if (last && idea.moves.at(-1)?.move.to === 'MERGED') join(idea, last.into, last.at)
  }
  return placed
}

function placeIdea(house: House, seed: SeedIdea, id: number): PlacedIdea {
  const board = house.board(seed.board)
  const at = daysBefore(house.now, seed.daysAgo)
  const moves = seed.moves.map((move, i) => ({
    at: daysBefore(house.now, move.daysAgo),
    from: seed.moves[i - 1]?.to ?? 'NEW',
    by: house.person(move.by).id,
    move,
    note: named(house, move.note).body,
    next: named(house, move.next ?? '').body,
  }))
  const { answerDays, owner } = board
  return {
    id,
    seed,
    board,
    authorId: house.person(seed.author).id,
    at,
    text: named(house, seed.body),
    editedAt: seed.editedDaysAgo ? daysBefore(house.now, seed.editedDaysAgo) : null,
    dueAt: answerDays ? endOfAnswerDay(at, answerDays, owner?.timeZone ?? 'UTC') : null,
    moves,
    answers: answersOf(house, seed, moves),
    supports: [],
    followers: [],
    comments: [],
    joinings: [],
  }
}

/** A first move without an answer before it is one, as in graphql/ideas/road.ts; taking an idea back is none. */
function answersOf(house: House, { answer }: SeedIdea, moves: PlacedMove[]): PlacedAnswer[] {
  if (answer)
    return [
      {
        at: daysBefore(house.now, answer.daysAgo),
        by: house.person(answer.by).id,
        kind: answer.kind,
        text: named(house, answer.text).body,
      },
    ]
  const first = moves.find(({ move }) => move.to !== 'WITHDRAWN')
  return first ? [{ at: first.at, by: first.by, kind: 'YES', text: first.note }] : []
}

/** Heat is the share of those who can read it; the named ones are among them, the author never is. */
function supportsOf(house: House, idea: PlacedIdea, chance: Chance): Personal[] {
  const { seed, board } = idea
  const cameLately = house.newcomers
    .filter((one) => one.spaceId === board.space.id)
    .map((one) => one.person)
  const able = board.space.readers.filter(
    (person) =>
      person.id !== idea.authorId &&
      !cameLately.includes(person) &&
      !(person.leftAt && seed.daysAgo < OF_THOSE_WHO_LEFT),
  )
  const certain = (seed.supporters ?? []).map((key) => house.person(key))
  const wanted = Math.round(seed.heat * able.length) - certain.length
  const others = chance.some(
    able.filter((person) => !certain.includes(person)),
    Math.max(0, wanted),
  )
  const last = idea.moves.at(-1)
  const isOver = last && ['MERGED', 'WITHDRAWN', 'NOT_NOW'].includes(last.move.to)
  const until = isOver ? last.at : house.now
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
      into.supports.push({ ...support, cameFromId: idea.id })
  const followed = new Set(into.followers.map(({ personId }) => personId))
  for (const { personId } of idea.followers)
    if (!followed.has(personId)) into.followers.push({ personId, at, cameFromId: idea.id })
}
