import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { scoreAt } from '#graphql/ideas/trending.ts'
import { asker, lastEvent, recordedEvents, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { bring, discussion, file, kept, lines, openRoom, room } from './testing.ts'

openRoom()

test('a missing space is made: closed, owned by whoever imports, with a board that promises nothing', async () => {
  const report = await bring(await file('id,title\n1,More light in the hall\n'), {
    space: 'open-garden',
  })
  expect(report).toMatchObject({
    ideas: { new: 1, changed: 0, unchanged: 0, refused: 0 },
    boardName: 'Open garden',
    isNewPlace: true,
  })
  const made = await db.first(sql`
    select s.name, s.kind, m."personId", m.role, y."respondWithin", b."ideaCount" from "Space" s
    join "SpaceMember" m on m."spaceId" = s.id join "Board" b on b."spaceId" = s.id
    join "ClockPolicy" y on y.id = b."policyId" where s.slug = 'open-garden'`)
  expect(made).toEqual({
    name: 'Open garden',
    kind: 'CLOSED',
    personId: room.people.ada,
    role: 'OWNER',
    respondWithin: null,
    ideaCount: 1,
  })
})

test('what was imported into a closed space is found and read by its members alone', async () => {
  const after = await lastEvent()
  await bring(await file('id,title,body\n1,Zebra crossing,Paint it at the gate\n'))
  await runConsequencesSince(after)
  const search =
    'query { search(query: "zebra crossing") { hits { title } } ideas(first: 50) { edges { node { title } } } }'
  type Found = { search: { hits: object[] }; ideas: { edges: { node: { title: string } }[] } }
  const forOwner = await asker(room.people.ada).ask<Found>(search)
  const forOther = await asker(room.people.mia).ask<Found>(search)
  expect(forOwner.search.hits).toHaveLength(1)
  expect(forOwner.ideas.edges.map(({ node }) => node.title)).toContain('Zebra crossing')
  expect(forOther.search.hits).toEqual([])
  expect(forOther.ideas.edges.map(({ node }) => node.title)).not.toContain('Zebra crossing')
})

test('who may not post in a space cannot import into it', async () => {
  await bring(await file('id,title\n1,Ours alone\n'))
  await expect(bring(await file('id,title\n2,Mine too\n'), {}, room.people.mia)).rejects.toThrow(
    `Mia Member cannot post in ${room.space}`,
  )
  expect(await kept()).toHaveLength(1)
})

test('known people are found by e-mail or by a name of their own; all others stay by name', async () => {
  const authors = [
    'MIA@hollin.example',
    'Mia Member <old@else.example>',
    'mia member',
    'Ben Twice',
    'Someone Else',
    String(room.people.mia),
  ]
  await bring(
    await file(
      lines(...authors.map((author, i) => ({ id: `${i}`, title: `Idea ${i}`, author }))),
      'jsonl',
    ),
  )
  expect((await kept()).map(({ authorId, authorName }) => authorId ?? authorName)).toEqual([
    room.people.mia,
    room.people.mia,
    room.people.mia,
    'Ben Twice',
    'Someone Else',
    `Person ${room.people.mia}`,
  ])
})

test('supports of known people are theirs, the others are counted; votes against and unknown columns stay as labels', async () => {
  const row = {
    id: 'a',
    title: 'Quiet room',
    votes_for: 20,
    votes_against: 93,
    origin: { floor: 2 },
    __proto__x: '',
    category: 'Buildings',
    tags: ['Noise', 'x', 'a'.repeat(50)],
  }
  const named = {
    id: 'b',
    title: 'Bike rack',
    supports: ['mia@hollin.example', 'Nobody Known', 'Mia Member'],
  }
  await bring(await file(lines(row, named), 'jsonl'))
  expect(await kept()).toMatchObject([
    {
      supportCount: 20,
      importedSupports: 20,
      tags: ['buildings', 'noise'],
      labels: {
        votes_against: 93,
        origin: { floor: 2 },
        category: 'Buildings',
        tags: ['x', 'a'.repeat(50)],
      },
    },
    { supportCount: 3, importedSupports: 2 },
  ])
  expect(
    await db.rows(
      sql`select u."personId" from "Support" u join "Post" p on p.id = u."postId" where p.title = 'Bike rack'`,
    ),
  ).toEqual([{ personId: room.people.mia }])
})

test('dates are kept: an old board does not move now', async () => {
  await bring(
    await file(
      lines(
        {
          id: '1',
          title: 'Long ago',
          created: '2009-05-20',
          comments: [
            { id: 'c', text: 'Later', when: '2009-06-01' },
            { id: 'd', text: 'Too early', when: '2001-01-01' },
          ],
        },
        { id: '2', title: 'Undated' },
      ),
      'jsonl',
    ),
  )
  const [dated, undated] = await kept()
  expect(dated).toMatchObject({
    createdAt: new Date('2009-05-20T12:00:00Z'),
    activeAt: new Date('2009-06-01T12:00:00Z'),
    commentCount: 2,
  })
  expect(dated?.trending).toBeGreaterThan(scoreAt(new Date('2009-06-01T12:00:00Z'), 2))
  expect(dated?.trending).toBeLessThan(scoreAt(new Date('2009-06-03T12:00:00Z'), 2))
  expect(undated?.createdAt).toEqual(dated?.createdAt)
  expect((await discussion()).map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
    '2009-06-01',
    '2009-05-20',
  ])
})

test('the same file twice changes nothing and writes nothing', async () => {
  const path = await file(
    lines(
      { id: '1', title: 'One', body: 'Text', comments: [{ id: '9', text: 'Yes' }] },
      { id: '2', title: 'Two' },
    ),
    'jsonl',
  )
  await bring(path)
  const before = [await kept(), await discussion(), await lastEvent()]
  const report = await bring(path)
  expect(report).toMatchObject({
    ideas: { new: 0, changed: 0, unchanged: 2, refused: 0 },
    comments: { new: 0, changed: 0, unchanged: 1, refused: 0 },
  })
  expect([await kept(), await discussion(), await lastEvent()]).toEqual(before)
})

test('a changed row changes its idea, and what it said before can be read', async () => {
  await bring(
    await file(
      lines({ id: '1', title: 'One', body: 'Before', votes: 4 }, { id: '2', title: 'Two' }),
      'jsonl',
    ),
  )
  const after = await lastEvent()
  const report = await bring(
    await file(
      lines(
        { id: '1', title: 'One', body: 'After', votes: 7, comments: ['New talk'] },
        { id: '2', title: 'Two' },
      ),
      'jsonl',
    ),
  )
  expect(report).toMatchObject({
    ideas: { new: 0, changed: 1, unchanged: 1 },
    comments: { new: 1 },
  })
  const [one] = await kept()
  expect(one).toMatchObject({ body: 'After', version: 2, supportCount: 7, commentCount: 1 })
  expect(
    await db.rows(sql`select body, "editorId" from "PostRevision" where "postId" = ${one?.id}`),
  ).toEqual([{ body: 'Before', editorId: null }])
  expect(await recordedEvents(after)).toMatchObject([
    { name: 'ideas.import-started', actorId: room.people.ada },
    {
      name: 'ideas.imported',
      actorId: null,
      payload: { ideaIds: [one?.id], changedPostIds: [one?.id] },
    },
  ])
})

test('the log names who began an import; what its rows did is Atrium’s, not that person’s', async () => {
  const path = await file(lines({ id: '1', title: 'One', comments: ['Talk'] }), 'jsonl')
  const after = await lastEvent()
  await bring(path, { dryRun: true })
  expect(await recordedEvents(after)).toEqual([])
  await bring(path)
  const { events } = await asker(room.people.ada).ask<{
    events: { edges: { node: Logged }[] }
  }>(`query { events(topic: "ideas", first: 2) { edges { node {
    actorKind detail subject { name } parts { text path } } } } }`)
  const [rows, began] = events.edges.map(({ node }) => node)
  const name = basename(path)
  expect(rows).toMatchObject({ actorKind: 'SYSTEM', subject: null })
  expect(rows?.parts.map(({ text }) => text).join('')).toMatch(
    new RegExp(`^The import of ${name} added ideas to `),
  )
  expect(began).toMatchObject({ actorKind: 'PERSON', subject: { name: 'Ada Admin' }, detail: name })
})
type Logged = {
  actorKind: string
  detail: string
  subject: { name: string } | null
  parts: { text: string; path: string | null }[]
}

test('a stage that somebody here has set is not taken back by a file', async () => {
  const row = (status: string) =>
    lines({ id: '1', title: 'One', status }, { id: '2', title: 'Two', status })
  await bring(await file(row('planned'), 'jsonl'))
  expect((await kept()).map(({ status, labels }) => [status, labels])).toEqual([
    ['SHAPING', { status: 'planned' }],
    ['SHAPING', { status: 'planned' }],
  ])
  const [one] = await kept()
  await db.rows(
    sql`insert into "StatusChange" ("ideaId", "from", "to", "byId") values (${one?.id}, 'SHAPING', 'SHAPING', ${room.people.ada})`,
  )
  await bring(await file(row('done'), 'jsonl'))
  expect((await kept()).map(({ status }) => status)).toEqual(['SHAPING', 'IN_USE'])
  const stages = await db.rows(sql`
    select c.status, c.ideas from "BoardStatusCount" c join "Board" b on b.id = c."boardId" join "Space" s on s.id = b."spaceId"
    where s.slug = ${room.space} and c.ideas > 0 order by c.status`)
  expect(stages).toEqual([
    { status: 'SHAPING', ideas: 1 },
    { status: 'IN_USE', ideas: 1 },
  ])
})

test('two imports of the same file at once bring each idea once', async () => {
  await bring(await file('id,title\n0,First\n'))
  const path = await file(
    `id,title\n${Array.from({ length: 450 }, (_, i) => `${i},Idea ${i}`).join('\n')}\n`,
  )
  const reports = await Promise.all([bring(path), bring(path)])
  expect(reports.map(({ ideas }) => ideas.new).reduce((a, b) => a + b)).toBe(449)
  expect(await kept()).toHaveLength(450)
})

test('nobody is notified of what comes from elsewhere, and known authors follow their ideas', async () => {
  const after = await lastEvent()
  await bring(await file('id,title,author\n1,Mine,mia@hollin.example\n'))
  await runConsequencesSince(after)
  expect(
    await db.rows(sql`select 1 from "Notification" where "personId" = ${room.people.mia}`),
  ).toEqual([])
  expect(
    await db.rows(
      sql`select f."personId", p."followerCount" from "PostFollow" f join "Post" p on p.id = f."postId" where p.title = 'Mine'`,
    ),
  ).toEqual([{ personId: room.people.mia, followerCount: 1 }])
})
