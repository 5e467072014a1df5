// Ideas, their status changes and their supports for the generated company.

import { type Chance, daysBefore, momentBetween } from '#demo/chance.ts'
import { insertRows } from '#demo/rows.ts'
import { summaryOf } from '#graphql/posts/markdown.ts'
import type { Db } from '#prisma/client.ts'
import { endOfAnswerDay } from './clocks.ts'
import { AGE, type ScaleBoard } from './spaces.ts'
import { type Writing, writeIdea } from './words.ts'

/** What the talk needs to know of the ideas; the n-th idea has the id n + 1, and later ones are younger. */
export type ScaleIdeas = { boardOf: Int32Array; postedAt: Float64Array; supports: number }
type Wanted = { count: number; boards: ScaleBoard[]; people: number; now: Date }

/** Ideas in one go: few enough texts to be held in memory. */
const BATCH = 2_000
const DAY = 86_400_000
const ROAD = ['SHAPING', 'TRIAL', 'BUILDING', 'IN_USE']
const REASONS = [
  'NO_BUDGET',
  'ALREADY_DONE',
  'TOO_EARLY',
  'OUT_OF_SCOPE',
  'NOT_SAFE',
  'TOO_LITTLE_GAIN',
]

/** As toHtml makes it from paragraphs of plain words; scale.test.ts holds it to that. */
export const plainHtml = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `<p>${text}</p>\n`).join('')

type Step = { from: string; to: string; byId: number; at: Date; note: string }
type Made = {
  id: number
  board: ScaleBoard
  authorId: number
  at: Date
  writing: Writing
  steps: Step[]
  respondedAt: Date | null
}

/** Writes the ideas with their status changes and supports, batch by batch. */
export async function makeScaleIdeas(tx: Db, chance: Chance, wanted: Wanted): Promise<ScaleIdeas> {
  const { count, boards, people, now } = wanted
  const boardOf = new Int32Array(count)
  const postedAt = new Float64Array(count)
  const weights = popularity(chance, count)
  const support = { of: (id: number) => (weights[id - 1] as number) * people * 200, wanting: 0 }
  let supports = 0
  for (let from = 0; from < count; from += BATCH) {
    const batch: Made[] = []
    for (let i = from; i < Math.min(count, from + BATCH); i++) {
      const at = daysBefore(now, AGE * (1 - (i + 0.5) / count))
      // Some boards are busier than others.
      const place = Math.floor(boards.length * chance.next() ** 1.5)
      boardOf[i] = place
      postedAt[i] = at.getTime()
      batch.push(makeIdea(chance, i + 1, boards[place] as ScaleBoard, at, now))
    }
    await insertIdeas(tx, batch)
    supports += await insertSupports(tx, chance, batch, support, now)
  }
  return { boardOf, postedAt, supports }
}

/** Shares of all support that add up to one: the r-th most liked has about 1/r^0.45 of the first. */
function popularity(chance: Chance, count: number): Float64Array {
  const order = chance.some(
    Array.from({ length: count }, (_, i) => i),
    count,
  )
  const weights = new Float64Array(count)
  let sum = 0
  for (const [rank, i] of order.entries()) {
    weights[i] = (rank + 1) ** -0.45
    sum += weights[i]
  }
  return weights.map((weight) => weight / sum)
}

/** The busiest first: the square draws most from the front. */
export const somebody = (chance: Chance, readers: readonly number[]): number =>
  readers[Math.floor(readers.length * chance.next() ** 2)] as number

function makeIdea(chance: Chance, id: number, board: ScaleBoard, at: Date, now: Date): Made {
  const authorId = somebody(chance, board.space.readers)
  const steps = statusChangesOf(chance, board, authorId, at, now)
  // Whoever moves it has answered it; the others are mostly answered, some late, and the youngest wait.
  const answer = new Date(at.getTime() + chance.between(0.2, 8) * DAY)
  const isAnswered = answer < now && chance.next() < 0.97
  const first = steps.find((step) => step.to !== 'WITHDRAWN')
  const respondedAt = first?.at ?? (isAnswered ? answer : null)
  return { id, board, authorId, at, writing: writeIdea(chance), steps, respondedAt }
}

function statusChangesOf(
  chance: Chance,
  board: ScaleBoard,
  authorId: number,
  at: Date,
  now: Date,
): Step[] {
  const luck = chance.next()
  const stages =
    luck < 0.45
      ? []
      : luck < 0.57
        ? ['NOT_NOW']
        : luck < 0.6
          ? ['WITHDRAWN']
          : ROAD.slice(0, 1 + chance.below(4))
  const moments = stages
    .map(() =>
      momentBetween(chance, at, new Date(Math.min(now.getTime(), at.getTime() + 90 * DAY))),
    )
    .sort((a, b) => a.getTime() - b.getTime())
  return stages.map((to, i) => ({
    from: stages[i - 1] ?? 'NEW',
    to,
    byId: to === 'WITHDRAWN' ? authorId : board.ownerId,
    at: moments[i] as Date,
    note: 'A step of the road, with its reason.',
  }))
}

async function insertIdeas(tx: Db, batch: Made[]): Promise<void> {
  await insertRows(tx, 'Post', batch.map(postRow))
  await insertRows(tx, 'Idea', batch.map(ideaRow))
  await insertRows(
    tx,
    'StatusChange',
    batch.flatMap(({ id, steps }) => steps.map((step) => ({ ideaId: id, ...step }))),
  )
  await insertRows(
    tx,
    'OfficialResponse',
    batch.flatMap(({ id, board, steps, respondedAt }) => {
      const kind = steps.length === 0 ? 'QUESTION' : steps[0]?.to === 'NOT_NOW' ? 'NOT_NOW' : 'YES'
      const text = 'Thank you; here is what we think of it.'
      return respondedAt ? [{ ideaId: id, byId: board.ownerId, kind, text, at: respondedAt }] : []
    }),
  )
}

function postRow({ id, board, authorId, at, writing }: Made) {
  const body = writing.paragraphs.join('\n\n')
  return {
    id,
    kind: 'idea',
    spaceId: board.space.id,
    authorId,
    state: 'OPEN',
    title: writing.title,
    body,
    bodyHtml: plainHtml(writing.paragraphs),
    summary: summaryOf(body),
    language: 'en',
    tags: writing.tags,
    version: 1,
    commentCount: 0,
    followerCount: 0,
    supportCount: 0,
    importedSupports: 0,
    participantIds: [],
    commentsClosed: false,
    createdAt: at,
    activeAt: at,
  }
}

function ideaRow({ id, board, at, steps, respondedAt }: Made) {
  const last = steps.at(-1)
  const status = last?.to ?? 'NEW'
  const isOver = ['NOT_NOW', 'WITHDRAWN', 'IN_USE'].includes(status)
  return {
    id,
    boardId: board.id,
    spaceId: board.space.id,
    status,
    statusAt: last?.at ?? at,
    assigneeId: isOver ? null : board.ownerId,
    nextStep: last && !isOver ? 'We try it for a month and count.' : '',
    supportCount: 0,
    trending: 0,
    responseDueAt: board.responseDays
      ? endOfAnswerDay(at, board.responseDays, board.timeZone)
      : null,
    respondedAt,
    declineReason: status === 'NOT_NOW' ? REASONS[id % REASONS.length] : null,
    declineText:
      status === 'NOT_NOW' ? 'Not now: we would rather finish what we have begun.' : null,
    createdAt: at,
  }
}

/**
 * What does not fit on an idea (a small space has few readers) is handed on to the next ones, little by little.
 * `wanting` is how much support is still to be given beyond the ideas' own shares.
 */
async function insertSupports(
  tx: Db,
  chance: Chance,
  batch: Made[],
  support: { of: (id: number) => number; wanting: number },
  now: Date,
): Promise<number> {
  const rows: object[] = []
  for (const { id, board, authorId, at } of batch) {
    const share = support.of(id)
    const until = new Date(Math.min(now.getTime(), at.getTime() + 60 * DAY))
    const people = chance
      .some(board.space.readers, Math.floor(share + support.wanting / 50 + chance.next()))
      .filter((personId) => personId !== authorId)
    for (const personId of people)
      rows.push({ postId: id, personId, at: momentBetween(chance, at, until) })
    support.wanting += share - people.length
  }
  await insertRows(tx, 'Support', rows)
  return rows.length
}
