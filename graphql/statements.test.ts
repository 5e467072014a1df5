// Few queries: a list costs the same number of statements however long it is. What costs one a row must say so by its
// complexity (STATEMENT), so that a document can ask for few of them only.
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea, makePerson, makeSpace } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { makeService, waitingCustomers } from './customers/testing.ts'
import { manyThemes } from './insights/testing.ts'
import { schema } from './schema.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, statementsOf } from './testing.ts'

type Field = GraphQLField<unknown, unknown>
const query = schema.getQueryType() as GraphQLObjectType
const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields())
const needsNothing = ({ args }: Field): boolean => !args.some(({ type }) => isNonNullType(type))
const saysItsCost = ({ extensions }: Field): boolean =>
  (extensions.pothosOptions as { complexity?: unknown } | undefined)?.complexity !== undefined

const isConnection = ({ type }: Field): boolean => {
  const named = getNamedType(type)
  return isObjectType(named) && 'edges' in named.getFields()
}
const nodeOf = ({ type }: Field): GraphQLObjectType => {
  const edge = getNamedType((getNamedType(type) as GraphQLObjectType).getFields().edges?.type)
  return getNamedType((edge as GraphQLObjectType).getFields().node?.type) as GraphQLObjectType
}

/** All that a row shows by itself, and all that those it points to show by themselves. */
function selection(type: GraphQLObjectType, depth: number): string {
  const words: string[] = []
  for (const field of fieldsOf(type)) {
    if (!needsNothing(field) || saysItsCost(field) || isConnection(field)) continue
    const named = getNamedType(field.type)
    if (isLeafType(named)) words.push(field.name)
    else if (isObjectType(named) && depth > 0) {
      const inside = selection(named, depth - 1)
      if (inside) words.push(`${field.name} ${inside}`)
    }
  }
  return words.length > 0 ? `{ ${words.join(' ')} }` : ''
}

const lists = fieldsOf(query).filter((field) => isConnection(field) && needsNothing(field))
let eve: Asker

beforeAll(async () => {
  const cast: Cast = await makeCast(db)
  eve = asker(cast.eve)
  await db.rows(sql`insert into "RoleGrant" ("personId", role) values (${cast.eve}, 'MODERATOR')`)
  for (let i = 0; i < 12; i++)
    await eve.ask(
      'mutation($input: QuestionInput!) { askQuestion(space: "field", input: $input) { number } }',
      { input: { title: `What is number ${i}?` } },
    )
  await db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${cast.eve}, 'SUPPORT', now())`,
  )
  await waitingCustomers(await makeService(cast), 12)
  // So long that they have gone quiet.
  await db.rows(sql`update "Customer" set "createdAt" = "createdAt" - interval '100 days'`)
  await manyThemes(12)
  for (let i = 0; i < 12; i++) {
    await asker((await makePerson(db)).id).ask(
      'mutation($skills: [String!]!) { editProfile(input: { title: "", about: "", skills: $skills }) { number } }',
      { skills: [`Skill ${i}`, `Other skill ${i}`] },
    )
    const skill = await db.first<{ id: number }>(
      sql`select id from "Skill" where name = ${`Skill ${i}`}`,
    )
    await eve.ask(
      'mutation($id: ID!, $name: String!) { renameSkill(skillId: $id, name: $name) { number } }',
      { id: skill?.id, name: `Renamed ${i}` },
    )
  }
  for (let i = 0; i < 12; i++) {
    const { startChallenge } = await eve.ask<{ startChallenge: { number: number } }>(
      `mutation($input: ChallengeInput!) { startChallenge(space: "field", input: $input) { number } }`,
      {
        input: {
          title: `Challenge ${i}`,
          question: 'What could be better?',
          timeZone: 'UTC',
          closesOn: '2099-01-01T12:00',
        },
      },
    )
    const author = await makePerson(db)
    const before = await lastEvent()
    const { id: idea } = await makeIdea(db, { boardId: cast.field.boardId, authorId: author.id })
    await db.rows(sql`
      insert into "ChallengeEntry" ("challengeId", "ideaId", at, outcome, "valueEstimate", "valueCheckAt")
      values (${startChallenge.number}, ${idea}, now(), 'WINNER', 1000, now())`)
    await eve.ask('mutation($id: ID!) { followPost(postId: $id, level: FOLLOW) }', { id: idea })
    await asker(author.id).ask(
      'mutation($input: PostCommentInput!) { postComment(input: $input) { id } }',
      { input: { postId: idea, body: `Said ${i}` } },
    )
    await runConsequencesSince(before)
    await db.rows(sql`insert into "Mail" ("personId", "to", subject, text, html, key)
      values (${author.id}, 'someone@atrium.example', 'News', '', '', ${`statements ${i}`})`)
    await db.rows(sql`
      insert into "Invitation" (email, "invitedById", "expiresAt")
      values (${`guest${i}@atrium.example`}, ${author.id}, now() + interval '1 day')`)
    await db.rows(sql`
      insert into "Guest" ("personId", "spaceId", until, agreement, "invitedById", "invitedAt")
      values (${author.id}, ${cast.lab.spaceId}, now() + interval '1 day', '', ${(await makePerson(db)).id}, now())`)
    for (const decidedAt of [null, new Date()])
      await db.rows(sql`
        with opened as (
          insert into "ModerationCase" ("postId", evidence, "evidenceHash", severity, "openedAt", "reportCount", "decidedAt", outcome, reason)
          values (${idea}, '', '', 1, now(), 1, ${decidedAt}, ${decidedAt && 'KEPT'}::"ModerationOutcome", ${decidedAt && ''}) returning id
        )
        insert into "Report" ("caseId", "reporterId", reason, note, at) select id, ${author.id}, 'SPAM', '', now() from opened`)
    const { id: held } = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: author.id,
    })
    await db.rows(sql`
      with waiting as (update "Post" set state = 'HELD' where id = ${held} returning id)
      insert into "HeldPost" ("postId", reason, "heldAt", "dueAt") select id, 'WORD', now(), now() from waiting`)
    await db.rows(sql`
      insert into "Restriction" ("personId", "spaceId", reason, "byId", at, until)
      values (${author.id}, ${cast.field.spaceId}, '', ${cast.cleo}, now(), now() + interval '1 day')`)
    await db.rows(sql`
      insert into "ConfirmedText" ("personId", "spaceId", kinds, reason, at)
      values (${author.id}, ${cast.field.spaceId}, '{CARD}', '', now())`)
    await db.rows(sql`
      insert into "Goal" ("spaceId", "ownerId", title, "createdAt", "changedAt")
      values (${(await makeSpace(db, {})).id}, ${author.id}, ${`Goal ${i}`}, now(), now())`)
    await db.rows(sql`
      insert into "CompanyEvent" (kind, title, day, "byId", at)
      values ('RELEASE', ${`Release ${i}`}, '2026-11-02', ${author.id}, now())`)
    await db.rows(sql`
      insert into "Badge" ("personId", number, "pinHash", "pinSetAt") values (${author.id}, ${`B${i}`}, '', now())`)
    await db.rows(sql`
      insert into "ServiceAccount" ("personId", "createdById", "createdAt")
      values (${(await makePerson(db)).id}, ${author.id}, now())`)
    // Their texts are empty, so that nobody has to accept anything.
    await db.rows(sql`
      insert into "UsagePolicy" (version, text, "createdById", "createdAt") values (${i + 1}, '', ${author.id}, now())`)
    await db.rows(sql`
      insert into "SearchAlias" (name, other, "spaceId", "addedById", "createdAt")
      values (${`hoist ${i}`}, ${`lift ${i}`}, ${cast.field.spaceId}, ${author.id}, now())`)
  }
})

test('boards', async () => {
  const document = `{ boards ${selection(getNamedType(query.getFields().boards?.type) as GraphQLObjectType, 1)} }`
  const few = await statementsOf(eve, document)
  for (let i = 0; i < 12; i++) {
    const owner = await makePerson(db)
    const space = await makeSpace(db, { owners: [owner.id] })
    await makeBoard(db, { spaceId: space.id, ownerId: owner.id, responseDays: 3 })
  }
  // Not more: how many people there are is remembered for a minute.
  expect(await statementsOf(eve, document)).toBeLessThanOrEqual(few)
})

test.each(lists.map((field) => [field.name, field] as const))('%s', async (name, field) => {
  const document = `query($first: Int!) { ${name}(first: $first) { edges { node ${selection(nodeOf(field), 1)} } } }`
  const rows = async (first: number) => {
    const answer = await eve.ask<Record<string, { edges: unknown[] }>>(document, { first })
    return answer[name]?.edges.length
  }
  expect([await rows(2), await rows(10)]).toEqual([2, 10])
  // Two that are asked at nearly the same moment share a statement or do not: the counts of one length vary by that, and by what is
  // remembered for a minute. A statement a row never meets in between.
  const [few, many] = [new Set<number>(), new Set<number>()]
  for (let tries = 0; tries < 5 && ![...few].some((count) => many.has(count)); tries++) {
    few.add(await statementsOf(eve, document, { first: 2 }))
    many.add(await statementsOf(eve, document, { first: 10 }))
  }
  expect([...many], `for two rows: ${[...few]}`).toContain(
    [...few].find((count) => many.has(count)),
  )
})
