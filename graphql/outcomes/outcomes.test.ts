// The value of entries as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  clockAt,
  EVALUATES,
  enterOne,
  fieldsOf,
  refusal,
  startOne,
} from '#graphql/challenges/testing.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { askValues } from './jobs.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let stranger: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
  stranger = asker((await makePerson(db)).id)
})

const DECIDE = `mutation($id: ID!, $idea: ID!, $value: Int) { decideEntry(challengeId: $id, ideaId: $idea, outcome: WINNER,
  reason: "It was tried in Ghent.", valueEstimate: $value) { outcome } }`
const MEASURE = `mutation($id: ID!, $idea: ID!, $measured: Int!) { measureValue(challengeId: $id, ideaId: $idea,
  measured: $measured, note: "Counted over four weeks.") { state measured } }`
const SIGN =
  'mutation($id: ID!, $idea: ID!, $measured: Int!) { signValue(challengeId: $id, ideaId: $idea, measured: $measured) { state } }'
const OWNER =
  'mutation($id: ID!, $idea: ID!, $owner: ID!) { setValueOwner(challengeId: $id, ideaId: $idea, ownerId: $owner) { owner { number } } }'
const LEDGER = `query($id: ID, $state: ValueState) {
  valueLedger(challenge: $id, state: $state) { edges { node { state estimate measured viewerCanMeasure viewerCanSign idea { number } } } }
  valueTotals(challenge: $id, state: $state) { currency lines estimate signed signedEstimate planned overdue measured signedLines } }`
type Ledger = {
  valueLedger: { edges: { node: Line }[] }
  valueTotals: (Record<string, number> & { currency: string })[]
}
type Line = {
  state: string
  estimate: number
  measured: number | null
  viewerCanMeasure: boolean
  viewerCanSign: boolean
}
const DUE = new Date(EVALUATES.getTime() + days(91))
const ledgerOf = (who: Asker, id: number, state?: string, at = DUE) =>
  who.ask<Ledger>(LEDGER, { id, state }, { at })
const inboxOf = async (who: Asker, idea: number) =>
  (
    await db.rows<{ kind: string }>(
      sql`select kind from "Notification" where "personId" = ${who.id} and "postId" = ${idea} and kind like 'VALUE%' order by id`,
    )
  ).map(({ kind }) => kind)

/** Two entries that were decided, of which 40 and 60 thousand are expected; Dan owns the first. */
async function decided() {
  const id = await startOne(cleo)
  const one = await enterOne(ann, id, 'Brings something')
  const two = await enterOne(ben, id, 'Brings more')
  await clockAt(EVALUATES)
  for (const [idea, value] of [
    [one, 40_000],
    [two, 60_000],
  ])
    await cleo.ask(DECIDE, { id, idea, value }, { at: EVALUATES })
  await cleo.ask(OWNER, { id, idea: one, owner: String(cast.dan) }, { at: EVALUATES })
  return { id, one, two }
}

describe('the value of an entry', () => {
  test('is asked for once when its day has come, of its owner; without one, of the sponsor', async () => {
    const { one, two } = await decided()
    const since = await lastEvent()
    await askValues({}, db, new Date(EVALUATES.getTime() + days(89)))
    expect(await lastEvent()).toBe(since)
    await askValues({}, db, DUE)
    const asked = await lastEvent()
    await askValues({}, db, DUE)
    expect(await lastEvent()).toBe(asked)
    await runConsequencesSince(since)
    expect(await inboxOf(dan, one)).toEqual(['VALUE_DUE'])
    expect(await inboxOf(cleo, two)).toEqual(['VALUE_DUE'])
    expect(await inboxOf(cleo, one)).toEqual([])
  })

  test('is measured from its day on, signed off by its owner alone, and fixed after that', async () => {
    const { id, one } = await decided()
    const measure = (who: Asker, measured: number, at = DUE) =>
      who.ask(MEASURE, { id, idea: one, measured }, { at })
    await expect(measure(cleo, 30_000, EVALUATES)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await expect(measure(ann, 30_000)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    const since = await lastEvent()
    await measure(cleo, 30_000)
    const sign = (who: Asker, measured: number) =>
      who.ask<{ signValue: { state: string } }>(SIGN, { id, idea: one, measured }, { at: DUE })
    await expect(sign(cleo, 30_000)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await measure(cleo, 31_000)
    await expect(sign(dan, 30_000)).rejects.toMatchObject(refusal('CONFLICT'))
    expect((await sign(dan, 31_000)).signValue.state).toBe('SIGNED')
    expect((await sign(dan, 31_000)).signValue.state).toBe('SIGNED')
    await expect(measure(cleo, 90_000)).rejects.toMatchObject(refusal('CONFLICT'))
    await expect(
      cleo.ask(OWNER, { id, idea: one, owner: String(cast.ann) }, { at: DUE }),
    ).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await runConsequencesSince(since)
    expect(await inboxOf(dan, one)).toEqual(['VALUE_TO_SIGN'])
    // Who wrote it learns what it has brought.
    expect(await inboxOf(ann, one)).toEqual(['VALUE_SIGNED'])
  })

  test('measured by its owner is signed off with that', async () => {
    const { id, one } = await decided()
    const { measureValue } = await dan.ask<{ measureValue: object }>(
      MEASURE,
      { id, idea: one, measured: -2_000 },
      { at: DUE },
    )
    expect(measureValue).toEqual({ state: 'SIGNED', measured: -2_000 })
  })

  test('stays as it is in an archived space', async () => {
    const { id, one } = await decided()
    const archived = (at: Date | null) =>
      db.rows(sql`update "Space" set "archivedAt" = ${at}::timestamptz where slug = 'field'`)
    const calls: [Asker, string, object][] = [
      [cleo, OWNER, { owner: String(cast.dan) }],
      [cleo, MEASURE, { measured: 5 }],
      [dan, SIGN, { measured: 5 }],
    ]
    for (const [who, document, more] of calls) {
      await archived(DUE)
      const refused = await who
        .ask(document, { id, idea: one, ...more }, { at: DUE })
        .catch((error) => error)
      await archived(null)
      expect(refused).toMatchObject(refusal('NOT_ALLOWED'))
      await who.ask(document, { id, idea: one, ...more }, { at: DUE })
    }
  })

  test('is refused with the field’s name', async () => {
    const { id, one } = await decided()
    const bad = `mutation($id: ID!, $idea: ID!, $note: String!, $measured: Int!) {
      measureValue(challengeId: $id, ideaId: $idea, measured: $measured, note: $note) { state } }`
    const fields = (note: string, measured: number) =>
      cleo.ask(bad, { id, idea: one, note, measured }, { at: DUE }).catch(fieldsOf)
    expect(await fields('', 1)).toEqual(['note'])
    expect(await fields('Counted over four weeks.', 2_100_000_000)).toEqual(['measured'])
    expect(
      await cleo.ask(OWNER, { id, idea: one, owner: String(cast.finn) }).catch(fieldsOf),
    ).toEqual(['ownerId'])
  })
})

describe('the ledger', () => {
  test('sums what its lines say, in each state, and a missing check is overdue', async () => {
    const { id, one, two } = await decided()
    const states = async (at: Date) =>
      (await ledgerOf(ann, id, undefined, at)).valueLedger.edges.map(({ node }) => node.state)
    expect(await states(EVALUATES)).toEqual(['PLANNED', 'PLANNED'])
    expect(await states(DUE)).toEqual(['OVERDUE', 'OVERDUE'])
    await dan.ask(MEASURE, { id, idea: one, measured: 35_000 }, { at: DUE })
    for (const state of [undefined, 'PLANNED', 'OVERDUE', 'MEASURED', 'SIGNED']) {
      const { valueLedger, valueTotals } = await ledgerOf(ann, id, state)
      const lines = valueLedger.edges.map(({ node }) => node)
      const sum = (of: (line: Line) => number) => lines.reduce((all, line) => all + of(line), 0)
      const [total] = valueTotals
      expect(total?.lines ?? 0, state).toBe(lines.length)
      expect(total?.estimate ?? 0, state).toBe(sum(({ estimate }) => estimate))
      expect(total?.signed ?? 0, state).toBe(
        sum((line) => (line.state === 'SIGNED' ? (line.measured ?? 0) : 0)),
      )
    }
    const [total] = (await ledgerOf(ann, id)).valueTotals
    expect(total).toMatchObject({ lines: 2, estimate: 100_000, signed: 35_000, overdue: 1 })
    expect(two).toBeGreaterThan(0)
  })

  test('shows what the reader may see alone', async () => {
    const { id } = await decided()
    await db.rows(sql`update "Space" set kind = 'CLOSED' where slug = 'field'`)
    const seen = await ledgerOf(stranger, id)
    await db.rows(sql`update "Space" set kind = 'OPEN' where slug = 'field'`)
    expect(seen.valueLedger.edges).toEqual([])
    expect(seen.valueTotals).toEqual([])
  })

  test('an open page gets a hint when something is measured', async () => {
    const { id, one } = await decided()
    await staysLive({
      reader: ann,
      room: `post:${id}`,
      document: LEDGER,
      variables: { id },
      change: () => dan.ask(MEASURE, { id, idea: one, measured: 1 }, { at: DUE }),
    })
  })
})

describe('how an evaluator’s scores agreed with what came of it', () => {
  const AGREEMENT = `query($id: ID!) { challenge(id: $id) { evaluators { person { number } agreement { right pairs } } } }`
  type Record = { person: { number: number }; agreement: { right: number; pairs: number } | null }
  /** A told challenge of which Dan scored so many entries, in the order in which they brought value. */
  async function told(ideas: number) {
    const id = await startOne(cleo)
    for (let nth = 0; nth < ideas; nth++) {
      const idea = await enterOne(ann, id, `Entry ${nth}`)
      await db.rows(sql`
        insert into "Scorecard" ("challengeId", "ideaId", "personId", score, "submittedAt", "savedAt")
        values (${id}, ${idea}, ${cast.dan}, ${nth + 1}, ${EVALUATES}, ${EVALUATES})`)
      await db.rows(sql`
        insert into "ValueCheck" ("challengeId", "ideaId", measured, "measuredAt", "signedAt")
        values (${id}, ${idea}, ${1000 * nth}, ${DUE}, ${DUE})`)
    }
    await db.rows(sql`update "Challenge" set stage = 'TOLD' where id = ${id}`)
    return id
  }
  /** As somebody who runs another challenge sees it, of which Dan is an evaluator too. */
  async function seenBy(who: Asker, id: number) {
    const { challenge } = await who.ask<{ challenge: { evaluators: Record[] } }>(AGREEMENT, { id })
    return challenge.evaluators.find(({ person }) => person.number === cast.dan)?.agreement
  }

  test('is told from five pairs on, and of challenges that the viewer may see alone', async () => {
    const id = await startOne(cleo)
    await cleo.ask(
      `mutation($id: ID!, $who: [ID!]!) { setCriteria(challengeId: $id, criteria: [{ name: "Helps", weight: 1 }]) { criteria { number } }
        addEvaluators(challengeId: $id, evaluatorIds: $who, dueOn: "2026-05-25T17:00") { number } }`,
      { id, who: [String(cast.dan)] },
      { at: EVALUATES },
    )
    // Three entries are three pairs, four are six.
    await told(3)
    expect.soft(await seenBy(cleo, id)).toBeNull()
    const closed = await told(4)
    expect.soft(await seenBy(cleo, id)).toEqual({ right: 9, pairs: 9 })
    await db.rows(sql`
      insert into "Space" (slug, name, kind, "createdAt") values ('elsewhere', 'Elsewhere', 'CLOSED', now()) on conflict do nothing`)
    await db.rows(sql`
      update "Post" set "spaceId" = (select id from "Space" where slug = 'elsewhere') where id = ${closed}`)
    expect.soft(await seenBy(cleo, id)).toBeNull()
  })
})
