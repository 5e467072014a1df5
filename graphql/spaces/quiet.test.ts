// Spaces in which nothing happens: a notice, the archive, and both ways back.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { archiveQuietSpaces } from './quiet.ts'

let cast: Cast
let [ann, cleo, eve]: Asker[] = []
const as = (who: Asker | undefined) => who as Asker
const refused = (code: string) => ({ extensions: { code } })
const SET = 'mutation($days: Int!) { setQuietDays(days: $days) }'
const KEEP = 'mutation($space: ID!) { keepSpace(spaceId: $space) { slug } }'
const TRY = 'query($days: Int!) { tryQuietDays(days: $days) { slug } }'
const in_ = (n: number) => new Date(Date.now() + days(n))
const run = (n: number) => archiveQuietSpaces({}, db, in_(n))
const field = () =>
  db.first<{ archivesAt: Date | null; isArchived: boolean }>(sql`
    select "archivesAt", "archivedAt" is not null as "isArchived" from "Space" where id = ${cast.field.spaceId}`)
const told = async (who: number) =>
  (
    await db.rows<{ outcome: string }>(sql`
      select outcome from "Notification" where "personId" = ${who} and kind = 'SPACE_QUIET' and "spaceId" = ${cast.field.spaceId}`)
  ).map(({ outcome }) => outcome)

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, cleo, eve] = [cast.ann, cast.cleo, cast.eve].map(asker)
  await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  await db.rows(sql`
    update "Space" set "createdAt" = now() - interval '100 days'`)
  await db.rows(sql`
    update "Post" set "createdAt" = now() - interval '80 days', "activeAt" = now() - interval '80 days'`)
})

test('administrators see which spaces it would be, and set it', async () => {
  await expect(as(ann).ask(SET, { days: 60 })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await expect(as(ann).ask(TRY, { days: 60 })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  for (const wrong of [1, 29, 731, -30])
    await expect(as(eve).ask(SET, { days: wrong })).rejects.toMatchObject(refused('INVALID'))
  const slugs = async (count: number) =>
    (
      await as(eve).ask<{ tryQuietDays: { slug: string }[] }>(TRY, { days: count })
    ).tryQuietDays.map(({ slug }) => slug)
  expect(await slugs(60)).toContain('field')
  expect(await slugs(90)).not.toContain('field')
  await run(0)
  expect(await field()).toEqual({ archivesAt: null, isArchived: false })
  await as(eve).ask(SET, { days: 60 })
  expect(await as(eve).ask('{ quietDays }')).toEqual({ quietDays: 60 })
})

test('its owners have a notice two weeks before, and can keep it', async () => {
  const since = await lastEvent()
  await run(0)
  await runConsequencesSince(since)
  expect((await field())?.isArchived).toBe(false)
  expect((await field())?.archivesAt?.getTime()).toBeGreaterThan(in_(13.9).getTime())
  expect([await told(cast.cleo), await told(cast.ann)]).toEqual([['NOTICE'], []])
  const READ = '{ space(slug: "field") { archivesAt } }'
  expect(await as(cleo).ask(READ)).toMatchObject({ space: { archivesAt: expect.any(String) } })
  expect(await as(ann).ask(READ)).toMatchObject({ space: { archivesAt: null } })
  const space = String(cast.field.spaceId)
  await expect(as(ann).ask(KEEP, { space })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await as(cleo).ask(KEEP, { space })
  await as(cleo).ask(KEEP, { space })
  await run(1)
  expect(await field()).toEqual({ archivesAt: null, isArchived: false })
})

test('what is written withdraws the notice', async () => {
  await run(70)
  expect((await field())?.archivesAt).not.toBe(null)
  await db.rows(sql`
    update "Post" set "activeAt" = ${in_(71)} where "spaceId" = ${cast.field.spaceId}`)
  await run(72)
  expect(await field()).toEqual({ archivesAt: null, isArchived: false })
})

test('what stays quiet is archived, everybody in it is told, and whoever restores it keeps it', async () => {
  await run(140)
  const since = await lastEvent()
  await run(153)
  expect((await field())?.isArchived).toBe(false)
  await run(155)
  expect(await field()).toEqual({ archivesAt: null, isArchived: true })
  await runConsequencesSince(since)
  expect(await told(cast.ann)).toEqual(['ARCHIVED'])
  await as(cleo).ask(
    'mutation($space: ID!) { reopenSpace(spaceId: $space) { slug } }',
    { space: String(cast.field.spaceId) },
    { at: in_(156) },
  )
  await run(157)
  expect(await field()).toEqual({ archivesAt: null, isArchived: false })
})
