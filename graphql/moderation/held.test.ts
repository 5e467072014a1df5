// Posts and comments that are held until a moderator has read them.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { runClocks } from '#graphql/clocks/jobs.ts'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { days, hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { remindOfHeld } from './held.ts'

let cast: Cast
let [ann, ben, cleo, dan]: Asker[] = []
let admin: Asker
const as = (who: Asker | undefined) => who as Asker
const refused = (code: string) => ({ extensions: { code } })

const POST = `mutation($board: String!, $title: String!) {
  postIdea(input: { board: $board, title: $title, body: "Now, and how it could be." }) { number } }`
const COMMENT =
  'mutation($post: ID!, $body: String!) { postComment(input: { postId: $post, body: $body }) { number isHeld } }'
const QUEUE = `{ heldCount heldPosts(first: 50) { edges { node {
  number version reason isComment title body author { number } } } } }`
const DECIDE = `mutation($number: Int!, $version: Int!, $approves: Boolean!, $note: String) {
  decideHeld(number: $number, version: $version, approves: $approves, note: $note) }`
type Queue = {
  heldCount: number
  heldPosts: { edges: { node: { number: number; reason: string; title: string } }[] }
}

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo, dan] = [cast.ann, cast.ben, cast.cleo, cast.dan].map(asker)
  admin = asker(cast.eve)
  // Nobody of the cast is new.
  await db.rows(sql`update "Person" set "createdAt" = now() - interval '200 days'`)
  await admin.ask('mutation { watchWord(word: "moon base", effect: HOLD) }')
})
beforeEach(async () => {
  await db.rows(sql`delete from "HeldPost"`)
})

const post = async (who: Asker | undefined, title: string): Promise<number> => {
  const { postIdea } = await as(who).ask<{ postIdea: { number: number } }>(POST, {
    board: cast.field.board,
    title,
  })
  return postIdea.number
}
const queue = (who = cleo) => as(who).ask<Queue>(QUEUE)
const only = async (): Promise<number> => (await queue()).heldPosts.edges[0]?.node.number ?? 0
const decide = (number: number, approves: boolean, note = '', who = cleo, version = 1) =>
  as(who).ask(DECIDE, { number, version, approves, note })
const seenBy = async (who: Asker | undefined, id: number): Promise<boolean> =>
  (
    await as(who).ask<{ post: object | null }>('query($id: ID!) { post(id: $id) { number } }', {
      id: String(id),
    })
  ).post !== null
const toldOf = async (id: number): Promise<number[]> =>
  (
    await db.rows<{ personId: number }>(sql`
      select distinct "personId" from "Notification" where "postId" = ${id} and "personId" is not null order by 1`)
  ).map(({ personId }) => personId)
/** What the queue would carry out of jobs that were added after approval. */
const consequencesAgain = async (since: number): Promise<void> => {
  const jobs = await db.rows(sql`
    select 1 as one from graphile_worker.jobs where task_identifier = 'consequences' and key is null`)
  expect(jobs.length).toBeGreaterThan(0)
  await runConsequencesSince(since)
}

test('what contains a listed word is seen by its author and moderators alone, until one approves it', async () => {
  await as(dan).ask(
    `mutation { followBoard(boardId: "${cast.field.boardId}", level: FOLLOW) { slug } }`,
  )
  const since = await lastEvent()
  const id = await post(ben, 'A moon  BASE for all of us')
  await runConsequencesSince(since)
  expect([await seenBy(ben, id), await seenBy(cleo, id), await seenBy(dan, id)]).toEqual([
    true,
    true,
    false,
  ])
  expect(await toldOf(id)).not.toContain(cast.dan)
  expect(await queue()).toMatchObject({
    heldCount: 1,
    heldPosts: { edges: [{ node: { reason: 'WORD', author: { number: cast.ben } } }] },
  })
  expect(await queue(dan)).toMatchObject({ heldCount: 0, heldPosts: { edges: [] } })
  const number = await only()
  await expect(decide(number, true, '', ben)).rejects.toMatchObject(refused('NOT_FOUND'))
  await decide(number, true)
  await expect(decide(number, false, 'Too late')).rejects.toMatchObject(refused('NOT_FOUND'))
  expect(await seenBy(dan, id)).toBe(true)
  await consequencesAgain(since)
  expect(await toldOf(id)).toContain(cast.dan)
  expect(
    await db.rows(sql`
      select outcome from "Notification" where "personId" = ${cast.ben} and kind = 'HELD_DECIDED'`),
  ).toEqual([{ outcome: 'APPROVED' }])
})

test('declined it stays with its author, who reads why; a note is needed', async () => {
  const id = await post(ben, 'Another moon base')
  const number = await only()
  await expect(decide(number, false)).rejects.toMatchObject(refused('INVALID'))
  await decide(number, false, 'We stay on Earth')
  expect([await seenBy(ben, id), await seenBy(dan, id)]).toEqual([true, false])
  expect((await queue()).heldCount).toBe(0)
})

test('a held comment takes no reply and is shown when it is approved', async () => {
  const id = await post(ann, 'A quiet idea')
  const { postComment } = await as(ben).ask<{ postComment: { number: number; isHeld: boolean } }>(
    COMMENT,
    { post: String(id), body: 'Like the moon base' },
  )
  expect(postComment.isHeld).toBe(true)
  const read = async (who: Asker | undefined) =>
    (
      await as(who).ask<{ comment: { body: string } | null }>(
        'query($id: ID!) { comment(id: $id) { body } }',
        { id: String(postComment.number) },
      )
    ).comment?.body ?? null
  expect([await read(dan), await read(ben)]).toEqual([null, 'Like the moon base'])
  await decide(await only(), true)
  expect(await read(dan)).toBe('Like the moon base')
})

test('newcomers are held for the days that the rule says, moderators and others never', async () => {
  const RULE = 'mutation($days: Int!) { setNewcomerDays(days: $days) }'
  await expect(as(cleo).ask(RULE, { days: 7 })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(admin.ask(RULE, { days: 91 })).rejects.toMatchObject(refused('INVALID'))
  await admin.ask(RULE, { days: 7 })
  const newcomer = asker((await makePerson(db)).id)
  await post(newcomer, 'My first idea')
  await post(ben, 'One of many ideas')
  await db.rows(sql`
    update "Person" set "createdAt" = now() where id = ${cast.cleo}`)
  await post(cleo, 'Of who looks after the space')
  const { heldPosts } = await queue(asker(cast.cleo))
  expect(heldPosts.edges.map(({ node }) => node.title)).toEqual(['My first idea'])
  expect(heldPosts.edges[0]?.node.reason).toBe('NEWCOMER')
  await admin.ask(RULE, { days: 0 })
  await post(newcomer, 'My second idea')
  expect((await queue()).heldCount).toBe(1)
})

test('the response clock sleeps while a post is held, and its time begins with the approval', async () => {
  await as(cleo).ask(
    `mutation { setBoardPromise(boardId: "${cast.field.boardId}", input: { within: 2, unit: DAYS }) { slug } }`,
  )
  const id = await post(ben, 'A moon base with a promise')
  const due = async () =>
    (await db.first<{ dueAt: Date; breachedAt: Date | null }>(sql`
        select "dueAt", "breachedAt" from "Clock" where "postId" = ${id}`)) as {
      dueAt: Date
      breachedAt: Date | null
    }
  const before = await due()
  const later = new Date(before.dueAt.getTime() + days(3))
  await runClocks({}, db, later)
  expect((await due()).breachedAt).toBe(null)
  await as(cleo).ask(DECIDE, { number: await only(), version: 1, approves: true }, { at: later })
  const after = await due()
  expect(after.breachedAt).toBe(null)
  expect(after.dueAt.getTime()).toBeGreaterThan(later.getTime())
  expect(
    await db.first(sql`select "responseDueAt" as "dueAt" from "Idea" where id = ${id}`),
  ).toEqual({ dueAt: after.dueAt })
})

test('what waits for more than a day is told to those who decide, once', async () => {
  await post(ben, 'A slow moon base')
  const since = await lastEvent()
  const reminded = async () => {
    await runConsequencesSince(since)
    return db.rows(sql`
      select "personId", events from "Notification" where kind = 'HELD_LATE' and "updatedAt" > now() - interval '1 hour' or kind = 'HELD_LATE'`)
  }
  await remindOfHeld({}, db, new Date(Date.now() + hours(23)))
  expect(await reminded()).toEqual([])
  for (const late of [25, 26]) await remindOfHeld({}, db, new Date(Date.now() + hours(late)))
  expect(await reminded()).toEqual([{ personId: cast.cleo, events: 1 }])
})

test('a rule is tried over the last 30 days first, and changes nothing', async () => {
  const TRY = 'query($word: String!) { tryWatchedWord(word: $word) { count examples { title } } }'
  await post(ann, 'Lunar gardens, and why')
  const old = await post(ann, 'Lunar gardens of old')
  await db.rows(sql`
    update "Post" set "createdAt" = now() - interval '31 days' where id = ${old}`)
  expect(await admin.ask(TRY, { word: 'LUNAR gardens' })).toEqual({
    tryWatchedWord: { count: 1, examples: [{ title: 'Lunar gardens, and why' }] },
  })
  expect(await admin.ask(TRY, { word: 'lunar garden' })).toMatchObject({
    tryWatchedWord: { count: 0 },
  })
  await expect(as(cleo).ask(TRY, { word: 'lunar' })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(admin.ask(TRY, { word: 'x' })).rejects.toMatchObject(refused('INVALID'))
  const days = 'query($days: Int!) { tryNewcomerDays(days: $days) { count } }'
  expect(await admin.ask(days, { days: 1 })).toMatchObject({
    tryNewcomerDays: { count: expect.any(Number) },
  })
  expect(await seenBy(dan, old)).toBe(true)
})

test('of sealed posts the words alone count, whoever wrote them', async () => {
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
  await admin.ask('mutation { setNewcomerDays(days: 7) }')
  const newcomer = asker((await makePerson(db)).id)
  const seal = (who: Asker | undefined, title: string, idempotencyKey: string) =>
    as(who).ask(
      'mutation($title: String!) { askQuestion(space: "field", input: { title: $title }, isSealed: true) { number } }',
      { title },
      { idempotencyKey },
    )
  await seal(newcomer, 'Who may ask without a name?', 'held 1')
  await seal(cleo, 'Who builds the moon base?', 'held 2')
  await admin.ask('mutation { setNewcomerDays(days: 0) }')
  expect(
    await db.rows(sql`
      select p.title, h.reason from "HeldPost" h join "Post" p on p.id = h."postId" where p."authorId" is null`),
  ).toEqual([{ title: 'Who builds the moon base?', reason: 'WORD' }])
  // Its author does not decide on it.
  expect((await queue(cleo)).heldPosts.edges).toEqual([])
})

test('whoever writes without a name sees their own words while they wait, and nobody but them and moderators', async () => {
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
  const asked = await as(ben).ask<{ askQuestion: { number: number } }>(
    `mutation { askQuestion(space: "field", input: { title: "Where does a moon base stand?" }, isSealed: true) { number } }`,
    {},
    { idempotencyKey: 'held 3' },
  )
  const { number } = asked.askQuestion
  expect([
    await seenBy(ben, number),
    await seenBy(cleo, number),
    await seenBy(dan, number),
  ]).toEqual([true, true, false])
  const PAGE = `query($id: ID!) { question(id: $id) { title
    comments(first: 5) { edges { node { number isHeld } } } } }`
  type Page = { question: { comments: { edges: { node: { number: number } }[] } } | null }
  const page = (who: Asker | undefined) => as(who).ask<Page>(PAGE, { id: String(number) })
  expect((await page(dan)).question).toBeNull()
  await decide(await only(), true)
  const said = await as(ben).ask<{ postComment: { number: number; isHeld: boolean } }>(
    COMMENT,
    { post: String(number), body: 'Below the moon base, I mean.' },
    { idempotencyKey: 'held 4' },
  )
  expect(said.postComment.isHeld).toBe(true)
  const shown = async (who: Asker | undefined) =>
    (await page(who)).question?.comments.edges.map(({ node }) => node.number)
  expect([await shown(ben), await shown(cleo), await shown(dan)]).toEqual([
    [said.postComment.number],
    [said.postComment.number],
    [],
  ])
})

const edit = (who: Asker | undefined, id: number, version: number, body: string) =>
  as(who).ask(
    `mutation($id: ID!, $version: Int!, $body: String!) {
      editIdea(ideaId: $id, input: { version: $version, title: "An idea", body: $body }) { number } }`,
    { id: String(id), version, body },
  )

test('words that come in by editing are held as new ones are', async () => {
  const id = await post(ben, 'A plain idea')
  expect(await seenBy(dan, id)).toBe(true)
  await edit(ben, id, 1, 'A moon base after all')
  expect([await seenBy(ben, id), await seenBy(dan, id)]).toEqual([true, false])
  await decide(await only(), true, '', cleo, 2)
  expect(await seenBy(dan, id)).toBe(true)
  // What was approved is not asked about again.
  await edit(ben, id, 2, 'A moon base after all, with a garden')
  expect(await seenBy(dan, id)).toBe(true)
  const open = await post(ann, 'An open idea')
  const { postComment } = await as(ben).ask<{ postComment: { number: number } }>(COMMENT, {
    ...{ post: String(open), body: 'A plain line' },
  })
  await as(ben).ask(
    'mutation($id: ID!) { editComment(commentId: $id, version: 1, body: "The moon base") { isHeld } }',
    { id: String(postComment.number) },
  )
  expect((await queue()).heldPosts.edges).toMatchObject([{ node: { isComment: true } }])
})

test('a decision is about the words that were read', async () => {
  const id = await post(ben, 'A moon base as they read it')
  const number = await only()
  await edit(ben, id, 1, 'A moon base, and quite other words')
  await expect(decide(number, true)).rejects.toMatchObject(refused('CONFLICT'))
  expect(await seenBy(dan, id)).toBe(false)
  await decide(number, true, '', cleo, 2)
  expect(await seenBy(dan, id)).toBe(true)
})

test('what is held is not pinned any longer, and holds no place among the pinned', async () => {
  const pin = (id: number, isPinned: boolean) =>
    as(cleo).ask(
      'mutation($id: ID!, $isPinned: Boolean!) { pinPost(postId: $id, isPinned: $isPinned) { isPinned } }',
      { id: String(id), isPinned },
    )
  const ids: number[] = []
  for (const title of ['One', 'Two', 'Three', 'Four']) ids.push(await post(ben, `${title} to pin`))
  const [first = 0, , , last = 0] = ids
  for (const id of ids.slice(0, 3)) await pin(id, true)
  await edit(ben, first, 1, 'A moon base')
  expect(await pin(first, false)).toEqual({ pinPost: { isPinned: false } })
  expect(await pin(last, true)).toEqual({ pinPost: { isPinned: true } })
})
