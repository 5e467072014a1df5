// Processes, their owners and risks as people, through documents, on a real database.
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
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let eve: Asker
let owner: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
  owner = asker((await makePerson(db, { name: 'Olga Owner' })).id)
})

const ADD =
  'mutation($name: String!, $owner: ID!) { addProcess(name: $name, ownerId: $owner) { number } }'
const EDIT =
  'mutation($tag: ID!, $name: String!, $owner: ID!) { editProcess(tagId: $tag, name: $name, ownerId: $owner) { name } }'
const END = 'mutation($tag: ID!) { endProcess(tagId: $tag) { number } }'
const FLAG = `mutation($id: ID!, $idea: ID!, $tag: ID!, $reason: String!) {
  flagRisk(challengeId: $id, ideaId: $idea, tagId: $tag, reason: $reason) { number verdict } }`
const ANSWER = `mutation($flag: ID!, $answer: String!) {
  answerRisk(flagId: $flag, verdict: CONDITIONS, answer: $answer) { verdict respondedBy { number } } }`
const DUTIES = '{ riskDuties { number viewerCanAnswer idea { number } process { name } } }'
const FLAGS = `query($id: ID!, $idea: ID!) { challenge(id: $id) { entry(ideaId: $idea) {
  viewerCanFlagRisk riskFlags { number verdict reasonHtml answerHtml } } } }`
const reason = 'One supplier alone makes this board.'
const answer = 'Only with a second supplier.'

let nth = 0
const addTag = async (who = owner, name = `Supply chain ${++nth}`) =>
  (await eve.ask<{ addProcess: { number: number } }>(ADD, { name, owner: String(who.id) }))
    .addProcess.number
const flag = async (who: Asker, id: number, idea: number, tag: number, at = OPENS) =>
  (await who.ask<{ flagRisk: { number: number } }>(FLAG, { id, idea, tag, reason }, { at }))
    .flagRisk.number
const dutiesOf = async (who: Asker) =>
  (await who.ask<{ riskDuties: { number: number }[] }>(DUTIES)).riskDuties.map(
    ({ number }) => number,
  )
const notified = async (personId: number, kind: string) =>
  (
    await db.rows(
      sql`select 1 from "Notification" where "personId" = ${personId} and kind = ${kind}`,
    )
  ).length
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'taken',
    (error: { extensions?: { code?: string } }) => error.extensions?.code,
  )
const refusedFields = (asked: Promise<unknown>) =>
  asked.then(
    () => [],
    (error: unknown) => fieldsOf(error),
  )

describe('a process', () => {
  test('is named by administrators alone, once, with an owner who is here', async () => {
    expect(await codeOf(ann.ask(ADD, { name: 'Brand', owner: String(owner.id) }))).toBe(
      'NOT_ALLOWED',
    )
    await addTag(owner, 'Brand')
    expect(await refusedFields(eve.ask(ADD, { name: 'BRAND', owner: String(owner.id) }))).toEqual([
      'name',
    ])
    expect(await refusedFields(eve.ask(ADD, { name: 'B', owner: String(owner.id) }))).toEqual([
      'name',
    ])
    const gone = await makePerson(db, { deactivatedAt: OPENS })
    expect(await refusedFields(eve.ask(ADD, { name: 'Legal', owner: String(gone.id) }))).toEqual([
      'ownerId',
    ])
  })

  test('is archived: nothing is flagged under it, what waits is answered', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Flagged before')
    const tag = await addTag()
    const number = await flag(ben, id, idea, tag)
    await eve.ask(END, { tag })
    expect(await refusedFields(flag(cleo, id, idea, tag))).toEqual(['tagId'])
    await owner.ask(ANSWER, { flag: number, answer })
  })
})

describe('a risk flag', () => {
  test('is a duty of the owner at once, by notification too, and ends with the answer', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'A board from one supplier')
    const tag = await addTag()
    const since = await lastEvent()
    const number = await flag(ben, id, idea, tag)
    await runConsequencesSince(since)
    expect(await dutiesOf(owner)).toEqual([number])
    expect(await dutiesOf(ben)).toEqual([])
    expect(await notified(owner.id, 'RISK_FLAGGED')).toBe(1)
    const { notifications } = await owner.ask<{
      notifications: { edges: { node: { isToDo: boolean; url: string } }[] }
    }>('{ notifications(first: 1) { edges { node { isToDo url } } } }')
    expect(notifications.edges[0]?.node).toMatchObject({ isToDo: true })
    expect(notifications.edges[0]?.node.url).toContain('/challenges/risks')
    const asked = await lastEvent()
    await owner.ask(ANSWER, { flag: number, answer })
    await runConsequencesSince(asked)
    expect(await dutiesOf(owner)).toEqual([])
    expect(await notified(cast.ben, 'RISK_ANSWERED')).toBe(1)
    expect(await notified(cast.ann, 'RISK_ANSWERED')).toBe(1)
    expect(await codeOf(owner.ask(ANSWER, { flag: number, answer }))).toBe('CONFLICT')
  })

  test('is answered by nobody but the owner of that moment', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Given to somebody else')
    const tag = await addTag()
    const number = await flag(ben, id, idea, tag)
    for (const who of [ann, ben, cleo])
      expect(await codeOf(who.ask(ANSWER, { flag: number, answer }))).toBe('NOT_ALLOWED')
    const next = asker((await makePerson(db)).id)
    const since = await lastEvent()
    await eve.ask(EDIT, { tag, name: `Moved ${tag}`, owner: String(next.id) })
    await runConsequencesSince(since)
    expect(await notified(next.id, 'RISK_FLAGGED')).toBe(1)
    expect(await dutiesOf(next)).toEqual([number])
    expect(await codeOf(owner.ask(ANSWER, { flag: number, answer }))).toBe('NOT_ALLOWED')
    await next.ask(ANSWER, { flag: number, answer })
  })

  test('waits once for each process, is not for authors, and has an end', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Twice the same')
    const tag = await addTag()
    const short = ben.ask(FLAG, { id, idea, tag, reason: 'No.' }, { at: OPENS })
    expect(await refusedFields(short)).toEqual(['reason'])
    expect(await refusedFields(flag(ben, id, idea, 999_999))).toEqual(['tagId'])
    await flag(ben, id, idea, tag)
    expect(await codeOf(flag(cleo, id, idea, tag))).toBe('CONFLICT')
    expect(await codeOf(flag(ann, id, idea, await addTag()))).toBe('NOT_ALLOWED')
    expect(await codeOf(flag(ben, id, 999_999, tag))).toBe('NOT_FOUND')
  })

  test('is not given to an owner who may not read the entry, and shown to nobody else outside', async () => {
    const { startChallenge } = await cleo.ask<{ startChallenge: { number: number } }>(
      START,
      { space: 'vault', input: INPUT },
      { at: OPENS },
    )
    const id = startChallenge.number
    const idea = await enterOne(ann, id, 'Seen by few')
    expect(await refusedFields(flag(ben, id, idea, await addTag()))).toEqual(['tagId'])
    // Somebody who reads the space owns it, and loses the space afterwards.
    const reads = asker((await makePerson(db)).id)
    await db.rows(sql`
      insert into "SpaceMember" ("spaceId", "personId") values (${cast.vault.spaceId}, ${reads.id})`)
    const tag = await addTag(reads)
    const number = await flag(ben, id, idea, tag)
    expect(await dutiesOf(reads)).toEqual([number])
    const counted = async (who: Asker) =>
      (
        await who.ask<{ processTags: { number: number; openFlags: number }[] }>(
          '{ processTags { number openFlags } }',
        )
      ).processTags.find((one) => one.number === tag)?.openFlags
    // Those outside do not learn that something waits there; whoever answers for it, and administrators, do.
    expect(await counted(asker((await makePerson(db)).id))).toBe(0)
    for (const who of [ben, reads, eve]) expect(await counted(who)).toBe(1)
    await db.rows(sql`
      delete from "SpaceMember" where "spaceId" = ${cast.vault.spaceId} and "personId" = ${reads.id}`)
    expect(await dutiesOf(reads)).toEqual([])
    expect(await codeOf(reads.ask(ANSWER, { flag: number, answer }))).toBe('NOT_FOUND')
  })

  test('goes to the successor of an owner who leaves, and reaches open pages', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Owner leaves')
    const [leaver, heir] = [await makePerson(db), await makePerson(db)]
    const tag = await addTag(asker(leaver.id))
    await staysLive({
      reader: ann,
      room: `post:${id}`,
      document: FLAGS,
      variables: { id, idea },
      change: () => flag(ben, id, idea, tag),
    })
    await eve.ask(
      'mutation($id: ID!, $to: ID) { deactivate(personId: $id, successorId: $to) { number } }',
      { id: String(leaver.id), to: String(heir.id) },
    )
    expect(await dutiesOf(asker(heir.id))).toHaveLength(1)
  })

  test('is flagged until the result is told', async () => {
    const id = await startOne(cleo)
    const idea = await enterOne(ann, id, 'Told and over')
    await clockAt(EVALUATES)
    const run = (document: string, more = {}) =>
      cleo.ask(document, { id, idea, ...more }, { at: EVALUATES })
    await run(`mutation($id: ID!, $idea: ID!) { decideEntry(challengeId: $id, ideaId: $idea, outcome: NOT_NOW,
      reason: "Not in this winter.") { outcome } }`)
    await cleo.ask(
      'mutation($id: ID!) { tellChallenge(challengeId: $id, result: "Nothing in use yet.") { stage } }',
      { id },
      { at: EVALUATES },
    )
    await expect(flag(ben, id, idea, await addTag(), EVALUATES)).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
  })
})

test('guests know of the processes that they may flag a risk under, and of no others', async () => {
  const guest = asker((await makePerson(db)).id)
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, "invitedById", agreement, "invitedAt", "acceptedAt")
    select ${guest.id}, ${cast.vault.spaceId}, now() + interval '1 day', ${cast.cleo}, 'Quiet', now(), now()`)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${cast.vault.spaceId}, ${guest.id})`)
  const known = async () =>
    (
      await guest.ask<{ processTags: { number: number }[] }>('{ processTags { number } }')
    ).processTags.map(({ number }) => number)
  await db.rows(sql`update "ChallengeEntry" set "closedAt" = now() where "closedAt" is null`)
  const reads = asker((await makePerson(db)).id)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${cast.vault.spaceId}, ${reads.id})`)
  const [tag, other] = [await addTag(reads), await addTag()]
  expect(await known()).toEqual([])
  const { startChallenge } = await cleo.ask<{ startChallenge: { number: number } }>(
    START,
    { space: 'vault', input: INPUT },
    { at: OPENS },
  )
  const id = startChallenge.number
  const idea = await enterOne(ann, id, 'Shown to a guest')
  expect(await known()).toContain(tag)
  expect(await known()).not.toContain(other)
  await flag(guest, id, idea, tag)
})

test('is no way around a lock, a hold or the look for what is confidential', async () => {
  const id = await startOne(cleo)
  const idea = await enterOne(ann, id, 'Discussed too hotly')
  const tag = await addTag()
  const lock = (until: string | null) =>
    db.rows(sql`update "Post" set "lockedUntil" = ${until}::timestamptz where id = ${idea}`)
  await lock('2999-01-01')
  expect(await codeOf(flag(ben, id, idea, tag))).toBe('NOT_ALLOWED')
  await lock(null)
  const card = 'It stands there: 4111 1111 1111 1111.'
  expect(
    await refusedFields(ben.ask(FLAG, { id, idea, tag, reason: card }, { at: OPENS })),
  ).toEqual(['reason', 'confidentialReason'])
  await eve.ask('mutation { watchWord(word: "one supplier", effect: HOLD) }')
  expect(await codeOf(flag(ben, id, idea, tag))).toBe('NOT_ALLOWED')
  await db.rows(sql`delete from "WatchedWord" where phrase = 'one supplier'`)
  await flag(ben, id, idea, tag)
})

test('a flag is taken away by those who moderate there, but not from their own entry', async () => {
  const id = await startOne(cleo)
  const idea = await enterOne(ann, id, 'Flagged in anger')
  const number = await flag(ben, id, idea, await addTag())
  const REMOVE = 'mutation($flag: ID!) { removeRiskFlag(flagId: $flag) }'
  for (const who of [ann, ben, owner])
    expect(await codeOf(who.ask(REMOVE, { flag: number }))).toBe('NOT_ALLOWED')
  await cleo.ask(REMOVE, { flag: number })
  expect(await dutiesOf(owner)).not.toContain(number)
  expect(await codeOf(cleo.ask(REMOVE, { flag: number }))).toBe('NOT_FOUND')
  const own = await enterOne(cleo, id, 'An entry of one who moderates')
  const kept = await flag(ben, id, own, await addTag())
  expect(await codeOf(cleo.ask(REMOVE, { flag: kept }))).toBe('NOT_ALLOWED')
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

test('in an archived space no risk is flagged or answered', async () => {
  const id = await startOne(cleo)
  const idea = await enterOne(ann, id, 'Archived meanwhile')
  const number = await flag(ben, id, idea, await addTag())
  const other = await addTag()
  await inArchive(
    () => flag(ben, id, idea, other),
    () => owner.ask(ANSWER, { flag: number, answer }),
  )
})
