// A question from its asking to its accepted answer, as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { ASK, answer, ask, PAGE, pageOf } from './testing.ts'

const ACCEPT = `mutation($id: ID!, $answer: ID) {
  acceptAnswer(questionId: $id, answerId: $answer) { number status acceptedNumber } }`
const VOTE = `mutation($id: ID!, $isOn: Boolean!) {
  upvoteAnswer(commentId: $id, isOn: $isOn) { rank hasMyVote answer { votes } } }`
const SOLVED = 'mutation($id: ID!) { markSolved(questionId: $id) { solvedCount solvedMine } }'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
})

const refusedAs = (code: string, ...fields: string[]) => ({
  extensions: fields.length
    ? {
        code,
        fields: expect.objectContaining(
          Object.fromEntries(fields.map((field) => [field, expect.anything()])),
        ),
      }
    : { code },
})
const inboxOf = async (who: Asker, about: number) =>
  (
    await db.rows<{ kind: string }>(sql`
      select kind from "Notification" where "personId" = ${who.id} and "postId" = ${about} order by id`)
  ).map(({ kind }) => kind)
const numbersOf = (page: Awaited<ReturnType<typeof pageOf>>) =>
  page.comments.edges.map(({ node }) => node.number)

describe('asking', () => {
  test('stands in a space, open to whoever reads it, and is announced to followers of its tags', async () => {
    await dan.ask('mutation { followTopic(kind: TAG, key: "noise", level: FOLLOW) { key } }')
    const after = await lastEvent()
    const id = await ask(ann, { tags: ['Noise', 'noise'] })
    await runConsequencesSince(after)
    const page = await pageOf(ben, id)
    expect(page).toMatchObject({ status: 'UNANSWERED', answerCount: 0, acceptedNumber: null })
    expect(page.viewerCan).toMatchObject({ accept: false, haveToo: true, edit: false })
    expect((await pageOf(ann, id)).viewerCan).toMatchObject({
      accept: true,
      haveToo: false,
      edit: true,
    })
    expect(await inboxOf(dan, id)).toContain('TOPIC_POST')
  })

  test.each([
    ['no words', { title: '' }, 'title'],
    ['code alone', { title: '{{{ }}} => (1);' }, 'title'],
    ['too long a title', { title: 'Why? '.repeat(100) }, 'title'],
    [
      '500 tags',
      { title: 'Which of these tags?', tags: Array.from({ length: 500 }, (_, n) => `tag ${n}`) },
      'tags',
    ],
    ['a tag of one character', { title: 'Which of these tags?', tags: ['x'] }, 'tags.0'],
    ['too long a text', { title: 'Is this too long?', body: 'a'.repeat(10_001) }, 'body'],
  ])('refuses %s, by the field', async (_, input, field) => {
    await expect(ann.ask(ASK, { space: 'field', input })).rejects.toMatchObject(
      refusedAs('INVALID', field),
    )
  })

  test('takes a text of code only, and finds it again', async () => {
    const after = await lastEvent()
    const id = await ask(ann, {
      title: 'What does this query do?',
      body: '```sql\nselect 1 from flanges where torque > 40\n```',
    })
    await runConsequencesSince(after)
    const { similar } = await ben.ask<{ similar: { node: { number: number } }[] }>(
      'query { similar(text: "What does the flanges query do", kinds: [QUESTION]) { node { ... on Post { number } } } }',
    )
    expect(similar.map(({ node }) => node.number)).toContain(id)
  })

  test('is not possible in a space that one does not read, and not seen from there', async () => {
    await expect(
      dan.ask(ASK, { space: 'vault', input: { title: 'What is in the vault?' } }),
    ).rejects.toMatchObject(refusedAs('NOT_FOUND'))
    const id = await ask(ann, { space: 'vault', title: 'Who has the key?' })
    expect((await dan.ask(PAGE, { id })).question).toBeNull()
    await expect(dan.ask(ACCEPT, { id, answer: null })).rejects.toMatchObject(
      refusedAs('NOT_FOUND'),
    )
  })

  test('only the asker edits it, and from the version that was opened', async () => {
    const id = await ask(ann)
    const EDIT = `mutation($id: ID!, $version: Int!) { editQuestion(questionId: $id, version: $version,
      input: { title: "How loud may it be at night?", tags: ["night"] }) { title version tags } }`
    await expect(ben.ask(EDIT, { id, version: 1 })).rejects.toMatchObject(refusedAs('NOT_ALLOWED'))
    expect(await ann.ask(EDIT, { id, version: 1 })).toMatchObject({
      editQuestion: { title: 'How loud may it be at night?', version: 2, tags: ['night'] },
    })
    await expect(ann.ask(EDIT, { id, version: 1 })).rejects.toMatchObject(refusedAs('CONFLICT'))
  })
})

describe('answers', () => {
  test('are the first comments; those below are about them, and the asker’s own count only once accepted', async () => {
    const id = await ask(ann)
    const own = await answer(ann, id, 'I forgot: it stands on a roof.')
    expect(await pageOf(ann, id)).toMatchObject({ status: 'UNANSWERED', answerCount: 0 })
    const bens = await answer(ben, id)
    await answer(cleo, id, 'At which fence?', { to: bens })
    const page = await pageOf(ann, id)
    expect(page).toMatchObject({ status: 'ANSWERED', answerCount: 1 })
    expect(page.comments.edges[1]?.node.replies).toEqual([{ answer: null }])
    await ann.ask(ACCEPT, { id, answer: own })
    expect(await pageOf(ann, id)).toMatchObject({
      status: 'ACCEPTED',
      answerCount: 1,
      acceptedNumber: own,
    })
    expect(await miscounts(db)).toEqual([])
  })

  test('stand in the order accepted, votes, time', async () => {
    const id = await ask(ann)
    const first = await answer(ben, id, 'Thirty.')
    const second = await answer(cleo, id, 'Forty.')
    const third = await answer(dan, id, 'Fifty.')
    await ann.ask(VOTE, { id: third, isOn: true })
    expect(numbersOf(await pageOf(ann, id))).toEqual([third, first, second])
    await ann.ask(ACCEPT, { id, answer: second })
    expect(numbersOf(await pageOf(ann, id))).toEqual([second, third, first])
    await ann.ask(ACCEPT, { id, answer: null })
    expect(await pageOf(ann, id)).toMatchObject({ status: 'ANSWERED', acceptedNumber: null })
    expect(numbersOf(await pageOf(ann, id))).toEqual([third, first, second])
  })

  test('are read page by page in their order, and a named one is on its page', async () => {
    const id = await ask(ann)
    const all: number[] = []
    for (let n = 0; n < 5; n++) all.push(await answer(ben, id, `Number ${n}.`))
    await ann.ask(VOTE, { id: all[4], isOn: true })
    const PART = `query($id: ID!, $after: String, $at: Int) { question(id: $id) { comments(sort: TOP, first: 2, after: $after, at: $at) {
      edges { node { number } } pageInfo { endCursor hasNextPage } } } }`
    type Part = {
      question: {
        comments: {
          edges: { node: { number: number } }[]
          pageInfo: { endCursor: string; hasNextPage: boolean }
        }
      }
    }
    const part = async (variables: object): Promise<Part['question']['comments']> =>
      (await ben.ask<Part>(PART, { id, ...variables })).question.comments
    const read: number[] = []
    let next: string | null = null
    do {
      const { edges, pageInfo }: Part['question']['comments'] = await part({ after: next })
      read.push(...edges.map(({ node }) => node.number))
      next = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (next)
    expect(read).toEqual([all[4], all[0], all[1], all[2], all[3]])
    const near = await part({ at: all[2] })
    expect(near.edges[0]?.node.number).toBe(all[2])
  })

  test('get one vote from each reader, none from their author, and none when they are comments', async () => {
    const id = await ask(ann)
    const bens = await answer(ben, id)
    const reply = await answer(dan, id, 'Agreed.', { to: bens })
    await ann.ask(VOTE, { id: bens, isOn: true })
    expect(await ann.ask(VOTE, { id: bens, isOn: true })).toMatchObject({
      upvoteAnswer: { answer: { votes: 1 }, hasMyVote: true, rank: 1 },
    })
    await expect(ben.ask(VOTE, { id: bens, isOn: true })).rejects.toMatchObject(
      refusedAs('NOT_ALLOWED'),
    )
    await expect(ann.ask(VOTE, { id: reply, isOn: true })).rejects.toMatchObject(
      refusedAs('NOT_ALLOWED'),
    )
    const { id: idea } = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const comment = await answer(ben, idea, 'A comment on an idea.')
    await expect(ann.ask(VOTE, { id: comment, isOn: true })).rejects.toMatchObject(
      refusedAs('NOT_ALLOWED'),
    )
    expect(await ann.ask(VOTE, { id: bens, isOn: false })).toMatchObject({
      upvoteAnswer: { answer: { votes: 0 }, rank: 0 },
    })
  })

  test('keep count when many vote at once', async () => {
    const id = await ask(ann)
    const bens = await answer(ben, id)
    const voters = [ann, cleo, dan, asker(cast.eve)]
    await Promise.all([
      ...voters.flatMap((who) => [1, 2].map(() => who.ask(VOTE, { id: bens, isOn: true }))),
      ann.ask(ACCEPT, { id, answer: bens }),
      answer(dan, id, 'Meanwhile.'),
    ])
    expect((await pageOf(ann, id)).comments.edges[0]?.node.answer).toEqual({ votes: 4 })
    expect(await miscounts(db)).toEqual([])
  })

  test('an accepted one tells its author and those who follow or have it too; it is found with the question', async () => {
    const id = await ask(ann, { title: 'Which gasket fits the old boiler?' })
    await dan.ask('mutation($id: ID!) { supportPost(postId: $id) { number } }', { id })
    const bens = await answer(ben, id, 'The zirconium one from shelf seven.')
    const after = await lastEvent()
    await ann.ask(ACCEPT, { id, answer: bens })
    await runConsequencesSince(after)
    expect(await inboxOf(ben, id)).toContain('ANSWER_ACCEPTED')
    expect(await inboxOf(dan, id)).toEqual(['QUESTION_SOLVED'])
    const { search } = await cleo.ask<{ search: { hits: { node: { number: number } }[] } }>(
      '{ search(query: "zirconium", kinds: [QUESTION], statuses: [ACCEPTED]) { hits { node { ... on Post { number } } } } }',
    )
    expect(search.hits.map(({ node }) => node.number)).toEqual([id])
  })

  test('are accepted by the asker and the owners of the space alone, and only answers of the question are', async () => {
    const id = await ask(ann)
    const bens = await answer(ben, id)
    const reply = await answer(dan, id, 'Agreed.', { to: bens })
    const elsewhere = await answer(ben, await ask(ann))
    await expect(dan.ask(ACCEPT, { id, answer: bens })).rejects.toMatchObject(
      refusedAs('NOT_ALLOWED'),
    )
    for (const wrong of [reply, elsewhere])
      await expect(ann.ask(ACCEPT, { id, answer: wrong })).rejects.toMatchObject(
        refusedAs('INVALID', 'answerId'),
      )
    await cleo.ask(ACCEPT, { id, answer: bens })
    expect(await pageOf(ann, id)).toMatchObject({ acceptedNumber: bens })
  })

  test('a deleted one is accepted no longer', async () => {
    const id = await ask(ann)
    const bens = await answer(ben, id)
    await ann.ask(ACCEPT, { id, answer: bens })
    await ben.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', { id: bens })
    expect(await pageOf(ann, id)).toMatchObject({
      status: 'UNANSWERED',
      answerCount: 0,
      acceptedNumber: null,
    })
    expect(await miscounts(db)).toEqual([])
  })
})

describe('“this solved it”', () => {
  test('counts once for each person, and its author is told', async () => {
    const id = await ask(ann)
    await expect(dan.ask(SOLVED, { id })).rejects.toMatchObject(refusedAs('NOT_ALLOWED'))
    const bens = await answer(ben, id)
    await ann.ask(ACCEPT, { id, answer: bens })
    const before = await reusedOf(ben)
    const after = await lastEvent()
    await dan.ask(SOLVED, { id })
    expect(await dan.ask(SOLVED, { id })).toEqual({
      markSolved: { solvedCount: 1, solvedMine: true },
    })
    expect((await recordedEvents(after)).map(({ name }) => name)).toEqual(['question.reused'])
    await runConsequencesSince(after)
    expect(await inboxOf(ben, id)).toContain('ANSWER_REUSED')
    expect(await reusedOf(ben)).toBe(before + 1)
    for (const who of [ann, ben])
      await expect(who.ask(SOLVED, { id })).rejects.toMatchObject(refusedAs('NOT_ALLOWED'))
    expect(await miscounts(db)).toEqual([])
  })
})

const reusedOf = async (who: Asker) =>
  (
    await ann.ask<{ person: { answersReused: number } }>(
      'query($id: ID!) { person(id: $id) { answersReused } }',
      { id: who.id },
    )
  ).person.answersReused

describe('lists and pages', () => {
  test('show what is unanswered, what one asked, and what is on followed topics', async () => {
    const one = await ask(dan, { tags: ['lifts'], title: 'How often is a lift checked?' })
    const other = await ask(ben, { tags: ['boats'], title: 'How often is a boat checked?' })
    await answer(cleo, other)
    await cleo.ask('mutation { followTopic(kind: TAG, key: "boats", level: FOLLOW) { key } }')
    const listed = async (who: Asker, view: string) =>
      (
        await who.ask<{ questions: { edges: { node: { number: number } }[] } }>(
          'query($view: QuestionView!) { questions(view: $view, first: 100) { edges { node { number } } } }',
          { view },
        )
      ).questions.edges.map(({ node }) => node.number)
    expect((await listed(cleo, 'ALL')).slice(0, 2)).toEqual([other, one])
    const unanswered = await listed(cleo, 'UNANSWERED')
    expect(unanswered).toContain(one)
    expect(unanswered).not.toContain(other)
    expect(await listed(cleo, 'MY_TOPICS')).toEqual([other])
    expect(await listed(dan, 'MINE')).toContain(one)
    expect(await listed(dan, 'MINE')).not.toContain(other)
  })

  test('an open page is told of answers, votes and what is accepted', async () => {
    const id = await ask(ann)
    const page = { reader: dan, room: `post:${id}` as const, document: PAGE, variables: { id } }
    let bens = 0
    await staysLive({
      ...page,
      change: async () => {
        bens = await answer(ben, id)
      },
    })
    await staysLive({ ...page, change: () => cleo.ask(VOTE, { id: bens, isOn: true }) })
    await staysLive({ ...page, change: () => ann.ask(ACCEPT, { id, answer: bens }) })
    await staysLive({ ...page, change: () => cleo.ask(SOLVED, { id }) })
    await staysLive({
      ...page,
      change: () => cleo.ask('mutation($id: ID!) { supportPost(postId: $id) { number } }', { id }),
    })
    await staysLive({ ...page, change: () => ann.ask(ACCEPT, { id, answer: null }) })
  })
})
