// Roles that are given and ended: what each may, when it ends, and that nobody else gives them.
import { beforeAll, describe, expect, test } from 'vitest'
import { startSession } from '#graphql/identity/service.ts'
import { viewerOfSession } from '#graphql/identity/viewer.ts'
import { GRANTED_ROLES, type GrantedRole, may, type Right, ROLES } from '#graphql/roles.ts'
import { schema } from '#graphql/schema.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { endRolesInTime } from './role-grants.ts'

let cast: Cast
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
})

const GRANT = 'mutation($input: GrantRoleInput!) { grantRole(input: $input) { number } }'
const END = 'mutation($input: EndRoleInput!) { endRole(input: $input) { number } }'
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )
type Given = { spaceId?: number; until?: string; reason?: string }
const give = (who: number, role: GrantedRole, given: Given = {}, by = eve) =>
  by.ask(GRANT, { input: { personId: who, role, reason: 'For the test', ...given } })
const end = (who: number, role: GrantedRole, spaceId?: number, by = eve) =>
  by.ask(END, { input: { personId: who, role, reason: 'It is over', spaceId } })
const rolesOf = async (who: number, by = eve) =>
  (
    await by.ask<{ person: { roles: Record<string, unknown>[] } }>(
      'query($id: ID!) { person(id: $id) { roles { role reason until isInSpace space { slug } grantedBy { number } } } }',
      { id: who },
    )
  ).person.roles

describe('giving and ending', () => {
  test('several roles are held at once, each with who gave it and why; they are in the log and the person is notified', async () => {
    const { id } = await makePerson(db)
    const since = await lastEvent()
    await give(id, 'SPONSOR')
    await give(id, 'MODERATOR', { spaceId: cast.field.spaceId, reason: 'Summer' })
    expect(await rolesOf(id)).toEqual([
      {
        role: 'SPONSOR',
        reason: 'For the test',
        until: null,
        isInSpace: false,
        space: null,
        grantedBy: { number: cast.eve },
      },
      expect.objectContaining({ role: 'MODERATOR', reason: 'Summer', space: { slug: 'field' } }),
    ])
    expect((await rolesOf(id, asker(cast.ann))).map(({ reason }) => reason)).toEqual([null, null])
    await runConsequencesSince(since)
    await end(id, 'SPONSOR')
    expect((await rolesOf(id)).map(({ role }) => role)).toEqual(['MODERATOR'])
    expect((await recordedEvents(since)).map(({ name }) => name)).toEqual([
      'person.role-granted',
      'person.role-granted',
      'person.role-ended',
    ])
    const { notifications } = await asker(id).ask<{
      notifications: { edges: { node: { sentence: string } }[] }
    }>('{ notifications(first: 5) { edges { node { sentence } } } }')
    expect(notifications.edges.map(({ node }) => node.sentence).sort()).toEqual([
      'Eve Evers changed your role in The field: you are now a moderator',
      'Eve Evers changed your role: you are now a sponsor',
    ])
  })

  test('only administrators give and end roles; an auditor does not, not even with one', async () => {
    const [other, auditor] = [await makePerson(db), await makePerson(db)]
    await give(auditor.id, 'AUDITOR')
    for (const by of [asker(cast.ann), asker(auditor.id), asker(cast.cleo)]) {
      expect(await code(give(other.id, 'MODERATOR', {}, by))).toBe('NOT_ALLOWED')
      expect(await code(give(by.id, 'ADMINISTRATOR', {}, by))).toBe('NOT_ALLOWED')
      expect(await code(end(auditor.id, 'AUDITOR', undefined, by))).toBe('NOT_ALLOWED')
    }
    expect(await rolesOf(other.id)).toEqual([])
  })

  test('what makes no sense is refused by its field', async () => {
    const { id } = await makePerson(db)
    const field = (promise: Promise<unknown>) =>
      promise.catch((error) => Object.keys(error.extensions.fields ?? {})[0])
    expect(await field(give(id, 'AUDITOR', { spaceId: cast.field.spaceId }))).toBe('spaceId')
    expect(await field(give(id, 'SPONSOR', { until: '2020-01-01T00:00:00Z' }))).toBe('until')
    expect(await field(give(id, 'ADMINISTRATOR', { until: '2040-01-01T00:00:00Z' }))).toBe('until')
    expect(await field(give(id, 'SPONSOR', { reason: ' ' }))).toBe('reason')
    expect(await field(give(cast.finn, 'SPONSOR'))).toBe('personId')
    expect(await code(give(999_999, 'SPONSOR'))).toBe('NOT_FOUND')
    // Eve does not belong to the hidden space.
    expect(await code(give(id, 'MODERATOR', { spaceId: cast.vault.spaceId }))).toBe('NOT_FOUND')
  })

  test('given twice, or ended twice, is once', async () => {
    const { id } = await makePerson(db)
    await Promise.all([give(id, 'AUDITOR'), give(id, 'AUDITOR')])
    expect(await rolesOf(id)).toHaveLength(1)
    const since = await lastEvent()
    await end(id, 'AUDITOR')
    await end(id, 'AUDITOR')
    expect(await recordedEvents(since)).toHaveLength(1)
  })

  test('an administrator by this way is one by the old way, and the last one stays', async () => {
    const { id } = await makePerson(db)
    await give(id, 'ADMINISTRATOR', { reason: 'Second key' })
    expect(await rolesOf(id)).toEqual([
      expect.objectContaining({ role: 'ADMINISTRATOR', reason: 'Second key' }),
    ])
    expect(await eve.ask('query($id: ID!) { person(id: $id) { role } }', { id })).toEqual({
      person: { role: 'ADMIN' },
    })
    await end(id, 'ADMINISTRATOR')
    expect(await rolesOf(id)).toEqual([])
  })
})

describe('the end of a role', () => {
  test('gives no right from its date on, and the clock ends it', async () => {
    const { id } = await makePerson(db)
    await give(id, 'AUDITOR', { until: '2040-01-01T00:00:00Z' })
    await db.rows(
      sql`update "RoleGrant" set until = now() - interval '1 second' where "personId" = ${id}`,
    )
    expect(await asker(id).ask('{ settings { isAdmin } }')).toEqual({
      settings: { isAdmin: false },
    })
    const since = await lastEvent()
    await endRolesInTime(null, null, new Date())
    await endRolesInTime(null, null, new Date())
    expect(await recordedEvents(since)).toMatchObject([
      { name: 'person.role-ended', actorId: null, payload: { personId: id, role: 'AUDITOR' } },
    ])
  })

  test('the very next request of a session has the new rights', async () => {
    const { id } = await makePerson(db)
    const session = await startSession(id, 'test', '', 'test')
    const reads = async () => {
      const viewer = await viewerOfSession(session)
      return viewer !== null && may(viewer, 'READ_ADMINISTRATION')
    }
    expect(await reads()).toBe(false)
    await give(id, 'AUDITOR')
    expect(await reads()).toBe(true)
    await end(id, 'AUDITOR')
    expect(await reads()).toBe(false)
  })

  test('whoever leaves holds none, and gets none back', async () => {
    const { id } = await makePerson(db)
    await give(id, 'MODERATOR')
    await give(id, 'ADMINISTRATOR')
    const active =
      'mutation($id: ID!, $is: Boolean!) { setActive(personId: $id, isActive: $is) { role } }'
    await eve.ask(active, { id, is: false })
    expect(await eve.ask(active, { id, is: true })).toEqual({ setActive: { role: 'MEMBER' } })
    expect(await rolesOf(id)).toEqual([])
  })
})

describe('what a role may', () => {
  test('an auditor reads what administrators read, and is refused every change of theirs', async () => {
    const { id } = await makePerson(db)
    await give(id, 'AUDITOR')
    const auditor = asker(id)
    const { events } = await auditor.ask<{ events: { edges: object[] } }>(
      '{ events(first: 1) { edges { node { name } } } mails(first: 1) { edges { node { id } } } imports { number } }',
    )
    expect(events.edges).toHaveLength(1)
    for (const call of [
      `setRole(personId: ${id}, role: ADMIN) { number }`,
      `setActive(personId: ${cast.dan}, isActive: false) { number }`,
      `setManager(personId: ${cast.dan}, managerId: ${cast.ann}) { number }`,
      'runImport(importId: 1, isTry: true) { number }',
      `archiveSpace(spaceId: ${cast.field.spaceId}) { slug }`,
      `removeMember(spaceId: ${cast.field.spaceId}, personId: ${cast.dan})`,
    ])
      expect([call, await code(auditor.ask(`mutation { ${call} }`))]).toEqual([call, 'NOT_ALLOWED'])
  })

  test('a moderator of a space removes comments and merges ideas there, and nowhere else', async () => {
    const { id } = await makePerson(db)
    for (const { spaceId } of [cast.field, cast.lab])
      await db.rows(
        sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${id}) on conflict do nothing`,
      )
    await give(id, 'MODERATOR', { spaceId: cast.field.spaceId })
    const moderator = asker(id)
    for (const [place, expected] of [
      [cast.field, 'done'],
      [cast.lab, 'NOT_ALLOWED'],
    ] as const) {
      const [one, two] = [
        await makeIdea(db, { boardId: place.boardId, authorId: cast.ann }),
        await makeIdea(db, { boardId: place.boardId, authorId: cast.ann }),
      ]
      const comment = await makeComment(db, { postId: one.id, authorId: cast.ben })
      const tries = [
        `mutation { removeComment(commentId: ${comment.id}) { number } }`,
        `mutation { mergeIdea(ideaId: ${two.id}, intoId: ${one.id}) { number } }`,
      ]
      for (const call of tries)
        expect([call, await code(moderator.ask(call))]).toEqual([call, expected])
    }
  })

  test('only roles of a space are held in one space, and each right is some role’s', () => {
    const rights = new Set(Object.values(ROLES).flatMap(({ rights }): readonly Right[] => rights))
    const viewer = (role: GrantedRole, spaceId: number | null, scopes: ('read' | 'write')[]) => ({
      roles: [{ role, spaceId }],
      scopes,
    })
    expect(may(viewer('SPONSOR', 4, ['read', 'write']), 'SPONSOR_CHALLENGES', 4)).toBe(true)
    expect(may(viewer('SPONSOR', 4, ['read', 'write']), 'SPONSOR_CHALLENGES', 5)).toBe(false)
    expect(may(viewer('SPONSOR', 4, ['read', 'write']), 'SPONSOR_CHALLENGES')).toBe(false)
    expect(may(viewer('SPONSOR', null, ['read', 'write']), 'SPONSOR_CHALLENGES', 5)).toBe(true)
    expect(may(viewer('SPONSOR', null, ['read']), 'SPONSOR_CHALLENGES', 5)).toBe(false)
    expect(rights.size).toBeGreaterThan(8)
    const values = (schema.getType('GrantedRole') as unknown as { getValues(): { name: string }[] })
      .getValues()
      .map(({ name }) => name)
    expect(values.sort()).toEqual([...GRANTED_ROLES].sort())
  })
})
