// Following tags, searches and boards: what they bring, whom they notify, and when it ends.
import { beforeAll, describe, expect, test } from 'vitest'
import { Conflict, type Invalid, NotFound } from '#graphql/errors.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_TOPICS } from './limits.ts'

const FOLLOW = `mutation($kind: TopicKind!, $key: String!, $space: String, $level: FollowLevel!) {
  followTopic(kind: $kind, key: $key, space: $space, level: $level) { kind key level title path } }`
const TOPIC = `query($kind: TopicKind!, $key: String!, $space: String) {
  topic(kind: $kind, key: $key, space: $space) { level noticesPerWeek } }`
const LIST = '{ followedTopics { kind key title level } }'
const POST = 'mutation($input: PostIdeaInput!) { postIdea(input: $input) { number } }'
const BELL = '{ notifications(first: 50) { edges { node { kind events sentence url } } } }'
const LEAVE =
  'mutation($space: ID!, $person: ID!) { removeMember(spaceId: $space, personId: $person) }'

type Bell = {
  notifications: {
    edges: { node: { kind: string; events: number; sentence: string; url: string } }[]
  }
}
const bellOf = async (who: Asker) =>
  (await who.ask<Bell>(BELL)).notifications.edges.map(({ node }) => node)
const topicsIn = async (who: Asker) =>
  (await bellOf(who)).filter(({ kind }) => kind === 'TOPIC_POST')
const follow = (who: Asker, kind: string, key: string, more: Record<string, unknown> = {}) =>
  who.ask<{ followTopic: Record<string, string> }>(FOLLOW, { kind, key, level: 'FOLLOW', ...more })
const newPerson = async () => asker((await makePerson(db)).id)

let cast: Cast
let ann: Asker
let ben: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
})
const post = async (who: Asker, board: string, title: string, tags: string[] = []) => {
  const before = await lastEvent()
  const { postIdea } = await who.ask<{ postIdea: { number: number } }>(POST, {
    input: { board, title, body: 'It would help all of us.', tags },
  })
  await runConsequencesSince(before)
  return postIdea.number
}

describe('a new post', () => {
  test('with a followed tag notifies once, grouped while it is unread; delivered again it says nothing more', async () => {
    const reader = await newPerson()
    await follow(reader, 'TAG', 'Batteries')
    const before = await lastEvent()
    await post(ben, cast.field.board, 'Swap packs at noon', ['batteries'])
    await post(ben, cast.field.board, 'Charge them at night', ['batteries', 'night'])
    await post(ben, cast.field.board, 'Something else', ['night'])
    await runConsequencesSince(before)
    expect(await topicsIn(reader)).toMatchObject([
      { events: 2, sentence: '2 new posts on “batteries”, the latest “Charge them at night”' },
    ])
  })
  test('that a followed search finds notifies, in other forms of its words, too', async () => {
    const reader = await newPerson()
    await follow(reader, 'SEARCH', 'humming compressor')
    const number = await post(ben, cast.field.board, 'Compressors that hum at night')
    await post(ben, cast.field.board, 'Better sandwiches on Friday')
    expect(await topicsIn(reader)).toMatchObject([{ events: 1, url: `/ideas/${number}` }])
  })
  test('tells nobody who wrote it, may not see it or has muted the tag, and nobody twice for a board and its tag', async () => {
    const [author, stranger, muter, both] = [
      ann,
      asker(cast.dan),
      await newPerson(),
      await newPerson(),
    ]
    for (const who of [author, stranger, both]) await follow(who, 'TAG', 'valves')
    await follow(muter, 'SEARCH', 'valve')
    await follow(muter, 'TAG', 'valves', { level: 'MUTE' })
    await follow(both, 'BOARD', cast.field.board)
    await post(author, cast.vault.board, 'Valves of the vault', ['valves'])
    expect(await topicsIn(author)).toEqual([])
    expect(await topicsIn(stranger)).toEqual([])
    await post(author, cast.field.board, 'Valves of the field', ['valves'])
    expect(await topicsIn(stranger)).toHaveLength(1)
    expect(await topicsIn(muter)).toEqual([])
    expect((await bellOf(both)).map(({ kind }) => kind)).toEqual(['IDEA_ON_BOARD'])
  })
  test('stands on Home for whoever follows its tag, and says so', async () => {
    const reader = await newPerson()
    await follow(reader, 'TAG', 'ropes')
    const number = await post(ben, cast.field.board, 'Longer ropes', ['ropes'])
    for (const list of ['FOLLOWING', 'FOR_YOU']) {
      const { homePosts } = await reader.ask<{ homePosts: { edges: { node: object }[] } }>(
        'query($list: HomeList) { homePosts(list: $list) { edges { node { reason topic post { number } } } } }',
        { list },
      )
      const expected = { reason: 'FOLLOWED_TOPIC', topic: 'ropes', post: { number } }
      expect(homePosts.edges.map(({ node }) => node)).toContainEqual(expected)
    }
  })
})

describe('before one follows', () => {
  test('it says how many notices a week it would bring, of what one may see, over 28 days', async () => {
    const ago = (time: number) => new Date(Date.now() - days(time))
    const make = (boardId: number, createdAt: Date) =>
      makeIdea(db, { boardId, authorId: cast.ben, tags: ['ladders'], createdAt })
    for (let day = 1; day <= 8; day++) await make(cast.field.boardId, ago(day))
    await make(cast.field.boardId, ago(30))
    await make(cast.vault.boardId, ago(2))
    const ask = (who: Asker) =>
      who.ask<{ topic: object }>(TOPIC, { kind: 'TAG', key: 'ladders' }).then(({ topic }) => topic)
    expect(await ask(asker(cast.dan))).toEqual({ level: 'NONE', noticesPerWeek: 2 })
    expect(await ask(ann)).toEqual({ level: 'NONE', noticesPerWeek: 2.3 })
  })
  test('a board and a search are counted as well', async () => {
    const reader = await newPerson()
    for (let nth = 0; nth < 4; nth++) await post(ben, cast.field.board, `Gutters, part ${nth}`)
    const weekly = async (kind: string, key: string) =>
      (await reader.ask<{ topic: { noticesPerWeek: number } }>(TOPIC, { kind, key })).topic
        .noticesPerWeek
    expect(await weekly('SEARCH', 'gutters')).toBe(1)
    expect(await weekly('BOARD', cast.field.board)).toBeGreaterThanOrEqual(1)
  })
})

describe('what is followed', () => {
  test('is listed, once however often, and let go of', async () => {
    const reader = await newPerson()
    await follow(reader, 'TAG', 'Pumps')
    await follow(reader, 'TAG', ' pumps')
    await follow(reader, 'SEARCH', 'quiet pumps')
    await follow(reader, 'BOARD', cast.field.board, { level: 'MUTE' })
    const list = async () =>
      (await reader.ask<{ followedTopics: { kind: string; level: string }[] }>(LIST)).followedTopics
    expect((await list()).map(({ kind, level }) => [kind, level])).toEqual([
      ['TAG', 'FOLLOW'],
      ['SEARCH', 'FOLLOW'],
      ['BOARD', 'MUTE'],
    ])
    await follow(reader, 'TAG', 'pumps', { level: 'NONE' })
    await follow(reader, 'BOARD', cast.field.board, { level: 'NONE' })
    expect(await list()).toMatchObject([{ kind: 'SEARCH' }])
  })
  test('of a space ends when one leaves it: a search within it, and its boards', async () => {
    const member = await newPerson()
    const { spaceId } = cast.vault
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${member.id})`,
    )
    await db.rows(sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${spaceId}`)
    const { space: slug } = cast.vault
    await follow(member, 'SEARCH', 'locks', { space: slug })
    await follow(member, 'BOARD', cast.vault.board)
    expect((await member.ask<{ followedTopics: object[] }>(LIST)).followedTopics).toHaveLength(2)
    await member.ask(LEAVE, { space: String(spaceId), person: String(member.id) })
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${member.id})`,
    )
    expect((await member.ask<{ followedTopics: object[] }>(LIST)).followedTopics).toEqual([])
    await post(ann, cast.vault.board, 'New locks for the vault')
    expect(await bellOf(member)).toEqual([])
  })
  test('is at most a hundred, and the refusal says so', async () => {
    const reader = await newPerson()
    for (let nth = 0; nth < MAX_TOPICS; nth++) await follow(reader, 'TAG', `tag ${nth}`)
    for (const [kind, key] of [
      ['TAG', 'one more'],
      ['SEARCH', 'one more'],
    ] as const)
      await expect(follow(reader, kind, key)).rejects.toBeInstanceOf(Conflict)
    // Whoever makes a board follows it: boards do not count.
    await follow(reader, 'BOARD', cast.field.board)
    await follow(reader, 'TAG', 'tag 7', { level: 'MUTE' })
    await follow(reader, 'TAG', 'tag 7', { level: 'NONE' })
    await follow(reader, 'TAG', 'one more')
  })
  test('a board or a space that one may not see is not found; nothing at all is refused by its field', async () => {
    const stranger = asker(cast.dan)
    await expect(follow(stranger, 'BOARD', cast.vault.board)).rejects.toBeInstanceOf(NotFound)
    await expect(follow(stranger, 'SEARCH', 'locks', { space: 'vault' })).rejects.toBeInstanceOf(
      NotFound,
    )
    const refusal = await follow(stranger, 'TAG', ' ').catch((error: unknown) => error)
    expect(Object.keys((refusal as Invalid).fields)).toEqual(['key'])
  })
  test('an open page of one’s own settings learns of it', async () => {
    const reader = await newPerson()
    await staysLive({
      reader,
      room: `person:${reader.id}`,
      document: LIST,
      change: () => follow(reader, 'TAG', 'sheds'),
    })
  })
})
