// What was given ends: a customer's link, an invitation, a voice in open tabs; as people through documents.
import { beforeAll, expect, test } from 'vitest'
import { features } from '#graphql/features.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import { LINK_DAYS } from './limits.ts'
import {
  type MadeChannel,
  mailedToken,
  makeService,
  type Service,
  sendBy,
  waitingCustomers,
} from './testing.ts'

let service: Service
let channel: MadeChannel
let thread: number
let [ann, ben]: Asker[] = []

const SIDE =
  'query($token: String!) { entrance { customerSide(token: $token) { name linkUntil } } }'
const sideOf = async (token: string) => {
  const { entrance } = (await stranger.ask(SIDE, { token })) as {
    entrance: { customerSide: { name: string; linkUntil: string } | null }
  }
  return entrance.customerSide
}
/** So many days pass in which nobody opens the link. */
const pass = (days: number) =>
  db.rows(sql`
    update "CustomerThread" set "linkUntil" = "linkUntil" - make_interval(days => ${days}) where id = ${thread}`)
const THREAD =
  'query($id: ID!) { customerThread(id: $id) { number assignee { number } readers { number } drafts { state reviewer { number } } } }'
const seenBy = async (who: Asker | undefined) =>
  (
    await (who as Asker).ask<{
      customerThread: {
        number: number
        assignee: unknown
        readers: { number: number }[]
        drafts: { state: string; reviewer: unknown }[]
      } | null
    }>(THREAD, { id: thread })
  ).customerThread

beforeAll(async () => {
  service = await makeService()
  ;[ann, ben] = [asker(service.cast.ann), asker(service.cast.ben)]
  thread = (await waitingCustomers(service, 1))[0] ?? 0
  const { customerChannels } = await service.sue.ask<{ customerChannels: MadeChannel[] }>(
    '{ customerChannels { number slug } }',
  )
  channel = customerChannels[0] as MadeChannel
})

test('a customer’s link ends when it was not used for its term, each use puts that off, and so does an answer', async () => {
  const token = await mailedToken(thread)
  await pass(LINK_DAYS - 1)
  expect(Date.parse((await sideOf(token))?.linkUntil ?? '')).toBeGreaterThan(
    Date.now() + (LINK_DAYS - 1) * 86_400_000,
  )
  await pass(LINK_DAYS - 1)
  await deliverMessage(
    db,
    await sendBy(service.sue, thread, 'Somebody comes on Friday.'),
    new Date(Date.now() + 31_000),
    async () => {},
  )
  await pass(LINK_DAYS - 1)
  expect(await sideOf(token)).not.toBeNull()
  await pass(LINK_DAYS + 1)
  expect(await sideOf(token)).toBeNull()
  await expect(
    stranger.ask(
      'mutation($token: String!) { replyByLink(token: $token, text: "Is anybody there?") }',
      { token },
    ),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  await pass(-LINK_DAYS - 1)
})

test('whoever works on a thread ends its link; the next one works', async () => {
  const token = await mailedToken(thread)
  const END = 'mutation($id: ID!) { endCustomerLink(threadId: $id) }'
  await expect((ann as Asker).ask(END, { id: thread })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  await service.sue.ask(END, { id: thread })
  expect(await sideOf(token)).toBeNull()
  expect(await sideOf(await mailedToken(thread))).not.toBeNull()
})

test('an invitation is taken back: the thread is out of sight, and nothing of it is theirs any longer', async () => {
  const INVITE =
    'mutation($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }'
  const END =
    'mutation($id: ID!, $who: ID!) { endCustomerInvitation(threadId: $id, personId: $who) { number } }'
  const who = { id: thread, who: String(service.cast.ben) }
  await service.sue.ask(INVITE, who)
  expect(await seenBy(ben)).not.toBeNull()
  await service.sue.ask(
    'mutation($id: ID!, $who: ID!) { assignCustomerThreads(threadIds: [$id], personId: $who) }',
    who,
  )
  const { saveCustomerAnswer: draftId } = await service.sue.ask<{ saveCustomerAnswer: number }>(
    'mutation($id: ID!) { saveCustomerAnswer(threadId: $id, text: "We come on Monday.") }',
    { id: thread },
  )
  await service.sue.ask(
    'mutation($draft: Int!, $who: ID!) { askForReview(draftId: $draft, version: 1, reviewerId: $who) }',
    { draft: draftId, who: who.who },
  )
  // Whoever was invited takes nobody's invitation back, not even their own.
  await expect((ben as Asker).ask(END, who)).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await service.sue.ask(END, who)
  await service.sue.ask(END, who)
  expect(await seenBy(ben)).toBeNull()
  expect(await seenBy(service.sue)).toMatchObject({
    assignee: null,
    readers: [],
    drafts: [{ state: 'DRAFT', reviewer: null }],
  })
  const follows = await db.rows(
    sql`select 1 from "PostFollow" where "postId" = ${thread} and "personId" = ${service.cast.ben}`,
  )
  expect(follows).toEqual([])
})

test('open tabs learn at once that a voice ended or a channel is off', async () => {
  const hints = async (call: string, variables: Record<string, unknown>) => {
    const after = await lastEvent()
    await service.cleo.ask(call, variables)
    return runConsequencesSince(after)
  }
  const { customerChannel } = await service.sue.ask<{
    customerChannel: { voices: { number: number }[] }
  }>('query($slug: String!) { customerChannel(slug: $slug) { voices { number } } }', {
    slug: channel.slug,
  })
  const room = `channel:${channel.number}`
  const END = 'mutation($id: Int!) { endCustomerVoice(voiceId: $id) { isOn } }'
  expect(await hints(END, { id: customerChannel.voices[0]?.number })).toContain(room)
  const OFF = 'mutation($id: ID!) { switchCustomerChannel(channelId: $id, isOn: false) { isOn } }'
  expect(await hints(OFF, { id: channel.number })).toContain(room)
  const enters = features.find(({ name }) => name === 'customers')?.rooms?.channel
  const as = (who: number, spaceIds: number[]) =>
    enters?.({ viewer: { id: who, spaceIds } } as never, channel.number)
  expect(await as(service.sue.id, [service.cast.field.spaceId])).toBe('unseen')
  expect(await as(service.cast.ann, [])).toBe(false)
})
