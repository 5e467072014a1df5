// The sponsor's figures as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  CLOSES,
  clockAt,
  EVALUATES,
  enterOne,
  fieldsOf,
  OPENS,
  refusal,
  startOne,
  VOTE,
  WITHDRAW,
} from '#graphql/challenges/testing.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
/** Twelve of Logistics, and eleven of Sales, all members of the space. */
let logistics: Asker[]
let sales: Asker[]
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
  const made = async (unit: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const { id } = await makePerson(db, { unit, title: 'Planner', site: 'Ghent' })
        await db.rows(sql`
          insert into "SpaceMember" ("spaceId", "personId", role) select id, ${id}, 'MEMBER' from "Space" where slug = 'field'`)
        return asker(id)
      }),
    )
  logistics = await made('Logistics', 12)
  sales = await made('Sales', 11)
})

const FIGURES = `query($id: ID!) { challenge(id: $id) { figures {
  counts { figure count } medianHours scorecards scorecardsExpected asked participants newcomers
  before { participants challenge { number } }
  participation(by: UNIT) { groups { name asked participants invitedAt } others } } } }`
type Figures = {
  counts: { figure: string; count: number }[]
  medianHours: number | null
  asked: number
  participants: number | null
  newcomers: number | null
  before: { participants: number | null; challenge: { number: number } } | null
  participation: {
    groups: { name: string; asked: number; participants: number | null; invitedAt: string | null }[]
    others: number | null
  }
}
const LIST = `query($id: ID!, $figure: ChallengeFigure!, $after: String) { challenge(id: $id) {
  figureEntries(figure: $figure, first: 2, after: $after) {
    edges { node { idea { number } respondedAt } } pageInfo { endCursor hasNextPage } } } }`
const INVITE =
  'mutation($id: ID!, $name: String!) { inviteGroup(challengeId: $id, by: UNIT, name: $name) { number } }'
const COMMENT =
  'mutation($id: ID!) { postComment(input: { postId: $id, body: "How would you begin?" }) { number } }'
const DECIDE = `mutation($id: ID!, $idea: ID!) { decideEntry(challengeId: $id, ideaId: $idea, outcome: GOES_ON,
  reason: "We try it in Ghent.") { outcome } }`

const figuresOf = async (who: Asker, id: number, at = OPENS): Promise<Figures | null> =>
  (await who.ask<{ challenge: { figures: Figures | null } }>(FIGURES, { id }, { at })).challenge
    .figures
async function listed(id: number, figure: string, at: Date): Promise<number[]> {
  type Page = {
    challenge: {
      figureEntries: {
        edges: { node: { idea: { number: number } } }[]
        pageInfo: { endCursor: string; hasNextPage: boolean }
      }
    }
  }
  const numbers: number[] = []
  for (let after: string | null = null; ; ) {
    const page: Page = await cleo.ask<Page>(LIST, { id, figure, after }, { at })
    const { edges, pageInfo } = page.challenge.figureEntries
    numbers.push(...edges.map(({ node }) => node.idea.number))
    if (!pageInfo.hasNextPage) return numbers
    after = pageInfo.endCursor
  }
}
const later = (count: number) => new Date(OPENS.getTime() + days(count))

describe('figures', () => {
  test('are as many entries as the lists behind them, for those who run the challenge alone', async () => {
    const id = await startOne(cleo)
    const [one, two, three, gone] = [
      await enterOne(ann, id, 'Answered in time'),
      await enterOne(ben, id, 'Answered late'),
      await enterOne(dan, id, 'Not answered'),
      await enterOne(ann, id, 'Withdrawn again'),
    ]
    await ann.ask(WITHDRAW, { id, idea: gone }, { at: OPENS })
    await cleo.ask(COMMENT, { id: one }, { at: later(1) })
    await cleo.ask(COMMENT, { id: one }, { at: later(2) })
    await ben.ask(COMMENT, { id: three }, { at: later(1) })
    await cleo.ask(COMMENT, { id: two }, { at: later(6) })
    const at = later(8)
    const figures = await figuresOf(cleo, id, at)
    const counts = Object.fromEntries((figures?.counts ?? []).map((one) => [one.figure, one.count]))
    expect(counts).toMatchObject({ ENTERED: 4, OPEN: 3, ANSWERED: 2, LATE: 1, DUE: 0, TAKEN_UP: 0 })
    for (const [figure, count] of Object.entries(counts))
      expect((await listed(id, figure, at)).length, figure).toBe(count)
    expect(await listed(id, 'LATE', at)).toEqual([three])
    expect(figures?.medianHours).toBe(84)
    expect(await figuresOf(ann, id)).toBeNull()
    await expect(ann.ask(LIST, { id, figure: 'OPEN' })).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
  })

  test('say in public how soon a sponsor reacts; a decision is a response too', async () => {
    const sponsor = asker((await makePerson(db)).id)
    await db.rows(sql`
      insert into "SpaceMember" ("spaceId", "personId", role) select id, ${sponsor.id}, 'OWNER' from "Space" where slug = 'field'`)
    const id = await startOne(sponsor, { responseDays: 30 })
    const one = await enterOne(ann, id, 'Decided in time')
    await enterOne(ben, id, 'Waits')
    await clockAt(EVALUATES)
    await sponsor.ask(DECIDE, { id, idea: one }, { at: EVALUATES })
    const record = async (at: Date) =>
      (
        await ann.ask<{ challenge: { responseRecord: object } }>(
          'query($id: ID!) { challenge(id: $id) { responseRecord { inTime late due } } }',
          { id },
          { at },
        )
      ).challenge.responseRecord
    expect(await record(EVALUATES)).toEqual({ inTime: 1, late: 0, due: 1 })
    expect(await record(later(31))).toEqual({ inTime: 1, late: 1, due: 0 })
  })

  test('an open page of a sponsor gets a hint when somebody enters', async () => {
    const id = await startOne(cleo)
    await staysLive({
      reader: cleo,
      room: `post:${id}`,
      document: FIGURES,
      variables: { id },
      change: () => enterOne(ann, id, 'One more'),
    })
  })
})

describe('who takes part', () => {
  const take = async (idea: number, who: readonly Asker[]) => {
    for (const one of who)
      await one.ask(COMMENT, { id: idea }, { at: new Date(OPENS.getTime() + 1000) })
  }

  test('is counted by unit without a number below five, and adds up', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(logistics[0] as Asker, id, 'From Logistics')
    await take(idea, [...logistics.slice(0, 6), ...sales.slice(0, 6), ann])
    const figures = await figuresOf(cleo, id)
    expect(figures?.participants).toBe(13)
    const of = (name: string) => figures?.participation.groups.find((one) => one.name === name)
    // One of another unit is left: the smallest that could be shown goes with it.
    const shown = [of('Logistics'), of('Sales')].map((one) => one?.participants)
    expect(shown.filter((number) => number === 6)).toHaveLength(1)
    expect(shown.filter((number) => number === null)).toHaveLength(1)
    expect(figures?.participation.others).toBe(7)
    expect(of('Sales')?.asked).toBe(11)
  })

  test('is not told when those who are missing are fewer than five: of a group, and of all', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(logistics[0] as Asker, id, 'From Logistics')
    await take(idea, [...logistics.slice(0, 8), ...sales])
    const figures = await figuresOf(cleo, id)
    const of = (name: string) => figures?.participation.groups.find((one) => one.name === name)
    // Eight of twelve, and eleven of eleven: four are missing, and none.
    expect(of('Logistics')).toMatchObject({ asked: 12, participants: null })
    expect(of('Sales')).toMatchObject({ asked: 11, participants: null })
    await take(idea, [ann, ben, dan, ...logistics.slice(8)])
    const all = await figuresOf(cleo, id)
    expect((all?.asked ?? 0) - 26).toBeLessThan(5)
    expect([all?.participants, all?.newcomers]).toEqual([null, null])
    const next = await startOne(cleo)
    expect((await figuresOf(cleo, next))?.before?.participants).toBeNull()
  })

  test('votes count, the sponsor and what was before the entry do not', async () => {
    const id = await startOne(cleo, { voteBudget: 5 })
    const idea = await enterOne(ann, id, 'Voted for')
    await clockAt(EVALUATES)
    for (const one of [...logistics.slice(0, 5), cleo])
      await one.ask(VOTE, { id, idea, votes: 1 }, { at: EVALUATES })
    expect((await figuresOf(cleo, id))?.participants).toBe(6)
  })

  test('those who are missing are invited once, and how many they were is not told', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(sales[0] as Asker, id, 'From Sales')
    await take(idea, [...sales.slice(1, 3), ...logistics.slice(0, 6)])
    const since = await lastEvent()
    await cleo.ask(INVITE, { id, name: 'Sales' }, { at: later(1) })
    await cleo.ask(INVITE, { id, name: 'Sales' }, { at: later(2) })
    await runConsequencesSince(since)
    const told = await db.rows<{ personId: number }>(sql`
      select "personId" from "Notification" where kind = 'CHALLENGE_INVITED' and "postId" = ${id} order by "personId"`)
    expect(told.map(({ personId }) => personId)).toEqual(sales.slice(3).map((one) => one.id))
    const events = await db.rows<{ payload: object }>(sql`
      select payload from "Event" where name = 'challenge.group-invited' and (payload->>'challengeId')::int = ${id}`)
    expect(events).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain('personId')
    const figures = await figuresOf(cleo, id)
    expect(figures?.participation.groups.find(({ name }) => name === 'Sales')).toMatchObject({
      participants: null,
      invitedAt: later(1).toISOString(),
    })
  })

  test('a group of which enough take part, one that is not there, and a stranger’s press are refused', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'From Field')
    await take(idea, [...logistics.slice(0, 7), ...sales.slice(0, 5)])
    expect(await cleo.ask(INVITE, { id, name: 'Nowhere' }).catch(fieldsOf)).toEqual(['name'])
    expect(await cleo.ask(INVITE, { id, name: 'Logistics' }).catch(fieldsOf)).toEqual(['name'])
    await expect(ann.ask(INVITE, { id, name: 'Sales' })).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
    const other = await startOne(cleo)
    await enterOne(ann, other, 'In an archived space')
    const archived = (at: Date | null) =>
      db.rows(sql`update "Space" set "archivedAt" = ${at}::timestamptz where slug = 'field'`)
    await archived(OPENS)
    const refused = await cleo.ask(INVITE, { id: other, name: 'Sales' }).catch((error) => error)
    await archived(null)
    expect(refused).toMatchObject(refusal('NOT_ALLOWED'))
    await cleo.ask(INVITE, { id: other, name: 'Sales' })
  })

  test('the challenge before is of the same sponsor, and newcomers took part in no other', async () => {
    const first = await startOne(cleo)
    const idea = await enterOne(ann, first, 'Earlier')
    for (const one of logistics.slice(0, 8)) await enterOne(one, first, 'Mine')
    await take(idea, logistics.slice(0, 8))
    const id = await startOne(cleo)
    for (const one of [...logistics.slice(0, 5), ...sales.slice(0, 5)])
      await enterOne(one, id, 'Mine again')
    const figures = await figuresOf(cleo, id, CLOSES)
    expect(figures?.before).toEqual({ participants: 9, challenge: { number: first } })
    expect(figures?.participants).toBe(10)
    expect(figures?.newcomers === null || (figures?.newcomers ?? 0) >= 5).toBe(true)
  })
})
