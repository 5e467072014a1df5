// Comments, as people through documents on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

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

const POST =
  'mutation($input: PostCommentInput!) { postComment(input: $input) { number html rootNumber replyToName author { name } } }'
const COMMENT =
  'query($id: ID!) { idea(id: $id) { commentCount followerCount participants { name } comments(first: 50) { edges { node { number body isRemoved editedAt reactions { emoji count isMine } viewerCan { edit remove react } replies { number body replyToName } } } } } }'
type Posted = {
  postComment: {
    number: number
    rootNumber: number | null
    replyToName: string | null
    html: string
  }
}
type Discussion = {
  idea: {
    commentCount: number
    participants: { name: string }[]
    comments: { edges: { node: Record<string, unknown> & { number: number } }[] }
  }
}
const fresh = () => makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
const say = async (who: Asker, postId: number, body: string, replyToId?: number) =>
  (await who.ask<Posted>(POST, { input: { postId, body, ...(replyToId ? { replyToId } : {}) } }))
    .postComment
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )

describe('talking about an idea', () => {
  test('a comment stands under the idea, counters and faces move with it', async () => {
    const idea = await fresh()
    const said = await say(ben, idea.id, 'Printing is **easy**.')
    expect(said.html).toContain('<strong>easy</strong>')
    const discussion = await dan.ask<Discussion>(COMMENT, { id: idea.id })
    expect(discussion.idea).toMatchObject({
      commentCount: 1,
      followerCount: 2,
      participants: [{ name: 'Ben Bakker' }],
    })
  })
  test('a reply hangs under its thread, a reply to a reply says to whom', async () => {
    const idea = await fresh()
    const first = await say(ben, idea.id, 'Who prints it?')
    const reply = await say(ann, idea.id, 'The depot.', first.number)
    const deeper = await say(dan, idea.id, 'Which one?', reply.number)
    expect(deeper).toMatchObject({ rootNumber: first.number, replyToName: 'Ann Archer' })
    const { idea: page } = await ann.ask<Discussion>(COMMENT, { id: idea.id })
    expect(page.comments.edges).toHaveLength(1)
    expect(page.comments.edges[0]?.node.replies).toHaveLength(2)
  })
  test('a comment on another idea cannot be answered here', async () => {
    const [one, two] = [await fresh(), await fresh()]
    const elsewhere = await say(ben, two.id, 'Over there')
    expect(await code(say(ben, one.id, 'Mixed up', elsewhere.number))).toBe('INVALID')
  })
  test.each([
    ['nothing but blanks', '   '],
    ['over 5,000 signs', 'x'.repeat(5_001)],
    ['a NUL', 'a\0b'],
  ])('%s is refused by the field’s name', async (_, body) => {
    const idea = await fresh()
    const refused = await say(ben, idea.id, body).catch(
      (error: { extensions: { fields: object } }) => error.extensions.fields,
    )
    expect(Object.keys(refused)).toEqual(['body'])
  })
  test('who may not see the idea is told the same as for one that does not exist', async () => {
    const idea = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ann })
    const hidden = await say(dan, idea.id, 'Hello?').catch((error: unknown) => error)
    const missing = await say(dan, 999_999, 'Hello?').catch((error: unknown) => error)
    expect(hidden).toEqual(missing)
  })
})

describe('changing and taking down', () => {
  const EDIT =
    'mutation($id: ID!, $body: String!) { editComment(commentId: $id, body: $body) { body editedAt } }'
  const REMOVE = 'mutation($id: ID!) { removeComment(commentId: $id) { isRemoved body html } }'
  test('its author changes a comment for 15 minutes, and it is marked', async () => {
    const idea = await fresh()
    const said = await say(ben, idea.id, 'Teh depot')
    const { editComment } = await ben.ask<{ editComment: { body: string; editedAt: string } }>(
      EDIT,
      { id: said.number, body: 'The depot' },
    )
    expect(editComment.body).toBe('The depot')
    expect(editComment.editedAt).not.toBeNull()
    expect(await code(cleo.ask(EDIT, { id: said.number, body: 'Mine' }))).toBe('NOT_ALLOWED')
    const old = await makeComment(db, {
      postId: idea.id,
      authorId: cast.ben,
      createdAt: new Date(Date.now() - 15 * 60_000 - 1),
    })
    expect(await code(ben.ask(EDIT, { id: old.id, body: 'Too late' }))).toBe('NOT_ALLOWED')
  })
  test('taken down, its words are gone everywhere and its replies stay', async () => {
    const idea = await fresh()
    const said = await say(ben, idea.id, 'Regrettable pangolin words')
    await say(ann, idea.id, 'An answer', said.number)
    const since = await lastEvent()
    expect(await ben.ask(REMOVE, { id: said.number })).toEqual({
      removeComment: { isRemoved: true, body: '', html: '' },
    })
    await runConsequencesSince(since)
    const { idea: page } = await ann.ask<Discussion>(COMMENT, { id: idea.id })
    expect(page.commentCount).toBe(1)
    expect(page.comments.edges[0]?.node).toMatchObject({
      isRemoved: true,
      body: '',
      replies: [{ body: 'An answer' }],
    })
    expect(await ann.ask('{ search(query: "pangolin") { hits { number } } }')).toEqual({
      search: { hits: [] },
    })
    expect(await code(ben.ask(REMOVE, { id: said.number }))).toBe('NOT_ALLOWED')
  })
  test('the space’s owner takes down what others wrote; a bystander does not', async () => {
    const idea = await fresh()
    const said = await say(ben, idea.id, 'Something rude')
    expect(await code(dan.ask(REMOVE, { id: said.number }))).toBe('NOT_ALLOWED')
    expect(await code(cleo.ask(REMOVE, { id: said.number }))).toBe('done')
  })
})

describe('reactions', () => {
  const REACT =
    'mutation($id: ID!, $emoji: String!, $isOn: Boolean!) { react(commentId: $id, emoji: $emoji, isOn: $isOn) { reactions { emoji count isMine } } }'
  test('given twice at once they count once; the stored count is the number of rows', async () => {
    const idea = await fresh()
    const said = await say(ben, idea.id, 'Good?')
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? ann : dan).ask(REACT, { id: said.number, emoji: '💡', isOn: true }),
      ),
    )
    const { idea: page } = await ann.ask<Discussion>(COMMENT, { id: idea.id })
    expect(page.comments.edges[0]?.node.reactions).toEqual([
      { emoji: '💡', count: 2, isMine: true },
    ])
    await ann.ask(REACT, { id: said.number, emoji: '💡', isOn: false })
    const row = await db.first(sql`
      select (reactions->>'💡')::int as stored, (select count(*)::int from "Reaction" where "commentId" = ${said.number}) as real
      from "Comment" where id = ${said.number}`)
    expect(row).toEqual({ stored: 1, real: 1 })
  })
  test('only signs of the list', async () => {
    const idea = await fresh()
    const said = await say(ben, idea.id, 'Good?')
    expect(await code(ann.ask(REACT, { id: said.number, emoji: '<b>', isOn: true }))).toBe(
      'INVALID',
    )
  })
})

describe('everyone who looks hears of it', () => {
  test.each([
    ['a reply', (id: number, comment: number) => say(ann, id, 'Yes', comment)],
    [
      'a change',
      (_: number, comment: number) =>
        ben.ask('mutation($id: ID!) { editComment(commentId: $id, body: "Other") { number } }', {
          id: comment,
        }),
    ],
    [
      'a reaction',
      (_: number, comment: number) =>
        ann.ask(
          'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }',
          {
            id: comment,
          },
        ),
    ],
    [
      'taking it down',
      (_: number, comment: number) =>
        ben.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', { id: comment }),
    ],
  ])('the talk is told of %s', async (_, change) => {
    const idea = await fresh()
    const said = await say(ben, idea.id, 'Hm')
    await staysLive({
      reader: dan,
      room: `post:${idea.id}`,
      document: COMMENT,
      variables: { id: idea.id },
      change: () => change(idea.id, said.number),
    })
  })
  test('an open page that asks what changed since a moment gets exactly that', async () => {
    const idea = await fresh()
    await say(ben, idea.id, 'Before')
    const { now } = (await db.first<{ now: Date }>(sql`select clock_timestamp() as now`)) as {
      now: Date
    }
    const said = await say(ann, idea.id, 'After')
    const answer = await dan.ask(
      'query($id: ID!, $since: DateTime!) { idea(id: $id) { changedComments(since: $since) { edges { node { number } } } } }',
      { id: idea.id, since: now.toISOString() },
    )
    expect(answer).toEqual({
      idea: { changedComments: { edges: [{ node: { number: said.number } }] } },
    })
  })
})

describe('a held comment', () => {
  const TOUCH = [
    'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }',
    'mutation($id: ID!) { editComment(commentId: $id, body: "x") { number } }',
    'mutation($id: ID!) { removeComment(commentId: $id) { number } }',
    'mutation($id: ID!, $post: ID!) { postComment(input: { postId: $post, replyToId: $id, body: "x" }) { number } }',
  ]
  test('is to others as one that is not there, whatever they try', async () => {
    const idea = await fresh()
    const { id } = await makeComment(db, { postId: idea.id, authorId: cast.ann })
    await db.rows(sql`update "Comment" set state = 'HELD' where id = ${id}`)
    for (const document of TOUCH) {
      const answerTo = (comment: number) =>
        ben.ask(document, { id: comment, post: idea.id }).catch((error) => error.extensions)
      const [held, none] = [await answerTo(id), await answerTo(999_999_999)]
      expect(held).toEqual(none)
      expect(held).toHaveProperty('code')
    }
    // Its author knows of it.
    expect(await ann.ask(TOUCH[2] as string, { id })).toEqual({ removeComment: { number: id } })
  })
})
