// Locked discussions, people who may not post for a while, pinned posts, and whoever is on duty for threats.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { days, minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { PAGE_DUTY, tellDuty } from './duty.ts'

const LOCK = `mutation($post: ID!, $days: Int!, $reason: String!) {
  lockDiscussion(postId: $post, days: $days, reason: $reason) { number until by { number } post { number } } }`
const RESTRICT = `mutation($person: ID!, $space: ID, $days: Int!, $reason: String!) {
  restrictPerson(personId: $person, spaceId: $space, days: $days, reason: $reason) { number until reason } }`
const END =
  'mutation($number: Int!) { endRestriction(number: $number) { endedAt endedBy { number } } }'
const COMMENT = `mutation($post: ID!) { postComment(input: { postId: $post, body: "Hello there" }) { number } }`
const READ = `query($id: ID!) { post(id: $id) { lock { reason by { number } } viewerCan { comment support lock }
  space { viewerRestriction { reason by { number } } } } }`
const PIN =
  'mutation($post: ID!, $isPinned: Boolean!) { pinPost(postId: $post, isPinned: $isPinned) { isPinned } }'
const ADD_DUTY = `mutation($person: ID!, $first: String!, $last: String!) {
  addModerationDuty(personId: $person, firstDay: $first, lastDay: $last) }`
const THREAT = `mutation($post: ID!) { report(input: { postId: $post, reason: THREAT, note: "" }) }`

let cast: Cast
let [ann, ben, cleo, dan]: Asker[] = []
let admin: Asker
let moderator: Asker
let post: number
const as = (who: Asker | undefined) => who as Asker
const refused = (code: string) => ({ extensions: { code } })
const later = (n: number) => ({ at: new Date(Date.now() + days(n)) })

const moderate = async (personId: number, spaceId: number | null = null): Promise<void> => {
  await db.rows(sql`
    insert into "RoleGrant" ("personId", role, "spaceId", reason, "grantedById", "grantedAt")
    values (${personId}, 'MODERATOR', ${spaceId}::int, 'A test', ${cast.cleo}, now())`)
}

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo, dan] = [cast.ann, cast.ben, cast.cleo, cast.dan].map(asker)
  admin = asker(cast.eve)
  moderator = asker((await makePerson(db, { timeZone: 'Asia/Tokyo' })).id)
  await moderate(moderator.id)
})
beforeEach(async () => {
  post = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
})

const lock = (who: Asker | undefined, reason = 'Let us sleep on it') =>
  as(who).ask<{ lockDiscussion: { number: number } }>(LOCK, { post: String(post), days: 2, reason })
const comment = (who: Asker | undefined, about = post) =>
  as(who).ask(COMMENT, { post: String(about) })
const read = (who: Asker | undefined) => as(who).ask(READ, { id: String(post) })

test('a locked discussion takes no comment, says why and by whom, and opens when it is ended', async () => {
  await expect(lock(ben)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(lock(cleo, 'x')).rejects.toMatchObject(refused('INVALID'))
  await lock(cleo)
  const { number } = (await lock(cleo, 'Until Monday')).lockDiscussion
  await expect(comment(ben)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  expect(await read(ben)).toMatchObject({
    post: {
      lock: { reason: 'Until Monday', by: { number: cast.cleo } },
      viewerCan: { comment: false, support: false, lock: false },
    },
  })
  await expect(as(dan).ask(END, { number })).rejects.toMatchObject(refused('NOT_FOUND'))
  expect(await as(cleo).ask(END, { number })).toMatchObject({
    endRestriction: { endedBy: { number: cast.cleo } },
  })
  await comment(ben)
  expect(await read(ben)).toMatchObject({ post: { lock: null } })
})

test('a lock that is over closes nothing', async () => {
  await lock(cleo)
  await db.rows(
    sql`update "Post" set "lockedUntil" = now() - interval '1 second' where id = ${post}`,
  )
  await comment(ben)
  expect(await as(ben).ask(READ, { id: String(post) }, later(3))).toMatchObject({
    post: { lock: null },
  })
})

test('somebody who is restricted in a space posts nothing there until it ends, and reads why', async () => {
  const { field, vault } = cast
  await comment(ben)
  const input = { person: String(cast.ben), space: String(field.spaceId), days: 3, reason: 'Calm' }
  await expect(as(dan).ask(RESTRICT, input)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  const oneself = { ...input, person: String(cast.cleo) }
  await expect(as(cleo).ask(RESTRICT, oneself)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  const everywhere = { ...input, space: null }
  await expect(as(cleo).ask(RESTRICT, everywhere)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  const before = await lastEvent()
  const made = await as(cleo).ask<{ restrictPerson: { number: number } }>(RESTRICT, input)
  await expect(as(cleo).ask(RESTRICT, input)).rejects.toMatchObject(refused('CONFLICT'))
  await expect(comment(ben)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  expect(await read(ben)).toMatchObject({
    post: {
      viewerCan: { comment: false },
      space: { viewerRestriction: { reason: 'Calm', by: { number: cast.cleo } } },
    },
  })
  expect(await read(dan)).toMatchObject({ post: { space: { viewerRestriction: null } } })
  const elsewhere = await makeIdea(db, { boardId: vault.boardId, authorId: cast.cleo })
  await comment(cleo, elsewhere.id)
  await runConsequencesSince(before)
  expect(
    await db.rows(sql`
      select outcome from "Notification" where "personId" = ${cast.ben} and kind = 'RESTRICTED'`),
  ).toEqual([{ outcome: 'RESTRICTED' }])
  await expect(as(ben).ask(END, { number: made.restrictPerson.number })).rejects.toMatchObject(
    refused('NOT_FOUND'),
  )
  await as(cleo).ask(END, { number: made.restrictPerson.number })
  await comment(ben)
})

test('whoever was taken out of a hidden space still reads why they could not post there', async () => {
  const { vault } = cast
  await makeIdea(db, { boardId: vault.boardId, authorId: cast.ben })
  await as(cleo).ask(RESTRICT, {
    ...{ person: String(cast.ben), space: String(vault.spaceId), days: 3, reason: 'Not here' },
  })
  const OWN = '{ ownRestrictions { reason space { slug } } }'
  expect(await as(ben).ask(OWN)).toMatchObject({
    ownRestrictions: [{ reason: 'Not here', space: { slug: 'vault' } }, {}],
  })
  await db.rows(sql`
    delete from "SpaceMember" where "spaceId" = ${vault.spaceId} and "personId" = ${cast.ben}`)
  expect(await as(ben).ask(OWN)).toMatchObject({
    ownRestrictions: [{ reason: 'Not here', space: null }, {}],
  })
})

test('administrators restrict in the whole company, and it ends by itself', async () => {
  const input = { person: String(cast.dan), space: null, days: 1, reason: 'Once too often' }
  await admin.ask(RESTRICT, input)
  await expect(comment(dan)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await db.rows(sql`
    update "Restriction" set until = now() - interval '1 second' where "personId" = ${cast.dan}`)
  await comment(dan)
})

test('at most three posts are pinned in a space, the latest first, by whoever looks after it', async () => {
  const pin = (id: number, isPinned = true, who = cleo) =>
    as(who).ask(PIN, { post: String(id), isPinned })
  const ideas = await Promise.all(
    [1, 2, 3, 4].map(() => makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })),
  )
  const [one, two, three, four] = ideas.map(({ id }) => id) as [number, number, number, number]
  await expect(pin(one, true, ann)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  for (const id of [one, two, three]) await pin(id)
  await pin(three)
  await expect(pin(four)).rejects.toMatchObject(refused('CONFLICT'))
  const pinned = async (): Promise<number[]> => {
    const { post: read } = await as(dan).ask<{
      post: { space: { pinnedPosts: { number: number }[] } }
    }>('query($id: ID!) { post(id: $id) { space { pinnedPosts { number } } } }', { id: one })
    return read.space.pinnedPosts.map(({ number }) => number)
  }
  expect(await pinned()).toEqual([three, two, one])
  await pin(two, false)
  expect(await pinned()).toEqual([three, one])
})

/** What is queued to tell those on duty of this test's post. */
const paging = () =>
  db.rows<{ caseId: number; isDue: boolean }>(sql`
    select m.id as "caseId", j.run_at <= now() as "isDue" from graphile_worker.jobs j
    join "ModerationCase" m on j.key = ${`${PAGE_DUTY} `} || m.id
    where j.task_identifier = ${PAGE_DUTY} and m."postId" = ${post}`)
const mailedOf = async (caseId: number): Promise<(number | null)[]> =>
  (
    await db.rows<{ personId: number | null }>(sql`
      select "personId" from "Mail" where key like ${`threat:${caseId}:%`} and "sentAt" is not null order by 1`)
  ).map(({ personId }) => personId)

test('a threat is mailed to whoever is on duty at once, once, and to all who decide where nobody is', async () => {
  await as(ben).ask(THREAT, { post: String(post) })
  const [job] = await paging()
  // No pause and no digest lies between: the worker takes it as soon as the report is committed.
  expect(job?.isDue).toBe(true)
  const caseId = job?.caseId ?? 0
  await as(dan).ask(THREAT, { post: String(post) })
  const now = new Date()
  await tellDuty({ caseId }, db, now)
  expect(await mailedOf(caseId)).toEqual([cast.cleo, moderator.id].sort((a, b) => a - b))

  post = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
  const day = (n: number) => new Date(Date.now() + days(n)).toISOString().slice(0, 10)
  const shift = { person: String(moderator.id), first: day(-1), last: day(1) }
  await expect(as(cleo).ask(ADD_DUTY, shift)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  const nobody = { ...shift, person: String(cast.ben) }
  await expect(admin.ask(ADD_DUTY, nobody)).rejects.toMatchObject(refused('INVALID'))
  await admin.ask(ADD_DUTY, shift)
  await as(ben).ask(THREAT, { post: String(post) })
  const [next = { caseId: 0 }] = await paging()
  await tellDuty(next, db, now)
  await tellDuty(next, db, new Date(now.getTime() + minutes(1)))
  expect(await mailedOf(next.caseId)).toEqual([moderator.id])

  const { moderationDuties } = await admin.ask<{ moderationDuties: { number: number }[] }>(
    '{ moderationDuties { number } }',
  )
  const [duty] = moderationDuties
  const REMOVE = 'mutation($number: Int!) { removeModerationDuty(number: $number) }'
  await expect(as(cleo).ask(REMOVE, duty)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await admin.ask(REMOVE, duty)
  await expect(admin.ask(REMOVE, duty)).rejects.toMatchObject(refused('NOT_FOUND'))
})

test('other reports page nobody', async () => {
  await as(ben).ask(
    `mutation($post: ID!) { report(input: { postId: $post, reason: HARASSMENT, note: "" }) }`,
    { post: String(post) },
  )
  expect(await paging()).toEqual([])
})

test('the rule of a decision is told to both sides; without a choice it is the gravest reported', async () => {
  const decide = (number: number, rule: string | null, outcome = 'WARNED') =>
    as(cleo).ask(
      `mutation($number: Int!, $rule: ReportReason, $outcome: ModerationOutcome!) {
        decideCase(number: $number, outcome: $outcome, reason: "Kindly", rule: $rule) { rule } }`,
      { number, rule, outcome },
    )
  await as(ben).ask(THREAT, { post: String(post) })
  await as(dan).ask(
    `mutation($post: ID!) { report(input: { postId: $post, reason: SPAM, note: "" }) }`,
    { post: String(post) },
  )
  const row = await db.first<{ id: number }>(
    sql`select id from "ModerationCase" where "postId" = ${post}`,
  )
  const { id } = row as { id: number }
  expect(await decide(id, null)).toEqual({ decideCase: { rule: 'THREAT' } })
  expect(await decide(id, 'SPAM')).toEqual({ decideCase: { rule: 'SPAM' } })
  for (const who of [ann, ben, dan]) {
    const { ownCases } = await as(who).ask<{ ownCases: { number: number; rule: string }[] }>(
      '{ ownCases { number rule } }',
    )
    expect(ownCases.find(({ number }) => number === id)?.rule).toBe('SPAM')
  }
  expect(await decide(id, 'SPAM', 'KEPT')).toEqual({ decideCase: { rule: null } })
})

test('whoever moderates one space locks out neither its owners nor administrators, nor people who never wrote there', async () => {
  const spaceId = cast.field.spaceId
  const ofSpace = asker((await makePerson(db)).id)
  const owner = asker((await makePerson(db)).id)
  await moderate(ofSpace.id, spaceId)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role) values (${spaceId}, ${owner.id}, 'OWNER')`)
  for (const who of [owner, cleo, admin, dan]) await comment(who)
  const restrict = (who: Asker | undefined, person: number) =>
    as(who).ask<{ restrictPerson: { number: number } }>(RESTRICT, {
      ...{ person: String(person), space: String(spaceId), days: 365, reason: 'Mine now' },
    })
  for (const who of [ofSpace, owner])
    await expect(restrict(who, cast.cleo)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(restrict(ofSpace, admin.id)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  const reader = (await makePerson(db)).id
  await expect(restrict(ofSpace, reader)).rejects.toMatchObject(refused('INVALID'))
  const ended = []
  for (const [who, whom] of [
    [ofSpace, cast.dan],
    [moderator, owner.id],
  ] as const) {
    const { number } = (await restrict(who, whom)).restrictPerson
    ended.push(await admin.ask(END, { number }))
  }
  const byAdmin = { endRestriction: { endedBy: { number: admin.id } } }
  expect(ended).toMatchObject([byAdmin, byAdmin])
})
