// Archiving a space, as people through documents: it is read by whoever could read it, and written by nobody.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runClocks } from '#graphql/clocks/jobs.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let people: Record<'ann' | 'ben' | 'cleo' | 'dan' | 'eve', Asker>
beforeAll(async () => {
  cast = await makeCast(db)
  people = {
    ann: asker(cast.ann),
    ben: asker(cast.ben),
    cleo: asker(cast.cleo),
    dan: asker(cast.dan),
    eve: asker(cast.eve),
  }
})
beforeEach(() => db.rows(sql`update "Space" set "archivedAt" = null`))

const ARCHIVE =
  'mutation($id: ID!) { archiveSpace(spaceId: $id) { isArchived viewerCan { write manage handOver archive } } }'
const REOPEN =
  'mutation($id: ID!) { reopenSpace(spaceId: $id) { isArchived viewerCan { write manage } } }'
const archive = (place: 'field' | 'lab' | 'vault', who: Asker = people.cleo) =>
  who.ask(ARCHIVE, { id: cast[place].spaceId })
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )

describe('who may', () => {
  test('its owner archives it and brings it back; the answer shows what may be done from then on', async () => {
    expect(await archive('lab')).toEqual({
      archiveSpace: {
        isArchived: true,
        viewerCan: { write: false, manage: false, handOver: true, archive: true },
      },
    })
    expect(await people.cleo.ask(REOPEN, { id: cast.lab.spaceId })).toEqual({
      reopenSpace: { isArchived: false, viewerCan: { write: true, manage: true } },
    })
  })
  test('an administrator only where it is open to her; members never; of a hidden one outsiders hear nothing', async () => {
    expect(await code(archive('field', people.ann))).toBe('NOT_ALLOWED')
    expect(await code(archive('lab', people.eve))).toBe('NOT_ALLOWED')
    expect(await code(archive('vault', people.eve))).toBe('NOT_FOUND')
    expect(await code(archive('field', people.eve))).toBe('done')
  })
  test('twice, or ten times at once, is once', async () => {
    const since = await lastEvent()
    await Promise.all(Array.from({ length: 10 }, () => archive('lab')))
    expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['space.archived'])
    await people.cleo.ask(REOPEN, { id: cast.lab.spaceId })
    await people.cleo.ask(REOPEN, { id: cast.lab.spaceId })
    expect((await recordedEvents(since)).map(({ name }) => name)).toEqual([
      'space.archived',
      'space.reopened',
    ])
  })
})

describe('an archived space', () => {
  test.each(['field', 'lab', 'vault'] as const)(
    'the %s is known, read and counted by the same people as before',
    async (place) => {
      const idea = await makeIdea(db, { boardId: cast[place].boardId, authorId: cast.ann })
      const document = `query($space: String!, $board: String!, $idea: ID!) {
        space(slug: $space) { name audience viewerCan { read } }
        board(slug: $board) { name ideaCount viewerCan { read } }
        idea(id: $idea) { title comments { edges { node { number } } } }
      }`
      const look = () =>
        Promise.all(
          Object.values(people).map((one) =>
            one.ask(document, {
              space: cast[place].space,
              board: cast[place].board,
              idea: idea.id,
            }),
          ),
        )
      const before = await look()
      await archive(place)
      expect(await look()).toEqual(before)
    },
  )

  test('says of what stands in it that nothing can be changed', async () => {
    const { id } = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    await archive('lab')
    const { idea } = await people.ann.ask<{ idea: object }>(
      'query($id: ID!) { idea(id: $id) { viewerCan { support comment edit withdraw respond unmerge } board { isArchived viewerCan { post manage claim } } } }',
      { id },
    )
    expect(idea).toEqual({
      viewerCan: {
        support: false,
        comment: false,
        edit: false,
        withdraw: false,
        respond: false,
        unmerge: false,
      },
      board: { isArchived: true, viewerCan: { post: false, manage: false, claim: false } },
    })
  })

  test('can be left, its members taken out and its owners named: somebody must be able to bring it back', async () => {
    await archive('lab')
    const REMOVE = 'mutation($id: ID!, $who: ID!) { removeMember(spaceId: $id, personId: $who) }'
    const id = cast.lab.spaceId
    expect(
      await code(
        people.cleo.ask(
          'mutation($id: ID!, $who: ID!) { setSpaceRole(spaceId: $id, personId: $who, role: OWNER) { slug } }',
          { id, who: cast.ann },
        ),
      ),
    ).toBe('done')
    expect(await code(people.ben.ask(REMOVE, { id, who: cast.ben }))).toBe('done')
    expect(await code(people.ann.ask(REOPEN, { id }))).toBe('done')
    await people.cleo.ask(
      'mutation($id: ID!, $who: ID!) { addMember(spaceId: $id, personId: $who) { slug } }',
      { id, who: cast.ben },
    )
  })

  test('what one follows and mutes, and one’s own words, stay one’s own', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.dan })
    const said = await makeComment(db, { postId: idea.id, authorId: cast.ann })
    await archive('field')
    expect(
      await code(
        people.ann.ask('mutation($id: ID!) { followPost(postId: $id, level: MUTE) }', {
          id: idea.id,
        }),
      ),
    ).toBe('done')
    expect(
      await code(
        people.ann.ask('mutation($id: ID!) { removeComment(commentId: $id) { isRemoved } }', {
          id: said.id,
        }),
      ),
    ).toBe('done')
  })

  test('one’s own file can be taken away, not described anew; nobody else’s either way', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const id = crypto.randomUUID().replaceAll('-', '')
    await db.rows(sql`
      insert into "File" (id, "ownerId", "postId", name, "mediaType", bytes, alt)
      values (${id}, ${cast.ann}, ${idea.id}, 'hoist.webp', 'image/webp', 1, 'A hoist')`)
    const DESCRIBE =
      'mutation($id: ID!, $alt: String!) { describeFile(fileId: $id, alt: $alt) { alt } }'
    const REMOVE = 'mutation($id: ID!) { removeFile(fileId: $id) }'
    const files = async () =>
      (
        await people.dan.ask<{ idea: { files: object[] } }>(
          'query($id: ID!) { idea(id: $id) { files { alt } } }',
          { id: idea.id },
        )
      ).idea.files
    await archive('field')
    await expect(people.ann.ask(DESCRIBE, { id, alt: 'Another' })).rejects.toMatchObject({
      message: expect.stringContaining('archived'),
      extensions: { code: 'NOT_ALLOWED' },
    })
    for (const document of [DESCRIBE, REMOVE])
      expect(await code(people.cleo.ask(document, { id, alt: 'Hers' }))).toBe('NOT_FOUND')
    expect(await files()).toEqual([{ alt: 'A hoist' }])
    await people.cleo.ask(REOPEN, { id: cast.field.spaceId })
    expect(await code(people.ann.ask(DESCRIBE, { id, alt: 'The old hoist' }))).toBe('done')
    expect(await files()).toEqual([{ alt: 'The old hoist' }])
    await archive('field')
    expect(await code(people.ann.ask(REMOVE, { id }))).toBe('done')
    expect(await files()).toEqual([])
  })

  test('wishes to join wait outside, unseen, and are there again when it comes back', async () => {
    await people.dan.ask('mutation($id: ID!) { askToJoin(spaceId: $id) { slug } }', {
      id: cast.lab.spaceId,
    })
    const wishes = async () => {
      const { pendingJoinRequests, space } = await people.cleo.ask<{
        pendingJoinRequests: object[]
        space: { joinRequests: object[] }
      }>('{ pendingJoinRequests { message } space(slug: "lab") { joinRequests { message } } }')
      return [pendingJoinRequests.length, space.joinRequests.length]
    }
    expect(await wishes()).toEqual([1, 1])
    await archive('lab')
    expect(await wishes()).toEqual([0, 0])
    await people.cleo.ask(REOPEN, { id: cast.lab.spaceId })
    expect(await wishes()).toEqual([1, 1])
  })

  test('stops the clock: nothing waits in it, nothing is late, and nobody is told so', async () => {
    const idea = await makeIdea(db, {
      boardId: cast.vault.boardId,
      authorId: cast.ann,
      responseDueAt: new Date(Date.now() - 60_000),
    })
    const STATE = `query($id: ID!) { idea(id: $id) { isLate } owed { total late }
      board(slug: "vault-board") { promise { awaitingResponse overdue } } ideas(board: "vault-board", isAwaitingResponse: true) { edges { node { number } } } }`
    const before = await people.cleo.ask(STATE, { id: idea.id })
    expect(before).toMatchObject({ idea: { isLate: true }, board: { promise: { overdue: 1 } } })
    await archive('vault')
    expect(await people.cleo.ask(STATE, { id: idea.id })).toMatchObject({
      idea: { isLate: false },
      board: { promise: { awaitingResponse: 0, overdue: 0 } },
      ideas: { edges: [] },
    })
    const since = await lastEvent()
    await runClocks({}, db)
    expect(
      (await recordedEvents(since)).filter(({ payload }) =>
        [payload.ideaId, payload.postId].includes(idea.id),
      ),
    ).toEqual([])
  })
})

describe('lists and search', () => {
  test('spaces, boards and ideas can be listed with and without what is archived', async () => {
    await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann, tags: ['old'] })
    await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann, tags: ['old'] })
    await archive('lab')
    const LISTS = `query($is: Boolean) {
      spaces(isArchived: $is) { edges { node { slug isArchived } } }
      allBoards(isArchived: $is) { edges { node { slug } } }
      ideas(isArchived: $is, tag: "old") { edges { node { board { slug } } } }
    }`
    type Edges = { edges: { node: { slug?: string; board?: { slug: string } } }[] }
    const read = async (is: boolean | null) => {
      const found = await people.ann.ask<Record<'spaces' | 'allBoards' | 'ideas', Edges>>(LISTS, {
        is,
      })
      return Object.values(found).map(({ edges }) =>
        edges.map(({ node }) => node.slug ?? node.board?.slug).sort(),
      )
    }
    expect(await read(true)).toEqual([['lab'], ['lab-board'], ['lab-board']])
    expect(await read(false)).toEqual([
      ['field', 'vault'],
      ['field-board', 'vault-board'],
      ['field-board'],
    ])
    expect(await read(null)).toEqual([
      ['field', 'lab', 'vault'],
      ['field-board', 'lab-board', 'vault-board'],
      ['field-board', 'lab-board'],
    ])
    // Where one chooses a board to write on, it is not offered.
    const { boards } = await people.ann.ask<{ boards: { slug: string }[] }>(
      '{ boards(only: READABLE) { slug } }',
    )
    expect(boards.map(({ slug }) => slug)).not.toContain('lab-board')
  })

  test('search still finds it and what stands in it, marked, for the same people', async () => {
    const since = await lastEvent()
    await people.ann.ask(
      'mutation { postIdea(input: { board: "lab-board", title: "Narwhal bracket for the hoist" }) { number } }',
    )
    await people.cleo.ask(
      'mutation($id: ID!) { editSpace(spaceId: $id, input: { name: "Narwhal lab", about: "", kind: CLOSED }) { slug } }',
      { id: cast.lab.spaceId },
    )
    await archive('lab')
    await runConsequencesSince(since)
    const find = async (who: Asker) =>
      (
        await who.ask<{ search: { hits: { kind: string; space: { isArchived: boolean } }[] } }>(
          '{ search(query: "narwhal") { hits { kind space { isArchived } } } }',
        )
      ).search.hits.map(({ kind, space }) => [kind, space.isArchived])
    expect((await find(people.ann)).sort()).toEqual([
      ['IDEA', true],
      ['SPACE', true],
    ])
    expect(await find(people.dan)).toEqual([['SPACE', true]])
  })

  test('open pages hear of it', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    await staysLive({
      reader: people.ann,
      room: `post:${idea.id}`,
      document: 'query($id: ID!) { idea(id: $id) { viewerCan { comment } } }',
      variables: { id: idea.id },
      change: () => archive('field'),
    })
    await staysLive({
      reader: people.ann,
      room: `board:${cast.field.boardId}`,
      document: '{ board(slug: "field-board") { isArchived } }',
      change: () => people.cleo.ask(REOPEN, { id: cast.field.spaceId }),
    })
  })
})
