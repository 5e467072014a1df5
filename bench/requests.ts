// The API under load: lists, writes and searches of many people, asked with their tokens.

import { load, type Shot } from './load.ts'
import { scale, seconds } from './options.ts'
import type { MeasuredServer } from './server.ts'
import { add, failed, ms, rate } from './table.ts'

export const COMMENT = 'mutation($input: PostCommentInput!) { postComment(input: $input) { id } }'
export const SEARCH =
  'query($q: String!) { search(query: $q, first: 10) { hits { title snippet url } kinds { kind count } } }'
export const SIMILAR =
  'query($q: String!) { similar(text: $q, kinds: [IDEA], first: 5) { score title } }'

/** A document as one of the company's people, by token. */
export function query(at: MeasuredServer, turn: number, text: string, variables: object): Shot {
  return {
    method: 'POST',
    path: '/graphql',
    headers: {
      authorization: at.tokens[turn % at.tokens.length] as string,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query: text, variables }),
  }
}

/** Far from the turns that count, so that none of theirs is used up: a server that has just started is slower. */
const WARMING = 50_000

async function asked(
  at: MeasuredServer,
  what: string,
  wanted: number,
  wantedP95: number,
  shot: (turn: number) => Shot,
  yardstickText = '',
): Promise<void> {
  await load(at.address, (turn) => shot(turn + WARMING), 16, 1)
  const figures = await load(at.address, shot, 16, seconds)
  add(
    what,
    `${rate(figures.perSecond)}, p50 ${ms(figures.p50)}, p95 ${ms(figures.p95)}${failed(figures)}`,
    wanted ? `≥ ${wanted}/s` : `p95 ≤ ${wantedP95} ms alone`,
    wanted ? figures.perSecond >= wanted && figures.errors === 0 : null,
    yardstickText,
  )
}

export async function api(at: MeasuredServer, ids: number[]): Promise<void> {
  const LIST =
    '{ ideas(first: 30) { edges { node { id title summary status supportCount commentCount author { name } } } } }'
  const IDEA =
    'query($id: ID!) { idea(id: $id) { id title body status supportCount author { name } } }'
  await asked(at, 'GraphQL list of 30 ideas', 500, 0, (turn) => query(at, turn, LIST, {}))
  await asked(at, 'GraphQL idea', 700, 0, (turn) =>
    query(at, turn, IDEA, { id: String(ids[turn % ids.length]) }),
  )
}

export async function writes(at: MeasuredServer, ids: number[], slug: string): Promise<void> {
  const run = crypto.randomUUID().slice(0, 6)
  const SUPPORT = 'mutation($id: ID!) { supportIdea(ideaId: $id) { supportCount } }'
  const POST = 'mutation($input: PostIdeaInput!) { postIdea(input: $input) { id } }'
  await asked(at, 'post a comment', 400, 0, (turn) =>
    query(at, turn, COMMENT, {
      input: {
        postId: String(ids[turn % ids.length]),
        body: `A measured word ${turn}, said to be heard.`,
      },
    }),
  )
  // Each pair of person and idea once, so that every answer is a new support.
  await at.client.query(
    'delete from "Support" where "postId" = any($1) and "personId" in (select "personId" from "ApiToken")',
    [ids],
  )
  await asked(at, 'support', 600, 0, (turn) =>
    query(at, Math.floor(turn / ids.length), SUPPORT, { id: String(ids[turn % ids.length]) }),
  )
  await asked(at, 'post an idea', 400, 0, (turn) =>
    query(at, turn, POST, {
      input: {
        board: slug,
        title: `Measured idea ${run} ${turn}`,
        body: 'One crate a job, packed the night before, saves the stop at the depot.',
        tags: ['measure'],
      },
    }),
  )
}

export async function searches(at: MeasuredServer): Promise<void> {
  const { rows: titles } = await at.client.query(
    'select title from "Post" order by md5(id::text) limit 400',
  )
  const words = titles.map((row: { title: string }) => row.title.split(' ').slice(1, 4).join(' '))
  for (const [what, text] of [
    ['search', SEARCH],
    ['similar', SIMILAR],
  ] as const) {
    const alone = await load(
      at.address,
      (turn) => query(at, turn, text, { q: words[turn % words.length] }),
      1,
      seconds / 2,
    )
    const wanted = scale >= 10_000 ? 80 : 15
    add(
      `${what}, 1 connection`,
      `${rate(alone.perSecond)}, p50 ${ms(alone.p50)}, p95 ${ms(alone.p95)}${failed(alone)}`,
      `p95 ≤ ${wanted} ms`,
      alone.p95 <= wanted,
    )
  }
}
