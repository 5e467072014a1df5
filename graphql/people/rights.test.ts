// What each role may, at the gateway; and that a right is gone with the very next request, whichever way it was taken.
import { beforeAll, expect, test } from 'vitest'
import { startSession } from '#graphql/identity/service.ts'
import { viewerOfSession } from '#graphql/identity/viewer.ts'
import type { GrantedRole } from '#graphql/roles.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
})
const mayDo = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (error: { extensions?: { code?: string } }) => {
      if (!/^NOT_(ALLOWED|FOUND)$/.test(error.extensions?.code ?? '')) throw error
      return false
    },
  )

/** Something that is done once by each, with what it needs made for it. */
const DEEDS: Record<string, (who: Asker) => Promise<unknown>> = {
  'post an idea': (who) =>
    who.ask('mutation($i: PostIdeaInput!) { postIdea(input: $i) { number } }', {
      i: { board: 'field', title: 'A shelf for gloves', body: 'Beside the door.' },
    }),
  'make a space': (who) =>
    who.ask(
      `mutation { makeSpace(input: { name: "${crypto.randomUUID()}", about: "", kind: HIDDEN }) { slug } }`,
    ),
  'start a challenge': (who) =>
    who.ask(
      'mutation($i: ChallengeInput!) { startChallenge(space: "field", input: $i) { number } }',
      {
        i: {
          title: 'Less waiting',
          question: 'Where do we wait, and for what?',
          timeZone: 'UTC',
          closesOn: '2099-01-01T12:00',
        },
      },
    ),
  'see customers’ threads': (who) =>
    who.ask('{ customerInbox(first: 1) { edges { node { number } } } }'),
  'remove a comment': async (who) => {
    const { id: postId } = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const { id } = await makeComment(db, { postId, authorId: cast.ben })
    return who.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', { id })
  },
  'add a member to the closed space': async (who) =>
    who.ask('mutation($s: ID!, $p: ID!) { addMember(spaceId: $s, personId: $p) { slug } }', {
      s: cast.lab.spaceId,
      p: (await makePerson(db)).id,
    }),
  'read the log': (who) => who.ask('{ events(first: 1) { edges { node { id } } } }'),
  'give a role': async (who) =>
    who.ask('mutation($i: GrantRoleInput!) { grantRole(input: $i) { number } }', {
      i: { personId: (await makePerson(db)).id, role: 'SPONSOR', reason: 'For the test' },
    }),
}
type Deed = keyof typeof DEEDS
const OWN = ['post an idea', 'make a space']
const MAY: Record<string, Deed[]> = {
  EMPLOYEE: OWN,
  SPONSOR: [...OWN, 'start a challenge'],
  PRODUCT_TEAM: [...OWN, 'see customers’ threads'],
  SUPPORT: [...OWN, 'see customers’ threads'],
  MODERATOR: [...OWN, 'remove a comment'],
  SPACE_OWNER: [...OWN, 'add a member to the closed space'],
  ADMINISTRATOR: [...OWN, 'read the log', 'give a role'],
  AUDITOR: [...OWN, 'read the log'],
  GUEST: [],
  SERVICE: ['post an idea'],
}

async function somebodyWith(role: string): Promise<Asker> {
  const { id } = await makePerson(db)
  if (role === 'SPACE_OWNER')
    await db.rows(sql`
      insert into "SpaceMember" ("spaceId", "personId", role) values (${cast.lab.spaceId}, ${id}, 'OWNER')`)
  else if (role === 'GUEST')
    await db.rows(sql`
      insert into "Guest" ("personId", "spaceId", until, agreement, "invitedAt", "acceptedAt")
      values (${id}, ${cast.lab.spaceId}, now() + interval '1 day', 'Keep it', now(), now())`)
  else if (role === 'SERVICE')
    await db.rows(sql`insert into "ServiceAccount" ("personId", "createdAt") values (${id}, now())`)
  else if (role !== 'EMPLOYEE')
    await eve.ask('mutation($i: GrantRoleInput!) { grantRole(input: $i) { number } }', {
      i: { personId: id, role, reason: 'For the test' },
    })
  return asker(id)
}

test.each(Object.entries(MAY))('%s may do what the role is for, and no more', async (role, may) => {
  const who = await somebodyWith(role)
  const done: string[] = []
  for (const [deed, work] of Object.entries(DEEDS)) if (await mayDo(work(who))) done.push(deed)
  expect(done.toSorted()).toEqual(may.toSorted())
})

/** Ways in which somebody loses the closed space or all access. */
const TAKEN: Record<string, (id: number) => Promise<unknown>> = {
  'the membership': (id) =>
    asker(cast.cleo).ask('mutation($s: ID!, $p: ID!) { removeMember(spaceId: $s, personId: $p) }', {
      s: cast.lab.spaceId,
      p: id,
    }),
  'all access': (id) =>
    eve.ask('mutation($id: ID!) { deactivate(personId: $id) { number } }', { id }),
  'the session': async (id) => {
    const { sessions } = await asker(id).ask<{ sessions: { name: string }[] }>(
      '{ sessions { name } }',
    )
    return asker(id).ask('mutation($n: String!) { endSession(name: $n) }', { n: sessions[0]?.name })
  },
  'the role': (id) =>
    eve.ask('mutation($i: EndRoleInput!) { endRole(input: $i) { number } }', {
      i: { personId: id, role: 'AUDITOR' satisfies GrantedRole, reason: 'It is over' },
    }),
}

test('of 120 things that are taken while their people go on asking, none is used with a request that comes afterwards', async () => {
  const ways = Object.entries(TAKEN)
  const survivors: string[] = []
  for (let i = 0; i < 120; i += 12)
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const { id } = await makePerson(db)
        await db.rows(
          sql`insert into "SpaceMember" ("spaceId", "personId") values (${cast.lab.spaceId}, ${id})`,
        )
        await eve.ask('mutation($i: GrantRoleInput!) { grantRole(input: $i) { number } }', {
          i: { personId: id, role: 'AUDITOR', reason: 'For the test' },
        })
        const session = await startSession(id, 'test', '', 'test')
        expect((await viewerOfSession(session))?.spaceIds).toContain(cast.lab.spaceId)
        const [way = '', take] = ways[(i + n) % ways.length] ?? []
        await Promise.all([take?.(id), viewerOfSession(session), viewerOfSession(session)])
        const after = await viewerOfSession(session)
        const isAlive = {
          'the membership': after?.spaceIds.includes(cast.lab.spaceId),
          'all access': after !== null,
          'the session': after !== null,
          'the role': after?.roles.some(({ role }) => role === 'AUDITOR'),
        }[way]
        if (isAlive) survivors.push(`${way} of ${id}`)
      }),
    )
  expect(survivors).toEqual([])
})
