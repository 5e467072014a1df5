// Stage gates as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  clockAt,
  EVALUATES,
  enterOne,
  fieldsOf,
  INPUT,
  OPENS,
  refusal,
  startOne,
} from '#graphql/challenges/testing.ts'
import { makeService, waitingCustomers } from '#graphql/customers/testing.ts'
import { quoteEach } from '#graphql/insights/testing.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { moveEntries } from './jobs.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
})

const SET = `mutation($id: ID!, $stage: ChallengeStage!, $supporters: Int, $units: Int, $quotes: Int, $comments: Int) {
  setStageGate(challengeId: $id, stage: $stage, supporters: $supporters, units: $units, quotes: $quotes, comments: $comments) {
    gates { stage supporters units quotes comments } } }`
const MOVE =
  'mutation($id: ID!, $idea: ID!) { moveEntry(challengeId: $id, ideaId: $idea) { progress { stage } } }'
const PROGRESS = `query($id: ID!, $idea: ID!) { challenge(id: $id) { entry(ideaId: $idea) { progress {
  stage next viewerCanMove needs { measure needed present isMet }
  moves { from to isAutomatic by { number } numbers { measure needed present } } } } } }`
const SUPPORT = 'mutation($id: ID!) { supportPost(postId: $id) { supportCount } }'
const COMMENT =
  'mutation($id: ID!) { postComment(input: { postId: $id, body: "It works in Ghent." }) { number } }'
const DECIDE = `mutation($id: ID!, $idea: ID!, $outcome: EntryOutcome!) { decideEntry(challengeId: $id, ideaId: $idea,
  outcome: $outcome, reason: "It was tried in Ghent.") { outcome } }`

type Need = { measure: string; needed: number; present: number; isMet: boolean }
type Progress = {
  stage: string
  next: string | null
  viewerCanMove: boolean
  needs: Need[]
  moves: { from: string; to: string; isAutomatic: boolean; by: object | null; numbers: Need[] }[]
}
const progressOf = async (who: Asker, id: number, idea: number) =>
  (await who.ask<{ challenge: { entry: { progress: Progress | null } } }>(PROGRESS, { id, idea }))
    .challenge.entry.progress
const at = { at: OPENS }
const inboxOf = async (personId: number, kind: string) =>
  (
    await db.rows(
      sql`select 1 from "Notification" where "personId" = ${personId} and kind = ${kind}`,
    )
  ).length
const inUnit = async (unit: string) => asker((await makePerson(db, { unit })).id)

describe('a stage gate', () => {
  test('is set by those who run the challenge, and shown to everybody', async () => {
    const id = await startOne(cleo)
    const gate = { supporters: 2, units: 2, quotes: 0, comments: 1 }
    const set = await cleo.ask<{ setStageGate: { gates: object[] } }>(
      SET,
      { id, stage: 'SHAPE', ...gate },
      at,
    )
    expect(set.setStageGate.gates).toEqual([{ stage: 'SHAPE', ...gate }])
    await expect(ann.ask(SET, { id, stage: 'SHAPE', ...gate }, at)).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
    const seen = await ann.ask<{ challenge: { gates: object[]; viewerCanSetGates: boolean } }>(
      'query($id: ID!) { challenge(id: $id) { viewerCanSetGates gates { stage } } }',
      { id },
    )
    expect(seen.challenge).toEqual({ viewerCanSetGates: false, gates: [{ stage: 'SHAPE' }] })
    await cleo.ask(SET, { id, stage: 'SHAPE' }, at)
    const none = await ann.ask<{ challenge: { gates: object[] } }>(
      'query($id: ID!) { challenge(id: $id) { gates { stage } } }',
      { id },
    )
    expect(none.challenge.gates).toEqual([])
  })

  test('refuses numbers out of range and stages that the challenge does not take, by the field’s name', async () => {
    const id = await startOne(cleo, { stages: ['EVALUATE'] })
    const refused = (more: object) =>
      cleo.ask(SET, { id, stage: 'EVALUATE', ...more }, at).then(
        () => [],
        (error: unknown) => fieldsOf(error),
      )
    expect(await refused({ supporters: -1 })).toEqual(['supporters'])
    expect(await refused({ quotes: 10_001 })).toEqual(['quotes'])
    expect(await refused({ stage: 'SHAPE', units: 1 })).toEqual(['stage'])
    expect(await refused({ stage: 'COLLECT', units: 1 })).toEqual(['stage'])
  })

  test('says what is missing when an entry is moved by hand too early, each number under its name', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Comes too early')
    await cleo.ask(SET, { id, stage: 'SHAPE', supporters: 3, units: 2, quotes: 1 }, at)
    const error = await cleo.ask(MOVE, { id, idea }, at).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(fieldsOf(error)).toEqual(['supporters', 'units', 'quotes'])
    expect((error as { fields: Record<string, string[]> }).fields.quotes).toEqual([
      '1 customer quote is missing.',
    ])
    await expect(ann.ask(MOVE, { id, idea }, at)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    expect((await progressOf(ann, id, idea))?.moves).toEqual([])
  })

  test('lets an entry through by itself, once, and keeps the numbers that caused it', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Moves by itself')
    const other = await enterOne(ann, id, 'Stays where it is')
    await cleo.ask(SET, { id, stage: 'SHAPE', supporters: 3, units: 2, comments: 1 }, at)
    const [one, two, three] = [
      await inUnit('Sales'),
      await inUnit('Sales'),
      await inUnit('Service'),
    ]
    for (const who of [one, two]) await who.ask(SUPPORT, { id: idea }, at)
    await ben.ask(COMMENT, { id: idea }, at)
    await moveEntries(null, db, OPENS)
    expect(await progressOf(ann, id, idea)).toMatchObject({ stage: 'COLLECT', next: 'SHAPE' })
    await three.ask(SUPPORT, { id: idea }, at)
    const since = await lastEvent()
    await moveEntries(null, db, OPENS)
    await runConsequencesSince(since)
    const first = await lastEvent()
    await moveEntries(null, db, OPENS)
    expect(await lastEvent()).toBe(first)
    // Afterwards it has fewer supporters, and the record stays what it was.
    await db.rows(sql`update "Post" set "supportCount" = 1 where id = ${idea}`)
    expect(await progressOf(ann, id, idea)).toEqual({
      stage: 'SHAPE',
      next: null,
      viewerCanMove: false,
      needs: [],
      moves: [
        {
          from: 'COLLECT',
          to: 'SHAPE',
          isAutomatic: true,
          by: null,
          numbers: [
            { measure: 'supporters', needed: 3, present: 3 },
            { measure: 'units', needed: 2, present: 2 },
            { measure: 'comments', needed: 1, present: 1 },
          ],
        },
      ],
    })
    expect((await progressOf(ann, id, other))?.stage).toBe('COLLECT')
    expect(await inboxOf(cast.ann, 'ENTRY_MOVED')).toBe(1)
  })

  test('counts quotes of customers from open spaces, of themes that the entry answers', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Heard from customers')
    await cleo.ask(SET, { id, stage: 'SHAPE', quotes: 2 }, at)
    const [open = 0, secret = 0, other = 0] = await waitingCustomers(await makeService(cast), 3)
    await db.rows(sql`update "Post" set "spaceId" = ${cast.vault.spaceId} where id = ${secret}`)
    await quoteEach([open, secret], idea)
    expect((await progressOf(ann, id, idea))?.needs).toEqual([
      { measure: 'quotes', needed: 2, present: 1, isMet: false },
    ])
    await quoteEach([other], idea)
    await moveEntries(null, db, OPENS)
    expect((await progressOf(ann, id, idea))?.stage).toBe('SHAPE')
  })

  test('keeps what has not passed it from being taken up, and its stage in the challenge', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Not through yet')
    const moved = await enterOne(ann, id, 'Through the first')
    await cleo.ask(SET, { id, stage: 'SHAPE', comments: 1 }, at)
    await ben.ask(COMMENT, { id: moved }, at)
    await cleo.ask(MOVE, { id, idea: moved }, at)
    await clockAt(EVALUATES)
    const decide = (outcome: string) => cleo.ask(DECIDE, { id, idea, outcome }, { at: EVALUATES })
    expect(fieldsOf(await decide('WINNER').catch((error: unknown) => error))).toEqual(['outcome'])
    await decide('NOT_NOW')
    await cleo.ask(DECIDE, { id, idea: moved, outcome: 'GOES_ON' }, { at: EVALUATES })
    // A stage that has not begun, and into which an entry was moved, cannot be left out.
    const early = await startOne(cleo)
    const entry = await enterOne(ann, early, 'Early in trial')
    await cleo.ask(SET, { id: early, stage: 'TRIAL', comments: 1 }, at)
    await ben.ask(COMMENT, { id: entry }, at)
    await cleo.ask(MOVE, { id: early, idea: entry }, at)
    const edit = (stages: string[]) =>
      cleo.ask(
        `mutation($id: ID!, $input: ChallengeInput!) { editChallenge(challengeId: $id, version: 1, input: $input) { stage } }`,
        { id: early, input: { ...INPUT, stages } },
        at,
      )
    expect(fieldsOf(await edit(['SHAPE', 'EVALUATE']).catch((error: unknown) => error))).toEqual([
      'stages',
    ])
    await cleo.ask(SET, { id: early, stage: 'EVALUATE', comments: 9 }, at)
    await edit(['SHAPE', 'TRIAL'])
    const left = await cleo.ask<{ challenge: { gates: { stage: string }[] } }>(
      'query($id: ID!) { challenge(id: $id) { gates { stage } } }',
      { id: early },
    )
    expect(left.challenge.gates).toEqual([{ stage: 'TRIAL' }])
  })

  test('is no way around a challenge that has not opened, and reaches open pages', async () => {
    const id = await startOne(cleo, { opensOn: '2026-05-06T10:00' })
    await expect(
      cleo.ask(MOVE, { id, idea: await enterOne(ann, await startOne(cleo), 'Elsewhere') }, at),
    ).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    const live = await startOne(cleo)
    const idea = await enterOne(ann, live, 'Seen live')
    await cleo.ask(SET, { id: live, stage: 'SHAPE', comments: 1 }, at)
    await ben.ask(COMMENT, { id: idea }, at)
    await staysLive({
      reader: ann,
      room: `post:${live}`,
      document: PROGRESS,
      variables: { id: live, idea },
      change: () => cleo.ask(MOVE, { id: live, idea }, at),
    })
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

test('in an archived space nothing is set or moved, by hand or by itself', async () => {
  const id = await startOne(cleo)
  const idea = await enterOne(ann, id, 'Archived meanwhile')
  await cleo.ask(SET, { id, stage: 'SHAPE', comments: 1 }, at)
  await ben.ask(COMMENT, { id: idea }, at)
  await inArchive(
    () => cleo.ask(SET, { id, stage: 'SHAPE', comments: 2 }, at),
    () => cleo.ask(MOVE, { id, idea }, at),
    async () => {
      await moveEntries(null, db, OPENS)
      expect((await progressOf(ann, id, idea))?.moves).toEqual([])
      return cleo.ask(MOVE, { id, idea }, at)
    },
  )
})
