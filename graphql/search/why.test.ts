// Why a result was found, and that nobody's rank counts.
import { beforeAll, expect, test } from 'vitest'
import { features } from '#graphql/features.ts'
import { everySearchDocument } from '#graphql/reindex.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { theSearch } from './index-access.ts'

let cast: Cast
let ann: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  const { boardId } = cast.field
  const at = new Date('2026-11-03')
  // Equal in everything but their authors.
  for (const authorId of [cast.ben, cast.eve, cast.cleo, cast.dan])
    await makeIdea(db, {
      boardId,
      authorId,
      title: 'Marmalade machine',
      body: 'Marmalade for all.',
      createdAt: at,
    })
  const idea = await makeIdea(db, {
    boardId,
    authorId: cast.ben,
    title: 'Saltwater stickers',
    tags: ['signs'],
  })
  await db.rows(
    sql`update "Idea" set status = 'NOT_NOW', "declineReason" = 'NO_BUDGET', "declineText" = 'The lagoon is too far' where id = ${idea.id}`,
  )
  await makeComment(db, { postId: idea.id, authorId: cast.dan, body: 'A windsock would help' })
  await db.rows(sql`update "Person" set about = 'Repairs zeppelins' where id = ${cast.dan}`)
  await theSearch().rebuild(everySearchDocument(features, db))
})

type Hit = { number: number; kind: string; why: { places: string[]; otherwise: object | null } }
const hitsOf = async (query: string, order = 'RELEVANCE') =>
  (
    await ann.ask<{ search: { hits: Hit[] } }>(
      `query($query: String!, $order: SearchOrder) { search(query: $query, order: $order) {
        hits { number kind why { places otherwise { how asked found } } } } }`,
      { query, order },
    )
  ).search.hits

test.each([
  ['marmalade', 'IDEA', ['TITLE', 'TEXT']],
  ['lagoon', 'IDEA', ['DECLINE_REASON']],
  ['signs', 'IDEA', ['TAGS']],
  ['windsock', 'COMMENT', ['COMMENT']],
  ['zeppelins', 'PERSON', ['PROFILE']],
])('“%s” says where it was found, as that is called there', async (query, kind, places) => {
  const [hit] = await hitsOf(query)
  expect(hit).toMatchObject({ kind, why: { places, otherwise: null } })
})

test('an alias is named as the reason', async () => {
  await asker(cast.eve).ask(
    'mutation { addAlias(input: { name: "jam", other: "marmalade" }) { id } }',
  )
  const [hit] = await hitsOf('jam')
  expect(hit?.why.otherwise).toEqual({ how: 'ALIAS', asked: 'jam', found: 'marmalade' })
})

test('who wrote it, and their rank, never count', async () => {
  const orders = async () => [
    (await hitsOf('marmalade machine')).map(({ number }) => number),
    (await hitsOf('marmalade machine', 'NEWEST')).map(({ number }) => number),
  ]
  const before = await orders()
  expect(before[0]).toHaveLength(4)
  await db.rows(sql`update "Person" set role = case when id = ${cast.dan} then 'ADMIN' else 'MEMBER' end::"Role",
    "managerId" = case when id = ${cast.dan} then null else ${cast.dan}::int end where id <> ${cast.finn}`)
  const authors = await db.rows<{ id: number; authorId: number }>(
    sql`select id, "authorId" from "Post" where title = 'Marmalade machine' order by id`,
  )
  for (const [i, { id }] of authors.entries())
    await db.rows(
      sql`update "Post" set "authorId" = ${authors[(i + 1) % authors.length]?.authorId} where id = ${id}`,
    )
  await theSearch().rebuild(everySearchDocument(features, db))
  expect(await orders()).toEqual(before)
})
