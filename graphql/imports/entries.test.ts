// Files whose ideas are entered in a challenge.
import { expect, test } from 'vitest'
import { startOne } from '#graphql/challenges/testing.ts'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makeCast } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { importById } from './queries.ts'
import { ImportRefused } from './refused.ts'
import { bring, file, lines, openRoom, room } from './testing.ts'
import { undoRows } from './undo.ts'

openRoom()

const cast = await makeCast(db)
const cleo = asker(cast.cleo)
const ROWS = lines(
  {
    id: 'a',
    title: 'Ask before you call',
    author: 'ann@atrium.example',
    votes: 12,
    status: 'done',
  },
  { id: 'b', title: 'A board at the door', author: 'Somebody else', votes: 3 },
  { id: 'c', title: 'A bell that is heard', author: 'ben@atrium.example', merged_into: 'a' },
)
const enter = async (challenge: number | string, content = ROWS, more = {}) =>
  bring(
    await file(content, 'jsonl'),
    { space: undefined, challenge: String(challenge), ...more },
    cast.cleo,
  )
const entriesOf = async (id: number) =>
  (
    await cleo.ask<{
      challenge: {
        entryCount: number
        entries: { edges: { node: { idea: { title: string; board: object | null } } }[] }
      }
    }>(
      `query($id: ID!) { challenge(id: $id) { entryCount entries(first: 10, sort: SUPPORT) {
        edges { node { idea { title board { name } } } } } } }`,
      { id },
    )
  ).challenge

test('ideas of a file become entries, on no board; the same file changes nothing, and undoing takes them out', async () => {
  const id = await startOne(cleo)
  const report = await enter(id)
  expect(report).toMatchObject({
    ideas: { new: 3, refused: 0 },
    spaceSlug: 'field',
    boardName: null,
    challenge: { id },
  })
  const { entryCount, entries } = await entriesOf(id)
  // The third one was merged where it comes from, so its entry is closed.
  expect(entryCount).toBe(2)
  // What the entries are about is found soon.
  const jobs = sql`select 1 from graphile_worker.jobs where key = ${`entry themes ${id}`}`
  expect(await db.rows(jobs)).toHaveLength(1)
  expect(entries.edges.map(({ node }) => node.idea)).toEqual([
    { title: 'Ask before you call', board: null },
    { title: 'A board at the door', board: null },
  ])
  expect((await enter(id)).ideas).toMatchObject({ new: 0, unchanged: 3 })
  // What the file says anew reaches an idea without a board, too.
  expect(
    (await enter(id, ROWS.replace('"votes":3', '"votes":4,"status":"planned"'))).ideas,
  ).toMatchObject({ changed: 1 })
  const row = await importById(db, report.importId as number)
  const idea = await db.first<{ id: number }>(
    sql`select id from "Post" where title = 'A board at the door'`,
  )
  await asker(cast.ben).ask('mutation($id: ID!) { supportIdea(ideaId: $id) { supportCount } }', {
    id: idea?.id,
  })
  expect(await undoRows(await cleo.context(), row as NonNullable<typeof row>)).toMatchObject({
    ideas: 2,
    stays: 1,
  })
  expect(await entriesOf(id)).toMatchObject({ entryCount: 1 })
  expect(await miscounts(db)).toEqual([])
})

test('votes and scorecards keep an entry when the import is undone', async () => {
  const id = await startOne(cleo)
  const report = await enter(
    id,
    lines(
      { id: 'v', title: 'Voted for' },
      { id: 's', title: 'Scored' },
      { id: 'n', title: 'Untouched' },
    ),
  )
  await db.rows(sql`
    insert into "Scorecard" ("challengeId", "ideaId", "personId", "savedAt")
    select ${id}, p.id, ${cast.dan}, now() from "Post" p where p.title = 'Scored'`)
  await db.rows(sql`
    insert into "ChallengeVote" ("challengeId", "ideaId", "personId", votes, at)
    select ${id}, p.id, ${cast.dan}, 1, now() from "Post" p where p.title = 'Voted for'`)
  const row = await importById(db, report.importId as number)
  const undone = await undoRows(await cleo.context(), row as NonNullable<typeof row>)
  expect(undone).toMatchObject({ ideas: 1, stays: 2 })
})

test('it is refused with its reason: no such challenge, not theirs, without names, evaluated, a board, another space, too many', async () => {
  const id = await startOne(cleo)
  const refused = async (work: Promise<unknown>) => {
    const error = await work.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ImportRefused)
    return (error as Error).message
  }
  expect(await refused(enter('forty'))).toMatch(/number of a challenge/)
  expect(await refused(enter(id, ROWS, { kind: 'questions' }))).toMatch(/Only ideas/)
  expect(await refused(enter(99_999))).toMatch(/no challenge 99999/)
  expect(await refused(enter(id, ROWS, { board: 'field-board' }))).toMatch(/no board/)
  expect(await refused(enter(id, ROWS, { space: 'lab' }))).toMatch(/in the space field/)
  const path = await file(ROWS, 'jsonl')
  expect(await refused(bring(path, { space: undefined, challenge: String(id) }, cast.ben))).toMatch(
    /those who run it/,
  )
  const many = Array.from({ length: 5_001 }, (_, nth) => ({ id: `m${nth}`, title: `Idea ${nth}` }))
  expect(await refused(enter(id, lines(...many)))).toMatch(
    /5,001 ideas; a challenge takes at most 5,000/,
  )
  await db.rows(sql`update "Challenge" set "entryCount" = 4999 where id = ${id}`)
  expect(
    await refused(
      enter(id, lines({ id: 'x', title: 'One more' }, { id: 'y', title: 'One too many' })),
    ),
  ).toMatch(/has 5,000 entries/)
  await db.rows(sql`update "Challenge" set "entryCount" = 0, stage = 'EVALUATE' where id = ${id}`)
  expect(await refused(enter(id))).toMatch(/until it is evaluated/)
  await db.rows(
    sql`update "Challenge" set stage = 'COLLECT', "namesFrom" = 'SHAPE' where id = ${id}`,
  )
  expect(await refused(enter(id))).toMatch(/Authors are still hidden/)
})

test('an idea of somebody who evaluates the challenge is refused, the others are taken', async () => {
  const id = await startOne(cleo)
  await cleo.ask(
    `mutation($id: ID!, $who: [ID!]!) { addEvaluators(challengeId: $id, evaluatorIds: $who, dueOn: "2027-01-04T12:00") { number } }`,
    { id, who: [String(cast.ann)] },
  )
  const report = await enter(
    id,
    lines(
      { id: 'own', title: 'Of an evaluator', author: 'ann@atrium.example' },
      { id: 'other', title: 'Of another' },
    ),
  )
  expect(report).toMatchObject({ ideas: { new: 1, refused: 1 } })
  expect(report.reasons[0]?.[0]).toMatch(/evaluates the challenge/)
  expect(room.folder).not.toBe('')
})
