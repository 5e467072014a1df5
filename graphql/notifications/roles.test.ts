// Roles that change and spaces that are archived: those concerned are notified, not who did it.
import { beforeEach, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { ana, ben, cleo, inboxOf, letFollow, people, spaceId } from './testing.ts'

const SET_ROLE = 'mutation($id: ID!, $role: Role!) { setRole(personId: $id, role: $role) { role } }'
const SET_SPACE_ROLE =
  'mutation($id: ID!, $who: ID!, $role: SpaceRole!) { setSpaceRole(spaceId: $id, personId: $who, role: $role) { slug } }'
const ARCHIVE = 'mutation($id: ID!) { archiveSpace(spaceId: $id) { slug } }'
const REOPEN = 'mutation($id: ID!) { reopenSpace(spaceId: $id) { slug } }'
const PREFER =
  'mutation($kind: NotificationKind!, $on: Boolean!) { setNotificationPreference(kind: $kind, inApp: $on, mail: $on) { kind } }'
const standing = async (who: Asker) =>
  (await inboxOf(who)).rows
    .filter(({ kind }) => kind === 'ROLE_CHANGED' || kind === 'SPACE_ARCHIVED')
    .map(({ sentence, url, isRead }) => ({ sentence, url, isRead }))
const sentences = async (who: Asker) => (await standing(who)).map(({ sentence }) => sentence)

let eve: Asker
let slug: string
beforeEach(async () => {
  const { id } = await makePerson(db, { name: 'Eve Evers', role: 'ADMIN' })
  eve = asker(id)
  await db.rows(
    sql`update "SpaceMember" set role = 'OWNER' where "spaceId" = ${spaceId} and "personId" = ${ana.id}`,
  )
  slug = (await db.first<{ slug: string }>(sql`select slug from "Space" where id = ${spaceId}`))
    ?.slug as string
})
const setRole = (who: Asker, role: 'ADMIN' | 'MEMBER', by = eve) =>
  letFollow(() => by.ask(SET_ROLE, { id: who.id, role }))
const setSpaceRole = (who: Asker, role: 'OWNER' | 'MEMBER', by = ana) =>
  letFollow(() => by.ask(SET_SPACE_ROLE, { id: spaceId, who: who.id, role }))

describe('a role that changes', () => {
  test('in the company: whoever is made an administrator, or a member again, is notified of the new role', async () => {
    await setRole(ben, 'ADMIN')
    expect(await standing(ben)).toEqual([
      {
        sentence: 'Eve Evers changed your role: you are now an administrator',
        url: '/admin',
        isRead: false,
      },
    ])
    // Unread, it is one row that says how things stand.
    await setRole(ben, 'MEMBER')
    expect(await standing(ben)).toEqual([
      {
        sentence: 'Eve Evers changed your role: you are now a member',
        url: '/settings',
        isRead: false,
      },
    ])
    for (const other of [ana, cleo, eve]) expect(await standing(other)).toEqual([])
  })

  test('in a space: a new owner, and one who is none any longer; the other members hear nothing', async () => {
    await setSpaceRole(ben, 'OWNER')
    expect(await standing(ben)).toEqual([
      {
        sentence: 'Ana Silva changed your role in Field: you are now an owner',
        url: `/spaces/${slug}`,
        isRead: false,
      },
    ])
    await setSpaceRole(ben, 'MEMBER')
    expect(await sentences(ben)).toEqual([
      'Ana Silva changed your role in Field: you are now a member',
    ])
    for (const other of [ana, cleo]) expect(await standing(other)).toEqual([])
  })

  test('set a second time it is no news, and neither is what one did to oneself', async () => {
    await setSpaceRole(ben, 'OWNER')
    await ben.ask('mutation { readNotifications { count } }')
    const since = await lastEvent()
    await setSpaceRole(ben, 'OWNER')
    expect(await lastEvent()).toBe(since)
    await setSpaceRole(ben, 'MEMBER', ben)
    expect(await standing(ben)).toMatchObject([{ isRead: true }])
    await setRole(ben, 'ADMIN')
    await setRole(eve, 'MEMBER', eve)
    expect(await standing(eve)).toEqual([])
  })

  test('of a hidden space nothing is said to somebody who is no longer in it', async () => {
    await db.rows(sql`update "Space" set kind = 'HIDDEN' where id = ${spaceId}`)
    await setSpaceRole(ben, 'OWNER')
    expect(await sentences(ben)).toHaveLength(1)
    await letFollow(() =>
      ana.ask('mutation($s: ID!, $p: ID!) { removeMember(spaceId: $s, personId: $p) }', {
        s: spaceId,
        p: ben.id,
      }),
    )
    expect(await standing(ben)).toEqual([])
  })
})

describe('a space that is archived, or brought back', () => {
  test('its members hear of it, but not who did it, nor outsiders, nor who left or wants no such news', async () => {
    const [, , , gone, left, quiet] = people as Asker[]
    await quiet?.ask(PREFER, { kind: 'SPACE_ARCHIVED', on: false })
    const since = await lastEvent()
    await ana.ask(ARCHIVE, { id: spaceId })
    // Between the event and its delivery.
    await db.rows(
      sql`delete from "SpaceMember" where "spaceId" = ${spaceId} and "personId" = ${left?.id}`,
    )
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${gone?.id}`)
    await runConsequencesSince(since)
    for (const member of [ben, cleo])
      expect(await standing(member)).toEqual([
        {
          sentence: 'Ana Silva archived Field: it is read-only now',
          url: `/spaces/${slug}`,
          isRead: false,
        },
      ])
    for (const other of [ana, eve, left, quiet]) expect(await standing(other as Asker)).toEqual([])
    const told = await db.first(sql`
      select count(*)::int as n from "Notification" where kind = 'SPACE_ARCHIVED' and "spaceId" = ${spaceId}`)
    expect(told).toEqual({ n: people.length - 4 })
  })

  test('brought back before it was read, it is one row that says so; told again, nothing is added', async () => {
    const since = await lastEvent()
    await ana.ask(ARCHIVE, { id: spaceId })
    await ana.ask(REOPEN, { id: spaceId })
    await runConsequencesSince(since)
    await runConsequencesSince(since)
    expect(await sentences(ben)).toEqual(['Ana Silva restored Field: you can post again'])
    const row = (await inboxOf(ben)).rows.find(({ kind }) => kind === 'SPACE_ARCHIVED')
    expect(row).toMatchObject({ events: 2 })
  })

  test('by mail it is told to those who asked for that, a role to everybody who did not say no', async () => {
    const { notificationPreferences: chosen } = await ben.ask<{
      notificationPreferences: { kind: string; inApp: boolean; mail: boolean }[]
    }>('{ notificationPreferences { kind inApp mail } }')
    const of = (kind: string) => chosen.find((one) => one.kind === kind)
    expect(of('ROLE_CHANGED')).toMatchObject({ inApp: true, mail: true })
    expect(of('SPACE_ARCHIVED')).toMatchObject({ inApp: true, mail: false })
  })
})
