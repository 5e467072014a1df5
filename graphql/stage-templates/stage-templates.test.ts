// Templates of stages as people, through documents, on a real database.
import { beforeAll, expect, test } from 'vitest'
import { fieldsOf, INPUT, OPENS, refusal, START, startOne } from '#graphql/challenges/testing.ts'
import { type Asker, asker, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let cleo: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
})

const SAVE =
  'mutation($id: ID!, $name: String!) { saveStageTemplate(challengeId: $id, name: $name) }'
const DELETE = 'mutation($number: Int!) { deleteStageTemplate(number: $number) }'
const LIST = `{ stageTemplates { number builtIn name namesFrom voteBudget
  stages { stage days startsOn submitters voters allowsComments } } }`
type Stage = {
  stage: string
  days: number
  startsOn: string
  voters: string
  allowsComments: boolean
}
type Listed = {
  number: number | null
  builtIn: string | null
  name: string | null
  voteBudget: number | null
  stages: Stage[]
}
const listOf = async (who: Asker): Promise<Listed[]> =>
  (await who.ask<{ stageTemplates: Listed[] }>(LIST, {}, { at: OPENS })).stageTemplates
const ownOf = async (who: Asker) => (await listOf(who)).filter(({ number }) => number !== null)
const save = async (who: Asker, id: number, name: string): Promise<number> =>
  (await who.ask<{ saveStageTemplate: number }>(SAVE, { id, name })).saveStageTemplate

test('the stages of a challenge are saved with their rights for one’s own next ones, and nobody else sees them', async () => {
  const id = await startOne(cleo, {
    stages: ['EVALUATE'],
    evaluateOn: '2026-05-11T17:00',
    voteBudget: 3,
    rules: [{ stage: 'EVALUATE', voters: 'MEMBERS', allowsComments: false }],
  })
  const number = await save(cleo, id, 'Week of votes')
  const [own] = await ownOf(cleo)
  expect(own).toMatchObject({ number, name: 'Week of votes', voteBudget: 3 })
  expect(own?.stages.map(({ stage, days, voters }) => [stage, days, voters])).toEqual([
    ['COLLECT', 7, 'NOBODY'],
    ['EVALUATE', 14, 'MEMBERS'],
    ['DECIDE', 7, 'NOBODY'],
    ['TOLD', 0, 'NOBODY'],
  ])
  expect(own?.stages[1]?.allowsComments).toBe(false)
  // Cleo’s zone is two hours ahead.
  expect(own?.stages[1]?.startsOn).toBe('2026-05-11T10:00')
  expect(await ownOf(eve)).toEqual([])
  expect((await recordedEvents()).at(-1)).toMatchObject({ name: 'stage-template.saved' })
})

test('each that everybody has starts a challenge as it says', async () => {
  const all = (await listOf(cleo)).filter(({ builtIn }) => builtIn !== null)
  expect(all.map(({ builtIn }) => builtIn)).toEqual(['full', 'short', 'vote', 'jury'])
  for (const { stages } of all) {
    const starts = Object.fromEntries(stages.map(({ stage, startsOn }) => [stage, startsOn]))
    const { startChallenge } = await cleo.ask<{ startChallenge: { number: number } }>(
      START,
      {
        space: 'field',
        input: {
          ...INPUT,
          closesOn: stages[1]?.startsOn,
          stages: ['SHAPE', 'EVALUATE', 'TRIAL'].filter((stage) => starts[stage]),
          decideOn: starts.DECIDE,
          tellOn: starts.TOLD,
          rules: stages.map(({ stage, voters }) => ({ stage, voters })),
        },
      },
      { at: OPENS },
    )
    const { challenge } = await cleo.ask<{ challenge: { stages: Stage[] } }>(
      'query($id: ID!) { challenge(id: $id) { stages { stage voters } } }',
      { id: startChallenge.number },
    )
    expect(challenge.stages).toEqual(stages.map(({ stage, voters }) => ({ stage, voters })))
  }
})

test('the same name replaces, its owner alone deletes it, and whoever does not run the challenge saves nothing', async () => {
  const id = await startOne(cleo, { stages: [] })
  const number = await save(cleo, id, 'Short one')
  expect(await save(cleo, await startOne(cleo), 'Short one')).toBe(number)
  expect((await ownOf(cleo)).find((one) => one.number === number)?.stages).toHaveLength(6)
  await expect(ann.ask(SAVE, { id, name: 'Not mine' })).rejects.toMatchObject(
    refusal('NOT_ALLOWED'),
  )
  await expect(eve.ask(DELETE, { number })).rejects.toMatchObject(refusal('NOT_FOUND'))
  await cleo.ask(DELETE, { number })
  await expect(cleo.ask(DELETE, { number })).rejects.toMatchObject(refusal('NOT_FOUND'))
  expect(await cleo.ask(SAVE, { id, name: ' ' }).catch(fieldsOf)).toEqual(['name'])
})

test('there are at most 20 of one person', async () => {
  const id = await startOne(cleo, { stages: [] })
  for (let nth = (await ownOf(cleo)).length; nth < 20; nth++) await save(cleo, id, `Number ${nth}`)
  expect(await cleo.ask(SAVE, { id, name: 'One too many' }).catch(fieldsOf)).toEqual(['name'])
  await save(cleo, id, 'Number 19')
})

test('of an archived space none is saved', async () => {
  const id = await startOne(cleo)
  await db.rows(sql`update "Space" set "archivedAt" = ${OPENS} where slug = 'field'`)
  await expect(save(cleo, id, 'From the archive')).rejects.toMatchObject(refusal('NOT_ALLOWED'))
})
