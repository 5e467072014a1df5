// Where one is signed in, and signing out everywhere else.
import { expect, test } from 'vitest'
import { asker, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { startSession } from './service.ts'
import { hashOf, viewerOfSession } from './viewer.ts'

test('somebody ends their other sessions and stays signed in here; nobody else’s are touched', async () => {
  const [ann, ben] = [await makePerson(db), await makePerson(db)]
  const here = await startSession(ann.id, 'demo', 'Firefox', 'test')
  const elsewhere = await startSession(ann.id, 'demo', 'Safari', 'test')
  const bens = await startSession(ben.id, 'demo', 'Chrome', 'test')
  const viewer = await viewerOfSession(here)
  if (!viewer) throw new Error('the session just begun is not known')
  const asking = asker(ann.id)
  const read = () =>
    asking.ask<{ sessions: object[] }>('{ sessions { userAgent isCurrent } }', {}, { viewer })

  expect((await read()).sessions).toEqual([
    { userAgent: 'Firefox', isCurrent: true },
    { userAgent: 'Safari', isCurrent: false },
  ])
  expect(await asking.ask('mutation { endOtherSessions }', {}, { viewer })).toEqual({
    endOtherSessions: 1,
  })
  expect((await read()).sessions).toEqual([{ userAgent: 'Firefox', isCurrent: true }])
  expect(await viewerOfSession(elsewhere)).toBeNull()
  expect((await viewerOfSession(here))?.sessionHash).toBe(hashOf(here))
  expect((await viewerOfSession(bens))?.id).toBe(ben.id)
  expect(
    (await recordedEvents()).filter(({ name }) => name === 'session.others-ended'),
  ).toMatchObject([{ actorId: ann.id, payload: { personId: ann.id, count: 1 } }])
})
