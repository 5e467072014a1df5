// Spaces, as people through documents: who knows of it, who reads it, who manages it; and that a change holds at once.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makeSpace } from '#prisma/factory.ts'
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
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )
const EDIT =
  'mutation($id: ID!, $kind: SpaceKind!) { editSpace(spaceId: $id, input: { name: "Field", about: "", kind: $kind }) { kind } }'
const ADD =
  'mutation($id: ID!, $person: ID!) { addMember(spaceId: $id, personId: $person) { isMember } }'
const REMOVE = 'mutation($id: ID!, $person: ID!) { removeMember(spaceId: $id, personId: $person) }'

describe('who knows of a space', () => {
  test.each([
    ['ann', ['field', 'lab', 'vault']],
    ['dan', ['field', 'lab']],
    ['eve', ['field', 'lab']],
  ] as const)('%s knows of %s', async (who, expected) => {
    const { spaces } = await people[who].ask<{ spaces: { edges: { node: { slug: string } }[] } }>(
      '{ spaces(first: 50) { edges { node { slug } } } }',
    )
    expect(
      spaces.edges
        .map((edge) => edge.node.slug)
        .filter((slug) => ['field', 'lab', 'vault'].includes(slug)),
    ).toEqual(expected)
  })
  test('whoever makes a hidden space is shown it in the same answer', async () => {
    const { makeSpace: made } = await people.ann.ask<{ makeSpace: object }>(
      `mutation { makeSpace(input: { name: "Attic", about: "", kind: HIDDEN })
        { slug isMember viewerCan { read manage } } }`,
    )
    expect(made).toEqual({
      slug: expect.stringMatching(/^attic-[a-z2-9]{8}$/),
      isMember: true,
      viewerCan: { read: true, manage: true },
    })
  })
  test('a hidden space and one that does not exist are the same nothing', async () => {
    for (const slug of ['vault', 'no-such-space'])
      expect(
        await people.dan.ask('query($slug: String!) { space(slug: $slug) { name } }', { slug }),
      ).toEqual({ space: null })
  })
  test('members of a closed space are listed for those who read it only', async () => {
    const members =
      'query { space(slug: "lab") { members { edges { node { person { name } } } } } }'
    expect(await code(people.dan.ask(members))).toBe('NOT_ALLOWED')
    expect(await code(people.ann.ask(members))).toBe('done')
  })
  test('a board of a closed space shows its name and owner to outsiders, never what waits or how much there is', async () => {
    await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    await db.rows(sql`update "Board" set "followerCount" = 7 where id = ${cast.lab.boardId}`)
    await db.rows(sql`update "ClockPolicy" set "respondWithin" = 3, kept = 5, late = 2, "warnBefore" = 60, "escalateAfter" = 90
      where id = (select "policyId" from "Board" where id = ${cast.lab.boardId})`)
    const { board } = await people.dan.ask<{ board: object }>(
      '{ board(slug: "lab-board") { name owner { name } ideaCount counts { count } tags { tag } followers { name } delegates { name } followerCount promise { awaitingResponse overdue nextDueAt days within kept late responseBy warnBefore escalateAfter escalateTo { name } } viewerCan { read post } } }',
    )
    expect(board).toMatchObject({
      name: 'Ideas of the lab',
      owner: { name: 'Cleo Costa' },
      ideaCount: 0,
      counts: [],
      tags: [],
      followers: [],
      delegates: [],
      followerCount: 0,
      promise: {
        awaitingResponse: 0,
        overdue: 0,
        nextDueAt: null,
        days: null,
        within: null,
        kept: 0,
        late: 0,
        responseBy: null,
        warnBefore: null,
        escalateAfter: null,
        escalateTo: null,
      },
      viewerCan: { read: false, post: false },
    })
  })
})

describe('looking after a space', () => {
  test('only its owner adds and takes out; an administrator has no key to a space that is not open to her', async () => {
    for (const who of ['ann', 'dan', 'eve'] as const)
      expect(await code(people[who].ask(ADD, { id: cast.lab.spaceId, person: cast.dan }))).toBe(
        'NOT_ALLOWED',
      )
    expect(await code(people.eve.ask(ADD, { id: cast.vault.spaceId, person: cast.eve }))).toBe(
      'NOT_FOUND',
    )
  })
  test('joining and leaving hold with the very next request, and the count is right after ten clicks at once', async () => {
    const idea = await makeIdea(db, {
      boardId: cast.lab.boardId,
      authorId: cast.ann,
      title: 'Behind the door',
    })
    const see = () =>
      people.dan.ask<{ idea: object | null }>('query($id: ID!) { idea(id: $id) { title } }', {
        id: idea.id,
      })
    expect((await see()).idea).toBeNull()
    await Promise.all(
      Array.from({ length: 10 }, () =>
        people.cleo.ask(ADD, { id: cast.lab.spaceId, person: cast.dan }),
      ),
    )
    expect((await see()).idea).toEqual({ title: 'Behind the door' })
    await Promise.all(
      Array.from({ length: 10 }, () =>
        people.cleo.ask(REMOVE, { id: cast.lab.spaceId, person: cast.dan }),
      ),
    )
    expect((await see()).idea).toBeNull()
    const row = await db.first(sql`
      select "memberCount" as stored, (select count(*)::int from "SpaceMember" where "spaceId" = s.id) as real from "Space" s where id = ${cast.lab.spaceId}`)
    expect(row).toMatchObject({ stored: (row as { real: number }).real })
  })
  test('the last owner cannot go, also when two go at once', async () => {
    const space = await makeSpace(db, { owners: [cast.ann, cast.ben] })
    const results = await Promise.all([
      code(people.ann.ask(REMOVE, { id: space.id, person: cast.ann })),
      code(people.ben.ask(REMOVE, { id: space.id, person: cast.ben })),
    ])
    expect(results.sort()).toEqual(['INVALID', 'done'])
  })
  test('asking to join tells the owners once, however often it is asked', async () => {
    const since = await lastEvent()
    for (let i = 0; i < 3; i++)
      await people.dan.ask(
        'mutation($id: ID!) { askToJoin(spaceId: $id, message: "Please") { hasAsked } }',
        { id: cast.lab.spaceId },
      )
    await runConsequencesSince(since)
    const rows = await db.rows<{ events: number }>(
      sql`select events from "Notification" where "personId" = ${cast.cleo} and kind = 'ASKED_TO_JOIN'`,
    )
    expect(rows).toEqual([{ events: 1 }])
  })
  test('when an open space is hidden, its ideas leave everyone else’s search and lists', async () => {
    const idea = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: cast.ann,
      title: 'Quokka on the roof',
    })
    const since = await lastEvent()
    await people.ann.ask(
      'mutation($id: ID!) { editIdea(ideaId: $id, input: { version: 1, title: "Quokka on the roofs" }) { number } }',
      { id: idea.id },
    )
    await runConsequencesSince(since)
    const find = async (who: Asker) =>
      (
        await who.ask<{ search: { hits: { number: number }[]; kinds: object[] } }>(
          '{ search(query: "quokka") { hits { number } kinds { count } } }',
        )
      ).search
    const outsider = asker(
      (
        await db.first<{ id: number }>(
          sql`insert into "Person" (email, name) values ('olga@atrium.example', 'Olga Outside') returning id`,
        )
      )?.id ?? 0,
    )
    expect((await find(outsider)).hits).toHaveLength(1)
    const before = await lastEvent()
    await people.cleo.ask(EDIT, { id: cast.field.spaceId, kind: 'HIDDEN' })
    expect(await find(outsider)).toEqual({ hits: [], kinds: [] })
    await runConsequencesSince(before)
    expect(await find(outsider)).toEqual({ hits: [], kinds: [] })
    expect((await find(people.ann)).hits).toHaveLength(1)
    await people.cleo.ask(EDIT, { id: cast.field.spaceId, kind: 'OPEN' })
  })
})

test('a key of an earlier request opens no space that one was taken out of meanwhile', async () => {
  const { ann, ben } = people
  const make = () =>
    ann.ask<{ makeSpace: { number: number; name: string } }>(
      'mutation { makeSpace(input: { name: "Under the roof", about: "Quiet", kind: HIDDEN }) { number name viewerCan { read manage } } }',
      {},
      { idempotencyKey: 'the roof' },
    )
  const first = await make()
  expect(first).toMatchObject({
    makeSpace: { name: 'Under the roof', viewerCan: { read: true, manage: true } },
  })
  expect(await make()).toEqual(first)
  const id = first.makeSpace.number
  await ann.ask(ADD, { id, person: ben.id })
  await ann.ask(
    'mutation($id: ID!, $person: ID!) { setSpaceRole(spaceId: $id, personId: $person, role: OWNER) { slug } }',
    { id, person: ben.id },
  )
  await ben.ask(REMOVE, { id, person: ann.id })
  expect(await code(make())).not.toBe('done')
})
