// Drafts with a helper as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  clockAt,
  EVALUATES,
  enterOne,
  fieldsOf,
  INPUT,
  OPENS,
  refusal,
  START,
  startOne,
} from '#graphql/challenges/testing.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
  eve = asker(cast.eve)
})

const KEEP = `mutation($place: String!, $content: String!, $base: Int!) {
  saveDraft(place: $place, content: $content, baseVersion: $base) }`
const SHARE =
  'mutation($id: ID!, $who: ID!) { shareEntryDraft(challengeId: $id, helperId: $who) { number } }'
const END =
  'mutation($id: ID!, $author: ID!) { endDraftHelp(challengeId: $id, authorId: $author) { number } }'
const SAVE = `mutation($id: ID!, $author: ID!, $title: String!, $base: Int!) {
  saveHelpedDraft(challengeId: $id, authorId: $author, title: $title, body: "Better words.", baseVersion: $base) }`
const HELPED = '{ helpedDrafts { title body version author { number } challenge { number } } }'
const HELPER = 'query($id: ID!) { challenge(id: $id) { draftHelper { number } } }'

type Helped = { title: string; body: string; version: number; challenge: { number: number } }
const helpedBy = async (who: Asker, id: number) =>
  (await who.ask<{ helpedDrafts: Helped[] }>(HELPED)).helpedDrafts.filter(
    ({ challenge }) => challenge.number === id,
  )
const keep = (who: Asker, id: number, title = 'First words', base = 0) =>
  who.ask(KEEP, {
    place: `idea:challenge-${id}`,
    content: JSON.stringify({ title, body: 'Some.', coauthors: 'Dan Dvorak' }),
    base,
  })
const fieldsOfRefusal = (asked: Promise<unknown>) =>
  asked.then(
    () => [],
    (error: unknown) => fieldsOf(error),
  )
/** Ann's draft, which Ben helps with. */
async function shared(more: Record<string, unknown> = {}) {
  const id = await startOne(cleo, more)
  await keep(ann, id)
  await ann.ask(SHARE, { id, who: String(cast.ben) })
  return id
}

describe('a draft with a helper', () => {
  test('is seen and edited by the helper, and by nobody else', async () => {
    const id = await shared()
    const [draft] = await helpedBy(ben, id)
    expect(draft).toMatchObject({ title: 'First words', body: 'Some.', version: 1 })
    for (const who of [cleo, dan, eve]) {
      expect(await helpedBy(who, id)).toEqual([])
      await expect(
        who.ask(SAVE, { id, author: String(cast.ann), title: 'Not mine', base: 1 }),
      ).rejects.toMatchObject(refusal('NOT_FOUND'))
    }
    const helper = await ann.ask<{ challenge: { draftHelper: { number: number } } }>(HELPER, { id })
    expect(helper.challenge.draftHelper.number).toBe(cast.ben)
    await ben.ask(SAVE, { id, author: String(cast.ann), title: 'Better title', base: 1 })
    const kept = await ann.ask<{ draft: { content: string; version: number } }>(
      'query($place: String!) { draft(place: $place) { content version } }',
      { place: `idea:challenge-${id}` },
    )
    expect(kept.draft.version).toBe(2)
    expect(JSON.parse(kept.draft.content)).toEqual({
      title: 'Better title',
      body: 'Better words.',
      coauthors: 'Dan Dvorak',
    })
  })

  test('loses no text when two edit it at once', async () => {
    const id = await shared()
    await keep(ann, id, 'Ann was quicker', 1)
    const error = await ben
      .ask(SAVE, { id, author: String(cast.ann), title: 'Ben was slower', base: 1 })
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject(refusal('CONFLICT'))
    expect(error).toMatchObject({ extensions: { version: 2, now: { title: 'Ann was quicker' } } })
    expect((await helpedBy(ben, id))[0]?.title).toBe('Ann was quicker')
  })

  test('ends when either says so, when it is sent, and when the helper leaves or may not read it any longer', async () => {
    const taken = await shared()
    await expect(
      fieldsOfRefusal(dan.ask(END, { id: taken, author: String(cast.ann) })),
    ).resolves.toEqual([])
    expect(await helpedBy(ben, taken)).toHaveLength(1)
    await ann.ask(END, { id: taken, author: String(cast.ann) })
    expect(await helpedBy(ben, taken)).toEqual([])
    const stopped = await shared()
    await ben.ask(END, { id: stopped, author: String(cast.ann) })
    expect(await helpedBy(ben, stopped)).toEqual([])
    const sent = await shared()
    await enterOne(ann, sent, 'Sent at last')
    expect(await helpedBy(ben, sent)).toEqual([])
    // Somebody who leaves helps no longer, even when they come back.
    const left = await startOne(cleo)
    const helper = await makePerson(db)
    await keep(ann, left)
    await ann.ask(SHARE, { id: left, who: String(helper.id) })
    await eve.ask('mutation($id: ID!) { deactivate(personId: $id) { number } }', { id: helper.id })
    await eve.ask('mutation($id: ID!) { setActive(personId: $id, isActive: true) { number } }', {
      id: helper.id,
    })
    expect(await helpedBy(asker(helper.id), left)).toEqual([])
    // In a hidden space: whoever loses the space loses the draft.
    const { startChallenge } = await cleo.ask<{ startChallenge: { number: number } }>(
      START,
      { space: 'vault', input: INPUT },
      { at: OPENS },
    )
    await keep(ann, startChallenge.number)
    await ann.ask(SHARE, { id: startChallenge.number, who: String(cast.ben) })
    await db.rows(sql`
      delete from "SpaceMember" where "spaceId" = ${cast.vault.spaceId} and "personId" = ${cast.ben}`)
    expect(await helpedBy(asker(cast.ben), startChallenge.number)).toEqual([])
    await db.rows(sql`
      insert into "SpaceMember" ("spaceId", "personId") values (${cast.vault.spaceId}, ${cast.ben})`)
  })

  test('is refused by the field’s name', async () => {
    const id = await startOne(cleo)
    expect(await fieldsOfRefusal(ann.ask(SHARE, { id, who: String(cast.ben) }))).toEqual([
      'challengeId',
    ])
    await keep(ann, id)
    expect(await fieldsOfRefusal(ann.ask(SHARE, { id, who: String(cast.ann) }))).toEqual([
      'helperId',
    ])
    expect(await fieldsOfRefusal(ann.ask(SHARE, { id, who: String(cast.finn) }))).toEqual([
      'helperId',
    ])
    const evaluator = await makePerson(db)
    await db.rows(sql`
      insert into "Evaluator" ("challengeId", "personId", "dueAt", "addedAt") values (${id}, ${evaluator.id}, ${OPENS}, ${OPENS})`)
    expect(await fieldsOfRefusal(ann.ask(SHARE, { id, who: String(evaluator.id) }))).toEqual([
      'helperId',
    ])
    await ann.ask(SHARE, { id, who: String(cast.ben) })
    await ann.ask(SHARE, { id, who: String(cast.ben) })
    expect(await fieldsOfRefusal(ann.ask(SHARE, { id, who: String(cast.dan) }))).toEqual([
      'helperId',
    ])
  })

  test('tells the helper, and nobody whose draft it is', async () => {
    const since = await lastEvent()
    await shared({ namesFrom: null })
    const events = (await recordedEvents(since)).filter(({ name }) =>
      name.startsWith('entry-draft'),
    )
    expect(events).toHaveLength(1)
    expect(events[0]?.actorId).toBeNull()
    expect(Object.keys(events[0]?.payload ?? {}).sort()).toEqual([
      'challengeId',
      'helperId',
      'spaceId',
    ])
    await runConsequencesSince(since)
    const { notifications } = await ben.ask<{
      notifications: { edges: { node: { kind: string; actors: object[]; url: string } }[] }
    }>('{ notifications(first: 1) { edges { node { kind url actors { number } } } } }')
    expect(notifications.edges[0]?.node).toMatchObject({ kind: 'DRAFT_SHARED', actors: [] })
    expect(notifications.edges[0]?.node.url).toContain('/challenges/drafts')
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

describe('whoever helped with a draft', () => {
  const CRITERIA = `mutation($id: ID!) { setCriteria(challengeId: $id, criteria: [{ name: "Value", weight: 1 }]) {
    criteria { number } } }`
  const EVALUATORS = `mutation($id: ID!, $who: [ID!]!) {
    addEvaluators(challengeId: $id, evaluatorIds: $who, dueOn: "2026-12-30T12:00") { number } }`
  const SCORE = `mutation($id: ID!, $idea: ID!, $scores: [ScoreInput!]!) {
    saveScorecard(challengeId: $id, ideaId: $idea, scores: $scores, submits: true) { number } }`
  const add = (id: number) =>
    fieldsOfRefusal(cleo.ask(EVALUATORS, { id, who: [String(cast.ben)] }, { at: OPENS }))

  test('evaluates no entries with names', async () => {
    const id = await shared({ namesFrom: null })
    expect(await add(id)).toEqual(['evaluatorIds'])
    await enterOne(ann, id, 'Sent with a name')
    expect(await add(id)).toEqual(['evaluatorIds'])
  })

  test('does not score the one without a name, and nobody learns that they helped', async () => {
    const id = await shared({ namesFrom: 'DECIDE' })
    const idea = await enterOne(ann, id, 'Sent without a name')
    const other = await enterOne(dan, id, 'Of somebody else')
    const { setCriteria } = await cleo.ask<{ setCriteria: { criteria: { number: number }[] } }>(
      CRITERIA,
      { id },
    )
    expect(await add(id)).toEqual([])
    const scores = [{ criterion: setCriteria.criteria[0]?.number, score: 5 }]
    await clockAt(EVALUATES)
    const score = (entry: number) => ben.ask(SCORE, { id, idea: entry, scores }, { at: EVALUATES })
    // It is said before they begin, and to nobody else.
    const OWN =
      'query($id: ID!, $idea: ID!) { challenge(id: $id) { scorecard(ideaId: $idea) { isOwn } } }'
    const isOwn = async (who: Asker, entry: number) =>
      (await who.ask<{ challenge: { scorecard: object | null } }>(OWN, { id, idea: entry }))
        .challenge.scorecard
    expect([await isOwn(ben, idea), await isOwn(ben, other)]).toEqual([
      { isOwn: true },
      { isOwn: false },
    ])
    expect(await isOwn(cleo, idea)).toBeNull()
    await expect(score(idea)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await score(other)
  })
})

test('in an archived space no draft is shared or edited by its helper', async () => {
  const id = await shared()
  const other = await startOne(cleo)
  await keep(ann, other)
  await inArchive(
    () => ann.ask(SHARE, { id: other, who: String(cast.ben) }),
    () => ben.ask(SAVE, { id, author: String(cast.ann), title: 'Too late', base: 1 }),
  )
})
