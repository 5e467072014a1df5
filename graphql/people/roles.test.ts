// Who is an administrator: named by one, never the last one unnamed, and true at once in every process.
import { beforeEach, describe, expect, test } from 'vitest'
import { subscribe } from '#graphql/bus.ts'
import { invalidateNow } from '#graphql/define.ts'
import { startSession } from '#graphql/identity/service.ts'
import { viewerOfSession } from '#graphql/identity/viewer.ts'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

type Somebody = { id: number; asks: Asker }
let eve: Somebody
let ada: Somebody
let dan: Somebody
const somebody = async (role: 'ADMIN' | 'MEMBER'): Promise<Somebody> => {
  const { id } = await makePerson(db, { role })
  return { id, asks: asker(id) }
}
beforeEach(async () => {
  await db.rows(sql`update "Person" set role = 'MEMBER'`)
  eve = await somebody('ADMIN')
  ada = await somebody('ADMIN')
  dan = await somebody('MEMBER')
})

const SET = 'mutation($id: ID!, $role: Role!) { setRole(personId: $id, role: $role) { role } }'
const SET_ACTIVE = 'mutation($id: ID!) { setActive(personId: $id, isActive: false) { hasLeft } }'
const set = (who: Somebody, whom: Somebody, role: 'ADMIN' | 'MEMBER', more = {}) =>
  who.asks.ask<{ setRole: { role: string } }>(SET, { id: whom.id, role }, more)
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )
const administrators = async () =>
  (
    await db.rows<{ id: number }>(
      sql`select id from "Person" where role = 'ADMIN' and "deactivatedAt" is null order by id`,
    )
  ).map(({ id }) => id)

describe('naming administrators', () => {
  test('an administrator makes a member one, and a member again; it stands in the log', async () => {
    const since = await lastEvent()
    expect(await set(eve, dan, 'ADMIN')).toEqual({ setRole: { role: 'ADMIN' } })
    expect(await dan.asks.ask('{ settings { isAdmin } }')).toEqual({ settings: { isAdmin: true } })
    expect(await set(eve, dan, 'MEMBER')).toEqual({ setRole: { role: 'MEMBER' } })
    expect(await code(dan.asks.ask('{ events { edges { node { name } } } }'))).toBe('NOT_ALLOWED')
    expect(await recordedEvents(since)).toMatchObject([
      { name: 'person.role-set', actorId: eve.id, payload: { personId: dan.id, role: 'ADMIN' } },
      { name: 'person.role-set', actorId: eve.id, payload: { personId: dan.id, role: 'MEMBER' } },
    ])
    const { events } = await eve.asks.ask<{ events: { edges: { node: object }[] } }>(
      '{ events(topic: "person", first: 1) { edges { node { name actor { number } parts { text path } } } } }',
    )
    expect(events.edges[0]?.node).toEqual({
      name: 'person.role-set',
      actor: { number: eve.id },
      parts: [
        { text: expect.any(String), path: null },
        { text: ' made ', path: null },
        { text: expect.any(String), path: `/admin/people?who=all&person=${dan.id}` },
        { text: ' a member again', path: null },
      ],
    })
  })

  test('a member may not, not even for themselves; a token that only reads may not either', async () => {
    expect(await code(set(dan, dan, 'ADMIN'))).toBe('NOT_ALLOWED')
    expect(await code(set(dan, eve, 'MEMBER'))).toBe('NOT_ALLOWED')
    const { viewer } = await eve.asks.context()
    expect(await code(set(eve, dan, 'ADMIN', { viewer: { ...viewer, scopes: ['read'] } }))).toBe(
      'NOT_ALLOWED',
    )
    expect(await code(eve.asks.ask(SET, { id: 999_999, role: 'ADMIN' }))).toBe('NOT_FOUND')
  })

  test('twice is once: nothing is recorded the second time', async () => {
    await set(eve, dan, 'ADMIN')
    const since = await lastEvent()
    await Promise.all([set(eve, dan, 'ADMIN'), set(ada, dan, 'ADMIN')])
    expect(await recordedEvents(since)).toEqual([])
  })

  test('somebody without access becomes none; one who has left can be made a member again', async () => {
    await db.rows(
      sql`update "Person" set "deactivatedAt" = now() where id in (${dan.id}, ${ada.id})`,
    )
    await expect(set(eve, dan, 'ADMIN')).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { personId: ['Give them access again first.'] } },
    })
    expect(await set(eve, ada, 'MEMBER')).toEqual({ setRole: { role: 'MEMBER' } })
  })

  test('buttons are drawn from the same rule', async () => {
    const may = 'query($id: ID!) { person(id: $id) { viewerCan { setRole } } }'
    for (const [who, expected] of [
      [eve, true],
      [dan, false],
    ] as const)
      expect(await who.asks.ask(may, { id: ada.id })).toEqual({
        person: { viewerCan: { setRole: expected } },
      })
  })
})

describe('the last administrator', () => {
  test('can lay it down when there is another one, and not when there is none', async () => {
    expect(await set(ada, ada, 'MEMBER')).toEqual({ setRole: { role: 'MEMBER' } })
    await expect(set(eve, eve, 'MEMBER')).rejects.toMatchObject({
      extensions: {
        code: 'INVALID',
        fields: { personId: [expect.stringContaining('another administrator')] },
      },
    })
    expect(await administrators()).toEqual([eve.id])
  })

  test('one who has left does not count as another one', async () => {
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${ada.id}`)
    expect(await code(set(eve, eve, 'MEMBER'))).toBe('INVALID')
  })

  test('two who take it from each other, or lay it down, at the same moment leave one', async () => {
    for (let i = 0; i < 5; i++) {
      await db.rows(sql`update "Person" set role = 'ADMIN' where id in (${eve.id}, ${ada.id})`)
      const outcomes = await Promise.all([
        code(set(eve, i % 2 ? ada : eve, 'MEMBER')),
        code(set(ada, i % 2 ? eve : ada, 'MEMBER')),
      ])
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
      expect(await administrators()).toHaveLength(1)
    }
  })

  test('two who end each other’s access at the same moment leave one as well', async () => {
    const end = (who: Somebody, whom: Somebody) => code(who.asks.ask(SET_ACTIVE, { id: whom.id }))
    expect((await Promise.all([end(eve, ada), end(ada, eve)])).sort()).toEqual([
      'NOT_ALLOWED',
      'done',
    ])
    expect(await administrators()).toHaveLength(1)
  })
})

describe('at once', () => {
  test('the very next request of a session has the new rights, and every other process is told to forget', async () => {
    const words: unknown[] = []
    const bus = await subscribe(
      (word) => void words.push(word.invalidate),
      () => {},
    )
    try {
      const session = await startSession(dan.id, 'test', '', 'test')
      expect((await viewerOfSession(session))?.roles.length).toBe(1)
      await set(eve, dan, 'ADMIN')
      expect((await viewerOfSession(session))?.roles.length).toBe(2)
      await expect.poll(() => words).toContainEqual([dan.id])
      // Another process uses its cache until the message comes, and not a moment longer.
      await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${dan.id}`)
      expect((await viewerOfSession(session))?.roles.length).toBe(2)
      invalidateNow([dan.id])
      expect((await viewerOfSession(session))?.roles.length).toBe(1)
    } finally {
      await bus.stop()
    }
  })
})
