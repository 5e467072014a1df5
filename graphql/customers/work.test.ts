// Daily work with customers: what was heard, snooze, severity, saved replies, voices that end, and a space that is archived.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, recordedEvents, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { makeService, type Service, waitingCustomers } from './testing.ts'

let service: Service
let sue: Asker
let ann: Asker
beforeAll(async () => {
  service = await makeService()
  sue = service.sue
  ann = asker(service.cast.ann)
})

type Inbox = {
  customerInbox: {
    edges: { node: { number: number; urgency: { score: number } | null } }[]
    pageInfo: { endCursor: string }
  }
}
const INBOX = `query($view: CustomerInboxView, $first: Int, $after: String, $channel: Int) {
  customerInbox(view: $view, first: $first, after: $after, channelId: $channel) {
    edges { node { number urgency { score } } } pageInfo { endCursor } } }`
const inbox = async (variables: Record<string, unknown>) =>
  (await sue.ask<Inbox>(INBOX, variables)).customerInbox.edges.map(({ node }) => node.number)

test('an employee notes what was heard and sees that thread; the same words again are no second one', async () => {
  const { number } = await service.channel('HEARD')
  const NOTE =
    'mutation($id: Int!, $text: String!) { noteHeard(channelId: $id, text: $text, name: "A neighbour") }'
  const text = 'She would buy one if she could hear it first.'
  const { noteHeard: id } = await ann.ask<{ noteHeard: number | null }>(NOTE, { id: number, text })
  const THREAD =
    'query($id: ID!) { customerThread(id: $id) { messages { heardBy { number } } viewerCan { work } } }'
  expect(await ann.ask(THREAD, { id })).toMatchObject({
    customerThread: { messages: [{ heardBy: { number: ann.id } }], viewerCan: { work: false } },
  })
  expect(await asker(service.cast.ben).ask(THREAD, { id })).toEqual({ customerThread: null })
  await expect(ann.ask(NOTE, { id: number, text: ' ' })).rejects.toMatchObject({
    extensions: { fields: { text: [expect.any(String)] } },
  })
  await expect(ann.ask(NOTE, { id: 99_999, text })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
})

test('the inbox has the most urgent first: waited × reach × severity; snoozed ones rest, and a page goes on where it ended', async () => {
  const ids = await waitingCustomers(service, 4)
  const [first = 0, second = 0, third = 0, fourth = 0] = ids
  const anHourAgo = new Date(Date.now() - 3_600_000)
  for (const id of ids)
    await db.rows(sql`update "CustomerThread" set "waitingSince" = ${anHourAgo} where id = ${id}`)
  const RATE =
    'mutation($id: ID!, $severity: Int!, $reach: Int) { rateCustomerThread(threadId: $id, severity: $severity, reach: $reach) { number } }'
  await sue.ask(RATE, { id: second, severity: 3 })
  await sue.ask(RATE, { id: third, severity: 1, reach: 1_000 })
  await expect(sue.ask(RATE, { id: third, severity: 4 })).rejects.toMatchObject({
    extensions: { fields: { severity: [expect.any(String)] } },
  })
  await expect(ann.ask(RATE, { id: third, severity: 1 })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  const row = await db.first<{ id: number }>(
    sql`select "channelId" as id from "CustomerThread" where id = ${first}`,
  )
  const channel = row?.id
  // 60 × 4 × 1, 60 × 1 × 3, then those of the same urgency, the later one first.
  expect(await inbox({ channel })).toEqual([third, second, fourth, first])
  const page = await sue.ask<Inbox>(INBOX, { channel, first: 2 })
  expect(page.customerInbox.edges.map(({ node }) => node.urgency?.score)).toEqual([240, 180])
  expect(await inbox({ channel, first: 2, after: page.customerInbox.pageInfo.endCursor })).toEqual([
    fourth,
    first,
  ])
  const SNOOZE =
    'mutation($ids: [ID!]!, $until: DateTime) { snoozeCustomerThreads(threadIds: $ids, until: $until) }'
  await sue.ask(SNOOZE, { ids: [third, second], until: '2099-01-01T08:00:00.000Z' })
  expect(await inbox({ channel })).toEqual([fourth, first])
  await expect(
    sue.ask(SNOOZE, { ids: [third], until: '2001-01-01T08:00:00.000Z' }),
  ).rejects.toMatchObject({ extensions: { fields: { until: [expect.any(String)] } } })
  await sue.ask(SNOOZE, { ids: [third], until: null })
  expect(await inbox({ channel })).toEqual([third, fourth, first])
  await sue.ask(
    'mutation($ids: [ID!]!, $who: ID!) { assignCustomerThreads(threadIds: $ids, personId: $who) }',
    { ids: [first], who: String(sue.id) },
  )
  expect(await inbox({ channel, view: 'YOURS' })).toEqual([first])
})

test('a draft that is discarded is gone; a saved reply is changed by its name and removed', async () => {
  const [id] = await waitingCustomers(service, 1)
  const { saveCustomerAnswer: draftId } = await sue.ask<{ saveCustomerAnswer: number }>(
    'mutation($id: ID!) { saveCustomerAnswer(threadId: $id, text: "Not like this") }',
    { id },
  )
  const DISCARD =
    'mutation($draftId: Int!, $version: Int!) { discardCustomerDraft(draftId: $draftId, version: $version) }'
  await expect(sue.ask(DISCARD, { draftId, version: 7 })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
  await sue.ask(DISCARD, { draftId, version: 1 })
  await expect(sue.ask(DISCARD, { draftId, version: 1 })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
  expect(
    await sue.ask('query($id: ID!) { customerThread(id: $id) { drafts { number } } }', { id }),
  ).toEqual({ customerThread: { drafts: [] } })
  const channel = await service.channel('FORM')
  const SAVE =
    'mutation($id: ID!, $text: String!) { saveCustomerReply(channelId: $id, name: "Visit", text: $text) { replies { number text } } }'
  type Saved = { saveCustomerReply: { replies: { number: number; text: string }[] } }
  await sue.ask(SAVE, { id: channel.number, text: 'We come.' })
  const { saveCustomerReply } = await sue.ask<Saved>(SAVE, {
    id: channel.number,
    text: 'We come on time.',
  })
  expect(saveCustomerReply.replies.map(({ text }) => text)).toEqual(['We come on time.'])
  const NEW = `mutation($id: ID!, $version: Int) {
    saveCustomerReply(channelId: $id, name: "Visit", text: "We call first.", version: $version) { replies { version text } } }`
  await expect(sue.ask(NEW, { id: channel.number, version: 0 })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT', version: 2, now: { text: 'We come on time.' } },
  })
  expect(await sue.ask(NEW, { id: channel.number, version: 2 })).toEqual({
    saveCustomerReply: { replies: [{ version: 3, text: 'We call first.' }] },
  })
  const REMOVE = 'mutation($id: Int!) { removeCustomerReply(replyId: $id) { replies { number } } }'
  const replyId = saveCustomerReply.replies[0]?.number
  await expect(ann.ask(REMOVE, { id: replyId })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  expect(await sue.ask(REMOVE, { id: replyId })).toEqual({ removeCustomerReply: { replies: [] } })
})

test('a voice that is ended cannot send, at once; only who manages the channel ends it', async () => {
  const [id] = await waitingCustomers(service, 1)
  const { saveCustomerAnswer: draftId } = await sue.ask<{ saveCustomerAnswer: number }>(
    'mutation($id: ID!) { saveCustomerAnswer(threadId: $id, text: "It is the ice") }',
    { id },
  )
  const CAN =
    'query($id: ID!) { customerThread(id: $id) { drafts { viewerCanSend } channel { voices { number } } } }'
  type Can = {
    customerThread: {
      drafts: { viewerCanSend: boolean }[]
      channel: { voices: { number: number }[] }
    }
  }
  const before = await sue.ask<Can>(CAN, { id })
  expect(before.customerThread.drafts).toEqual([{ viewerCanSend: true }])
  const END = 'mutation($voice: Int!) { endCustomerVoice(voiceId: $voice) { number } }'
  const voice = before.customerThread.channel.voices[0]?.number
  await expect(sue.ask(END, { voice })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  const since = await lastEvent()
  await service.cleo.ask(END, { voice })
  await service.cleo.ask(END, { voice })
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['customer.voice-ended'])
  expect(await sue.ask(CAN, { id })).toMatchObject({
    customerThread: { drafts: [{ viewerCanSend: false }], channel: { voices: [] } },
  })
  await expect(
    sue.ask('mutation($draftId: Int!) { sendCustomerDraft(draftId: $draftId, version: 1) }', {
      draftId,
    }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
})

test('assigned by turn, whoever has the fewest waiting threads gets the next one; who is away is left out', async () => {
  const TURN = 'mutation($ids: [ID!]!) { assignCustomerThreadsByTurn(threadIds: $ids) }'
  const ids = await waitingCustomers(service, 4)
  const assignees = async () =>
    (
      await db.rows<{ who: number | null }>(
        sql`select "assigneeId" as who from "CustomerThread" where id = any(${ids}::int[]) order by id limit 9`,
      )
    ).map(({ who }) => who)
  await expect(ann.ask(TURN, { ids })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  const other = await makePerson(db, { name: 'Tess Turn' })
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${service.cast.field.spaceId}, ${other.id})`,
  )
  await db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${other.id}, 'SUPPORT', now())`,
  )
  await db.rows(sql`update "CustomerThread" set "assigneeId" = null`)
  await sue.ask(TURN, { ids })
  const both = await assignees()
  expect(both.filter((who) => who === sue.id)).toHaveLength(2)
  expect(both.filter((who) => who === other.id)).toHaveLength(2)
  await db.rows(sql`update "Person" set "awayUntil" = current_date + 3 where id = ${other.id}`)
  await db.rows(sql`update "CustomerThread" set "assigneeId" = null`)
  await sue.ask(TURN, { ids })
  expect(await assignees()).toEqual([sue.id, sue.id, sue.id, sue.id])
})

test('in an archived space nothing comes in, nothing is written and nothing leaves', async () => {
  const [id = 0] = await waitingCustomers(service, 1)
  const heard = await service.channel('HEARD')
  const hook = await service.channel('WEBHOOK')
  const { saveCustomerAnswer: draftId } = await sue.ask<{ saveCustomerAnswer: number }>(
    'mutation($id: ID!) { saveCustomerAnswer(threadId: $id, text: "It is the ice") }',
    { id },
  )
  await sue.ask('mutation($draftId: Int!) { noteOnDraft(draftId: $draftId, text: "Softer") }', {
    draftId,
  })
  const note = await db.first<{ id: number }>(
    sql`select max(id)::int as id from "CustomerDraftNote"`,
  )
  const place = await db.first<{ channelId: number; customerId: number; slug: string }>(sql`
    select k."channelId", k."customerId", c.slug from "CustomerThread" k join "CustomerChannel" c on c.id = k."channelId" where k.id = ${id}`)
  await sue.ask(
    'mutation($id: ID!) { saveCustomerReply(channelId: $id, name: "Visit", text: "We come.") { number } }',
    { id: place?.channelId },
  )
  const reply = await db.first<{ id: number }>(sql`select max(id)::int as id from "SavedReply"`)
  await service.cleo.ask(
    'mutation($id: ID!) { saveListeningRule(channelId: $id, rule: { name: "All" }) { number } }',
    { id: place?.channelId },
  )
  const rule = await db.first<{ id: number }>(sql`select max(id)::int as id from "ListeningRule"`)
  const voice = await db.first<{ id: number }>(
    sql`select max(id)::int as id from "CustomerVoice" where "channelId" = ${place?.channelId ?? 0}`,
  )
  await db.rows(
    sql`update "Space" set "archivedAt" = now() where id = ${service.cast.field.spaceId}`,
  )
  const since = await lastEvent()
  const { channelId = 0, slug = '' } = place ?? {}
  const bySue = [
    `assignCustomerThreads(threadIds: [${id}], personId: ${sue.id})`,
    `assignCustomerThreadsByTurn(threadIds: [${id}])`,
    `snoozeCustomerThreads(threadIds: [${id}])`,
    `markCustomerSpam(threadIds: [${id}], isSpam: true)`,
    `rateCustomerThread(threadId: ${id}, severity: 3) { number }`,
    `moveCustomerThread(threadId: ${id}, to: PUT_RIGHT) { number }`,
    `inviteToCustomerThread(threadId: ${id}, personId: ${ann.id}) { number }`,
    `endCustomerInvitation(threadId: ${id}, personId: ${ann.id}) { number }`,
    `endCustomerLink(threadId: ${id})`,
    `editCustomer(customerId: ${place?.customerId}, version: 1, consent: NONE) { number }`,
    `saveCustomerAnswer(threadId: ${id}, text: "More")`,
    `askForReview(draftId: ${draftId}, version: 1, reviewerId: ${ann.id})`,
    `noteOnDraft(draftId: ${draftId}, text: "More")`,
    `settleDraftNote(noteId: ${note?.id})`,
    `approveCustomerDraft(draftId: ${draftId}, version: 1)`,
    `sendCustomerDraft(draftId: ${draftId}, version: 1)`,
    `discardCustomerDraft(draftId: ${draftId}, version: 1)`,
    `noteHeard(channelId: ${heard.number}, text: "Heard it")`,
    `saveCustomerReply(channelId: ${channelId}, name: "Other", text: "We come.") { number }`,
    `removeCustomerReply(replyId: ${reply?.id}) { number }`,
  ]
  const byCleo = [
    `makeCustomerChannel(space: "field", kind: FORM, input: { name: "One more" }) { number }`,
    `editCustomerChannel(channelId: ${channelId}, version: 2, input: { name: "Other" }) { number }`,
    `switchCustomerChannel(channelId: ${channelId}, isOn: false) { number }`,
    `renewChannelSecret(channelId: ${hook.number})`,
    `grantCustomerVoice(channelId: ${channelId}, personId: ${ann.id}) { number }`,
    `endCustomerVoice(voiceId: ${voice?.id}) { number }`,
    `saveListeningRule(channelId: ${channelId}, rule: { name: "More" }) { number }`,
    `raiseListeningRule(ruleId: ${rule?.id}) { number }`,
    `removeListeningRule(ruleId: ${rule?.id}) { number }`,
  ]
  for (const [who, calls] of [
    [sue, bySue],
    [service.cleo, byCleo],
  ] as const)
    for (const call of calls)
      await expect(who.ask(`mutation { ${call} }`), call).rejects.toMatchObject({
        extensions: { code: 'NOT_ALLOWED' },
      })
  await expect(
    stranger.ask(
      'mutation($slug: String!) { askUs(channel: $slug, text: "Hello there") { name } }',
      { slug },
    ),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  expect(await recordedEvents(since)).toEqual([])
  await db.rows(
    sql`update "Space" set "archivedAt" = null where id = ${service.cast.field.spaceId}`,
  )
})
