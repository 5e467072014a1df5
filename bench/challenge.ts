/**
 * `npm run bench -- challenge [--entries N] [--voters N] [--evaluators N] [--late N]`: how long the pages of a large challenge take,
 * beside a board of 2,000 ideas in the same run; its ranking; and people who vote in its last ten seconds, with the clock running.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import {
  makeDuels,
  makeEntries,
  makePeople,
  makeScorecards,
  makeVotes,
  type Size,
} from './challenge-rows.ts'
import { add, ms, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'challenge' ? 3 : 2),
  options: {
    entries: { type: 'string', default: '5000' },
    voters: { type: 'string', default: '2000' },
    evaluators: { type: 'string', default: '300' },
    late: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '60' },
  },
})
const rounds = Number(values.rounds)
const size: Size = {
  entries: Number(values.entries),
  voters: Number(values.voters),
  evaluators: Number(values.evaluators),
  late: Number(values.late),
}
const IDEAS = 2_000
const BUDGET = 100
/** The last seconds of voting, in milliseconds. */
const LAST = 10_000
const AT_ONCE = 48

const VOTE = `mutation($id: ID!, $idea: ID!, $votes: Int!) {
  giveVotes(challengeId: $id, ideaId: $idea, votes: $votes) { myVotes } }`

const folder = await mkdtemp(join(tmpdir(), 'atrium-challenge-'))
const database = await startEmbedded({ dataDir: folder, throwaway: true })
process.env.DATABASE_URL = database.url
try {
  await migrate(database.url, () => {})
  await measure()
} catch (error) {
  say((error as Error).stack ?? String(error))
  process.exitCode = 1
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit()

/** Read only now: the pools open what the environment names. */
async function opened() {
  await import('#graphql/features.ts')
  const { db } = await import('#prisma/client.ts')
  const { makeCast, makeIdea } = await import('#prisma/factory.ts')
  const { asker } = await import('#graphql/testing.ts')
  const { openPatientPool } = await import('#demo/rows.ts')
  const pool = openPatientPool()
  // Of a server that is stopped after an error, which is told by itself.
  pool.on('error', () => {})
  return { db, makeCast, makeIdea, asker, pool }
}

async function measure(): Promise<void> {
  const { db, makeCast, makeIdea, asker, pool } = await opened()
  const { START, INPUT } = await import('#graphql/challenges/testing.ts')
  const cast = await makeCast(db)
  const cleo = asker(cast.cleo)
  const { field } = cast
  say(`  ${size.entries} entries, ${size.voters} voters, ${size.evaluators} evaluators`)
  const people = await makePeople(pool, field.spaceId, size)
  const started = async (more: object): Promise<number> =>
    (
      await cleo.ask<{ startChallenge: { number: number } }>(START, {
        space: 'field',
        input: { ...INPUT, timeZone: 'UTC', ...more },
      })
    ).startChallenge.number
  const id = await started({ closesOn: inDays(30), voteBudget: BUDGET, hasDuels: true })
  const ideaIds = await makeEntries(
    pool,
    { challengeId: id, spaceId: field.spaceId },
    people.voters,
    size.entries,
  )
  await makeVotes(pool, id, people.voters, ideaIds)
  const duels = await makeDuels(pool, id, people.voters, ideaIds)
  await makeScorecards(pool, id, people.evaluators, ideaIds)
  for (let nth = 0; nth < IDEAS; nth++)
    await makeIdea(db, { boardId: field.boardId, authorId: cast.ann, title: `Idea ${nth}` })
  // It is evaluated for ten days: what its clock did before is not measured here.
  await pool.query(
    `update "ChallengeRule" set "startsAt" = now() + (case stage when 'COLLECT' then -30 when 'SHAPE' then -20
       when 'EVALUATE' then -10 when 'TRIAL' then 10 when 'DECIDE' then 40 else 50 end) * interval '1 day' where "challengeId" = $1`,
    [id],
  )
  await pool.query(`update "Challenge" set "nextAt" = now() where id = $1`, [id])
  const { runChallenges } = await import('#graphql/challenges/jobs.ts')
  await runChallenges(null, db)
  await pool.query('vacuum analyze')
  await ranking(id, duels)
  await pagesOf(id, field.board, people.voters.slice(0, 20), people.evaluators.slice(0, 20))
  await lastSeconds(people.late, ideaIds, id, started)
  await pool.end()
}

async function pagesOf(id: number, board: string, voters: number[], evaluators: number[]) {
  const { pagesBeside } = await import('./pages-beside.ts')
  const path = `/challenges/${id}`
  const pages = [
    { what: 'challenge page', path, people: voters },
    { what: 'challenge page, by votes', path: `${path}?by=votes`, people: voters },
    { what: 'challenge page of evaluators', path, people: evaluators },
    { what: 'evaluation page of evaluators', path: `${path}/evaluate`, people: evaluators },
    { what: 'ranking page', path: `${path}/ranking`, people: voters },
  ]
  await pagesBeside({
    ...{ databaseUrl: database.url, dataDir: folder, rounds, pages },
    ...{ board: `/ideas/boards/${board}`, people: voters },
  })
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)
}

/** The first time from nothing, then from the strengths of before. */
async function ranking(id: number, duels: number): Promise<void> {
  const { db } = await import('#prisma/client.ts')
  const { rankDuels } = await import('#graphql/challenges/ranking.ts')
  const ranked: number[] = []
  for (let nth = 0; nth < 4; nth++) {
    const began = performance.now()
    await rankDuels({ challengeId: id }, db)
    ranked.push(performance.now() - began)
  }
  const [first = 0, ...again] = ranked
  add(
    `ranking of ${size.entries} entries by ${duels} duels`,
    `first ${ms(first)}, again ${ms(Math.max(...again))}`,
    '≤ 1 s',
    Math.max(...ranked) <= 1_000,
  )
}

/**
 * With the queue running: the voting closes at the next full minute, and another challenge opens then. In its last ten seconds each
 * of the late people presses three times at once: 60 votes for one entry, twice, and 60 for another one, of a budget of 100.
 */
async function lastSeconds(
  late: readonly number[],
  ideaIds: readonly number[],
  id: number,
  started: (more: object) => Promise<number>,
): Promise<void> {
  const { db } = await import('#prisma/client.ts')
  const { sql } = await import('#prisma/sql.ts')
  const { asker } = await import('#graphql/testing.ts')
  const { startOutbox } = await import('#graphql/outbox.ts')
  const { features } = await import('#graphql/features.ts')
  const queue = await startOutbox({
    features,
    realtime: { notifyRoom: () => {} },
    searchQueue: { reindex: async () => {} } as never,
  })
  const endsAt = Math.ceil((Date.now() + LAST + 5_000) / 60_000) * 60_000
  const minute = new Date(endsAt).toISOString().slice(0, 16)
  const other = await started({ opensOn: minute, closesOn: inDays(30) })
  await db.rows(sql`
    update "ChallengeRule" set "startsAt" = ${new Date(endsAt)} where "challengeId" = ${id} and stage = 'TRIAL'`)
  await db.rows(sql`
    with moved as (update "Challenge" set "nextAt" = ${new Date(endsAt)} where id = ${id} returning id)
    select graphile_worker.add_job('run-challenges', '{}'::json, run_at => ${new Date(endsAt)}::timestamptz,
      job_key => 'challenge ' || id) from moved`)
  await until(endsAt - LAST)
  const began = performance.now()
  const pressed = late.flatMap((personId, nth) => {
    const [one, two] = [ideaIds[nth % 50] as number, ideaIds[50 + (nth % 50)] as number]
    return [one, one, two].map((ideaId) => ({ who: asker(personId), personId, ideaId }))
  })
  const answers = await together(pressed, async ({ who, ideaId }) => {
    try {
      await who.ask(VOTE, { id, idea: ideaId, votes: 60 })
      return 'given'
    } catch (error) {
      return String((error as { extensions?: { code?: string } }).extensions?.code ?? error)
    }
  })
  const took = performance.now() - began
  await until(endsAt + 6_000)
  await votesKept(id, pressed, answers, took)
  const moved = await db.rows<{ id: number; stageAt: Date; stage: string }>(
    sql`select id, stage, "stageAt" from "Challenge" where id in (${id}, ${other}) order by id`,
  )
  for (const row of moved) {
    const lag = row.stageAt.getTime() - endsAt
    const isMoved = row.stage === (row.id === id ? 'TRIAL' : 'COLLECT')
    add(
      row.id === id ? 'closing after its minute' : 'opening after its minute',
      isMoved ? ms(lag) : `it stands at ${row.stage}`,
      '≤ 5 s',
      isMoved && lag >= 0 && lag <= 5_000,
    )
  }
  await queue.stop()
}

type Pressed = { personId: number; ideaId: number }

/** Compares what was answered with what is stored. */
async function votesKept(
  id: number,
  pressed: readonly Pressed[],
  answers: readonly string[],
  took: number,
) {
  const { db } = await import('#prisma/client.ts')
  const { sql } = await import('#prisma/sql.ts')
  const given = new Set(
    pressed.flatMap(({ personId, ideaId }, nth) =>
      answers[nth] === 'given' ? [`${personId} ${ideaId}`] : [],
    ),
  )
  const people = pressed.map(({ personId }) => personId)
  const stored = await db.rows<{ personId: number; ideaId: number; votes: number }>(sql`
    select "personId", "ideaId", votes from "ChallengeVote"
    where "challengeId" = ${id} and "personId" = any(${people}::int[])`)
  const kept = new Set(stored.map(({ personId, ideaId }) => `${personId} ${ideaId}`))
  const lost = [...given].filter((one) => !kept.has(one)).length
  const wrong = await db.first<{ spent: number; counted: number; over: number }>(sql`
    select (select count(*)::int from "ChallengeVoter" w where w."challengeId" = ${id} and w.spent <> (
        select coalesce(sum(v.votes), 0) from "ChallengeVote" v where v."challengeId" = ${id} and v."personId" = w."personId")) as spent,
      (select count(*)::int from "ChallengeEntry" e where e."challengeId" = ${id} and e."voteCount" <> (
        select coalesce(sum(v.votes), 0) from "ChallengeVote" v where v."challengeId" = ${id} and v."ideaId" = e."ideaId")) as counted,
      (select count(*)::int from "ChallengeVoter" w where w."challengeId" = ${id} and (w.spent > ${BUDGET} or w.spent < 0)) as over`)
  const others = Object.entries(Object.groupBy(answers, (answer) => answer))
    .map(([answer, all]) => `${answer} ${all?.length}`)
    .join(', ')
  const { spent = 1, counted = 1, over = 1 } = wrong ?? {}
  add(
    `${new Set(people).size} people press ${pressed.length} times in the last ten seconds`,
    `${lost} lost, ${kept.size - given.size} not answered for, ${spent} people and ${counted} entries counted wrongly, ${over} over budget`,
    'none of them',
    lost + (kept.size - given.size) + spent + counted + over === 0,
    `${others}; all answered in ${ms(took)}`,
  )
}

async function together<One, Result>(
  all: readonly One[],
  work: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const lane = async () => {
    for (let nth = next++; nth < all.length; nth = next++)
      results[nth] = await work(all[nth] as One)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return results
}

function until(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - Date.now())))
}
