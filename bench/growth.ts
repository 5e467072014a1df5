/**
 * `npm run bench -- growth [--small N] [--large N] [--rounds R] [--seconds S]`: what a company pays for being ten times as
 * large. Two servers over two generated companies are asked in turn, so that a slow moment of the machine meets both.
 */
import { type Figures, load, type Shot } from './load.ts'
import { large, rounds, seconds, small } from './options.ts'
import { COMMENT, query, SEARCH, SIMILAR } from './requests.ts'
import { type MeasuredServer, openServer } from './server.ts'
import { add, failed, ms, print, say } from './table.ts'

/** The most that ten times as many people may cost. */
const WANTED = 1.3
/** People who ask; in both companies the same number. */
const PEOPLE = 200

type Measure = { what: string; shot: (turn: number) => Shot }

const pair = [await openServer(small, PEOPLE, say), await openServer(large, PEOPLE, say)] as const
try {
  const [few, many] = [await measuresOf(pair[0]), await measuresOf(pair[1])]
  for (const [nth, measure] of few.entries()) await compare(measure, many[nth] as Measure)
} finally {
  for (const server of pair) await server.stop()
}
process.stdout.write(`\n${print()}\n`)
process.exit(0)

/** What is asked of a company: pages as signed-in people, the API by token. */
async function measuresOf(at: MeasuredServer): Promise<Measure[]> {
  const { rows: boards } = await at.client.query(
    `select b.slug from "Board" b join "Space" s on s.id = b."spaceId" where s.kind = 'OPEN' order by b."ideaCount" desc limit 1`,
  )
  const { rows: ideas } = await at.client.query(`
    select p.id, p.title from "Post" p join "Space" s on s.id = p."spaceId"
    where s.kind = 'OPEN' and p.state = 'OPEN' order by abs(p."commentCount" - 8), p.id limit 200`)
  const ids = ideas.map((row: { id: number }) => String(row.id))
  const words = ideas.map((row: { title: string }) => row.title.split(' ').slice(1, 4).join(' '))
  const page = (path: (turn: number) => string) => (turn: number) => ({
    path: path(turn),
    headers: { cookie: at.cookies[turn % at.cookies.length] as string },
  })
  const of = (list: string[], turn: number) => list[turn % list.length] as string
  return [
    { what: 'board page', shot: page(() => `/ideas/boards/${boards[0].slug}`) },
    { what: 'idea page', shot: page((turn) => `/ideas/${of(ids, turn)}`) },
    { what: 'home', shot: page(() => '/') },
    { what: 'search', shot: (turn) => query(at, turn, SEARCH, { q: of(words, turn) }) },
    { what: 'similar', shot: (turn) => query(at, turn, SIMILAR, { q: of(words, turn) }) },
    {
      what: 'post a comment',
      shot: (turn) =>
        query(at, turn, COMMENT, {
          input: { postId: of(ids, turn), body: `A measured word ${turn}, said to be heard.` },
        }),
    },
  ]
}

async function compare(few: Measure, many: Measure): Promise<void> {
  const alone = await inTurn(few, many, 1, ({ p50 }) => p50)
  const busy = await inTurn(few, many, 8, ({ p95 }) => p95)
  add(
    `${few.what}, p50 at 1 connection`,
    `${ms(alone.small)} → ${ms(alone.large)}${alone.failures}`,
    `≤ ${WANTED} times`,
    alone.ratio <= WANTED,
    `${alone.ratio.toFixed(2)} times; p95 at 8: ${ms(busy.small)} → ${ms(busy.large)}, ${busy.ratio.toFixed(2)} times`,
  )
}

/** The middle of the ratios of the rounds, and of each company's figures. */
async function inTurn(
  few: Measure,
  many: Measure,
  connections: number,
  figure: (figures: Figures) => number,
) {
  const pairs: { small: number; large: number }[] = []
  let failures = ''
  for (let round = -1; round < rounds; round++) {
    const one = await load(pair[0].address, few.shot, connections, seconds)
    const ten = await load(pair[1].address, many.shot, connections, seconds)
    failures ||= failed(one) || failed(ten)
    // The first warms both.
    if (round >= 0) pairs.push({ small: figure(one), large: figure(ten) })
  }
  return {
    small: middle(pairs.map((round) => round.small)),
    large: middle(pairs.map((round) => round.large)),
    ratio: middle(pairs.map((round) => round.large / round.small)),
    failures,
  }
}

function middle(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
}
