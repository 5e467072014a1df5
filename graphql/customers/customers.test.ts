// Customers as people meet them: what comes in, who sees it, how it is answered, and what never reaches the other side.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { runClocks } from '#graphql/clocks/jobs.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
  stranger,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import type { Outgoing } from './outgoing.ts'
import { mailedToken } from './testing.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let sue: Asker
let max: Asker
let channel: { number: number; slug: string }

const grant = (personId: number, role: string) =>
  db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${personId}, ${role}::"GrantedRole", now())`,
  )

const SETTINGS = {
  name: 'Service',
  ownerId: '',
  firstHours: 4,
  nextHours: 8,
  rightHours: 40,
  reviewHours: 2,
}
const MAKE = `mutation($space: String!, $kind: CustomerChannelKind!, $input: CustomerChannelInput!) {
  makeCustomerChannel(space: $space, kind: $kind, input: $input) { number slug isOn } }`
const SWITCH =
  'mutation($id: ID!, $on: Boolean!) { switchCustomerChannel(channelId: $id, isOn: $on) { isOn duties { open late answered } } }'
const ASK = `mutation($channel: String!, $email: String, $text: String!) {
  askUs(channel: $channel, name: "Liesbeth Vos", email: $email, text: $text) { name token } }`
const THREAD = `query($id: ID!) { customerThread(id: $id) {
  number title state waitingSince dueAt rightDueAt reviewDueAt changedAt isSpam assignee { number }
  customer { number name isMasked addresses }
  messages { number direction state text voice voiceTitle isAutomatic }
  drafts { number version state text viewerCanSend viewerCanApprove notes { number isSettled } }
  viewerCan { work draft comment } } }`
type Thread = {
  number: number
  state: string
  waitingSince: string | null
  dueAt: string | null
  rightDueAt: string | null
  reviewDueAt: string | null
  customer: { number: number; name: string; isMasked: boolean; addresses: string[] }
  messages: {
    number: number
    direction: string
    state: string
    text: string
    voice: string
    isAutomatic: boolean
  }[]
  drafts: {
    number: number
    version: number
    state: string
    viewerCanSend: boolean
    notes: { number: number }[]
  }[]
}
const thread = async (who: Asker, id: number) =>
  (await who.ask<{ customerThread: Thread | null }>(THREAD, { id })).customerThread

beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  sue = asker((await makePerson(db, { name: 'Sue Support' })).id)
  max = asker((await makePerson(db, { name: 'Max Product' })).id)
  for (const { id } of [sue, max])
    await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${cast.field.spaceId}, ${id}) on conflict do nothing`)
  await grant(sue.id, 'SUPPORT')
  await grant(max.id, 'PRODUCT_TEAM')
})

async function makeChannel(kind = 'FORM', more: Record<string, unknown> = {}) {
  const made = await asker(cast.eve).ask<{ makeCustomerChannel: { number: number; slug: string } }>(
    MAKE,
    {
      space: 'field',
      kind,
      input: { ...SETTINGS, ownerId: String(cast.cleo), ...more },
    },
  )
  await cleo.ask(SWITCH, { id: made.makeCustomerChannel.number, on: true })
  return made.makeCustomerChannel
}
let nth = 0
beforeEach(async () => {
  channel = await makeChannel()
  nth++
})

async function writeIn(
  text = `Since Tuesday the unit hums every night, number ${nth}.`,
  email = `l.vos.${nth}@example.com`,
) {
  const { askUs } = (await stranger.ask(ASK, { channel: channel.slug, email, text })) as {
    askUs: { name: string; token: string | null }
  }
  // The link goes to the address alone, which nobody has proven.
  expect(askUs.token).toBeNull()
  const id = Number(askUs.name.slice(2))
  return { id, token: await mailedToken(id) }
}
const voice = (personId: number, more = '') =>
  cleo.ask(
    `mutation { grantCustomerVoice(channelId: "${channel.number}", personId: "${personId}", title: "Service" ${more}) { number } }`,
  )
const SAVE =
  'mutation($id: ID!, $draftId: Int, $version: Int, $text: String!) { saveCustomerAnswer(threadId: $id, draftId: $draftId, version: $version, text: $text) }'
const draftBy = async (who: Asker, id: number, text = 'It is the ice on the fan.') =>
  (await who.ask<{ saveCustomerAnswer: number }>(SAVE, { id, text })).saveCustomerAnswer
const onDraft = (field: string) =>
  `mutation($draftId: Int!, $version: Int!) { ${field}(draftId: $draftId, version: $version) }`
const soon = (ms = 31_000) => new Date(Date.now() + ms)
/** Sends what waits, as the job does, and gives what left. */
async function deliver(messageId: number, at = soon()): Promise<Outgoing[]> {
  const left: Outgoing[] = []
  await deliverMessage(db, messageId, at, async (_, outgoing) => void left.push(outgoing))
  return left
}

test('a channel without an owner or a clock cannot be switched on, and who manages nothing makes none', async () => {
  const bare = await asker(cast.eve).ask<{ makeCustomerChannel: { number: number } }>(MAKE, {
    space: 'field',
    kind: 'FORM',
    input: { name: 'Bare' },
  })
  const id = bare.makeCustomerChannel.number
  await expect(cleo.ask(SWITCH, { id, on: true })).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { ownerId: [expect.any(String)] } },
  })
  // The field that the form shows, for somebody who does not read the space.
  const unknown = { space: 'field', kind: 'FORM', input: { name: 'Bare', ownerId: '999999' } }
  await expect(asker(cast.eve).ask(MAKE, unknown)).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { ownerId: [expect.any(String)] } },
  })
  const edit =
    'mutation($id: ID!, $input: CustomerChannelInput!) { editCustomerChannel(channelId: $id, version: 1, input: $input) { version } }'
  await expect(cleo.ask(edit, { id, input: { name: 'Bare' } })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
  await db.rows(sql`update "CustomerChannel" set "ownerId" = ${cast.cleo} where id = ${id}`)
  await expect(cleo.ask(SWITCH, { id, on: true })).rejects.toMatchObject({
    extensions: { fields: { firstHours: [expect.any(String)] } },
  })
  // Cleo owns the space: that alone opens nothing in the company's name.
  for (const who of [ann, cleo])
    await expect(
      who.ask(MAKE, { space: 'field', kind: 'FORM', input: { ...SETTINGS, ownerId: null } }),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  for (const more of [{ sites: ['https://elsewhere.example'] }])
    await expect(
      cleo.ask(edit.replace('version: 1', 'version: 2'), { id, input: { name: 'Bare', ...more } }),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await expect(stranger.ask(ASK, { channel: 'bare', text: 'Hello there' })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
})

test('what a customer writes is seen by the role alone; who is invited sees that thread and no other', async () => {
  const [first, second] = [
    await writeIn(),
    await writeIn('Another thing, quite different from the hum.', `o.${nth}@example.com`),
  ]
  for (const who of [sue, max])
    expect(await thread(who, first.id)).toMatchObject({ number: first.id })
  for (const who of [ann, cleo, ben]) expect(await thread(who, first.id)).toBeNull()
  const invite =
    'mutation($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }'
  await expect(ann.ask(invite, { id: first.id, who: String(cast.ben) })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  await sue.ask(invite, { id: first.id, who: String(cast.ann) })
  expect(await thread(ann, first.id)).toMatchObject({
    viewerCan: { work: false, draft: true, comment: true },
  })
  expect(await thread(ann, second.id)).toBeNull()
  const { customerInbox } = await ann.ask<{
    customerInbox: { edges: { node: { number: number } }[] }
  }>('{ customerInbox { edges { node { number } } } }')
  expect(customerInbox.edges.map(({ node }) => node.number)).toEqual([first.id])
  await expect(
    ann.ask('mutation($id: ID!) { markCustomerSpam(threadIds: [$id], isSpam: true) }', {
      id: first.id,
    }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
})

test('names and addresses are masked unless the role allows', async () => {
  const { id } = await writeIn()
  expect((await thread(sue, id))?.customer).toMatchObject({
    name: 'Liesbeth Vos',
    isMasked: false,
    addresses: [`l.vos.${nth}@example.com`],
  })
  expect((await thread(max, id))?.customer).toMatchObject({
    name: expect.stringMatching(/^Customer \d/),
    isMasked: true,
    addresses: [],
  })
})

test('the same message twice is one thread, in whichever channel; a customer is recognised by the address', async () => {
  const first = await writeIn()
  const again = await writeIn()
  expect(again.id).toBe(first.id)
  channel = await makeChannel('FORM', { name: 'Second form' })
  expect((await writeIn()).id).toBe(first.id)
  const other = await writeIn('Something else entirely, about the van.')
  expect(other.id).not.toBe(first.id)
  expect((await thread(sue, other.id))?.customer.number).toBe(
    (await thread(sue, first.id))?.customer.number,
  )
})

test('an expert drafts, somebody approves, a voice sends; it leaves once, after its time to be undone', async () => {
  const { id } = await writeIn()
  await sue.ask(
    'mutation($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }',
    { id, who: String(cast.ann) },
  )
  const draftId = await draftBy(ann, id)
  await expect(
    ann.ask(onDraft('approveCustomerDraft'), { draftId, version: 1 }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await expect(
    ann.ask(onDraft('sendCustomerDraft'), { draftId, version: 1 }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await voice(sue.id)
  await expect(
    sue.ask(onDraft('sendCustomerDraft'), { draftId, version: 1 }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await ann.ask(
    'mutation($draftId: Int!, $who: ID!) { askForReview(draftId: $draftId, version: 1, reviewerId: $who) }',
    { draftId, who: String(sue.id) },
  )
  expect((await thread(sue, id))?.reviewDueAt).not.toBeNull()
  await sue.ask(
    'mutation($draftId: Int!) { noteOnDraft(draftId: $draftId, text: "Say what to do") }',
    { draftId },
  )
  await expect(
    sue.ask(onDraft('approveCustomerDraft'), { draftId, version: 2 }),
  ).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
  const note = (await thread(sue, id))?.drafts[0]?.notes[0]?.number
  await sue.ask('mutation($noteId: Int!) { settleDraftNote(noteId: $noteId) }', { noteId: note })
  await sue.ask(onDraft('approveCustomerDraft'), { draftId, version: 2 })
  const { sendCustomerDraft: messageId } = await sue.ask<{ sendCustomerDraft: number }>(
    onDraft('sendCustomerDraft'),
    { draftId, version: 3 },
  )
  expect(await deliver(messageId, new Date())).toEqual([])
  expect((await thread(sue, id))?.waitingSince).not.toBeNull()
  const left = await Promise.all([deliver(messageId), deliver(messageId)])
  expect(left.flat()).toMatchObject([
    { body: 'It is the ice on the fan.', voiceName: 'Sue Support', to: `l.vos.${nth}@example.com` },
  ])
  expect(await deliver(messageId)).toEqual([])
  expect(await thread(sue, id)).toMatchObject({
    state: 'ACKNOWLEDGED',
    waitingSince: null,
    dueAt: null,
    reviewDueAt: null,
    drafts: [],
  })
})

async function sendOwn(id: number) {
  await voice(sue.id)
  const draftId = await draftBy(sue, id)
  return (
    await sue.ask<{ sendCustomerDraft: number }>(onDraft('sendCustomerDraft'), {
      draftId,
      version: 1,
    })
  ).sendCustomerDraft
}
const UNDO = 'mutation($messageId: Int!) { undoCustomerSend(messageId: $messageId) }'

test('an undo in the last half second holds it back; once it has left there is none', async () => {
  const { id } = await writeIn()
  const messageId = await sendOwn(id)
  const lastMoment = await db.first<{ sendAt: Date }>(
    sql`select "sendAt" from "CustomerMessage" where id = ${messageId}`,
  )
  const at = new Date((lastMoment?.sendAt.getTime() ?? 0) - 500)
  await sue.ask(UNDO, { messageId }, { at })
  expect(await deliver(messageId)).toEqual([])
  expect((await thread(sue, id))?.drafts).toMatchObject([{ state: 'DRAFT' }])
  const again = (await thread(sue, id))?.drafts[0]
  const { sendCustomerDraft: second } = await sue.ask<{ sendCustomerDraft: number }>(
    onDraft('sendCustomerDraft'),
    { draftId: again?.number, version: again?.version },
  )
  expect(await deliver(second)).toHaveLength(1)
  await expect(sue.ask(UNDO, { messageId: second })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
})

test('a voice that ends between sending and leaving stops it, and so does a channel that is switched off', async () => {
  for (const end of [
    () =>
      db.rows(
        sql`update "CustomerVoice" set until = now() - interval '1 second' where "personId" = ${sue.id}`,
      ),
    () => cleo.ask(SWITCH, { id: channel.number, on: false }),
  ]) {
    channel = await makeChannel()
    const { id } = await writeIn(`A new matter of the day, ${Math.random()}`)
    const messageId = await sendOwn(id)
    await end()
    expect(await deliver(messageId)).toEqual([])
    const now = await thread(sue, id)
    expect(now?.messages.find(({ number }) => number === messageId)).toMatchObject({
      state: 'STOPPED',
    })
    expect(now?.drafts).toMatchObject([{ state: 'DRAFT', viewerCanSend: false }])
    expect(now?.waitingSince).not.toBeNull()
  }
})

test('what was not taken is tried again with the same id, and leaves once', async () => {
  const { id } = await writeIn()
  const messageId = await sendOwn(id)
  const ids: (string | null)[] = []
  const refusing = async (_: unknown, { mailId }: Outgoing) => {
    ids.push(mailId)
    throw new Error('421 busy')
  }
  await expect(deliverMessage(db, messageId, soon(), refusing)).rejects.toThrow('421')
  const [left] = await deliver(messageId)
  expect(ids).toEqual([left?.mailId])
})

test('clocks: first answer, pause while the customer is waited for, the next answer, put right, thanked', async () => {
  const { id, token } = await writeIn()
  const before = await thread(sue, id)
  expect(before?.dueAt).not.toBeNull()
  expect(before?.rightDueAt).not.toBeNull()
  await deliver(await sendOwn(id))
  const clocks = () =>
    db.rows<{ purpose: string; outcome: string | null; isPaused: boolean }>(sql`
      select purpose, outcome, "pausedAt" is not null as "isPaused" from "Clock" where "postId" = ${id} order by id`)
  expect(await clocks()).toEqual([
    { purpose: 'customer-thread.first-answer', outcome: 'RESPONDED', isPaused: false },
    { purpose: 'customer-thread.put-right', outcome: null, isPaused: true },
  ])
  await stranger.ask(
    'mutation($token: String!) { replyByLink(token: $token, text: "It hums again") }',
    { token },
  )
  expect(await clocks()).toMatchObject([
    {},
    { isPaused: false },
    { purpose: 'customer-thread.next-answer', outcome: null },
  ])
  expect(await thread(sue, id)).toMatchObject({
    waitingSince: expect.any(String),
    dueAt: expect.any(String),
  })
  const since = await lastEvent()
  const MOVE =
    'mutation($id: ID!, $to: CustomerThreadState!, $cause: CustomerLostCause) { moveCustomerThread(threadId: $id, to: $to, lostCause: $cause) { state } }'
  await sue.ask(MOVE, { id, to: 'PUT_RIGHT' })
  expect((await clocks())[1]).toMatchObject({ outcome: 'RESPONDED' })
  await expect(sue.ask(MOVE, { id, to: 'LOST' })).rejects.toMatchObject({
    extensions: { fields: { lostCause: [expect.any(String)] } },
  })
  await max.ask(MOVE, { id, to: 'THANKED' })
  expect((await clocks()).filter(({ outcome }) => outcome === null)).toEqual([])
  expect((await recordedEvents(since)).map(({ name }) => name)).toContain('customer.moved')
  await runConsequencesSince(since)
  const { notifications } = await sue.ask<{
    notifications: { edges: { node: { kind: string } }[] }
  }>('{ notifications(first: 20) { edges { node { kind } } } }')
  expect(notifications.edges.map(({ node }) => node.kind)).toContain('CUSTOMER_THANKED')
})

test('a warning comes at three quarters of the time, then the breach, then the escalation', async () => {
  const { id } = await writeIn()
  const since = await lastEvent()
  for (const step of ['warned', 'breached', 'escalated']) {
    const clock = await db.first<{ nextAt: Date; warnAt: Date; startedAt: Date; dueAt: Date }>(sql`
      select "nextAt", "warnAt", "startedAt", "dueAt" from "Clock" where "postId" = ${id} and purpose = 'customer-thread.first-answer'`)
    await runClocks(undefined, db, clock?.nextAt)
    expect(
      (await recordedEvents(since))
        .filter(({ payload }) => payload.postId === id)
        .map(({ name }) => name),
    ).toContain(`clock.${step}`)
  }
})

test('a page hears of what the customer writes and of what is written inside', async () => {
  const { id, token } = await writeIn()
  const page = { reader: sue, document: THREAD, variables: { id }, room: `post:${id}` as const }
  await staysLive({
    ...page,
    change: () =>
      stranger.ask('mutation($token: String!) { replyByLink(token: $token, text: "And again") }', {
        token,
      }),
  })
  await staysLive({ ...page, change: () => draftBy(sue, id) })
  await staysLive({
    ...page,
    change: () =>
      sue.ask(
        'mutation($id: ID!, $who: ID!) { assignCustomerThreads(threadIds: [$id], personId: $who) }',
        { id, who: String(sue.id) },
      ),
  })
  await staysLive({
    ...page,
    change: () =>
      sue.ask('mutation($id: ID!) { markCustomerSpam(threadIds: [$id], isSpam: true) }', { id }),
  })
})

test('what is blocked goes to spam, and is owed nothing; taken back, the customer waits', async () => {
  const { id } = await writeIn()
  const SPAM =
    'mutation($id: ID!, $is: Boolean!) { markCustomerSpam(threadIds: [$id], isSpam: $is, blocks: true) }'
  await sue.ask(SPAM, { id, is: true })
  const next = await writeIn('More of the same seller, with other words.')
  expect(await thread(sue, next.id)).toMatchObject({
    isSpam: true,
    waitingSince: null,
    dueAt: null,
  })
  await sue.ask(SPAM, { id: next.id, is: false })
  expect(await thread(sue, next.id)).toMatchObject({
    isSpam: false,
    waitingSince: expect.any(String),
    dueAt: expect.any(String),
  })
})

test('two customers are merged and unmerged exactly', async () => {
  const [one, two] = [
    await writeIn(),
    await writeIn('From my other address this time.', `second.${nth}@example.com`),
  ]
  const [a, b] = [await thread(sue, one.id), await thread(sue, two.id)]
  const ids = { customerId: b?.customer.number, intoId: a?.customer.number }
  const MERGE =
    'mutation($customerId: Int!, $intoId: Int!) { mergeCustomers(customerId: $customerId, intoId: $intoId) }'
  await expect(max.ask(MERGE, ids)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await sue.ask(MERGE, ids)
  expect((await thread(sue, one.id))?.customer.addresses).toHaveLength(2)
  await sue.ask('mutation($customerId: Int!) { unmergeCustomer(customerId: $customerId) }', {
    customerId: ids.customerId,
  })
  expect((await thread(sue, one.id))?.customer.addresses).toHaveLength(1)
})

test('who sees no thread of a customer merges and unmerges nothing of them', async () => {
  const [one, two] = [
    await writeIn(),
    await writeIn('A different matter, from elsewhere.', `far.${nth}@example.com`),
  ]
  const [a, b] = [await thread(sue, one.id), await thread(sue, two.id)]
  const MERGE =
    'mutation($customerId: Int!, $intoId: Int!) { mergeCustomers(customerId: $customerId, intoId: $intoId) }'
  const UNMERGE = 'mutation($customerId: Int!) { unmergeCustomer(customerId: $customerId) }'
  const ids = { customerId: b?.customer.number, intoId: a?.customer.number }
  const elsewhere = await db.first<{ id: number }>(sql`
    insert into "Space" (slug, name, kind) values (${`elsewhere-${nth}`}, ${`Elsewhere ${nth}`}, 'HIDDEN') returning id`)
  const move = (spaceId: number) =>
    db.rows(sql`update "Post" set "spaceId" = ${spaceId} where id = ${two.id}`)
  await move(elsewhere?.id ?? 0)
  const notFound = { extensions: { code: 'NOT_FOUND' } }
  await expect(sue.ask(MERGE, ids)).rejects.toMatchObject(notFound)
  await expect(
    sue.ask(MERGE, { customerId: ids.intoId, intoId: ids.customerId }),
  ).rejects.toMatchObject(notFound)
  await move(cast.field.spaceId)
  await sue.ask(MERGE, ids)
  await move(elsewhere?.id ?? 0)
  await expect(sue.ask(UNMERGE, { customerId: ids.customerId })).rejects.toMatchObject(notFound)
  await move(cast.field.spaceId)
  await sue.ask(UNMERGE, { customerId: ids.customerId })
})

test('of two customers that are one, the answer goes to the address that wrote last', async () => {
  const [one, two] = [
    await writeIn(),
    await writeIn('From my other address this time.', `second.${nth}@example.com`),
  ]
  const [a, b] = [await thread(sue, one.id), await thread(sue, two.id)]
  await sue.ask(
    'mutation($customerId: Int!, $intoId: Int!) { mergeCustomers(customerId: $customerId, intoId: $intoId) }',
    { customerId: b?.customer.number, intoId: a?.customer.number },
  )
  const third = await writeIn('And a third matter from there.', `second.${nth}@example.com`)
  expect(await deliver(await sendOwn(third.id))).toMatchObject([
    { to: `second.${nth}@example.com` },
  ])
  expect(await deliver(await sendOwn(one.id))).toMatchObject([{ to: `l.vos.${nth}@example.com` }])
})

test('without an address the browser gets the link; by it nobody writes to a channel that is off, and nothing is acknowledged', async () => {
  const { askUs } = (await stranger.ask(ASK, {
    channel: channel.slug,
    text: 'I would rather not say who I am.',
  })) as { askUs: { token: string | null } }
  expect(askUs.token).toEqual(expect.any(String))
  const { id } = await writeIn()
  await cleo.ask(SWITCH, { id: channel.number, on: false })
  await expect(
    stranger.ask('mutation($token: String!) { replyByLink(token: $token, text: "Hello?") }', {
      token: askUs.token,
    }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  const queued = await db.first<{ id: number }>(
    sql`select id from "CustomerMessage" where "threadId" = ${id} and "isAutomatic"`,
  )
  expect(await deliver(queued?.id ?? 0)).toEqual([])
})
