// Entries that build on others, and their cases, as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import { enterOne, fieldsOf, OPENS, refusal, startOne } from '#graphql/challenges/testing.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
})

const LINK =
  'mutation($id: ID!, $idea: ID!, $onto: ID!) { linkEntry(challengeId: $id, ideaId: $idea, ontoId: $onto) { isMerged } }'
const UNLINK =
  'mutation($id: ID!, $idea: ID!, $onto: ID!) { unlinkEntry(challengeId: $id, ideaId: $idea, ontoId: $onto) { isMerged } }'
const SHOWN = `query($id: ID!, $idea: ID!) { challenge(id: $id) { entry(ideaId: $idea) {
  buildsOn { number } builtOnBy { number } viewerCanLink case { cost benefit outcome { firstYear total months } } } } }`
const CASE = `mutation($id: ID!, $idea: ID!, $cost: Int!, $benefit: Int!) {
  setEntryCase(challengeId: $id, ideaId: $idea, cost: $cost, benefit: $benefit, basis: "Ten vans.") { isMerged } }`
const WHAT_IF = `query($cost: Int!, $benefit: Int!, $percent: Int!) {
  whatIf(cost: $cost, benefit: $benefit, percent: $percent) { firstYear total months } }`

type Shown = {
  buildsOn: { number: number }[]
  builtOnBy: { number: number }[]
  viewerCanLink: boolean
  case: object | null
}
const shown = async (who: Asker, id: number, idea: number) =>
  (await who.ask<{ challenge: { entry: Shown } }>(SHOWN, { id, idea })).challenge.entry
const refusedFields = (asked: Promise<unknown>) =>
  asked.then(
    () => [],
    (error: unknown) => fieldsOf(error),
  )
const at = { at: OPENS }
async function twoEntries(more: Record<string, unknown> = {}) {
  const id = await startOne(cleo, more)
  const one = await enterOne(ann, id, 'Boxes that come back')
  const two = await enterOne(ben, id, 'Boxes with a deposit')
  return { id, one, two }
}

describe('an entry that builds on another one', () => {
  test('is shown on both sides, to the follower of the other, and live', async () => {
    const { id, one, two } = await twoEntries()
    const since = await lastEvent()
    await staysLive({
      reader: ann,
      room: `post:${one}`,
      document: SHOWN,
      variables: { id, idea: one },
      change: () => ben.ask(LINK, { id, idea: two, onto: one }, at),
    })
    await ben.ask(LINK, { id, idea: two, onto: one }, at)
    await runConsequencesSince(since)
    expect((await shown(ann, id, one)).builtOnBy).toEqual([{ number: two }])
    expect((await shown(ann, id, two)).buildsOn).toEqual([{ number: one }])
    const told = await db.rows(sql`
      select 1 from "Notification" where "personId" = ${cast.ann} and kind = 'ENTRY_BUILT_ON'`)
    expect(told).toHaveLength(1)
    await ben.ask(UNLINK, { id, idea: two, onto: one }, at)
    expect((await shown(ann, id, one)).builtOnBy).toEqual([])
  })

  test('is said by its author alone, of two entries of the challenge, one way', async () => {
    const { id, one, two } = await twoEntries()
    const other = await twoEntries()
    await expect(dan.ask(LINK, { id, idea: two, onto: one }, at)).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
    await ben.ask(LINK, { id, idea: two, onto: one }, at)
    expect(await refusedFields(ann.ask(LINK, { id, idea: one, onto: two }, at))).toEqual(['ontoId'])
    expect(await refusedFields(ann.ask(LINK, { id, idea: one, onto: one }, at))).toEqual(['ontoId'])
    expect(await refusedFields(ann.ask(LINK, { id, idea: one, onto: other.two }, at))).toEqual([
      'ontoId',
    ])
  })

  test('leaves no trace of an author without a name', async () => {
    const { id, one, two } = await twoEntries({ namesFrom: 'DECIDE' })
    const since = await lastEvent()
    await ben.ask(LINK, { id, idea: two, onto: one }, at)
    await ben.ask(CASE, { id, idea: two, cost: 1, benefit: 2 }, at)
    const events = await recordedEvents(since)
    expect(events.map(({ name }) => name)).toEqual(['entry-link.made', 'entry-case.set'])
    for (const { actorId, payload } of events) {
      expect(actorId).toBeNull()
      expect(payload).not.toHaveProperty('byId')
    }
  })
})

describe('the case of an entry', () => {
  test('is said by its author and those who run the challenge, and computed', async () => {
    const { id, one } = await twoEntries()
    await ann.ask(CASE, { id, idea: one, cost: 6_000, benefit: 4_000 }, at)
    expect((await shown(dan, id, one)).case).toEqual({
      cost: 6_000,
      benefit: 4_000,
      outcome: { firstYear: -2_000, total: 6_000, months: 18 },
    })
    await cleo.ask(CASE, { id, idea: one, cost: 5_000, benefit: 4_000 }, at)
    await expect(ben.ask(CASE, { id, idea: one, cost: 1, benefit: 1 }, at)).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
    expect(await refusedFields(ann.ask(CASE, { id, idea: one, cost: -1, benefit: 1 }, at))).toEqual(
      ['cost'],
    )
    expect(
      await refusedFields(ann.ask(CASE, { id, idea: one, cost: 1, benefit: 2_000_000_001 }, at)),
    ).toEqual(['benefit'])
  })

  test('is played through with other numbers, which writes nothing', async () => {
    const { id, one } = await twoEntries()
    await ann.ask(CASE, { id, idea: one, cost: 6_000, benefit: 4_000 }, at)
    const rows = () => db.rows(sql`select * from "EntryCase" order by 1, 2`)
    const [before, events] = [await rows(), await lastEvent()]
    expect(await dan.ask(WHAT_IF, { cost: 6_000, benefit: 4_000, percent: 50 })).toEqual({
      whatIf: { firstYear: -4_000, total: 0, months: 36 },
    })
    expect(await dan.ask(WHAT_IF, { cost: 6_000, benefit: 4_000, percent: 0 })).toMatchObject({
      whatIf: { months: null },
    })
    expect(await refusedFields(dan.ask(WHAT_IF, { cost: 1, benefit: 1, percent: 201 }))).toEqual([
      'percent',
    ])
    expect(await rows()).toEqual(before)
    expect(await lastEvent()).toBe(events)
  })
})

/** What is asked while the open space is archived is refused. */
const inArchive = async (...asked: (() => Promise<unknown>)[]) => {
  const archived = (moment: Date | null) =>
    db.rows(sql`update "Space" set "archivedAt" = ${moment}::timestamptz where slug = 'field'`)
  await archived(OPENS)
  try {
    for (const ask of asked) await expect(ask()).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  } finally {
    await archived(null)
  }
}

test('in an archived space nothing is linked, and no case is said', async () => {
  const { id, one, two } = await twoEntries()
  await inArchive(
    () => ben.ask(LINK, { id, idea: two, onto: one }, at),
    () => ben.ask(UNLINK, { id, idea: two, onto: one }, at),
    () => ann.ask(CASE, { id, idea: one, cost: 1, benefit: 1 }, at),
  )
})
