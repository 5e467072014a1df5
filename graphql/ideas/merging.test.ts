// Merging and unmerging, as people through documents: what came along goes back exactly, whatever happened in between.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
} from '#graphql/testing.ts'
import { db, inTransaction } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
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

const JOIN =
  'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into, note: "The same") { number } }'
const PART =
  'mutation($id: ID!, $note: String!) { unmergeIdea(ideaId: $id, note: $note) { status viewerCan { unmerge } } }'
const SUPPORT = 'mutation($id: ID!) { supportIdea(ideaId: $id) { number } }'
const UNSUPPORT = 'mutation($id: ID!) { withdrawSupport(ideaId: $id) { number } }'
const FOLLOW = 'mutation($id: ID!, $level: FollowLevel!) { followPost(postId: $id, level: $level) }'
const PAGE = `query($id: ID!) { idea(id: $id) { status supportCount followerCount nextStep declineReason declineText
  reopenIf assignee { name } responseDueAt mergedInto { number } viewerCan { unmerge respond support }
  statusChanges { from to note by { name } other { number } } } }`
type Page = { idea: Record<string, unknown> & { status: string; supportCount: number } }

const join = (id: number, into: number) => cleo.ask(JOIN, { id, into })
const part = (id: number, who: Asker = cleo) => who.ask(PART, { id, note: 'Two things after all' })
const look = async (id: number) => (await ben.ask<Page>(PAGE, { id })).idea
const fresh = (more: Partial<Parameters<typeof makeIdea>[1]> = {}) =>
  makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann, ...more })
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )
/** Everything that merging could touch, as it is now: who supports and follows since when, and the stored numbers. */
const state = (...ids: number[]) =>
  db.rows(sql`
    select i.id, i.status, i."supportCount", p."followerCount", i."assigneeId", i."nextStep", i."declineReason", i."declineText",
      i."reopenIf", p."mergedIntoId", i."responseDueAt", i."respondedAt",
      (select json_agg(json_build_array(u."personId", u.at, u."mergedFromId") order by u."personId") from "Support" u where u."postId" = i.id) as supports,
      (select json_agg(json_build_array(f."personId", f.at, f.level, f."mergedFromId") order by f."personId") from "PostFollow" f
        where f."postId" = i.id) as follows
    from "Idea" i join "Post" p on p.id = i.id where i.id = any(${ids}::int[]) order by i.id`)
const people = async (table: 'Support' | 'PostFollow', id: number): Promise<number[]> =>
  (
    await db.rows<{ who: number }>(
      table === 'Support'
        ? sql`select "personId" as who from "Support" where "postId" = ${id} order by 1`
        : sql`select "personId" as who from "PostFollow" where "postId" = ${id} order by 1`,
    )
  ).map(({ who }) => who)
const sorted = (...ids: number[]) => ids.sort((a, b) => a - b)

describe('unmerging what was merged', () => {
  test('leaves supports, followers, numbers and the status as they were before the merge', async () => {
    const one = await fresh({
      supporterIds: [cast.ben, cast.dan],
      status: 'TRIAL',
      assigneeId: cast.ben,
      respondedAt: new Date(),
    })
    const two = await fresh({ authorId: cast.dan, supporterIds: [cast.ben, cast.eve] })
    await db.rows(sql`update "Idea" set "nextStep" = 'Order the parts' where id = ${one.id}`)
    const before = await state(one.id, two.id)
    await join(one.id, two.id)
    expect(await look(two.id)).toMatchObject({ supportCount: 3, followerCount: 2 })
    await part(one.id)
    expect(await state(one.id, two.id)).toEqual(before)
    expect(await look(one.id)).toMatchObject({
      status: 'TRIAL',
      assignee: { name: 'Ben Bakker' },
      nextStep: 'Order the parts',
      mergedInto: null,
      statusChanges: [
        {
          from: 'TRIAL',
          to: 'MERGED',
          note: 'The same',
          by: { name: 'Cleo Costa' },
          other: { number: two.id },
        },
        {
          from: 'MERGED',
          to: 'TRIAL',
          note: 'Two things after all',
          by: { name: 'Cleo Costa' },
          other: { number: two.id },
        },
      ],
    })
  })

  test('a Not now comes back with its reason, its words and what would have to change', async () => {
    const one = await fresh()
    const two = await fresh()
    await cleo.ask(
      'mutation($id: ID!) { declineIdea(ideaId: $id, reason: "NO_BUDGET", text: "The crane is rented out.", reopenIf: "it is back") { number } }',
      { id: one.id },
    )
    // Its status is Not now, and it can be merged all the same.
    await join(one.id, two.id)
    expect(await look(one.id)).toMatchObject({ status: 'MERGED', declineReason: null })
    await part(one.id)
    expect(await look(one.id)).toMatchObject({
      status: 'NOT_NOW',
      declineReason: 'NO_BUDGET',
      declineText: 'The crane is rented out.',
      reopenIf: 'it is back',
      assignee: null,
    })
  })

  test('whoever supports or follows the other one themselves stays there: before, after, and by an old tab', async () => {
    const late = (await makePerson(db)).id
    const one = await fresh({ supporterIds: [cast.ben, cast.dan, cast.eve] })
    const two = await fresh({ authorId: cast.dan, supporterIds: [cast.ben] })
    await join(one.id, two.id)
    // Dan's page was opened before: his click finds his support there already, and makes it his own.
    await dan.ask(SUPPORT, { id: two.id })
    await asker(late).ask(SUPPORT, { id: two.id })
    await ann.ask(FOLLOW, { id: two.id, level: 'FOLLOW' })
    await part(one.id)
    expect(await people('Support', two.id)).toEqual(sorted(cast.ben, cast.dan, late))
    expect(await people('Support', one.id)).toEqual(sorted(cast.ben, cast.dan, cast.eve))
    expect(await people('PostFollow', two.id)).toEqual(sorted(cast.ann, cast.dan))
    expect(await look(two.id)).toMatchObject({ supportCount: 3, followerCount: 2 })
  })

  test('a support taken back in between stays taken back there, and given where it was given', async () => {
    const one = await fresh({ supporterIds: [cast.ben, cast.dan] })
    const two = await fresh()
    await join(one.id, two.id)
    await dan.ask(UNSUPPORT, { id: two.id })
    await ben.ask(UNSUPPORT, { id: two.id })
    await ben.ask(SUPPORT, { id: two.id })
    await part(one.id)
    expect(await people('Support', two.id)).toEqual([cast.ben])
    expect(await people('Support', one.id)).toEqual(sorted(cast.ben, cast.dan))
    expect(await look(two.id)).toMatchObject({ supportCount: 1 })
  })

  test('a follower who came along and then spoke there, or muted it, made that choice themselves', async () => {
    const one = await fresh({ authorId: cast.ben })
    const two = await fresh({ authorId: cast.dan })
    for (const who of [ann, eve]) await who.ask(FOLLOW, { id: one.id, level: 'FOLLOW' })
    await join(one.id, two.id)
    await ann.ask(
      'mutation($id: ID!) { postComment(input: { postId: $id, body: "Here too" }) { number } }',
      { id: two.id },
    )
    await eve.ask(FOLLOW, { id: two.id, level: 'MUTE' })
    await part(one.id)
    expect(await people('PostFollow', two.id)).toEqual(sorted(cast.ann, cast.dan, cast.eve))
    expect(await look(two.id)).toMatchObject({ followerCount: 2 })
  })

  test('somebody whom another joined idea would have brought too stays for that one’s sake', async () => {
    const [one, two, other] = [
      await fresh({ supporterIds: [cast.dan, cast.eve] }),
      await fresh({ supporterIds: [cast.dan] }),
      await fresh({ authorId: cast.dan }),
    ]
    await join(one.id, other.id)
    await join(two.id, other.id)
    await part(one.id)
    expect(await people('Support', other.id)).toEqual([cast.dan])
    expect(await people('PostFollow', other.id)).toEqual(sorted(cast.ann, cast.dan))
    await part(two.id)
    expect(await people('Support', other.id)).toEqual([])
    expect(await people('PostFollow', other.id)).toEqual([cast.dan])
  })

  test('when the other one was merged into a third one meanwhile, those who came through it leave that one too', async () => {
    const one = await fresh({ authorId: cast.eve, supporterIds: [cast.eve, cast.ben] })
    const two = await fresh({ authorId: cast.dan, supporterIds: [cast.dan] })
    const three = await fresh({ supporterIds: [cast.ben] })
    await join(one.id, two.id)
    const atTwo = await state(two.id)
    await join(two.id, three.id)
    expect(await people('Support', three.id)).toEqual(sorted(cast.ben, cast.dan, cast.eve))
    await part(one.id)
    expect(await people('Support', two.id)).toEqual([cast.dan])
    expect(await people('Support', three.id)).toEqual(sorted(cast.ben, cast.dan))
    expect(await look(three.id)).toMatchObject({ supportCount: 2, followerCount: 2 })
    // And merged again, unmerged in the other order.
    await part(two.id)
    expect(await people('Support', three.id)).toEqual([cast.ben])
    await join(one.id, two.id)
    expect((await state(two.id))[0]).toMatchObject({
      supportCount: (atTwo[0] as { supportCount: number }).supportCount,
    })
  })

  test('it works when the other one was withdrawn, or cannot be seen any longer', async () => {
    const one = await fresh({ supporterIds: [cast.eve] })
    const two = await fresh({ authorId: cast.dan })
    await join(one.id, two.id)
    await dan.ask('mutation($id: ID!) { withdrawIdea(ideaId: $id) { number } }', { id: two.id })
    await part(one.id)
    expect(await look(one.id)).toMatchObject({ status: 'NEW' })
    const three = await fresh({ authorId: cast.dan })
    await join(one.id, three.id)
    await db.rows(sql`update "Post" set state = 'REMOVED' where id = ${three.id}`)
    // Its page stays, without the name of what may not be seen.
    expect(await look(one.id)).toMatchObject({ status: 'MERGED', mergedInto: null })
    await part(one.id)
    expect(await people('Support', three.id)).toEqual([])
    expect((await look(one.id)).statusChanges).toHaveLength(4)
    await db.rows(sql`update "Post" set state = 'OPEN' where id = ${three.id}`)
  })

  test('an idea that was brought here with supporters nobody knows keeps their number', async () => {
    const one = await fresh({ authorId: null, authorName: 'Somebody', supporterIds: [cast.ben] })
    await db.rows(
      sql`with post as (update "Post" set "importedSupports" = 40, "supportCount" = 41 where id = ${one.id})
        update "Idea" set "supportCount" = 41 where id = ${one.id}`,
    )
    const two = await fresh()
    await join(one.id, two.id)
    expect(await look(two.id)).toMatchObject({ supportCount: 1 })
    await part(one.id)
    expect(await look(one.id)).toMatchObject({ supportCount: 41 })
    expect(await look(two.id)).toMatchObject({ supportCount: 0 })
  })

  test('what was merged before its status was remembered gets the status of its history', async () => {
    const one = await fresh({ status: 'BUILDING' })
    const two = await fresh()
    await join(one.id, two.id)
    await db.rows(sql`update "Idea" set "beforeMerge" = null where id = ${one.id}`)
    await part(one.id)
    expect(await look(one.id)).toMatchObject({ status: 'BUILDING', nextStep: '' })
  })

  test('somebody who left meanwhile does not hold it again', async () => {
    const gone = (await makePerson(db)).id
    const one = await fresh({ status: 'TRIAL', assigneeId: gone })
    const two = await fresh()
    await join(one.id, two.id)
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${gone}`)
    await part(one.id)
    expect(await look(one.id)).toMatchObject({ status: 'TRIAL', assignee: null })
  })

  test('a promised day that passed meanwhile is promised anew; one missed before stays missed; one ahead stays', async () => {
    const hour = 3_600_000
    const at = (hours: number) => new Date(Date.now() + hours * hour)
    const due = async (responseDueAt: Date, joinedAt: Date) => {
      const one = await fresh({ responseDueAt })
      const two = await fresh()
      await join(one.id, two.id)
      await db.rows(sql`update "Clock" set "pausedAt" = ${joinedAt} where "postId" = ${one.id}`)
      await part(one.id)
      return new Date((await look(one.id)).responseDueAt as string)
    }
    const [missed, ahead] = [at(-48), at(24)]
    expect(await due(missed, at(-24))).toEqual(missed)
    expect(await due(ahead, at(-24))).toEqual(ahead)
    expect((await due(at(-24), at(-48))).getTime()).toBeGreaterThan(Date.now() + 3 * 24 * hour)
  })
})

describe('who may, and how often', () => {
  test('whoever may join may part; its author and its supporters may not, and an outsider finds nothing', async () => {
    const one = await fresh({ supporterIds: [cast.ben] })
    const two = await fresh()
    expect((await cleo.ask<Page>(PAGE, { id: one.id })).idea).toMatchObject({
      viewerCan: { unmerge: false, respond: true },
    })
    await join(one.id, two.id)
    for (const other of [ann, ben, dan]) expect(await code(part(one.id, other))).toBe('NOT_ALLOWED')
    expect((await ann.ask<Page>(PAGE, { id: one.id })).idea).toMatchObject({
      viewerCan: { unmerge: false },
    })
    expect((await cleo.ask<Page>(PAGE, { id: one.id })).idea).toMatchObject({
      viewerCan: { unmerge: true, respond: false },
    })
    // Eve is an administrator, and the space is open to her.
    expect(await part(one.id, eve)).toEqual({
      unmergeIdea: { status: 'NEW', viewerCan: { unmerge: false } },
    })
    const secret = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ann })
    expect(await code(part(secret.id, eve))).toBe('NOT_FOUND')
  })

  test('a reason is asked for, by the field’s name', async () => {
    const one = await fresh()
    const two = await fresh()
    await join(one.id, two.id)
    await expect(cleo.ask(PART, { id: one.id, note: ' ' })).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { note: [expect.any(String)] } },
    })
  })

  test('of ten clicks in two tabs one parts it, the others hear that it stands by itself', async () => {
    const one = await fresh({ supporterIds: [cast.dan] })
    const two = await fresh({ supporterIds: [cast.eve] })
    await join(one.id, two.id)
    const results = await Promise.all(Array.from({ length: 10 }, () => code(part(one.id))))
    expect(results.filter((result) => result === 'done')).toHaveLength(1)
    expect(results.filter((result) => result === 'CONFLICT')).toHaveLength(9)
    expect(await people('Support', two.id)).toEqual([cast.eve])
    expect((await look(one.id)).statusChanges).toHaveLength(2)
    expect(await code(part(two.id))).toBe('CONFLICT')
    expect(await code(part(two.id, ann))).toBe('NOT_ALLOWED')
  })

  test('after any mixture of merging, unmerging, supporting and following at once every number is right', async () => {
    const ideas = await Promise.all(
      Array.from({ length: 4 }, () => fresh({ supporterIds: [cast.ben, cast.dan] })),
    )
    const id = (i: number) => (ideas[i % 4] as { id: number }).id
    const crowd = await Promise.all(
      Array.from({ length: 5 }, async () => asker((await makePerson(db)).id)),
    )
    await Promise.all(
      Array.from({ length: 120 }, (_, i) => {
        const who = crowd[i % 5] as Asker
        if (i % 6 === 0) return code(join(id(i / 6), id(i / 6 + 1)))
        if (i % 6 === 3) return code(part(id(i)))
        if (i % 6 === 4)
          return code(who.ask(FOLLOW, { id: id(i), level: i % 4 ? 'FOLLOW' : 'NONE' }))
        return code(who.ask(i % 5 ? SUPPORT : UNSUPPORT, { id: id(i * 3) }))
      }),
    )
    const wrong = (await miscounts(db)).filter((line) =>
      /supportCount|followerCount|stage counts|unanswered|promised/.test(line),
    )
    expect(wrong).toEqual([])
  })
})

describe('everyone concerned hears of it', () => {
  test('those who follow or support it are told where it stands, those who follow the other one that it left', async () => {
    const one = await fresh({ supporterIds: [cast.ben], title: 'A light in the stairwell' })
    const two = await fresh({ authorId: cast.dan, title: 'Lights everywhere' })
    await join(one.id, two.id)
    const since = await lastEvent()
    await part(one.id)
    expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['post.unmerged'])
    const told = await runConsequencesSince(since)
    expect(told).toEqual(expect.arrayContaining([`post:${one.id}`, `post:${two.id}`]))
    const latestFor = async (who: Asker) =>
      (
        await who.ask<{ notifications: { edges: { node: { sentence: string } }[] } }>(
          '{ notifications(first: 1) { edges { node { sentence } } } }',
        )
      ).notifications.edges[0]?.node.sentence
    expect(await latestFor(ann)).toBe(
      'Cleo Costa unmerged “A light in the stairwell”: its status is New again',
    )
    expect(await latestFor(ben)).toBe(
      'Cleo Costa unmerged “A light in the stairwell”: its status is New again',
    )
    expect(await latestFor(dan)).toBe('Cleo Costa unmerged another idea from “Lights everywhere”')
    // Delivered again, nobody is notified twice.
    const count = () =>
      db.first<{ n: number }>(sql`select sum(events)::int as n from "Notification"`)
    const before = await count()
    await runConsequencesSince(since)
    expect(await count()).toEqual(before)
  })

  test.each(['one', 'two'] as const)('the page of %s stays live', async (which) => {
    const one = await fresh({ supporterIds: [cast.eve] })
    const two = await fresh()
    await join(one.id, two.id)
    const { id } = { one, two }[which]
    await staysLive({
      reader: dan,
      room: `post:${id}`,
      document: PAGE,
      variables: { id },
      change: () => part(one.id),
    })
  })
})

test('unmerged while the other one is being merged into a third, those who came along leave that one too', async () => {
  const [idea, into, third] = [await fresh(), await fresh(), await fresh()]
  await dan.ask(SUPPORT, { id: idea.id })
  await join(idea.id, into.id)
  const waits = async (many: number) =>
    expect
      .poll(async () => {
        const row = await db.first<{ many: number }>(sql`
          select count(*)::int as many from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`)
        return row?.many
      })
      .toBe(many)
  let merging: Promise<unknown> = Promise.resolve()
  let unmerging: Promise<unknown> = Promise.resolve()
  await inTransaction(async (tx) => {
    await tx.rows(sql`select 1 from "Idea" where id = ${third.id} for update`)
    merging = join(into.id, third.id)
    await waits(1)
    unmerging = part(idea.id)
    await waits(2)
  })
  await Promise.all([merging, unmerging])
  expect(await look(third.id)).toMatchObject({ supportCount: 0 })
  expect(await look(idea.id)).toMatchObject({ status: 'NEW', supportCount: 1 })
  expect((await miscounts(db)).filter((line) => line.includes('supportCount'))).toEqual([])
})
