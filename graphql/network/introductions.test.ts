// Connectors, who opt in, are asked for introductions and make them.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

const SET = 'mutation($isOn: Boolean!) { setConnector(isOn: $isOn) { isConnector } }'
const ASK = `mutation($connector: ID!, $person: ID!) {
  askIntroduction(connectorId: $connector, personId: $person, note: "We both look for valves.") { number } }`
const RESPOND = `mutation($id: Int!, $isMade: Boolean!) {
  respondToIntroduction(introductionId: $id, isMade: $isMade) { number } }`
const LIST = `{ introductions { number state note isMineToMake asker { number } person { number } } }`
type Listed = { number: number; state: string; isMineToMake: boolean }

let cast: Cast
beforeAll(async () => {
  cast = await makeCast(db)
})
const person = async () => asker((await makePerson(db)).id)
const listOf = async (who: Asker) =>
  (await who.ask<{ introductions: Listed[] }>(LIST)).introductions
const notified = async (who: Asker) =>
  (
    await db.rows<{ kind: string }>(
      sql`select kind from "Notification" where "personId" = ${who.id} order by id`,
    )
  ).map(({ kind }) => kind)

test('only who opted in is asked, makes the introduction, and both are told', async () => {
  const [asking, connector, third] = [await person(), await person(), await person()]
  const asked = { connector: connector.id, person: third.id }
  await expect(asking.ask(ASK, asked)).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { connectorId: expect.anything() } },
  })
  expect(await connector.ask(SET, { isOn: true })).toEqual({ setConnector: { isConnector: true } })
  const after = await lastEvent()
  await asking.ask(ASK, asked)
  await asking.ask(ASK, asked)
  await runConsequencesSince(after)
  expect(await notified(connector)).toEqual(['INTRODUCTION_ASKED'])
  const [one, second] = await listOf(connector)
  expect(one).toMatchObject({
    state: 'ASKED',
    isMineToMake: true,
    note: 'We both look for valves.',
  })
  expect(second).toBeUndefined()
  expect(await listOf(third)).toEqual([])
  const id = (one as Listed).number
  for (const other of [asking, third])
    await expect(other.ask(RESPOND, { id, isMade: true })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
  const then = await lastEvent()
  await connector.ask(RESPOND, { id, isMade: true })
  await runConsequencesSince(then)
  expect(await notified(asking)).toEqual(['INTRODUCED'])
  expect(await notified(third)).toEqual(['INTRODUCED'])
  expect(await listOf(asking)).toMatchObject([{ state: 'MADE', isMineToMake: false }])
  expect(await listOf(connector)).toEqual([])
  await expect(connector.ask(RESPOND, { id, isMade: false })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
})

test('a declined one tells nobody; oneself and the connector cannot be introduced; ten may be open', async () => {
  const [asking, connector] = [await person(), await person()]
  await connector.ask(SET, { isOn: true })
  for (const to of [asking.id, connector.id])
    await expect(asking.ask(ASK, { connector: connector.id, person: to })).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { personId: expect.anything() } },
    })
  for (let nth = 0; nth < 10; nth++)
    await asking.ask(ASK, { connector: connector.id, person: (await person()).id })
  await expect(
    asking.ask(ASK, { connector: connector.id, person: cast.dan }),
  ).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
  const after = await lastEvent()
  const [one] = await listOf(connector)
  await connector.ask(RESPOND, { id: (one as Listed).number, isMade: false })
  await runConsequencesSince(after)
  expect(await notified(asking)).toEqual([])
  await asking.ask(ASK, { connector: connector.id, person: cast.dan })
})

test('whoever leaves is asked nothing any more, and is no connector', async () => {
  const [asking, connector, third] = [await person(), await person(), await person()]
  await connector.ask(SET, { isOn: true })
  await asking.ask(ASK, { connector: connector.id, person: third.id })
  await asker(cast.eve).ask('mutation($id: ID!) { deactivate(personId: $id) { hasLeft } }', {
    id: connector.id,
  })
  expect(await listOf(asking)).toMatchObject([{ state: 'DECLINED' }])
  await expect(
    asking.ask(ASK, { connector: connector.id, person: cast.dan }),
  ).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
})
