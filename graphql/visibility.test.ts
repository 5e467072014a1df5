// Every rule of visibility exists twice: as a function for one row and as SQL for many. Over generated people, spaces,
// posts and comments in all states, both must answer the same: for the viewer, and for people as a column.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Chance, chanceFrom } from '#demo/chance.ts'
import { type Db, db } from '#prisma/client.ts'
import { makeBoard, makeComment, makeIdea, makePerson, makeSpace } from '#prisma/factory.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { personAsReader, type Reader, viewerAsReader } from './audience.ts'
import {
  type CommentFacts,
  canReadComment,
  canSeeComment,
  commentReadableBy,
  commentVisibleTo,
} from './comments/policy.ts'
import type { Viewer } from './context.ts'
import { viewerOfPerson } from './identity/viewer.ts'
import { canSeePost, type PostFacts, type PostState, postVisibleTo } from './posts/policy.ts'
import { canDiscoverSpace, canReadSpace, knownToReader, type SpaceFacts } from './spaces/policy.ts'

const STATES: readonly PostState[] = ['OPEN', 'HELD', 'HIDDEN', 'REMOVED']
const KINDS: readonly SpaceFacts['kind'][] = ['OPEN', 'CLOSED', 'HIDDEN']
type Row<Facts> = Facts & { id: number }

let viewers: Viewer[]
let spaces: SpaceFacts[]
let posts: Row<PostFacts>[]
let comments: Row<CommentFacts & { post: PostFacts & { id: number } }>[]
let isInvited: (viewer: Viewer, postId: number) => boolean
/** A post as this viewer finds it. */
const asFoundBy = <Facts extends PostFacts & { id: number }>(
  viewer: Viewer,
  post: Facts,
): Facts => ({
  ...post,
  isInvited: isInvited(viewer, post.id),
})

/** Six people and, of each kind, a space that is used and one that is archived, with members and owners by chance. */
async function makePeopleAndSpaces(chance: Chance) {
  const people: number[] = []
  for (let i = 0; i < 6; i++)
    people.push((await makePerson(db, i === 0 ? { role: 'ADMIN' } : {})).id)
  // Two more are guests, by chance members of spaces of every kind; single posts are shared with them by chance.
  const guests = [await makePerson(db), await makePerson(db)].map(({ id }) => id)
  people.push(...guests)
  const boards: number[] = []
  for (const kind of KINDS)
    for (const archivedAt of [null, new Date()]) {
      const members = people.filter(() => chance.next() < 0.5)
      const owners = members.filter(() => chance.next() < 0.4)
      const space = await makeSpace(db, { kind, archivedAt, members, owners })
      boards.push((await makeBoard(db, { spaceId: space.id })).id)
    }
  // Somebody works on restricted posts everywhere, somebody in one space; so do moderators.
  const space = await db.first<{ id: number }>(sql`select min(id) as id from "Space"`)
  await db.rows(sql`
    insert into "RoleGrant" ("personId", role, "spaceId", "grantedAt") values
      (${people[1] ?? 0}, 'SUPPORT', null, now()), (${people[2] ?? 0}, 'PRODUCT_TEAM', ${space?.id ?? 0}, now()),
      (${people[3] ?? 0}, 'MODERATOR', null, now()), (${people[4] ?? 0}, 'MODERATOR', ${space?.id ?? 0}, now())`)
  for (const id of guests)
    await db.rows(sql`
      insert into "Guest" ("personId", "spaceId", until, agreement, "invitedAt")
      values (${id}, ${space?.id ?? 0}, now() + interval '1 day', 'Keep it', now())`)
  return { people, boards }
}

/** On every board a post in every state, of somebody or of nobody here; under it a comment in every state. */
async function makePostsAndComments(
  chance: Chance,
  people: readonly number[],
  boards: readonly number[],
) {
  for (const boardId of boards)
    for (const state of STATES)
      for (const authorId of [chance.pick(people), null]) {
        const author = authorId ? {} : { authorName: 'Somebody' }
        const post = await makeIdea(db, { boardId, authorId, ...author, state })
        // Half of them are restricted, with somebody invited by chance.
        if (chance.next() < 0.5) {
          await db.rows(sql`update "Post" set "isRestricted" = true where id = ${post.id}`)
          await db.rows(sql`
            insert into "PostReader" ("postId", "personId", at) values (${post.id}, ${chance.pick(people)}, now())`)
        }
        if (chance.next() < 0.3)
          await db.rows(sql`
            insert into "PostReader" ("postId", "personId", at) values (${post.id}, ${people.at(-1) ?? 0}, now())
            on conflict do nothing`)
        for (const of of STATES) {
          const comment = await makeComment(db, { postId: post.id, authorId: chance.pick(people) })
          await db.rows(
            sql`update "Comment" set state = ${of}::"PostState" where id = ${comment.id}`,
          )
        }
      }
}

beforeAll(async () => {
  const chance = chanceFrom('visibility')
  const { people, boards } = await makePeopleAndSpaces(chance)
  await makePostsAndComments(chance, people, boards)
  viewers = (await Promise.all(people.map((id) => viewerOfPerson(id)))) as Viewer[]
  spaces = await db.rows(sql`select id, kind, "archivedAt" from "Space" order by id`)
  posts = await db.rows(
    sql`select id, "spaceId", state, "authorId", "commentsClosed", "isRestricted" from "Post" order by id`,
  )
  const invited = await db.rows<{ postId: number; personId: number }>(
    sql`select "postId", "personId" from "PostReader"`,
  )
  isInvited = (viewer, postId) =>
    invited.some((one) => one.postId === postId && one.personId === viewer.id)
  comments = await db.rows(sql`
    select c.id, c."authorId", c.state, c."createdAt", json_build_object('spaceId', p."spaceId", 'state', p.state,
      'authorId', p."authorId", 'id', p.id, 'isRestricted', p."isRestricted") as post
    from "Comment" c join "Post" p on p.id = c."postId" order by c.id`)
})

const idsOf = async (over: Db, statement: Sql): Promise<number[]> =>
  (await over.rows<{ id: number }>(statement)).map(({ id }) => id)
const allowed = (rows: readonly { id: number }[], rule: (row: never) => boolean): number[] =>
  rows.filter((row) => rule(row as never)).map(({ id }) => id)

/** The same statement for the viewer, and for everybody at once, of whom the viewer's rows are taken. */
async function inBothForms(
  viewer: Viewer,
  statement: (reader: Reader) => { row: 's' | 'p' | 'c'; from: Sql; where: Sql },
): Promise<[viewerForm: number[], personForm: number[]]> {
  const mine = statement(viewerAsReader(viewer))
  const anyone = statement(personAsReader(sql`who.id`))
  const id = { s: sql`s.id`, p: sql`p.id`, c: sql`c.id` }[mine.row]
  const found = await db.rows<{ id: number; personId: number }>(sql`
    select ${id} as id, who.id as "personId" from "Person" who cross join ${anyone.from} where ${anyone.where} order by 1`)
  return [
    await idsOf(db, sql`select ${id} as id from ${mine.from} where ${mine.where} order by 1`),
    found.filter(({ personId }) => personId === viewer.id).map((row) => row.id),
  ]
}

/** For every viewer: the rule for one row, the SQL for a viewer and the SQL for people find the same rows. */
async function expectParity(
  rows: () => readonly { id: number }[],
  rule: (viewer: Viewer, row: never) => boolean,
  statement: Parameters<typeof inBothForms>[1],
): Promise<void> {
  let shown = 0
  for (const viewer of viewers) {
    const byRule = allowed(rows(), (row) => rule(viewer, row))
    const [byViewer, byPerson] = await inBothForms(viewer, statement)
    expect(byViewer, `for person ${viewer.id}, as the viewer`).toEqual(byRule)
    expect(byPerson, `for person ${viewer.id}, as a column`).toEqual(byRule)
    shown += byRule.length
  }
  // Of nothing, or of everything, equality would prove nothing.
  expect(shown).toBeGreaterThan(0)
  expect(shown).toBeLessThan(rows().length * viewers.length)
}

const post = sql`"Post" p`
const comment = sql`("Comment" c join "Post" p on p.id = c."postId")`

describe('a rule for one row and its SQL agree', () => {
  // What all others are built on, so it is worked out here from the rows themselves.
  test('on the spaces of a viewer: open ones (of guests none) and those of which they are a member', async () => {
    const members = await db.rows<{ spaceId: number; personId: number; role: string }>(
      sql`select "spaceId", "personId", role from "SpaceMember"`,
    )
    for (const viewer of viewers) {
      const isMember = ({ id }: { id: number }) =>
        members.some((one) => one.spaceId === id && one.personId === viewer.id)
      const isGuest = viewer.roles.some(({ role }) => role === 'GUEST')
      const reads = (space: SpaceFacts) => (space.kind === 'OPEN' ? !isGuest : isMember(space))
      const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b)
      expect(sorted(viewer.spaceIds)).toEqual(allowed(spaces, reads))
      expect(sorted(viewer.archivedIds)).toEqual(
        allowed(spaces, (space: SpaceFacts) => reads(space) && space.archivedAt !== null),
      )
      expect(sorted(viewer.memberOf)).toEqual(allowed(spaces, isMember))
      expect(sorted(viewer.ownerOf)).toEqual(
        sorted(
          members
            .filter((one) => one.personId === viewer.id && one.role === 'OWNER')
            .map(({ spaceId }) => spaceId),
        ),
      )
    }
  })

  test('on who reads a space', () =>
    expectParity(
      () => spaces,
      (viewer, { id }: { id: number }) => canReadSpace(viewer, id),
      (reader) => ({ row: 's', from: sql`"Space" s`, where: reader.reads(sql`s.id`) }),
    ))

  test('on who knows of a space', () =>
    expectParity(
      () => spaces,
      (viewer, space: SpaceFacts) => canDiscoverSpace(viewer, space),
      (reader) => ({ row: 's', from: sql`"Space" s`, where: knownToReader(reader) }),
    ))

  test('on who belongs to a space and who owns it', async () => {
    await expectParity(
      () => spaces,
      (viewer, { id }: { id: number }) => viewer.memberOf.includes(id),
      (reader) => ({ row: 's', from: sql`"Space" s`, where: reader.belongsTo(sql`s.id`) }),
    )
    await expectParity(
      () => spaces,
      (viewer, { id }: { id: number }) => viewer.ownerOf.includes(id),
      (reader) => ({ row: 's', from: sql`"Space" s`, where: reader.owns(sql`s.id`) }),
    )
  })

  test('on who sees a post', () =>
    expectParity(
      () => posts,
      (viewer, row: Row<PostFacts>) => canSeePost(viewer, asFoundBy(viewer, row)),
      (reader) => ({
        row: 'p',
        from: post,
        where: postVisibleTo(reader),
      }),
    ))

  test('on who reads a comment', () =>
    expectParity(
      () => comments,
      (viewer, one: (typeof comments)[number]) =>
        canReadComment(viewer, { ...one, post: asFoundBy(viewer, one.post) }),
      (reader) => ({
        row: 'c',
        from: comment,
        where: commentReadableBy(reader),
      }),
    ))

  test('on who sees that a comment stands there', async () => {
    for (const viewer of viewers)
      expect(
        await idsOf(
          db,
          sql`select c.id from ${comment} where ${commentVisibleTo(viewer, [])} order by c.id`,
        ),
      ).toEqual(
        allowed(comments, (one: (typeof comments)[number]) =>
          canSeeComment(viewer, { ...one, post: asFoundBy(viewer, one.post) }),
        ),
      )
  })
})

test('the generated company has every case: states, kinds of space, authors among the readers, owners', () => {
  expect(new Set(posts.map(({ state }) => state)).size).toBe(4)
  expect(new Set(comments.map((one) => `${one.state} in ${one.post.state}`)).size).toBe(16)
  expect(new Set(spaces.map(({ kind, archivedAt }) => `${kind} ${archivedAt !== null}`)).size).toBe(
    6,
  )
  for (const list of ['ownerOf', 'memberOf'] as const)
    expect(viewers.some((viewer) => viewer[list].length > 0)).toBe(true)
})
