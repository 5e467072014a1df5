// The lists of Home: what stands on each, why, where it ends, and that it shows nobody what they may not see.
import { beforeAll, describe, expect, test } from 'vitest'
import { Invalid } from '#graphql/errors.ts'
import { type Asker, asker, statementsOf } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { CHOSEN_LASTS, FOLLOWING_LASTS, MAX_CHOSEN, MAX_CIRCLE } from './lists.ts'

const PAGE = `query($list: HomeList, $first: Int, $after: String) {
  homePosts(list: $list, first: $first, after: $after) {
    edges { node { reason post { number author { number } } } } pageInfo { hasNextPage endCursor } } }`
type Edge = {
  node: { reason: string; post: { number: number; author: { number: number } | null } }
}
type Page = {
  homePosts: { edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}
const SET = 'mutation($input: SettingsInput!) { changeSettings(input: $input) { number } }'
const FOLLOW = 'mutation($id: ID!, $level: FollowLevel!) { followPost(postId: $id, level: $level) }'

/** A whole list, page by page: number and reason of each. */
async function whole(who: Asker, list: string, first = 4) {
  const rows: Edge['node'][] = []
  for (let after: string | null = null; ; ) {
    const { homePosts }: Page = await who.ask<Page>(PAGE, { list, first, after })
    rows.push(...homePosts.edges.map(({ node }) => node))
    if (!homePosts.pageInfo.hasNextPage) return rows
    after = homePosts.pageInfo.endCursor
  }
}
const numbers = (rows: Edge['node'][]) => rows.map(({ post }) => post.number)
const reasonOf = (rows: Edge['node'][], number: number) =>
  rows.find(({ post }) => post.number === number)?.reason
const ago = (time: number) => new Date(Date.now() - time)

let cast: Cast
let ann: Asker
let ben: Asker
let dan: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  dan = asker(cast.dan)
})
const ideaOf = (authorId: number | null, more: { boardId?: number; createdAt?: Date } = {}) =>
  makeIdea(db, { boardId: cast.field.boardId, authorId, ...more })

describe('Latest', () => {
  test('everything one may see stands there, newest first, over pages without gaps or repeats', async () => {
    const made = []
    for (let day = 9; day >= 0; day--)
      made.unshift((await ideaOf(cast.ben, { createdAt: ago(days(day)) })).id)
    const rows = await whole(ann, 'LATEST', 3)
    expect(numbers(rows)).toEqual(made)
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['NEW']))
  })
  test('nothing of a hidden space, nothing withdrawn or merged', async () => {
    const hidden = await ideaOf(cast.ann, { boardId: cast.vault.boardId })
    const over = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: cast.ben,
      status: 'WITHDRAWN',
    })
    expect(numbers(await whole(ann, 'LATEST'))).toContain(hidden.id)
    expect(numbers(await whole(dan, 'LATEST'))).not.toContain(hidden.id)
    expect(numbers(await whole(ann, 'LATEST'))).not.toContain(over.id)
  })
})

describe('Following', () => {
  test('posts and boards that one follows, each with its reason; own, muted and unfollowed ones are left out', async () => {
    const reader = asker((await makePerson(db)).id)
    const board = await makeBoard(db, { spaceId: cast.field.spaceId, followerIds: [reader.id] })
    const onBoard = await ideaOf(cast.ben, { boardId: board.id })
    const own = await ideaOf(reader.id, { boardId: board.id })
    const muted = await ideaOf(cast.ben, { boardId: board.id })
    const followed = await ideaOf(cast.dan)
    const other = await ideaOf(cast.dan)
    await reader.ask(FOLLOW, { id: String(followed.id), level: 'FOLLOW' })
    await reader.ask(FOLLOW, { id: String(muted.id), level: 'MUTE' })
    const rows = await whole(reader, 'FOLLOWING', 1)
    expect(numbers(rows)).toEqual([followed.id, onBoard.id])
    expect(reasonOf(rows, followed.id)).toBe('FOLLOWED_POST')
    expect(reasonOf(rows, onBoard.id)).toBe('FOLLOWED_LIST')
    expect(numbers(rows)).not.toContain(own.id)
    expect(numbers(rows)).not.toContain(other.id)
  })
  test('it ends after ninety days', async () => {
    const reader = asker((await makePerson(db)).id)
    const board = await makeBoard(db, { spaceId: cast.field.spaceId, followerIds: [reader.id] })
    const at = (time: number) => ideaOf(cast.ben, { boardId: board.id, createdAt: ago(time) })
    const within = await at(FOLLOWING_LASTS - days(1))
    await at(FOLLOWING_LASTS + days(1))
    expect(numbers(await whole(reader, 'FOLLOWING'))).toEqual([within.id])
  })
  test('a followed post of a space that one has left is gone', async () => {
    const secret = await ideaOf(cast.ann, { boardId: cast.vault.boardId })
    await ben.ask(FOLLOW, { id: String(secret.id), level: 'FOLLOW' })
    expect(numbers(await whole(ben, 'FOLLOWING'))).toContain(secret.id)
    await db.rows(
      sql`delete from "SpaceMember" where "spaceId" = ${cast.vault.spaceId} and "personId" = ${cast.ben}`,
    )
    expect(numbers(await whole(ben, 'FOLLOWING'))).not.toContain(secret.id)
    expect(numbers(await whole(ben, 'FOR_YOU'))).not.toContain(secret.id)
  })
})

describe('For you', () => {
  test('somebody who follows 400 posts of 400 people reads posts of at most 150 of them', async () => {
    const reader = asker((await makePerson(db)).id)
    const authors = await db.rows<{ id: number }>(sql`
      insert into "Person" (email, name) select gen_random_uuid() || '@many.example', 'Author ' || n
      from generate_series(1, 400) n returning id`)
    for (const { id } of authors) {
      const idea = await ideaOf(id, { createdAt: ago(days(2)) })
      await db.rows(sql`
        insert into "PostFollow" ("postId", "personId", level) values (${idea.id}, ${reader.id}, 'FOLLOW')`)
    }
    const rows = await whole(reader, 'FOR_YOU', 25)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.length).toBeLessThanOrEqual(MAX_CHOSEN)
    const cited = new Set(rows.map(({ post }) => post.author?.number))
    expect(cited.size).toBeLessThanOrEqual(MAX_CIRCLE)
    const known = new Set(authors.map(({ id }) => id))
    expect(rows.every(({ post }) => known.has(post.author?.number ?? 0))).toBe(true)
    expect(new Set(numbers(rows)).size).toBe(rows.length)
  })
  test('a person of what one follows is the reason, and a followed board is a better one; both end after four weeks', async () => {
    const reader = asker((await makePerson(db)).id)
    const [near, far] = [await makePerson(db), await makePerson(db)]
    const board = await makeBoard(db, { spaceId: cast.field.spaceId, followerIds: [reader.id] })
    const liked = await ideaOf(near.id, { createdAt: ago(CHOSEN_LASTS + days(3)) })
    await reader.ask(FOLLOW, { id: String(liked.id), level: 'FOLLOW' })
    const another = await ideaOf(near.id)
    const onBoard = await ideaOf(near.id, { boardId: board.id })
    const strange = await ideaOf(far.id)
    const rows = await whole(reader, 'FOR_YOU')
    expect(reasonOf(rows, another.id)).toBe('PERSON')
    expect(reasonOf(rows, onBoard.id)).toBe('FOLLOWED_LIST')
    expect(numbers(rows)).not.toContain(liked.id)
    expect(numbers(rows)).not.toContain(strange.id)
  })
  test('nothing of a muted board is chosen', async () => {
    const reader = asker((await makePerson(db)).id)
    const near = await makePerson(db)
    const board = await makeBoard(db, { spaceId: cast.field.spaceId })
    const liked = await ideaOf(near.id)
    await reader.ask(FOLLOW, { id: String(liked.id), level: 'FOLLOW' })
    const there = await ideaOf(near.id, { boardId: board.id })
    expect(numbers(await whole(reader, 'FOR_YOU'))).toContain(there.id)
    await reader.ask('mutation($id: ID!) { followBoard(boardId: $id, level: MUTE) { id } }', {
      id: String(board.id),
    })
    expect(numbers(await whole(reader, 'FOR_YOU'))).not.toContain(there.id)
  })
  test('somebody who follows nothing gets an empty list, not everything', async () => {
    expect(await whole(asker((await makePerson(db)).id), 'FOR_YOU')).toEqual([])
  })
})

describe('the choice', () => {
  const HOME =
    '{ settings { homeList isPersonalised } homePosts(first: 50) { edges { node { reason } } } }'
  type Home = { settings: object; homePosts: { edges: { node: { reason: string } }[] } }
  test('is kept, and is what Home shows without a list', async () => {
    await ann.ask(SET, { input: { homeList: 'LATEST' } })
    const home = await ann.ask<Home>(HOME)
    expect(home.settings).toEqual({ homeList: 'LATEST', isPersonalised: true })
    expect(home.homePosts.edges[0]?.node.reason).toBe('NEW')
  })
  test('switched off, nothing is chosen: the list is refused by its name, and Following stands in its place', async () => {
    await ann.ask(SET, { input: { homeList: 'FOR_YOU', isPersonalised: false } })
    const refusal = await ann.ask(PAGE, { list: 'FOR_YOU' }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Invalid)
    expect(Object.keys((refusal as Invalid).fields)).toEqual(['list'])
    const { homePosts } = await ann.ask<Home>(HOME)
    for (const { node } of homePosts.edges) expect(node.reason).toMatch(/^FOLLOWED_/)
    await ann.ask(SET, { input: { isPersonalised: true } })
  })
  test('a list that there is not is refused by the field’s name', async () => {
    const refusal = await ann.ask(SET, { input: { homeList: 'BEST' } }).catch((e: unknown) => e)
    expect(Object.keys((refusal as Invalid).fields)).toEqual(['homeList'])
  })
})

test('a list costs as many statements with fifty rows as with ten', async () => {
  for (const list of ['FOR_YOU', 'FOLLOWING', 'LATEST']) {
    // People are remembered once they were asked for.
    await ann.ask(PAGE, { list, first: 50 })
    const few = await statementsOf(ann, PAGE, { list, first: 10 })
    expect(await statementsOf(ann, PAGE, { list, first: 50 })).toBe(few)
  }
})
