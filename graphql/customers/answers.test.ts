// Answering: saved views, texts and their last day, fixed texts, one voice handing over to another, who had a thread for how long, and
// whether it was put right; as people through documents.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import { heldTimes } from './holdings.ts'
import { askUs } from './service.ts'
import { mailedToken, makeService, type Service, sendBy, waitingCustomers } from './testing.ts'

let service: Service
let [sue, ann, tim]: Asker[] = []
let fieldId: number
const as = (who: Asker | undefined): Asker => who as Asker
const refusal = (fields: string[]) => ({
  extensions: { fields: Object.fromEntries(fields.map((name) => [name, [expect.any(String)]])) },
})

/** Another one of support, with a voice where the thread is. */
async function makeVoice(thread: number, more: { title?: string; isExecutive?: boolean } = {}) {
  const who = asker((await makePerson(db, { name: 'Tim Support' })).id)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${fieldId}, ${who.id}) on conflict do nothing`)
  await db.rows(sql`
    insert into "RoleGrant" ("personId", role, "grantedAt") values (${who.id}, 'SUPPORT', now())`)
  await service.cleo.ask(
    `mutation($id: ID!, $who: ID!, $title: String, $isExecutive: Boolean) {
      grantCustomerVoice(channelId: $id, personId: $who, title: $title, isExecutive: $isExecutive) { number } }`,
    { id: await channelOf(thread), who: String(who.id), ...more },
  )
  return who
}
const channelOf = async (thread: number): Promise<number> =>
  (
    await db.first<{ id: number }>(
      sql`select "channelId" as id from "CustomerThread" where id = ${thread}`,
    )
  )?.id ?? 0
const leave = (messageId: number) =>
  deliverMessage(db, messageId, new Date(Date.now() + 31_000), async () => {})

beforeAll(async () => {
  service = await makeService()
  fieldId = service.cast.field.spaceId
  sue = service.sue
  ann = asker(service.cast.ann)
})

const SAVE = `mutation($name: String!, $spaceId: ID, $tag: String, $severity: Int, $isUnassigned: Boolean, $channelId: Int) {
  saveCustomerView(name: $name, spaceId: $spaceId, view: OPEN, tag: $tag, severity: $severity, isUnassigned: $isUnassigned, channelId: $channelId) }`
const VIEWS =
  '{ customerViews { number name severity isUnassigned space { number } viewerCanRemove } }'

test('a view is one’s own or the team’s, narrows the list, and nobody outside of the team learns its name', async () => {
  const [first = 0, second = 0] = await waitingCustomers(service, 2)
  tim = await makeVoice(first)
  const channelId = await channelOf(first)
  const team = String(fieldId)
  const own = await as(sue).ask<{ saveCustomerView: number }>(SAVE, {
    name: 'Grave ones',
    severity: 3,
  })
  await as(sue).ask(SAVE, { name: 'Free ones', spaceId: team, isUnassigned: true, channelId })
  expect(await as(tim).ask(VIEWS)).toEqual({
    customerViews: [
      {
        ...{ number: expect.any(Number), name: 'Free ones', severity: 1, isUnassigned: true },
        ...{ space: { number: fieldId }, viewerCanRemove: true },
      },
    ],
  })
  expect(await as(ann).ask(VIEWS)).toEqual({ customerViews: [] })
  const refused = { extensions: { code: 'NOT_ALLOWED' } }
  await expect(as(ann).ask(SAVE, { name: 'Mine', spaceId: team })).rejects.toMatchObject(refused)
  await expect(as(ann).ask(SAVE, { name: 'Hers', channelId })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  await expect(as(sue).ask(SAVE, { name: '' })).rejects.toMatchObject(refusal(['name']))
  const REMOVE = 'mutation($id: Int!) { removeCustomerView(viewId: $id) }'
  await expect(as(tim).ask(REMOVE, { id: own.saveCustomerView })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  await as(sue).ask(
    'mutation($ids: [ID!]!, $who: ID!) { assignCustomerThreads(threadIds: $ids, personId: $who) }',
    { ids: [first], who: String(as(sue).id) },
  )
  await db.rows(sql`update "Post" set tags = '{app}', language = 'de' where id = ${second}`)
  const INBOX = `query($channel: Int, $tag: String, $language: String, $severity: Int, $free: Boolean) {
    customerInbox(channelId: $channel, tag: $tag, language: $language, severity: $severity, isUnassigned: $free) { edges { node { number } } } }`
  const listed = async (more: Record<string, unknown>) =>
    (
      await as(sue).ask<{ customerInbox: { edges: { node: { number: number } }[] } }>(INBOX, {
        channel: channelId,
        ...more,
      })
    ).customerInbox.edges.map(({ node }) => node.number)
  expect(await listed({ free: true })).toEqual([second])
  expect(await listed({ tag: 'app' })).toEqual([second])
  expect(await listed({ tag: 'app', language: 'fr' })).toEqual([])
  expect(await listed({ severity: 2 })).toEqual([])
  await expect(listed({ severity: 4 })).rejects.toMatchObject(refusal(['severity']))
  await as(sue).ask(
    'mutation($id: ID!) { rateCustomerThread(threadId: $id, severity: 3) { number } }',
    {
      id: second,
    },
  )
  expect(await listed({ severity: 3, tag: 'app' })).toEqual([second])
  expect(await listed({ severity: 3 })).toEqual([second])
  expect((await listed({})).toSorted()).toEqual([first, second].toSorted())
  await as(sue).ask(REMOVE, { id: own.saveCustomerView })
  expect(JSON.stringify(await as(sue).ask(VIEWS))).not.toContain('Grave ones')
})

const TEXT = `mutation($input: AnswerTextInput!, $textId: Int, $version: Int) { saveAnswerText(input: $input, textId: $textId, version: $version) }`
const words = 'The valve is safe, and we exchange it for free.'
const inAYear = new Date(Date.now() + 365 * 86_400_000).toISOString()

test('a key message has an owner and a last day, stands beside the draft, and an answer that holds one whose day is over is refused', async () => {
  const [thread = 0] = await waitingCustomers(service, 1)
  const input = {
    ...{ spaceId: String(fieldId), kind: 'KEY_MESSAGE', name: 'Valve', text: words },
    ...{ avoid: 'recall', source: 'https://hollin.example/valve', ownerId: String(as(sue).id) },
    until: inAYear,
  }
  const owner = { input: { ...input, ownerId: null } }
  await expect(as(sue).ask(TEXT, owner)).rejects.toMatchObject(refusal(['ownerId']))
  await expect(as(sue).ask(TEXT, { input: { ...input, until: null } })).rejects.toMatchObject(
    refusal(['until']),
  )
  await expect(as(ann).ask(TEXT, { input })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  const { saveAnswerText: textId } = await as(sue).ask<{ saveAnswerText: number }>(TEXT, { input })
  const BESIDE =
    'query($id: ID!) { customerThread(id: $id) { texts { name avoid source owner { number } } } }'
  const beside = { name: 'Valve', avoid: 'recall', source: 'https://hollin.example/valve' }
  expect(await as(sue).ask(BESIDE, { id: thread })).toEqual({
    customerThread: { texts: [{ ...beside, owner: { number: as(sue).id } }] },
  })
  // For another brand it is not offered here.
  const edited = { input: { ...input, brand: 'Aria' }, textId, version: 1 }
  await as(sue).ask(TEXT, edited)
  expect(await as(sue).ask(BESIDE, { id: thread })).toEqual({ customerThread: { texts: [] } })
  await expect(as(sue).ask(TEXT, edited)).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
  expect(await as(ann).ask('{ answerTexts { name } }')).toEqual({ answerTexts: [] })
  const DRAFT =
    'mutation($id: ID!, $text: String!) { saveCustomerAnswer(threadId: $id, text: $text) }'
  const text = `Dear Ms Haas, ${words} Yours, Sue`
  const { saveCustomerAnswer: draftId } = await as(sue).ask<{ saveCustomerAnswer: number }>(DRAFT, {
    id: thread,
    text,
  })
  await db.rows(
    sql`update "AnswerText" set until = now() - interval '1 minute' where id = ${textId}`,
  )
  const expired = {
    extensions: { code: 'CONFLICT' },
    message: expect.stringContaining('“Valve” has expired'),
  }
  await expect(as(sue).ask(DRAFT, { id: thread, text })).rejects.toMatchObject(expired)
  const SEND = 'mutation($id: Int!) { sendCustomerDraft(draftId: $id, version: 1) }'
  await expect(as(sue).ask(SEND, { id: draftId })).rejects.toMatchObject(expired)
  await db.rows(sql`update "AnswerText" set until = null where id = ${textId}`)
  await as(sue).ask(SEND, { id: draftId })
  // Whoever took the words out, or changed them, has ended the earlier ones, too.
  await as(sue).ask('mutation($id: Int!) { removeAnswerText(textId: $id, version: 2) }', {
    id: textId,
  })
  await expect(as(sue).ask(DRAFT, { id: thread, text })).rejects.toMatchObject(expired)
})

const SIDE = `query($token: String!) { entrance { customerSide(token: $token) { stateLabel asksIfRight
  messages { isAutomatic voice text fixedText takesOverFrom handsOverTo } } } }`
type Side = {
  entrance: {
    customerSide: {
      asksIfRight: boolean
      messages: Record<string, string>[]
    }
  }
}
const sideOf = async (thread: number) =>
  ((await stranger.ask(SIDE, { token: await mailedToken(thread) })) as Side).entrance.customerSide

test('every answer of a country ends with its fixed text, whatever the draft says, and another voice says whom it takes over from', async () => {
  const [thread = 0, other = 0] = await waitingCustomers(service, 2)
  const channelId = await channelOf(thread)
  await db.rows(
    sql`update "CustomerChannel" set country = 'DE', language = 'en' where id = ${channelId}`,
  )
  const fixed = (text: string, more: object) =>
    as(sue).ask(TEXT, {
      input: { spaceId: String(fieldId), kind: 'FIXED', name: 'Register', text, ...more },
    })
  await fixed('Hollin GmbH, HRB 1234.', { country: 'DE', language: 'de' })
  await fixed('Hollin GmbH, register no. 1234.', { country: 'DE', language: 'en' })
  await fixed('Hollin BV, KvK 99.', { country: 'NL' })
  await db.rows(sql`update "Post" set language = 'fr' where id = ${thread}`)
  await leave(await sendBy(as(sue), thread, 'Somebody comes on Friday.'))
  const tom = await makeVoice(thread, { title: 'Field service' })
  // Both threads are of the same person, who knows Sue.
  await db.rows(sql`
    update "CustomerThread" set "customerId" = (select "customerId" from "CustomerThread" where id = ${thread}) where id = ${other}`)
  await db.rows(sql`update "Post" set language = 'de' where id = ${other}`)
  await leave(await sendBy(tom, other, 'I am on my way to you.'))
  const [last] = (await sideOf(thread)).messages.slice(-1)
  expect(last).toMatchObject({ fixedText: 'Hollin GmbH, register no. 1234.', takesOverFrom: '' })
  const [next] = (await sideOf(other)).messages.slice(-1)
  expect(next).toMatchObject({
    ...{ voice: 'Tim Support', takesOverFrom: 'Sue Support' },
    fixedText: 'Hollin GmbH, HRB 1234.',
  })
  await leave(await sendBy(tom, other, 'I am here now.'))
  expect((await sideOf(other)).messages.at(-1)).toMatchObject({ takesOverFrom: '' })
})

test('an executive’s first answer names who looks after it, who has it once it left; the times add up to the age', async () => {
  const [thread = 0] = await waitingCustomers(service, 1)
  await db.rows(sql`
    update "Post" set "createdAt" = "createdAt" - interval '3 hours' where id = ${thread}`)
  const chief = await makeVoice(thread, { title: 'Chief', isExecutive: true })
  const { saveCustomerAnswer: draftId } = await chief.ask<{ saveCustomerAnswer: number }>(
    'mutation($id: ID!) { saveCustomerAnswer(threadId: $id, text: "I am sorry.") }',
    { id: thread },
  )
  const SEND =
    'mutation($id: Int!, $next: ID) { sendCustomerDraft(draftId: $id, version: 1, handOverToId: $next) }'
  const DRAFTS = 'query($id: ID!) { customerThread(id: $id) { drafts { mustHandOver } } }'
  expect(await chief.ask(DRAFTS, { id: thread })).toEqual({
    customerThread: { drafts: [{ mustHandOver: true }] },
  })
  expect(await as(sue).ask(DRAFTS, { id: thread })).toEqual({
    customerThread: { drafts: [{ mustHandOver: false }] },
  })
  const noOne = refusal(['handOverToId'])
  await expect(chief.ask(SEND, { id: draftId })).rejects.toMatchObject(noOne)
  await expect(chief.ask(SEND, { id: draftId, next: String(chief.id) })).rejects.toMatchObject(
    noOne,
  )
  await expect(chief.ask(SEND, { id: draftId, next: String(as(ann).id) })).rejects.toMatchObject(
    noOne,
  )
  const { sendCustomerDraft } = await chief.ask<{ sendCustomerDraft: number }>(SEND, {
    id: draftId,
    next: String(as(sue).id),
  })
  const HELD = `query($id: ID!) { customerThread(id: $id) { assignee { number } held { minutes person { number } } } }`
  expect(await as(sue).ask(HELD, { id: thread })).toMatchObject({
    customerThread: { assignee: null },
  })
  await leave(sendCustomerDraft)
  expect((await sideOf(thread)).messages.at(-1)).toMatchObject({
    handsOverTo: 'Sue Support, Service',
  })
  type Held = { assignee: unknown; held: { minutes: number; person: { number: number } | null }[] }
  const { customerThread } = await as(sue).ask<{ customerThread: Held }>(HELD, { id: thread })
  expect(customerThread.assignee).toEqual({ number: as(sue).id })
  expect(customerThread.held.map(({ person }) => person?.number)).toEqual([undefined, as(sue).id])
  expect(customerThread.held.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(180)
  // The next voice was announced: it takes over from nobody.
  await leave(await sendBy(as(sue), thread, 'I look after you.'))
  expect((await sideOf(thread)).messages.at(-1)).toMatchObject({ takesOverFrom: '' })
})

test('whatever happened in which order, the times of a thread add up to its age', () => {
  const at = (minute: number) => new Date(minute * 60_000 + 29_900 * (minute % 3))
  for (let seed = 1; seed < 200; seed++) {
    const rows = Array.from({ length: seed % 9 }, (_, nth) => ({
      threadId: 1,
      personId: (seed * (nth + 3)) % 4 || null,
      since: at(100 + ((seed * 7 * nth) % 400)),
    })).sort((a, b) => a.since.getTime() - b.since.getTime())
    const isOver = seed % 2 === 0
    const thread = {
      createdAt: at(100),
      threadState: isOver ? ('LOST' as const) : ('COMPLAINT' as const),
      stateAt: at(300),
    }
    const end = isOver ? thread.stateAt : at(900)
    const held = heldTimes(thread, rows, at(900))
    const age = Math.round((end.getTime() - at(100).getTime()) / 60_000)
    expect(held.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(age)
    expect(held.every(({ minutes }) => minutes >= 0)).toBe(true)
    for (const [nth, one] of held.entries()) expect(one.personId).not.toBe(held[nth + 1]?.personId)
  }
})

test('a customer is asked whether it was put right, says so once by their link, and everyone who worked on it is thanked', async () => {
  const [thread = 0] = await waitingCustomers(service, 1)
  const token = await mailedToken(thread)
  const SAY =
    'mutation($token: String!, $isRight: Boolean!) { sayRight(token: $token, isRight: $isRight) }'
  const say = (isRight: boolean) => stranger.ask(SAY, { token, isRight })
  const lost = { extensions: { code: 'NOT_FOUND' } }
  await expect(say(true)).rejects.toMatchObject(lost)
  await leave(await sendBy(as(sue), thread, 'It is done.'))
  const MOVE = 'mutation($id: ID!) { moveCustomerThread(threadId: $id, to: PUT_RIGHT) { number } }'
  await as(sue).ask(MOVE, { id: thread })
  expect((await sideOf(thread)).asksIfRight).toBe(true)
  const asked = await db.rows<{ id: number }>(sql`
    select id from "CustomerMessage" where "threadId" = ${thread} and "asksIfRight" and state = 'QUEUED'`)
  expect(asked).toHaveLength(1)
  const FACTS = `query($id: ID!) { customerThread(id: $id) { state isRight waitingSince dueAt moves { to by { number } } } }`
  type Facts = {
    customerThread: {
      state: string
      isRight: boolean | null
      waitingSince: string | null
      dueAt: string | null
      moves: unknown[]
    }
  }
  const facts = async () => (await as(sue).ask<Facts>(FACTS, { id: thread })).customerThread
  await say(false)
  expect(await facts()).toMatchObject({
    ...{ state: 'ACKNOWLEDGED', isRight: false },
    ...{ waitingSince: expect.any(String), dueAt: expect.any(String) },
  })
  await expect(say(true)).rejects.toMatchObject(lost)
  await as(sue).ask(MOVE, { id: thread })
  const before = await lastEvent()
  await say(true)
  const done = await facts()
  expect(done).toMatchObject({ state: 'THANKED', isRight: true, waitingSince: null })
  expect(done.moves.at(-1)).toEqual({ to: 'THANKED', by: null })
  await runConsequencesSince(before)
  const told = await db.rows<{ personId: number }>(sql`
    select "personId" from "Notification" where kind = 'CUSTOMER_RIGHT' and "postId" = ${thread}`)
  expect(told).toEqual([{ personId: as(sue).id }])
  await expect(say(false)).rejects.toMatchObject(lost)
  await expect(stranger.ask(SAY, { token: `${token}x`, isRight: true })).rejects.toMatchObject(lost)
})

const THREAD = `query($id: ID!) { customerThread(id: $id) { isNamed named { number } facts { text person { number } } ties { text }
  openings { person { number } times } viewerCan { work draft } } }`
type Heard = {
  customerThread: {
    isNamed: boolean
    facts: { text: string }[]
    ties: { text: string }[]
    openings: { person: { number: number }; times: number }[]
    viewerCan: { work: boolean; draft: boolean }
  } | null
}

test('an employee whom a complaint names sees it, adds facts and answers nothing; who opened it is kept, and seen by those concerned', async () => {
  const [thread = 0] = await waitingCustomers(service, 1)
  const ben = asker(service.cast.ben)
  const read = async (who: Asker | undefined) =>
    (await as(who).ask<Heard>(THREAD, { id: thread })).customerThread
  expect(await read(ann)).toBeNull()
  const NAME =
    'mutation($id: ID!, $who: ID!) { nameInCustomerThread(threadId: $id, personId: $who) { number } }'
  const FACT =
    'mutation($id: ID!, $text: String!) { addCustomerFact(threadId: $id, text: $text) { number } }'
  const own = { id: thread, who: String(as(sue).id) }
  await expect(as(sue).ask(NAME, own)).rejects.toMatchObject(refusal(['personId']))
  const before = await lastEvent()
  await as(sue).ask(NAME, { id: thread, who: String(as(ann).id) })
  await runConsequencesSince(before)
  const told = await db.rows<{ personId: number }>(sql`
    select "personId" from "Notification" where kind = 'CUSTOMER_NAMED' and "postId" = ${thread}`)
  expect(told).toEqual([{ personId: as(ann).id }])
  expect(await read(ann)).toMatchObject({
    ...{ isNamed: true, viewerCan: { work: false, draft: false } },
  })
  const refused = { extensions: { code: 'NOT_ALLOWED' } }
  const DRAFT = 'mutation($id: ID!) { saveCustomerAnswer(threadId: $id, text: "It was not me.") }'
  await expect(as(ann).ask(DRAFT, { id: thread })).rejects.toMatchObject(refused)
  await expect(as(sue).ask(FACT, { id: thread, text: 'She did.' })).rejects.toMatchObject(refused)
  await expect(as(ann).ask(FACT, { id: thread, text: ' ' })).rejects.toMatchObject(
    refusal(['text']),
  )
  await as(ann).ask(FACT, { id: thread, text: 'I was in Ghent on that day.' })
  const seen = await read(sue)
  expect(seen?.facts.map(({ text }) => text)).toEqual(['I was in Ghent on that day.'])
  expect(seen?.openings.map(({ person }) => person.number).toSorted()).toEqual(
    [as(sue).id, as(ann).id].toSorted(),
  )
  expect(JSON.stringify(await sideOf(thread))).not.toMatch(/Ghent/)
  // An invited expert sees the thread, and not who has opened it.
  const INVITE =
    'mutation($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }'
  await as(sue).ask(INVITE, { id: thread, who: String(ben.id) })
  expect(await read(ben)).toMatchObject({ openings: [], viewerCan: { draft: true } })
  // One of support who is named works on it no longer.
  await as(sue).ask(NAME, { id: thread, who: String(as(tim).id) })
  expect(await read(tim)).toMatchObject({ isNamed: true, viewerCan: { work: false } })
  // Whoever was invited before they were named stays invited.
  await as(sue).ask(NAME, { id: thread, who: String(ben.id) })
  for (const who of [as(ann), ben])
    await as(sue).ask(
      'mutation($id: ID!, $who: ID!) { endCustomerNaming(threadId: $id, personId: $who) { number } }',
      { id: thread, who: String(who.id) },
    )
  expect(await read(ann)).toBeNull()
  expect(await read(ben)).toMatchObject({ isNamed: false })
})

test('who knows someone there says so to those who see the thread alone, once, and takes it back', async () => {
  const [thread = 0] = await waitingCustomers(service, 1)
  const TIE =
    'mutation($id: ID!, $text: String!) { saveCustomerTie(threadId: $id, text: $text) { ties { text } } }'
  const tie = (who: Asker | undefined, text: string) => as(who).ask(TIE, { id: thread, text })
  await expect(tie(ann, 'My neighbour')).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  await tie(sue, 'My cousin')
  await expect(tie(tim, '')).rejects.toMatchObject(refusal(['text']))
  expect(await tie(sue, 'My cousin works there')).toEqual({
    saveCustomerTie: { ties: [{ text: 'My cousin works there' }] },
  })
  expect(JSON.stringify(await sideOf(thread))).not.toMatch(/cousin/)
  await as(tim).ask('mutation($id: ID!) { removeCustomerTie(threadId: $id) { number } }', {
    id: thread,
  })
  expect((await as(tim).ask<Heard>(THREAD, { id: thread })).customerThread?.ties).toHaveLength(1)
  await as(sue).ask('mutation($id: ID!) { removeCustomerTie(threadId: $id) { number } }', {
    id: thread,
  })
  expect((await as(sue).ask<Heard>(THREAD, { id: thread })).customerThread?.ties).toEqual([])
})

test('a thread of a topic goes to the unit that is its desk, in turn, and nobody else is told of it', async () => {
  const { number, slug } = await service.channel('FORM')
  await db.rows(sql`update "Person" set unit = 'Shipping' where id = ${as(tim).id}`)
  const RULE =
    'mutation($id: ID!, $rule: ListeningRuleInput!) { saveListeningRule(channelId: $id, rule: $rule) { number } }'
  const rule = { name: 'Parcels', words: ['parcel'], desk: 'Shipping' }
  await expect(
    service.cleo.ask(RULE, { id: number, rule: { ...rule, desk: 'Moon base' } }),
  ).rejects.toMatchObject(refusal(['desk']))
  await service.cleo.ask(RULE, { id: number, rule })
  const before = await lastEvent()
  const { id } = await askUs(
    { db, requestId: 'test' },
    { channel: slug, email: 'parcel@example.com', text: 'My parcel has not come for three weeks.' },
  )
  await runConsequencesSince(before)
  expect(
    await as(sue).ask('query($id: ID!) { customerThread(id: $id) { desk assignee { number } } }', {
      id,
    }),
  ).toEqual({ customerThread: { desk: 'Shipping', assignee: { number: as(tim).id } } })
  const told = await db.rows<{ personId: number }>(sql`
    select distinct "personId" from "Notification" where "postId" = ${id} order by 1`)
  expect(told).toEqual([{ personId: as(tim).id }])
})

test('similar threads that were put right stand beside the draft with what was answered', async () => {
  const before = await lastEvent()
  const { slug } = await service.channel('FORM')
  const write = async (email: string, text: string) =>
    (await askUs({ db, requestId: 'test' }, { channel: slug, email, text })).id
  const solved = await write(
    'one@example.com',
    'The outdoor unit whistles when the wind is from the west.',
  )
  const open = await write('two@example.com', 'Our outdoor unit whistles in a west wind, too.')
  await leave(await sendBy(as(sue), solved, 'The grille was loose: two screws.'))
  await as(sue).ask(
    'mutation($id: ID!) { moveCustomerThread(threadId: $id, to: PUT_RIGHT) { number } }',
    {
      id: solved,
    },
  )
  await runConsequencesSince(before)
  const ALIKE =
    'query($id: ID!) { customerThread(id: $id) { solvedAlike { answer thread { number } } } }'
  expect(await as(sue).ask(ALIKE, { id: open })).toEqual({
    customerThread: {
      solvedAlike: [{ answer: 'The grille was loose: two screws.', thread: { number: solved } }],
    },
  })
  // What is not put right is no source.
  await leave(await sendBy(as(sue), open, 'We look at it.'))
  expect(await as(sue).ask(ALIKE, { id: solved })).toEqual({ customerThread: { solvedAlike: [] } })
})
