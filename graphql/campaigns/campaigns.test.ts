// Ideas with a tag that are taken into a challenge, as people, through documents, on a real database.
import { beforeAll, expect, test } from 'vitest'
import {
  clockAt,
  EVALUATES,
  fieldsOf,
  OPENS,
  refusal,
  startOne,
  WITHDRAW,
} from '#graphql/challenges/testing.ts'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let cleo: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
})

const LIST = `query($id: ID!, $tag: String!) { challenge(id: $id) { taggedIdeas(tag: $tag) { number } } }`
const TAKE = `mutation($id: ID!, $tag: String!, $ideas: [ID!]!) {
  enterTaggedIdeas(challengeId: $id, tag: $tag, ideaIds: $ideas) { entryCount } }`
const listOf = async (who: Asker, id: number, tag = '#Winter') =>
  (
    await who.ask<{ challenge: { taggedIdeas: { number: number }[] } }>(LIST, { id, tag })
  ).challenge.taggedIdeas.map(({ number }) => number)
const take = (who: Asker, id: number, ideas: readonly number[], tag = 'winter') =>
  who.ask<{ enterTaggedIdeas: { entryCount: number } }>(
    TAKE,
    { id, tag, ideas: ideas.map(String) },
    { at: OPENS },
  )
const tagged = async (authorId: number, tags = ['winter'], boardId = cast.field.boardId) => {
  const { id } = await makeIdea(db, { boardId, authorId })
  await db.rows(sql`update "Post" set tags = ${tags} where id = ${id}`)
  return id
}

test('a sponsor chooses among the ideas of the space with a tag; each is its author’s entry, who is told and can take it out', async () => {
  const id = await startOne(cleo)
  const mine = await tagged(cast.ann)
  const other = await tagged(cast.ben)
  await tagged(cast.ben, ['summer'])
  const elsewhere = await tagged(cast.ben, ['winter'], cast.lab.boardId)
  expect(await listOf(cleo, id)).toEqual([other, mine])
  expect(await listOf(ann, id)).toEqual([])
  const since = await lastEvent()
  // Twice is once.
  await take(cleo, id, [mine, mine])
  expect((await take(cleo, id, [mine])).enterTaggedIdeas.entryCount).toBe(1)
  await runConsequencesSince(since)
  const told = await db.rows<{ personId: number }>(sql`
    select "personId" from "Notification" where kind = 'IDEA_TAKEN' and "postId" = ${mine}`)
  expect(told).toEqual([{ personId: cast.ann }])
  const [entry] = await db.rows<{ byId: number }>(
    sql`select "byId" from "ChallengeEntry" where "challengeId" = ${id} and "ideaId" = ${mine}`,
  )
  expect(entry).toEqual({ byId: cast.ann })
  expect(await listOf(cleo, id)).toEqual([other])
  expect(await take(cleo, id, [elsewhere]).catch(fieldsOf)).toEqual(['ideaIds'])
  // What its author takes out stays out.
  await ann.ask(WITHDRAW, { id, idea: mine })
  expect(await listOf(cleo, id)).toEqual([other])
  await take(cleo, id, [mine])
  const [out] = await db.rows<{ closedAs: string }>(
    sql`select "closedAs" from "ChallengeEntry" where "challengeId" = ${id} and "ideaId" = ${mine}`,
  )
  expect(out).toEqual({ closedAs: 'WITHDRAWN' })
  expect(await miscounts(db)).toEqual([])
})

test('nothing is taken in without the tag or a name, by others, after the evaluation began, or where names are hidden', async () => {
  const id = await startOne(cleo)
  const plain = await tagged(cast.ann, [])
  expect(await take(cleo, id, [plain]).catch(fieldsOf)).toEqual(['ideaIds'])
  expect(await take(cleo, id, []).catch(fieldsOf)).toEqual(['ideaIds'])
  const idea = await tagged(cast.ann)
  await expect(take(ann, id, [idea])).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  const nameless = await tagged(cast.ann)
  await db.rows(sql`
    update "Post" set "authorId" = null, "authorTag" = 'tag', "sealedAuthor" = 'sealed' where id = ${nameless}`)
  expect(await listOf(cleo, id)).not.toContain(nameless)
  expect(await take(cleo, id, [nameless]).catch(fieldsOf)).toEqual(['ideaIds'])
  const hidden = await startOne(cleo, { namesFrom: 'DECIDE' })
  expect(await take(cleo, hidden, [idea]).catch(fieldsOf)).toEqual(['ideaIds'])
  await clockAt(EVALUATES)
  await expect(take(cleo, id, [idea])).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  expect(await listOf(cleo, id)).toEqual([])
})

test('in an archived space nothing is taken in', async () => {
  const id = await startOne(cleo)
  const idea = await tagged(cast.ann)
  await db.rows(sql`update "Space" set "archivedAt" = ${OPENS} where slug = 'field'`)
  await expect(take(cleo, id, [idea])).rejects.toMatchObject(refusal('NOT_ALLOWED'))
})
