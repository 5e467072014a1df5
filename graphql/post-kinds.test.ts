// A kind of post that only tests know (graphql/testing-kind) goes through everything that posts share, on a real database:
// what its one folder does not say is said nowhere else either. The kind is read before the schema is made.
import '#graphql/testing-kind/feature.ts'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import { io } from 'socket.io-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { livePostRoutes } from '#graphql/comments/http.ts'
import { features } from '#graphql/features.ts'
import { begin } from '#graphql/guards.ts'
import { startSession } from '#graphql/identity/service.ts'
import { writeMail } from '#graphql/notifications/digest.ts'
import { openRealtime } from '#graphql/realtime.ts'
import { SESSION_COOKIE, viewerOfCookie } from '#graphql/requests.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
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

type Memo = { id: string; number: number; path: string; version: number }
const POST = `mutation($space: String!, $input: MemoInput!) {
  postMemo(space: $space, input: $input) { id number path version } }`
const EDIT = `mutation($id: ID!, $version: Int!, $input: MemoInput!) {
  editMemo(id: $id, version: $version, input: $input) { version } }`
const COMMENT = 'mutation($input: PostCommentInput!) { postComment(input: $input) { number path } }'
const SUPPORT = 'mutation($id: ID!) { supportPost(postId: $id) { supportCount isSupported } }'
const UNSUPPORT = 'mutation($id: ID!) { withdrawPostSupport(postId: $id) { supportCount } }'
const FOLLOW = 'mutation($id: ID!, $level: FollowLevel!) { followPost(postId: $id, level: $level) }'
const MERGE = `mutation($id: ID!, $into: ID!) { mergePosts(postId: $id, intoId: $into) {
  mergedInto { number } viewerCan { support merge unmerge } } }`
const UNMERGE = `mutation($id: ID!) { unmergePost(postId: $id, note: "Two things") { mergedInto { number } } }`
const PAGE = `query($id: ID!) { post(id: $id) {
  __typename kind number path title html version commentCount followerCount supportCount isSupported follow
  author { name } space { slug } files { id } revisions { version title }
  supporters(first: 5) { edges { node { person { name } } } } mergedInto { number } mergedPosts { number }
  comments(first: 5) { edges { node { body reactions { emoji count } } } }
  viewerCan { comment support edit merge unmerge }
  statusName statusLabel place ... on Memo { isUrgent } } }`

let nth = 0
async function post(who: Asker = ann, more: Record<string, unknown> = {}, space = 'field') {
  const input = { title: `Memo ${++nth}`, body: 'Read before Monday.', ...more }
  return (await who.ask<{ postMemo: Memo }>(POST, { space, input })).postMemo
}
const page = async (id: string | number, who: Asker = ben) =>
  (await who.ask<{ post: Record<string, unknown> | null }>(PAGE, { id })).post
const comment = async (memo: Memo, who: Asker, body: string) =>
  (
    await who.ask<{ postComment: { number: number; path: string } }>(COMMENT, {
      input: { postId: memo.id, body },
    })
  ).postComment
const notificationsOf = async (who: Asker) =>
  (
    await who.ask<{
      notifications: { edges: { node: { kind: string; sentence: string; url: string } }[] }
    }>('{ notifications(first: 20) { edges { node { kind sentence url } } } }')
  ).notifications.edges.map(({ node }) => node)
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )
/** Does something and waits for all its consequences. */
async function letFollow<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const since = await lastEvent()
  const answer = await work()
  await runConsequencesSince(since)
  return answer
}

describe('a post of a new kind', () => {
  test('is read through the interface, by its global id and by its number', async () => {
    const memo = await post(ann, { tags: ['urgent'] })
    expect(memo.path).toBe(`/memos/${memo.number}`)
    expect(await page(memo.id)).toMatchObject({
      __typename: 'Memo',
      kind: 'MEMO',
      number: memo.number,
      author: { name: 'Ann Archer' },
      space: { slug: 'field' },
      isUrgent: true,
      statusName: 'URGENT',
      statusLabel: 'Urgent',
      place: 'The memo list',
      viewerCan: { comment: true, support: true, edit: false, merge: false, unmerge: false },
    })
    expect(await page(memo.number)).toEqual(await page(memo.id))
  })

  test('is commented on, reacted to, followed and muted', async () => {
    const memo = await post()
    const said = await letFollow(() => comment(memo, ben, 'Read it.'))
    expect(said.path).toBe(`/memos/${memo.number}#comment-${said.number}`)
    await ann.ask(
      'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }',
      {
        id: said.number,
      },
    )
    await dan.ask(FOLLOW, { id: memo.id, level: 'MUTE' })
    expect(await page(memo.id)).toMatchObject({
      commentCount: 1,
      followerCount: 2,
      follow: 'FOLLOW',
      comments: { edges: [{ node: { body: 'Read it.', reactions: [{ emoji: '👍', count: 1 }] } }] },
    })
    const before = (await notificationsOf(dan)).length
    await letFollow(() => comment(memo, cleo, 'Me too.'))
    expect((await notificationsOf(ann))[0]).toMatchObject({
      sentence: expect.stringMatching(/^Cleo Costa and Ben Bakker commented on “Memo \d+”$/),
      url: expect.stringMatching(/^\/memos\/\d+#comment-\d+$/),
    })
    expect(await notificationsOf(dan)).toHaveLength(before)
  })

  test('names people, carries files and empties its draft', async () => {
    const save = `mutation($place: String!) { saveDraft(place: $place, content: "{}", baseVersion: 0) }`
    await ann.ask(save, { place: 'memo' })
    expect(await code(ann.ask(save, { place: 'poem' }))).toBe('INVALID')
    const file = 'f'.repeat(32)
    await db.rows(sql`
      insert into "File" (id, "ownerId", name, "mediaType", bytes) values (${file}, ${cast.ann}, 'a.txt', 'text/plain', 1)`)
    const memo = await letFollow(() => post(ann, { body: 'For @Dan Dvorak.', fileIds: [file] }))
    expect((await notificationsOf(dan))[0]?.sentence).toBe(
      `Ann Archer mentioned you in “Memo ${nth}”`,
    )
    expect(await page(memo.id)).toMatchObject({ files: [{ id: file }] })
    const drafts = await ann.ask<{ draft: object | null }>('{ draft(place: "memo") { version } }')
    expect(drafts.draft).toBeNull()
  })

  test('is supported once a person; its author hears of it in the words of the kind', async () => {
    const memo = await post()
    await letFollow(() => Promise.all([1, 2, 3].map(() => ben.ask(SUPPORT, { id: memo.id }))))
    expect(await page(memo.id)).toMatchObject({
      supportCount: 1,
      isSupported: true,
      supporters: { edges: [{ node: { person: { name: 'Ben Bakker' } } }] },
    })
    expect((await notificationsOf(ann))[0]?.sentence).toBe(
      `Ben Bakker supported your memo “Memo ${nth}”`,
    )
    await ben.ask(UNSUPPORT, { id: memo.id })
    expect(await page(memo.id)).toMatchObject({ supportCount: 0, isSupported: false })
  })

  test('keeps its earlier words; an edit of an older version is a conflict', async () => {
    const memo = await post()
    const input = { title: 'Read before Tuesday', body: 'Later.' }
    await ann.ask(EDIT, { id: memo.id, version: 1, input })
    expect(await page(memo.id)).toMatchObject({
      title: 'Read before Tuesday',
      version: 2,
      revisions: [{ version: 1, title: `Memo ${nth}` }],
    })
    expect(await code(ann.ask(EDIT, { id: memo.id, version: 1, input }))).toBe('CONFLICT')
    expect(await code(ben.ask(EDIT, { id: memo.id, version: 2, input }))).toBe('NOT_ALLOWED')
  })

  test('is merged by its author or who looks after the space, and unmerged exactly', async () => {
    const one = await post()
    const two = await post(cleo)
    for (const who of [ben, dan]) await who.ask(SUPPORT, { id: one.id })
    await ben.ask(SUPPORT, { id: two.id })
    expect(await code(ben.ask(MERGE, { id: one.id, into: two.id }))).toBe('NOT_ALLOWED')
    await letFollow(() => ann.ask(MERGE, { id: one.id, into: two.id }))
    expect(await page(two.id)).toMatchObject({
      supportCount: 2,
      mergedPosts: [{ number: one.number }],
    })
    expect(await page(one.id, ann)).toMatchObject({
      mergedInto: { number: two.number },
      viewerCan: { support: false, edit: false, merge: false, unmerge: true },
    })
    expect((await notificationsOf(ben))[0]?.sentence).toMatch(
      /^Ann Archer merged “Memo \d+” into another memo$/,
    )
    expect(await code(dan.ask(SUPPORT, { id: one.id }))).toBe('NOT_ALLOWED')
    await letFollow(() => cleo.ask(UNMERGE, { id: one.id }))
    expect(await page(two.id)).toMatchObject({ supportCount: 1, mergedPosts: [] })
    expect(await page(one.id)).toMatchObject({ supportCount: 2, mergedInto: null })
    expect((await notificationsOf(ben))[0]?.sentence).toMatch(/unmerged “Memo \d+”$/)
    expect(await code(cleo.ask(UNMERGE, { id: one.id }))).toBe('CONFLICT')
  })

  test('is not merged into a post of another kind, or of another space', async () => {
    const memo = await post()
    const { postIdea } = await ann.ask<{ postIdea: { id: string } }>(
      'mutation { postIdea(input: { space: "field", title: "An idea" }) { id } }',
    )
    const elsewhere = await post(ann, {}, 'lab')
    expect(await code(ann.ask(MERGE, { id: memo.id, into: postIdea.id }))).toBe('INVALID')
    expect(await code(ann.ask(MERGE, { id: memo.id, into: elsewhere.id }))).toBe('INVALID')
    expect(await code(ann.ask(MERGE, { id: memo.id, into: memo.id }))).toBe('INVALID')
  })

  test('is found, by its kind and its status, with its own address', async () => {
    await letFollow(() => post(ann, { title: 'Zirkon polish', tags: ['urgent'] }))
    await letFollow(() => post(ann, { title: 'Zirkon rinse' }))
    const memo = await letFollow(() => post(ann, { title: 'Zirkon sealed' }, 'vault'))
    const SEARCH = `query($statuses: [PostStatus!]) {
      search(query: "zirkon", kinds: [MEMO], statuses: $statuses) {
        hits { kind title url id node { __typename id ... on Memo { isUrgent } } }
        kinds { kind other count } statuses { status label count } } }`
    type Found = {
      search: {
        hits: { url: string; id: string; node: object }[]
        kinds: object[]
        statuses: object[]
      }
    }
    const { search } = await dan.ask<Found>(SEARCH)
    expect(search.hits).toHaveLength(2)
    expect(search.hits[0]).toMatchObject({
      kind: 'MEMO',
      url: expect.stringMatching(/^\/memos\/\d+$/),
      node: { __typename: 'Memo', id: search.hits[0]?.id },
    })
    expect(search.kinds).toEqual([{ kind: 'MEMO', other: 'memos', count: 2 }])
    expect(search.statuses).toEqual(
      expect.arrayContaining([
        { status: 'URGENT', label: 'Urgent', count: 1 },
        { status: 'CALM', label: 'Calm', count: 1 },
      ]),
    )
    const urgent = await dan.ask<Found>(SEARCH, { statuses: ['URGENT'] })
    expect(urgent.search.hits).toMatchObject([{ node: { isUrgent: true } }])
    expect((await ann.ask<Found>(SEARCH)).search.hits).toHaveLength(3)
    const { similar } = await ann.ask<{ similar: { kind: string; node: { id: string } }[] }>(
      'query($not: Int) { similar(text: "Zirkon sealed", kinds: [MEMO], exceptNumber: $not) { kind node { id } } }',
      { not: memo.number },
    )
    expect(similar.map(({ node }) => node.id)).not.toContain(memo.id)
    expect(similar.length).toBeGreaterThan(0)
  })

  test('stands in mails and in the log, named only to those who may see it', async () => {
    const memo = await post(ann, { title: 'Sealed orders' }, 'vault')
    await letFollow(() => comment(memo, ben, 'Read.'))
    await db.rows(sql`update "Person" set "emailFrequency" = 'AT_ONCE' where id = ${cast.ann}`)
    await writeMail({ personId: cast.ann, key: 'memo', before: new Date().toISOString() })
    const mail = await db.first<{ text: string }>(
      sql`select text from "Mail" where "personId" = ${cast.ann}`,
    )
    expect(mail?.text).toContain('Ben Bakker commented on “Sealed orders”')
    expect(mail?.text).toContain(`/memos/${memo.number}#comment-`)
    type Log = { events: { edges: { node: { parts: { text: string; path: string | null }[] } }[] } }
    const logged = async (topic: string) =>
      (
        await eve.ask<Log>(
          'query($topic: String) { events(topic: $topic, first: 1) { edges { node { parts { text path } } } } }',
          { topic },
        )
      ).events.edges[0]?.node.parts
    expect(await logged('comment')).toEqual([
      { text: 'Ben Bakker', path: null },
      { text: ' commented on ', path: null },
      { text: 'a post that is not open to you', path: null },
    ])
    const open = await post()
    expect(await logged('memo')).toEqual([
      { text: 'Ann Archer', path: null },
      { text: ' posted the memo ', path: null },
      { text: `Memo ${nth}`, path: open.path },
    ])
  })
})

describe('an open page of a new kind', () => {
  test('hears of every change of its answer', async () => {
    const memo = await post()
    const said = await comment(memo, ben, 'First.')
    const other = await post()
    const changes: (() => Promise<unknown>)[] = [
      () => comment(memo, ann, 'Second.'),
      () =>
        ann.ask(
          'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }',
          {
            id: said.number,
          },
        ),
      () => ann.ask(SUPPORT, { id: memo.id }),
      () => ann.ask(UNSUPPORT, { id: memo.id }),
      () => ann.ask(EDIT, { id: memo.id, version: 1, input: { title: 'Anew', body: 'x' } }),
      () => ann.ask(MERGE, { id: other.id, into: memo.id }),
      () => ann.ask(UNMERGE, { id: other.id }),
    ]
    for (const change of changes)
      await staysLive({
        reader: ben,
        room: `post:${memo.number}`,
        document: PAGE,
        variables: { id: memo.id },
        change,
      })
    await staysLive({
      reader: ben,
      room: 'person:2',
      document: PAGE,
      variables: { id: memo.id },
      change: () => ben.ask(FOLLOW, { id: memo.id, level: 'MUTE' }),
    })
  })

  test('asks what changed with its kind’s own fields, and shows who is there', async () => {
    const memo = await post(ann, { tags: ['urgent'] })
    const hidden = await post(ann, {}, 'vault')
    const server = createServer(express().use(begin, livePostRoutes(schema)))
    const realtime = openRealtime(server, features, viewerOfCookie)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const cookie = `${SESSION_COOKIE}=${await startSession(cast.dan, 'test', '', 'test')}`
    const since = new Date(Date.now() - 1_000).toISOString()
    const ask = (number: number) =>
      fetch(`${address}/live/posts/${number}?since=${since}`, { headers: { cookie } })
    await comment(memo, ben, 'Meanwhile.')
    expect(await (await ask(memo.number)).json()).toMatchObject({
      post: {
        isUrgent: true,
        commentCount: 1,
        changedComments: { edges: [{ node: { body: 'Meanwhile.' } }] },
      },
    })
    expect((await ask(hidden.number)).status).toBe(404)
    const socket = io(address, {
      path: '/live/socket',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie, origin: address },
    })
    const enter = (number: number) => socket.timeout(5_000).emitWithAck('enter', `post:${number}`)
    expect(await enter(memo.number)).toMatchObject({ count: 1, people: [{ name: 'Dan Dvorak' }] })
    expect(await enter(hidden.number)).toBe(false)
    socket.disconnect()
    await realtime.stop()
  })
})

describe('who may not', () => {
  test('a memo of a hidden space does not exist for outsiders, whatever they try', async () => {
    const memo = await post(ann, {}, 'vault')
    expect(await page(memo.id, dan)).toBeNull()
    for (const id of [memo.id, memo.number])
      expect(
        await Promise.all([
          code(comment({ ...memo, id: String(id) }, dan, 'Hello?')),
          code(dan.ask(SUPPORT, { id })),
          code(dan.ask(UNSUPPORT, { id })),
          code(dan.ask(FOLLOW, { id, level: 'FOLLOW' })),
          code(dan.ask(MERGE, { id, into: id })),
          code(dan.ask(UNMERGE, { id })),
          code(dan.ask(EDIT, { id, version: 1, input: { title: 'Mine', body: '' } })),
        ]),
      ).toEqual(Array(7).fill('NOT_FOUND'))
  })

  test('an archived space takes nothing new', async () => {
    const memo = await post(ann, {}, 'lab')
    const other = await post(ann, {}, 'lab')
    await cleo.ask('mutation($id: ID!) { archiveSpace(spaceId: $id) { slug } }', {
      id: cast.lab.spaceId,
    })
    expect(
      await Promise.all([
        code(comment(memo, ben, 'Too late')),
        code(ben.ask(SUPPORT, { id: memo.id })),
        code(ann.ask(MERGE, { id: memo.id, into: other.id })),
        code(ann.ask(EDIT, { id: memo.id, version: 1, input: { title: 'Mine', body: '' } })),
        code(post(ann, {}, 'lab')),
      ]),
    ).toEqual(Array(5).fill('NOT_ALLOWED'))
    expect(await page(memo.id)).toMatchObject({
      viewerCan: { comment: false, support: false, edit: false, merge: false, unmerge: false },
    })
  })
})

describe('what features below the posts add to them', () => {
  const FOUND = '{ search(query: "quartz", kinds: [MEMO]) { hits { url } } }'
  const hits = async (who: Asker) =>
    (await who.ask<{ search: { hits: object[] } }>(FOUND)).search.hits.length

  test('it is reported, hidden from everybody but its author and moderators, and shown again', async () => {
    const memo = await letFollow(() => post(ann, { title: 'Quartz rinse' }))
    const REPORT =
      'mutation($id: ID!) { report(input: { postId: $id, reason: SPAM, note: "An ad" }) }'
    await letFollow(() => ben.ask(REPORT, { id: memo.id }))
    const CASES = '{ openCases(first: 1) { edges { node { number evidence } } } }'
    type Cases = { openCases: { edges: { node: { number: number; evidence: string } }[] } }
    const [open] = (await cleo.ask<Cases>(CASES)).openCases.edges
    expect(open?.node.evidence).toContain('Quartz rinse')
    const decide = (outcome: string) =>
      letFollow(() =>
        cleo.ask(
          'mutation($number: Int!, $outcome: ModerationOutcome!) { decideCase(number: $number, outcome: $outcome, reason: "Looked at") { number } }',
          { number: open?.node.number, outcome },
        ),
      )
    await decide('HIDDEN')
    expect(await page(memo.id, dan)).toBeNull()
    expect([await hits(dan), await hits(ben)]).toEqual([0, 0])
    expect(await page(memo.id, ann)).toMatchObject({ number: memo.number })
    await decide('KEPT')
    expect(await page(memo.id, dan)).toMatchObject({ number: memo.number })
    expect(await hits(dan)).toBe(1)
  })

  test('restricted, it is there for those who are admitted alone', async () => {
    const memo = await post(ann, { title: 'Quartz for two' })
    await db.rows(sql`update "Post" set "isRestricted" = true where id = ${memo.number}`)
    for (const id of [cast.ann, cast.ben])
      await db.rows(
        sql`insert into "PostReader" ("postId", "personId", at) values (${memo.number}, ${id}, now())`,
      )
    const said = await letFollow(() =>
      comment(memo, ben, 'For @Dan Dvorak and @Ann Archer: quartz.'),
    )
    expect(await page(memo.id, ben)).toMatchObject({ commentCount: 1 })
    expect((await notificationsOf(ann))[0]?.url).toBe(said.path)
    expect(await page(memo.id, dan)).toBeNull()
    expect((await notificationsOf(dan)).map(({ url }) => url)).not.toContain(said.path)
    expect(await code(comment(memo, dan, 'Hello?'))).toBe('NOT_FOUND')
    const ALL = '{ search(query: "quartz") { hits { url } } }'
    type Hits = { search: { hits: { url: string }[] } }
    const urls = async (who: Asker) => (await who.ask<Hits>(ALL)).search.hits.map(({ url }) => url)
    expect(await urls(dan)).not.toContain(said.path)
    const input = { title: 'Quartz for two', body: 'Again.' }
    await letFollow(() => ann.ask(EDIT, { id: memo.id, version: 1, input }))
    // By search it is found by those whose role reads restricted posts.
    const { id: supporter } = await makePerson(db)
    await db.rows(
      sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${supporter}, 'SUPPORT', now())`,
    )
    expect(await urls(asker(supporter))).toContain(memo.path)
    expect(await urls(dan)).not.toContain(memo.path)
  })

  test('what is said under it and valued shows what people know', async () => {
    const memo = await post()
    const said = await comment(memo, ben, 'Rinse it twice.')
    const REACT = 'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }'
    await letFollow(() => ann.ask(REACT, { id: said.number }))
    expect(
      await db.rows(sql`select kind, "personId" from "Evidence" where "postId" = ${memo.number}`),
    ).toEqual([{ kind: 'COMMENT_VALUED', personId: cast.ben }])
  })
})

test('nothing that runs in production reads the kind of the tests', () => {
  const root = join(import.meta.dirname, '..')
  for (const file of ['graphql/features.ts', 'graphql/schema.ts', 'server.ts'])
    expect(readFileSync(join(root, file), 'utf8'), file).not.toContain('testing-kind')
  expect(features.map(({ name }) => name)).not.toContain('memos')
})
