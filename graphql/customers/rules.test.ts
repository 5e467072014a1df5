// Message rules, as people through documents: what they catch, what they do, and what they would have caught.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { channelsByIds } from './channel-queries.ts'
import { catches, readFacts, readRule } from './rule-match.ts'
import { type MadeChannel, makeService, type Service } from './testing.ts'
import { takeEvent } from './webhook.ts'

let service: Service
let channel: MadeChannel
let ann: Asker
let count = 0

beforeAll(async () => {
  service = await makeService()
  channel = await service.channel('WEBHOOK')
  ann = asker(service.cast.ann)
})

const SAVE = `mutation($id: ID!, $rule: ListeningRuleInput!, $ruleId: Int, $version: Int) {
  saveListeningRule(channelId: $id, rule: $rule, ruleId: $ruleId, version: $version) { rules { number name caught version } } }`
type Rules = { number: number; name: string; caught: number }[]
const save = async (who: Asker, rule: Record<string, unknown>, ruleId?: number) =>
  (
    await who.ask<{ saveListeningRule: { rules: Rules } }>(SAVE, {
      id: channel.number,
      rule,
      ruleId,
    })
  ).saveListeningRule.rules
const TRY = `query($id: ID!, $rule: ListeningRuleInput!) {
  tryListeningRule(channelId: $id, rule: $rule) { seen caught noise examples { number } } }`
type Tried = { seen: number; caught: number; noise: number; examples: { number: number }[] }
const tried = async (who: Asker, rule: Record<string, unknown>) =>
  (
    await who.ask<{ tryListeningRule: Tried }>(TRY, {
      id: channel.number,
      rule: { name: 'Trial', ...rule },
    })
  ).tryListeningRule

async function comeIn(text: string, more: Record<string, unknown> = {}): Promise<number> {
  const [row] = await channelsByIds(db, [channel.number])
  const event = { id: `rule-${++count}`, from: { handle: `@caller${count}` }, text, ...more }
  return (await takeEvent(row as never, event, 'test'))?.id ?? 0
}
const rowOf = (id: number) =>
  db.first<{
    severity: number
    isSpam: boolean
    assigneeId: number | null
    tags: string[]
    messages: number
  }>(sql`
    select k.severity, k."isSpam", k."assigneeId", p.tags,
      (select count(*)::int from "CustomerMessage" m where m."threadId" = k.id) as messages
    from "CustomerThread" k join "Post" p on p.id = k.id where k.id = ${id}`)

test('a rule compares whole words without case and accents, authors by domain, language, tone and reach', () => {
  const asks = { words: [], without: [], authors: [], language: null, tone: null, minReach: 1 }
  const facts = (more: object = {}) =>
    readFacts({
      ...{ subject: 'Café', text: 'The heat pump hums at night. I am furious, terrible service!' },
      ...{ author: 'Eva@Shop.example', language: 'en', reach: 10 },
      ...more,
    })
  const cases: [rule: object, caught: boolean][] = [
    [{}, true],
    [{ words: ['HEAT PUMP'] }, true],
    [{ words: ['cafe'] }, true],
    [{ words: ['hum'] }, false],
    [{ words: ['boiler', 'night'] }, true],
    [{ words: ['night'], without: ['furious'] }, false],
    [{ authors: ['@shop.example'] }, true],
    [{ authors: ['@hop.example'] }, false],
    [{ authors: ['eva@shop.example'] }, true],
    [{ authors: ['@evil-shop.example'] }, false],
    [{ language: 'nl' }, false],
    [{ minReach: 11 }, false],
    [{ tone: 'UPSET' }, true],
    [{ tone: 'GLAD' }, false],
  ]
  for (const [rule, caught] of cases)
    expect([rule, catches(readRule({ ...asks, ...rule }), facts())]).toEqual([rule, caught])
})

test('whoever manages the channel writes rules; others do not, and an assignee has to read the space', async () => {
  await expect(save(ann, { name: 'Mine' })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  await expect(save(service.sue, { name: 'Hers' })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await expect(save(service.cleo, { name: 'Words', words: ['x'] })).rejects.toMatchObject({
    extensions: {
      code: 'INVALID',
      fields: expect.objectContaining({ 'words.0': expect.anything() }),
    },
  })
})

test('the first rule that catches decides: tags, severity and who gets it; spam is owed nothing and acknowledged to nobody', async () => {
  await save(service.cleo, { name: 'Adverts', words: ['buy followers'], isSpam: true })
  await save(service.cleo, {
    name: 'Leaks',
    words: ['leak', 'lekt'],
    tags: ['Water'],
    severity: 3,
    assigneeId: String(service.sue.id),
  })
  const rules = await save(service.cleo, { name: 'All', severity: 2 })
  expect(rules.map(({ name }) => name)).toEqual(['Adverts', 'Leaks', 'All'])
  const leak = await rowOf(await comeIn('There is a leak below the boiler.'))
  expect(leak).toMatchObject({
    severity: 3,
    isSpam: false,
    assigneeId: service.sue.id,
    tags: ['water'],
  })
  expect(await rowOf(await comeIn('It hums.'))).toMatchObject({
    severity: 2,
    assigneeId: null,
    tags: [],
  })
  expect(await rowOf(await comeIn('Buy followers now, no leak!'))).toMatchObject({
    severity: 1,
    isSpam: true,
    assigneeId: null,
    messages: 1,
  })
  // Put before the others, the rule for everything decides on everything.
  const all = rules.find(({ name }) => name === 'All')?.number
  const RAISE = 'mutation($id: Int!) { raiseListeningRule(ruleId: $id) { rules { name caught } } }'
  await service.cleo.ask(RAISE, { id: all })
  const { raiseListeningRule: raised } = await service.cleo.ask<{
    raiseListeningRule: { rules: Rules }
  }>(RAISE, { id: all })
  expect(raised.rules).toMatchObject([
    { name: 'All', caught: 1 },
    { name: 'Adverts', caught: 1 },
    { name: 'Leaks', caught: 1 },
  ])
  expect(await rowOf(await comeIn('Another leak in the cellar.'))).toMatchObject({ severity: 2 })
  await service.cleo.ask('mutation($id: Int!) { removeListeningRule(ruleId: $id) { number } }', {
    id: all,
  })
  // Whoever has lost the space is given nothing.
  await db.rows(sql`delete from "SpaceMember" where "personId" = ${service.sue.id}`)
  await db.rows(sql`delete from "RoleGrant" where "personId" = ${service.sue.id}`)
  const closed = await db.first<{ kind: string }>(
    sql`select kind from "Space" where id = ${service.cast.field.spaceId}`,
  )
  if (closed?.kind !== 'OPEN')
    expect(await rowOf(await comeIn('A third leak, in the roof.'))).toMatchObject({
      assigneeId: null,
    })
})

test('a trial shows what a rule would have caught of the last 30 days, and how much of it was noise', async () => {
  const max = asker(service.cast.eve)
  const before = await tried(max, { words: ['parcel'] })
  expect(before).toMatchObject({ caught: 0 })
  service = await makeService(service.cast)
  const parcel = await comeIn('My parcel has not come, where is it?')
  const noise = await comeIn('Win a parcel of money today!')
  const old = await comeIn('An old parcel from the summer.')
  await db.rows(sql`update "CustomerThread" set "isSpam" = true where id = ${noise}`)
  await db.rows(
    sql`update "Post" set "createdAt" = "createdAt" - interval '31 days' where id = ${old}`,
  )
  const trial = await tried(service.sue, { words: ['parcel'] })
  expect(trial).toMatchObject({ caught: 2, noise: 1 })
  expect(trial.examples.map(({ number }) => number)).toEqual([noise, parcel])
  expect(trial.seen).toBeGreaterThan(2)
  // Whoever sees no threads learns nothing of their words.
  expect(await tried(service.cleo, { words: ['parcel'] })).toEqual({
    seen: 0,
    caught: 0,
    noise: 0,
    examples: [],
  })
  await expect(tried(ann, { words: ['parcel'] })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
})

test('of two who change a rule, the second is told', async () => {
  const rules = await save(service.cleo, { name: 'Both change it', words: ['valve'] })
  const rule = rules.at(-1)
  const variables = { id: channel.number, ruleId: rule?.number, version: 1 }
  await service.cleo.ask(SAVE, { ...variables, rule: { name: 'First', words: ['valve'] } })
  await expect(
    service.cleo.ask(SAVE, { ...variables, rule: { name: 'Second', words: ['valve'] } }),
  ).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
})
