// Stored counters: all are declared, a wrong one is found, and counting anew mends it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { db, inTransaction } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { miscounts, recount } from './counters.ts'
import { features } from './features.ts'

const declared = features.flatMap(({ counters = [] }) => counters)
const names = declared.flatMap(({ table, counters }) =>
  counters.map(({ column }) => `${table}.${column}`),
)

/** A customer's thread, which keeps due times of its clocks. */
const makeThread = (cast: Cast) =>
  db.rows(sql`
    with policy as (
      insert into "ClockPolicy" ("respondWithin") select 1 from generate_series(1, 4) returning id
    ), ids as (select array_agg(id) as id from policy), channel as (
      insert into "CustomerChannel" (slug, name, kind, "spaceId", "firstPolicyId", "nextPolicyId", "rightPolicyId", "reviewPolicyId")
      select 'desk', 'Desk', 'FORM', ${cast.field.spaceId}, id[1], id[2], id[3], id[4] from ids returning id, "firstPolicyId"
    ), customer as (insert into "Customer" ("createdAt") values (now()) returning id
    ), post as (
      insert into "Post" (kind, "spaceId", title, body, "bodyHtml", summary, "isRestricted")
      values ('customer-thread', ${cast.field.spaceId}, 'Written', '', '', '', true) returning id
    ), clock as (
      insert into "Clock" ("policyId", "postId", purpose, "timeZone", "startedAt", "dueAt")
      select channel."firstPolicyId", post.id, 'customer-thread.first-answer', 'UTC', now(), now() from channel, post
    )
    insert into "CustomerThread" (id, "channelId", "customerId", "stateAt", "linkKey", "linkUntil", "latestAt", "changedAt")
    select post.id, channel.id, customer.id, now(), '', now(), now(), now() from post, channel, customer`)

beforeAll(async () => {
  const cast = await makeCast(db)
  const { id: postId } = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    supporterIds: [cast.ben],
    // With a clock, of whose times the idea keeps copies.
    responseDueAt: new Date('2026-01-05T12:00:00Z'),
  })
  const now = new Date()
  const { id: otherId } = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    responseDueAt: now,
    respondedAt: now,
  })
  await db.rows(sql`
    with asked as (
      insert into "Post" (kind, "spaceId", title, body, "bodyHtml", summary)
      values ('challenge', ${cast.field.spaceId}, 'Asked', '', '', '') returning id
    ), challenge as (
      insert into "Challenge" (id, "spaceId", "timeZone", "stageAt", "entryCount")
      select id, ${cast.field.spaceId}, 'UTC', now(), 1 from asked returning id
    ), entry as (
      insert into "ChallengeEntry" ("challengeId", "ideaId", at, "voteCount") select id, ${postId}, now(), 2 from challenge
      returning "challengeId" as id
    ), voter as (
      insert into "ChallengeVoter" ("challengeId", "personId", spent) select id, ${cast.ben}, 2 from entry
    )
    insert into "ChallengeVote" ("challengeId", "ideaId", "personId", votes, at)
    select id, ${postId}, ${cast.ben}, 2, now() from entry`)
  await db.rows(sql`
    with other as (
      insert into "ChallengeEntry" ("challengeId", "ideaId", at, "closedAt", "closedAs")
      select c.id, ${otherId}, now(), now(), 'WITHDRAWN' from "Challenge" c returning "challengeId" as id
    ), round as (
      insert into "DuelRound" ("challengeId", "duelCount", "peopleCount") select id, 0, 0 from other
    ), score as (
      insert into "DuelScore" ("challengeId", "ideaId", "duelCount") select id, ${postId}, 1 from other
    ), score2 as (
      insert into "DuelScore" ("challengeId", "ideaId", "duelCount") select id, ${otherId}, 1 from other
    )
    insert into "Duel" ("challengeId", "personId", "firstId", "secondId", "isSwapped", "shownAt")
    select id, ${cast.ben}, ${postId}, ${otherId}, false, now() from other`)
  await db.rows(sql`
    with asked as (
      insert into "Post" (kind, "spaceId", title, body, "bodyHtml", summary)
      values ('question', ${cast.field.spaceId}, 'Asked', '', '', '') returning id
    )
    insert into "Question" (id, "spaceId", "statusAt") select id, ${cast.field.spaceId}, now() from asked`)
  await makeThread(cast)
  const comment = await makeComment(db, { postId, authorId: cast.ben })
  await db.rows(sql`
    insert into "Knowledge" ("questionId", "answerId", "verifiedAt", "reviewAt")
    select id, ${comment.id}, now(), now() from "Question" limit 1`)
  await db.rows(
    sql`insert into "Reaction" ("commentId", "personId", content) values (${comment.id}, ${cast.ann}, '👍')`,
  )
  await db.rows(sql`
    with directory as (
      insert into "ScimConnection" (name, "tokenHash", "createdAt") values ('Directory', 'none', now()) returning id
    )
    insert into "ScimGroup" (id, "connectionId", "displayName", "nameKey", "createdAt", "changedAt")
    select 'group', id, 'Group', 'group', now(), now() from directory`)
  await db.rows(sql`
    with opened as (
      insert into "ModerationCase" ("postId", "commentId", evidence, "evidenceHash", severity, "openedAt", "reportCount")
      values (${postId}, ${comment.id}, '', '', 1, now(), 1) returning id
    )
    insert into "Report" ("caseId", "reporterId", reason, note, at) select id, ${cast.ann}, 'SPAM', '', now() from opened`)
})

test('every column of the schema that is called a count, or copies when something is due, is declared, once', () => {
  const folder = join(import.meta.dirname, '../prisma/models')
  const columns = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].flatMap(
      ([, model, body = '']) =>
        [...body.matchAll(/^\s+(\w+Count(?=\s+Int\b)|\w*[dD]ueAt(?=\s+DateTime\?))/gm)].map(
          ([, column]) => `${model}.${column}`,
        ),
    ),
  )
  expect(columns.length).toBeGreaterThan(5)
  /** A moment of its own, and no copy of a clock's. */
  const OWN_MOMENTS = ['TeamMember.dueAt', 'ErasureRequest.dueAt']
  expect(OWN_MOMENTS.filter((column) => !columns.includes(column))).toEqual([])
  expect(
    columns.filter((column) => !names.includes(column) && !OWN_MOMENTS.includes(column)),
    'declare it in the counters.ts of the feature that keeps it',
  ).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test('counting anew mends what is wrong and what is missing, and nothing else', async () => {
  await recount(db, features)
  expect(await miscounts(db, features)).toEqual([])
  const right = await recount(db, features)
  expect(Object.values(right).every((rows) => rows === 0)).toBe(true)

  await db.rows(sql`delete from "BoardStatusCount"`)
  const wrong = {
    integer: sql`99`,
    'double precision': sql`1`,
    'integer[]': sql`'{}'::int[]`,
    jsonb: sql`'{"👎": 7}'::jsonb`,
    'timestamp(3) with time zone': sql`'2001-01-01'::timestamptz`,
  }
  for (const { table, counters } of declared)
    for (const { column } of counters) {
      const type = await db.first<{ name: keyof typeof wrong }>(sql`
        select format_type(atttypid, atttypmod) as name from pg_attribute
        where attrelid = ${`"${table}"`}::regclass and attname = ${column}`)
      const value = wrong[type?.name ?? 'integer']
      await db.rows(sql`update ${fixed(`"${table}"`)} set ${fixed(`"${column}"`)} = ${value}`)
    }
  const found = await miscounts(db, features)
  for (const name of names.filter((one) => !one.startsWith('BoardStatusCount')))
    expect(found, name).toContainEqual(expect.stringContaining(`${name} of `))
  expect(found).toContainEqual(expect.stringContaining('BoardStatusCount has no row'))

  await inTransaction((tx) => recount(tx, features))
  expect(await miscounts(db, features)).toEqual([])
})
