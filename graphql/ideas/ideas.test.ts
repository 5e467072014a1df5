// Ideas, as people through documents on a real database.

import { beforeAll, describe, expect, test } from 'vitest'
import { runClocks } from '#graphql/clocks/jobs.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
  stranger,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
  eve = asker(cast.eve)
})

const POST =
  'mutation($input: PostIdeaInput!) { postIdea(input: $input) { number title status html tags author { name } responseDueAt follow board { slug ideaCount counts { status count } } } }'
const SUPPORT = 'mutation($id: ID!) { supportIdea(ideaId: $id) { supportCount isSupported } }'
const UNSUPPORT = 'mutation($id: ID!) { withdrawSupport(ideaId: $id) { supportCount isSupported } }'
const PAGE =
  'query($id: ID!) { idea(id: $id) { number title html status supportCount isSupported commentCount statusChanges { to note by { name } } responses { kind text by { name } } assignee { name } nextStep declineReason declineText isLate version viewerCan { support edit withdraw respond comment } } }'
type Page = {
  idea: Record<string, never> & {
    number: number
    version: number
    status: string
    supportCount: number
  }
}
const fresh = (more: Partial<Parameters<typeof makeIdea>[1]> = {}) =>
  makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann, ...more })
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )

describe('posting an idea', () => {
  test('a member posts; it stands on the board, followed by its author, with a day by which it is answered', async () => {
    const { postIdea } = await ann.ask<{ postIdea: Record<string, unknown> }>(POST, {
      input: {
        board: 'field-board',
        title: '  A card for the neighbours ',
        body: 'The day **before**.',
        tags: ['Noise', 'noise'],
      },
    })
    expect(postIdea).toMatchObject({
      title: 'A card for the neighbours',
      status: 'NEW',
      tags: ['noise'],
      follow: 'FOLLOW',
      author: { name: 'Ann Archer' },
    })
    expect(postIdea.html).toContain('<strong>before</strong>')
    expect(new Date(postIdea.responseDueAt as string).getTime()).toBeGreaterThan(Date.now())
  })

  test('the board’s stored counters move with it', async () => {
    const before = await db.first<{ ideaCount: number }>(
      sql`select "ideaCount" from "Board" where id = ${cast.lab.boardId}`,
    )
    await ann.ask(POST, { input: { board: 'lab-board', title: 'Count me in' } })
    const after = await db.first<{ ideaCount: number; stage: number; real: number }>(sql`
      select b."ideaCount", c.ideas as stage, (select count(*)::int from "Idea" i where i."boardId" = b.id) as real
      from "Board" b join "BoardStatusCount" c on c."boardId" = b.id and c.status = 'NEW' where b.id = ${cast.lab.boardId}`)
    expect(after).toEqual({ ideaCount: (before?.ideaCount ?? 0) + 1, stage: 1, real: 1 })
  })

  test.each([
    ['no title', { board: 'field-board', title: ' ' }, 'title'],
    ['a title of 91 signs', { board: 'field-board', title: 'x'.repeat(91) }, 'title'],
    [
      'a text over 10,000 signs',
      { board: 'field-board', title: 'Long', body: 'x'.repeat(10_001) },
      'body',
    ],
    [
      'nine tags',
      { board: 'field-board', title: 'Tags', tags: [...'abcdefghi'].map((sign) => sign.repeat(2)) },
      'tags',
    ],
    ['a NUL', { board: 'field-board', title: 'with \0 inside' }, 'title'],
    [
      'half a surrogate pair',
      { board: 'field-board', title: 'Broken', body: 'broken \ud800' },
      'body',
    ],
    ['no board', { title: 'Nowhere' }, 'board'],
    [
      'a file that is not there',
      { board: 'field-board', title: 'With a file', fileIds: ['abcdefghijkl'] },
      'fileIds',
    ],
  ])('%s is refused with the field’s name', async (_, input, field) => {
    const refused = (await ann.ask(POST, { input }).catch((error) => error)) as {
      extensions: { code: string; fields: object }
    }
    expect(refused.extensions.code).toBe('INVALID')
    expect(Object.keys(refused.extensions.fields)[0]).toMatch(new RegExp(`^${field}`))
  })

  test('a board one may not read and a board that does not exist are refused alike', async () => {
    const hidden = await dan
      .ask(POST, { input: { board: 'vault-board', title: 'Let me in' } })
      .catch((error) => error)
    const missing = await dan
      .ask(POST, { input: { board: 'no-board', title: 'Let me in' } })
      .catch((error) => error)
    expect(hidden).toEqual(missing)
    expect(hidden.extensions.code).toBe('NOT_FOUND')
  })

  test('a stranger may not even ask', async () => {
    expect(await code(stranger.ask('{ ideas { edges { node { title } } } }'))).toBe('NOT_SIGNED_IN')
  })

  test('the same idempotency key gives the same idea; with other words it is a conflict; another person’s key is another', async () => {
    const input = { board: 'field-board', title: 'Only once, please' }
    const key = { idempotencyKey: 'k1' }
    const responses = await Promise.all(
      Array.from({ length: 10 }, () =>
        ann.ask<{ postIdea: { number: number } }>(POST, { input }, key),
      ),
    )
    expect(new Set(responses.map((answer) => answer.postIdea.number)).size).toBe(1)
    expect(await code(ann.ask(POST, { input: { ...input, title: 'Something else' } }, key))).toBe(
      'CONFLICT',
    )
    const other = await ben.ask<{ postIdea: { number: number } }>(POST, { input }, key)
    expect(other.postIdea.number).not.toBe(responses[0]?.postIdea.number)
    const rows = await db.rows(sql`select 1 from "Post" where title = ${input.title}`)
    expect(rows).toHaveLength(2)
  })

  test('people who are named and may read the space are told, others are not', async () => {
    const since = await lastEvent()
    await ann.ask(POST, {
      input: {
        board: 'vault-board',
        title: 'For insiders',
        body: 'ask @Ben Bakker and @Dan Dvorak',
      },
    })
    const [event] = await recordedEvents(since)
    expect(event?.payload.named).toEqual([cast.ben])
  })
})

describe('supporting an idea', () => {
  test('fifty requests at once make one support', async () => {
    const idea = await fresh()
    await Promise.all(Array.from({ length: 50 }, () => ben.ask(SUPPORT, { id: idea.id })))
    const { idea: page } = await ben.ask<Page>(PAGE, { id: idea.id })
    expect(page).toMatchObject({ supportCount: 1, isSupported: true })
    const events = await db.rows(
      sql`select 1 from "Event" where name = 'post.supported' and (payload->>'postId')::int = ${idea.id}`,
    )
    expect(events).toHaveLength(1)
  })

  test('after any mixture of giving and taking back the counter is the number of supports', async () => {
    const idea = await fresh()
    const people = await Promise.all(
      Array.from({ length: 8 }, async () => asker((await makePerson(db)).id)),
    )
    await Promise.all(
      Array.from({ length: 160 }, (_, i) =>
        (people[(i * 7) % 8] as Asker).ask(i % 3 ? SUPPORT : UNSUPPORT, { id: idea.id }),
      ),
    )
    const row = await db.first<{ stored: number; real: number }>(sql`
      select i."supportCount" as stored, (select count(*)::int from "Support" u where u."postId" = i.id) as real
      from "Idea" i where i.id = ${idea.id}`)
    expect(row?.stored).toBe(row?.real)
  })

  test('an idea that was withdrawn takes no support, one that cannot be seen is not found', async () => {
    const idea = await fresh({ status: 'WITHDRAWN' })
    expect(await code(ben.ask(SUPPORT, { id: idea.id }))).toBe('NOT_ALLOWED')
    const secret = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ann })
    expect(await code(dan.ask(SUPPORT, { id: secret.id }))).toBe('NOT_FOUND')
    expect(await code(eve.ask(SUPPORT, { id: secret.id }))).toBe('NOT_FOUND')
  })
})

describe('editing and withdrawing', () => {
  const EDIT =
    'mutation($id: ID!, $input: EditIdeaInput!) { editIdea(ideaId: $id, input: $input) { title version revisions { version title } } }'
  test('the author edits, the earlier words stay readable; an edit of an old version is a conflict', async () => {
    const idea = await fresh({ title: 'First words' })
    const { editIdea } = await ann.ask<{ editIdea: unknown }>(EDIT, {
      id: idea.id,
      input: { version: 1, title: 'Better words' },
    })
    expect(editIdea).toEqual({
      title: 'Better words',
      version: 2,
      revisions: [{ version: 1, title: 'First words' }],
    })
    expect(
      await code(ann.ask(EDIT, { id: idea.id, input: { version: 1, title: 'From an old tab' } })),
    ).toBe('CONFLICT')
  })
  test('of a hundred edits at once of the same version, one holds', async () => {
    const idea = await fresh()
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        code(ann.ask(EDIT, { id: idea.id, input: { version: 1, title: `Title ${i}` } })),
      ),
    )
    expect(results.filter((result) => result === 'done')).toHaveLength(1)
    expect(results.filter((result) => result === 'CONFLICT')).toHaveLength(99)
  })
  test('nobody else edits or withdraws, not even the board’s owner', async () => {
    const idea = await fresh()
    for (const other of [ben, cleo]) {
      expect(
        await code(other.ask(EDIT, { id: idea.id, input: { version: 1, title: 'Mine now' } })),
      ).toBe('NOT_ALLOWED')
      expect(
        await code(
          other.ask('mutation($id: ID!) { withdrawIdea(ideaId: $id) { number } }', { id: idea.id }),
        ),
      ).toBe('NOT_ALLOWED')
    }
  })
  test('the author withdraws: it stays readable and its history says so', async () => {
    const idea = await fresh()
    await ann.ask(
      'mutation($id: ID!) { withdrawIdea(ideaId: $id, note: "Solved otherwise") { number } }',
      { id: idea.id },
    )
    const { idea: page } = await ben.ask<Page>(PAGE, { id: idea.id })
    expect(page).toMatchObject({
      status: 'WITHDRAWN',
      statusChanges: [{ to: 'WITHDRAWN', note: 'Solved otherwise', by: { name: 'Ann Archer' } }],
      viewerCan: { support: false },
    })
  })
})

describe('the status and the promise', () => {
  const MOVE =
    'mutation($id: ID!, $to: OpenStatus!, $note: String!) { changeIdeaStatus(ideaId: $id, to: $to, note: $note, nextStep: "Order the parts") { number } }'
  const DECLINE =
    'mutation($id: ID!, $reason: String!, $text: String!) { declineIdea(ideaId: $id, reason: $reason, text: $text) { number } }'
  const later = new Date(Date.now() + 86_400_000)

  test('the owner moves it: who, why and what is next are shown; the clock stops and the record counts', async () => {
    const idea = await fresh({ responseDueAt: later })
    const before = await db.first<{ n: number }>(
      sql`select y.kept as n from "Board" b join "ClockPolicy" y on y.id = b."policyId" where b.id = ${cast.field.boardId}`,
    )
    await cleo.ask(MOVE, { id: idea.id, to: 'SHAPING', note: 'Worth a week' })
    const { idea: page } = await ben.ask<Page>(PAGE, { id: idea.id })
    expect(page).toMatchObject({
      status: 'SHAPING',
      assignee: { name: 'Cleo Costa' },
      nextStep: 'Order the parts',
      statusChanges: [{ to: 'SHAPING', note: 'Worth a week' }],
      responses: [{ kind: 'YES' }],
    })
    const after = await db.first<{ n: number }>(
      sql`select y.kept as n from "Board" b join "ClockPolicy" y on y.id = b."policyId" where b.id = ${cast.field.boardId}`,
    )
    expect(after?.n).toBe((before?.n ?? 0) + 1)
  })
  test('a late answer counts as late, and only the first one counts', async () => {
    const idea = await fresh({ responseDueAt: new Date(Date.now() - 1_000) })
    expect((await ben.ask<Page>(PAGE, { id: idea.id })).idea).toMatchObject({ isLate: true })
    const answer =
      'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: QUESTION, text: "How many vans?") { isLate } }'
    const before = await db.first<{ n: number }>(
      sql`select y.late as n from "Board" b join "ClockPolicy" y on y.id = b."policyId" where b.id = ${cast.field.boardId}`,
    )
    expect(await cleo.ask(answer, { id: idea.id })).toEqual({ respondToIdea: { isLate: false } })
    await cleo.ask(answer, { id: idea.id })
    const after = await db.first<{ n: number }>(
      sql`select y.late as n from "Board" b join "ClockPolicy" y on y.id = b."policyId" where b.id = ${cast.field.boardId}`,
    )
    expect(after?.n).toBe((before?.n ?? 0) + 1)
  })
  test('Not now needs a reason of the list and words', async () => {
    const idea = await fresh()
    expect(
      await code(
        cleo.ask(DECLINE, { id: idea.id, reason: 'BECAUSE', text: 'We do not want to do this' }),
      ),
    ).toBe('INVALID')
    expect(await code(cleo.ask(DECLINE, { id: idea.id, reason: 'NO_BUDGET', text: 'No' }))).toBe(
      'INVALID',
    )
    await cleo.ask(DECLINE, {
      id: idea.id,
      reason: 'NO_BUDGET',
      text: 'The crane is rented out until June.',
    })
    const { idea: page } = await ben.ask<Page>(PAGE, { id: idea.id })
    expect(page).toMatchObject({
      status: 'NOT_NOW',
      declineReason: 'NO_BUDGET',
      declineText: 'The crane is rented out until June.',
    })
  })
  test('only those who answer for the board may; a delegate may in the owner’s place', async () => {
    const idea = await fresh()
    for (const other of [ann, ben, dan])
      expect(await code(other.ask(MOVE, { id: idea.id, to: 'TRIAL', note: 'Now' }))).toBe(
        'NOT_ALLOWED',
      )
    await db.rows(sql`insert into "BoardDelegate" values (${cast.field.boardId}, ${cast.ben})`)
    expect(await code(ben.ask(MOVE, { id: idea.id, to: 'TRIAL', note: 'Now' }))).toBe('done')
    await db.rows(sql`delete from "BoardDelegate" where "boardId" = ${cast.field.boardId}`)
  })
  test('the clock notes a late answer once, and tells the owner', async () => {
    const idea = await fresh({ responseDueAt: new Date(Date.now() - 60_000) })
    await Promise.all([runClocks({}, db), runClocks({}, db)])
    await runClocks({}, db)
    const noted = await db.rows(
      sql`select 1 from "Event" where name = 'clock.breached' and (payload->>'postId')::int = ${idea.id}`,
    )
    expect(noted).toHaveLength(1)
  })
  test('joining two ideas brings supporters and followers along and counts nobody twice', async () => {
    const one = await fresh({ supporterIds: [cast.ben, cast.dan] })
    const two = await fresh({ authorId: cast.dan, supporterIds: [cast.ben, cast.eve] })
    await cleo.ask(
      'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into, note: "The same") { number } }',
      { id: one.id, into: two.id },
    )
    const row = await db.first(sql`
      select i."supportCount" as stored, (select count(*)::int from "Support" u where u."postId" = i.id) as real,
        p."followerCount" as followers from "Idea" i join "Post" p on p.id = i.id where i.id = ${two.id}`)
    expect(row).toEqual({ stored: 3, real: 3, followers: 2 })
    expect((await ann.ask<Page>(PAGE, { id: one.id })).idea).toMatchObject({ status: 'MERGED' })
  })
})

describe('lists', () => {
  const LIST =
    'query($board: String, $sort: IdeaSort, $after: String, $status: [IdeaStatus!], $tag: String, $mine: MyIdeas, $first: Int) { ideas(board: $board, sort: $sort, after: $after, status: $status, tag: $tag, mine: $mine, first: $first) { edges { node { number } } pageInfo { hasNextPage endCursor } } }'
  type List = {
    ideas: {
      edges: { node: { number: number } }[]
      pageInfo: { hasNextPage: boolean; endCursor: string }
    }
  }
  test.each(['TRENDING', 'SUPPORT', 'NEWEST', 'DUE'])(
    'sorted by %s, pages give every idea once',
    async (sort) => {
      for (let i = 0; i < 7; i++)
        await makeIdea(db, {
          boardId: cast.lab.boardId,
          authorId: cast.ann,
          supporterIds: i % 2 ? [cast.ben] : [],
          responseDueAt: new Date(Date.now() + (i % 3) * 60_000),
        })
      const seen: number[] = []
      let after: string | undefined
      do {
        const { ideas } = await ann.ask<List>(LIST, { board: 'lab-board', sort, after, first: 3 })
        seen.push(...ideas.edges.map((edge) => edge.node.number))
        after = ideas.pageInfo.hasNextPage ? ideas.pageInfo.endCursor : undefined
      } while (after)
      const all = await db.rows<{ id: number }>(sql`
      select id from "Idea" where "boardId" = ${cast.lab.boardId} and (${sort} <> 'DUE' or ("responseDueAt" is not null and "respondedAt" is null))`)
      expect(seen).toHaveLength(new Set(seen).size)
      expect([...seen].sort((a, b) => a - b)).toEqual(
        all.map((row) => row.id).sort((a, b) => a - b),
      )
    },
  )
  test('an outsider finds nothing of a closed board, an unknown board is empty too', async () => {
    expect((await dan.ask<List>(LIST, { board: 'lab-board' })).ideas.edges).toEqual([])
    expect((await dan.ask<List>(LIST, { board: 'nowhere' })).ideas.edges).toEqual([])
  })
  test('a made-up cursor and more than a hundred rows are refused', async () => {
    expect(await code(ann.ask(LIST, { after: 'WyJ4Il0' }))).toBe('INVALID')
    expect(await code(ann.ask(LIST, { first: 101 }))).toBe('INVALID')
  })
  test('filters by status, tag and what is mine', async () => {
    const idea = await fresh({ tags: ['rare-tag'], status: 'TRIAL', authorId: cast.dan })
    expect((await ann.ask<List>(LIST, { tag: 'rare-tag' })).ideas.edges).toEqual([
      { node: { number: idea.id } },
    ])
    expect((await ann.ask<List>(LIST, { tag: 'rare-tag', status: ['NEW'] })).ideas.edges).toEqual(
      [],
    )
    expect(
      (await dan.ask<List>(LIST, { mine: 'WRITTEN', tag: 'rare-tag' })).ideas.edges,
    ).toHaveLength(1)
    expect((await ben.ask<List>(LIST, { mine: 'WRITTEN', tag: 'rare-tag' })).ideas.edges).toEqual(
      [],
    )
  })
})

describe('everyone who looks hears of it', () => {
  test.each([
    ['support', (id: number) => ben.ask(SUPPORT, { id })],
    [
      'an edit',
      (id: number) =>
        ann.ask(
          'mutation($id: ID!) { editIdea(ideaId: $id, input: { version: 1, title: "New words" }) { number } }',
          { id },
        ),
    ],
    [
      'a move',
      (id: number) =>
        cleo.ask(
          'mutation($id: ID!) { changeIdeaStatus(ideaId: $id, to: TRIAL, note: "Try it") { number } }',
          { id },
        ),
    ],
    [
      'an answer',
      (id: number) =>
        cleo.ask(
          'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: QUESTION, text: "Where?") { number } }',
          { id },
        ),
    ],
    [
      'withdrawing',
      (id: number) =>
        ann.ask('mutation($id: ID!) { withdrawIdea(ideaId: $id) { number } }', { id }),
    ],
    [
      'a comment',
      (id: number) =>
        ben.ask(
          'mutation($id: ID!) { postComment(input: { postId: $id, body: "Yes" }) { number } }',
          { id },
        ),
    ],
  ])('the idea’s page is told of %s', async (_, change) => {
    const idea = await fresh()
    await staysLive({
      reader: dan,
      room: `post:${idea.id}`,
      document: PAGE,
      variables: { id: idea.id },
      change: () => change(idea.id),
    })
  })
  test('the board is told of a new idea, and the index finds it', async () => {
    const since = await lastEvent()
    const { postIdea } = await ann.ask<{ postIdea: { number: number } }>(POST, {
      input: { board: 'field-board', title: 'Xylophone racks in every van' },
    })
    expect(await runConsequencesSince(since)).toContain(`board:${cast.field.boardId}`)
    const found = await ben.ask<{ search: { hits: { number: number }[] } }>(
      '{ search(query: "xylofone rack") { hits { number } } }',
    )
    expect(found.search.hits[0]?.number).toBe(postIdea.number)
  })
  test('counters under comments: a page of many rows asks the database as often as a page of one', async () => {
    const idea = await fresh()
    const count = async (n: number) => {
      for (let i = 0; i < n; i++)
        await makeComment(db, { postId: idea.id, authorId: (await makePerson(db)).id })
      let asked = 0
      const counting = {
        ...db,
        rows: (...all: Parameters<typeof db.rows>) => {
          asked++
          return db.rows(...all)
        },
        first: (...all: Parameters<typeof db.first>) => {
          asked++
          return db.first(...all)
        },
      }
      await ben.ask(
        'query($id: ID!) { idea(id: $id) { comments(first: 50) { edges { node { author { name } replies { number } reactions { emoji } viewerCan { edit } } } } } }',
        { id: idea.id },
        { db: counting as never },
      )
      return asked
    }
    expect(await count(1)).toBe(await count(30))
  })
})

test('a board hears of support for its ideas and of a merge, though posts of every kind share them', async () => {
  const board = cast.field.boardId
  const [one, two] = [
    await makeIdea(db, { boardId: board, authorId: cast.ann }),
    await makeIdea(db, { boardId: board, authorId: cast.ann }),
  ]
  const list = {
    reader: ben,
    room: `board:${board}` as const,
    document:
      '{ ideas(board: "field-board", sort: NEWEST, first: 2) { edges { node { number supportCount status } } } }',
  }
  await staysLive({ ...list, change: () => ben.ask(SUPPORT, { id: one.id }) })
  await staysLive({ ...list, change: () => ben.ask(UNSUPPORT, { id: one.id }) })
  const merge =
    'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into) { number } }'
  await staysLive({ ...list, change: () => cleo.ask(merge, { id: one.id, into: two.id }) })
})
