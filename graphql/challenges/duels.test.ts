// Pairwise rounds as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, staysLive } from '#graphql/testing.ts'
import { minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { rankDuels } from './ranking.ts'
import { clockAt, DECIDES, EVALUATES, enterOne, refusal, startOne, WITHDRAW } from './testing.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let crowd: Asker[]
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
  crowd = await Promise.all(
    Array.from({ length: 12 }, async () => asker((await makePerson(db)).id)),
  )
})

const PAIR =
  'duel { number left { number } right { number } } round { mine duels people least most canTakeBack }'
const BEGIN = `mutation($id: ID!) { startDuels(challengeId: $id) { ${PAIR} } }`
const ANSWER = `mutation($id: ID!, $duel: ID!, $answer: DuelAnswer!) {
  answerDuel(challengeId: $id, duelId: $duel, answer: $answer) { ${PAIR} } }`
const BACK = `mutation($id: ID!) { takeBackDuel(challengeId: $id) { ${PAIR} } }`
const RANKING = `query($id: ID!) { challenge(id: $id) { viewerSeesRanking
  ranking(first: 50) { edges { node { place placeFrom placeTo share low high duelCount idea { number } } } } } }`
type Pair = { number: number; left: { number: number }; right: { number: number } }
type Round = { mine: number; duels: number; people: number; least: number; most: number }
type State = { duel: Pair | null; round: Round }
type Ranked = { place: number; share: number; low: number; high: number; idea: { number: number } }

const begin = async (who: Asker, id: number, at = EVALUATES) =>
  (await who.ask<{ startDuels: State }>(BEGIN, { id }, { at })).startDuels
const answer = async (who: Asker, id: number, duel: number, how: string, at = EVALUATES) =>
  (await who.ask<{ answerDuel: State }>(ANSWER, { id, duel, answer: how }, { at })).answerDuel
const rankingOf = async (who: Asker, id: number) => {
  const { challenge } = await who.ask<{
    challenge: { viewerSeesRanking: boolean; ranking: { edges: { node: Ranked }[] } }
  }>(RANKING, { id })
  return { ...challenge, ranking: challenge.ranking.edges.map(({ node }) => node) }
}
const idsOf = ({ left, right }: Pair) => [left.number, right.number].sort((one, two) => one - two)

/** A challenge in evaluation with so many entries of Ann and Ben in turn. */
async function comparing(count: number, more: Record<string, unknown> = {}) {
  const number = await startOne(cleo, { hasDuels: true, ...more })
  const entries: number[] = []
  for (let nth = 0; nth < count; nth++)
    entries.push(await enterOne(nth % 2 ? ben : ann, number, `Entry number ${nth + 1}`))
  await clockAt(EVALUATES)
  return { number, entries }
}

describe('pairs', () => {
  test('are given one at a time, never one’s own entries, never the same pair twice, until all were seen', async () => {
    const { number, entries } = await comparing(7)
    const own = new Set(entries.filter((_, nth) => nth % 2 === 0))
    const seen = new Set<string>()
    let state = await begin(ann, number)
    while (state.duel) {
      const ids = idsOf(state.duel)
      for (const id of ids) expect(own.has(id)).toBe(false)
      expect(seen.has(ids.join())).toBe(false)
      seen.add(ids.join())
      state = await answer(ann, number, state.duel.number, seen.size % 2 ? 'LEFT' : 'SKIP')
    }
    // Of three entries that are not hers there are three pairs.
    expect(seen.size).toBe(3)
    expect(state.round.mine).toBe(2)
  })

  test('co-authors do not judge what is theirs', async () => {
    const number = await startOne(cleo, { hasDuels: true })
    await enterOne(ann, number, 'With a colleague', [cast.dan])
    await enterOne(ben, number, 'Without one')
    await clockAt(EVALUATES)
    expect((await begin(dan, number)).duel).toBeNull()
  })

  test('of twelve people who begin and answer at once every entry gets as many duels, one more or fewer', async () => {
    const { number } = await comparing(9)
    const states = await Promise.all(crowd.map((who) => begin(who, number)))
    const counted = async () => {
      const { least, most } = (await begin(cleo, number)).round
      return most - least
    }
    expect(states.every(({ duel }) => duel)).toBe(true)
    expect(await counted()).toBeLessThanOrEqual(1)
    for (const how of ['LEFT', 'RIGHT', 'EQUAL'])
      await Promise.all(
        crowd.map(async (who) => {
          const { duel } = await begin(who, number)
          await answer(who, number, duel?.number ?? 0, how)
        }),
      )
    expect(await counted()).toBeLessThanOrEqual(1)
    expect(await miscounts(db)).toEqual([])
  })

  test('a skipped pair counts for nobody, and the one before comes back', async () => {
    const { number } = await comparing(6)
    const first = await begin(dan, number)
    const second = await answer(dan, number, first.duel?.number ?? 0, 'SKIP')
    expect(second.round).toMatchObject({ mine: 0, duels: 0, people: 0 })
    const third = await answer(dan, number, second.duel?.number ?? 0, 'EQUAL')
    expect(third.round).toMatchObject({ mine: 1, duels: 1, people: 1 })
    const { takeBackDuel } = await dan.ask<{ takeBackDuel: State }>(BACK, { id: number })
    expect(takeBackDuel.duel).toEqual(second.duel)
    expect(takeBackDuel.round).toMatchObject({ mine: 0, duels: 0 })
    await expect(ann.ask(BACK, { id: number })).rejects.toMatchObject(refusal('NOT_FOUND'))
    expect(await miscounts(db)).toEqual([])
  })

  test('the same answer twice counts once, another one is refused, and so is somebody else’s pair', async () => {
    const { number } = await comparing(6)
    const { duel } = await begin(dan, number)
    const press = () => answer(dan, number, duel?.number ?? 0, 'LEFT')
    await Promise.all([press(), press(), press()])
    expect((await begin(dan, number)).round.mine).toBe(1)
    await expect(answer(dan, number, duel?.number ?? 0, 'RIGHT')).rejects.toMatchObject(
      refusal('CONFLICT'),
    )
    const other = (await begin(dan, number)).duel?.number ?? 0
    await expect(answer(cleo, number, other, 'LEFT')).rejects.toMatchObject(refusal('CONFLICT'))
  })

  test('a pair that somebody left behind goes to others after half an hour', async () => {
    const { number } = await comparing(2)
    const left = await begin(dan, number)
    await begin(cleo, number, new Date(EVALUATES.getTime() + minutes(31)))
    await expect(
      answer(
        dan,
        number,
        left.duel?.number ?? 0,
        'LEFT',
        new Date(EVALUATES.getTime() + minutes(32)),
      ),
    ).rejects.toMatchObject(refusal('CONFLICT'))
    expect(await miscounts(db)).toEqual([])
  })

  test('are for those who vote in the stage, where the challenge has them', async () => {
    const without = await comparing(3, { hasDuels: false, voteBudget: 3 })
    await expect(begin(dan, without.number)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    const members = await comparing(3, { rules: [{ stage: 'EVALUATE', voters: 'MEMBERS' }] })
    await begin(dan, members.number)
    await expect(begin(crowd[0] as Asker, members.number)).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
    const early = await startOne(cleo, { hasDuels: true })
    await expect(begin(dan, early)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  })
})

describe('the ranking', () => {
  /** Everybody always takes the entry that was entered first. */
  async function compared(more: Record<string, unknown> = {}) {
    const round = await comparing(5, more)
    for (const who of crowd.slice(0, 6)) {
      let { duel } = await begin(who, round.number)
      while (duel) {
        const isLeft = duel.left.number < duel.right.number
        duel = (await answer(who, round.number, duel.number, isLeft ? 'LEFT' : 'RIGHT')).duel
      }
    }
    await rankDuels({ challengeId: round.number }, db)
    return round
  }

  test('has the entry first that everybody preferred, with intervals, and is computed by a job alone', async () => {
    const { number, entries } = await comparing(3)
    const { duel } = await begin(dan, number)
    await answer(dan, number, duel?.number ?? 0, 'LEFT')
    expect((await rankingOf(dan, number)).ranking).toEqual([])
    const jobs = await db.rows<{ key: string }>(
      sql`select key from graphile_worker.jobs where key = ${`duels ${number}`}`,
    )
    expect(jobs).toHaveLength(1)
    expect(entries).toHaveLength(3)

    const full = await compared()
    const { ranking } = await rankingOf(dan, full.number)
    expect(ranking.map(({ idea }) => idea.number)).toEqual(full.entries)
    for (const { low, share, high } of ranking) expect(low < share && share < high).toBe(true)
    expect(ranking[0]?.share).toBeGreaterThan(80)
  })

  test('leaves out an entry that was withdrawn, and numbers the others anew', async () => {
    const { number, entries } = await compared()
    const key = `duels ${number}`
    await db.rows(sql`select 1 from graphile_worker.remove_job(${key})`)
    await ann.ask(WITHDRAW, { id: number, idea: entries[0] })
    expect(await db.rows(sql`select 1 from graphile_worker.jobs where key = ${key}`)).toHaveLength(
      1,
    )
    await rankDuels({ challengeId: number }, db)
    const { ranking } = await rankingOf(dan, number)
    expect(ranking.map(({ place, idea }) => [place, idea.number])).toEqual(
      entries.slice(1).map((idea, nth) => [nth + 1, idea]),
    )
    expect(await miscounts(db)).toEqual([])
  })

  test('stays hidden, where totals do, until one has compared a pair', async () => {
    const { number } = await compared({ hidesTotals: true })
    expect(await rankingOf(dan, number)).toEqual({ viewerSeesRanking: false, ranking: [] })
    const { duel } = await begin(dan, number)
    const { duel: next } = await answer(dan, number, duel?.number ?? 0, 'SKIP')
    expect((await rankingOf(dan, number)).viewerSeesRanking).toBe(false)
    await answer(dan, number, next?.number ?? 0, 'LEFT')
    expect((await rankingOf(dan, number)).ranking).toHaveLength(5)
    expect((await rankingOf(ben, number)).ranking).toHaveLength(0)
    await clockAt(DECIDES)
    expect((await rankingOf(ben, number)).ranking).toHaveLength(5)
  })

  test('is live on an open page', async () => {
    const { number } = await compared()
    const { duel } = await begin(dan, number)
    const flipped = duel && duel.left.number < duel.right.number ? 'RIGHT' : 'LEFT'
    await answer(dan, number, duel?.number ?? 0, flipped)
    await staysLive({
      reader: dan,
      room: `post:${number}` as const,
      document: RANKING,
      variables: { id: number },
      change: () => rankDuels({ challengeId: number }, db),
    })
  })
})
