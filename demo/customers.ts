// How the demo's customers wrote and were answered: through the services, each at its moment. Nothing leaves for anywhere.
import { postComment } from '#graphql/comments/service.ts'
import { systemActor } from '#graphql/context.ts'
import { channelsByIds } from '#graphql/customers/channel-queries.ts'
import { editChannel, makeChannel, switchChannel } from '#graphql/customers/channels.ts'
import { deliverDue } from '#graphql/customers/deliver.ts'
import { approveDraft, askReview, noteOnDraft, saveAnswer } from '#graphql/customers/drafts.ts'
import { inviteToThread } from '#graphql/customers/invitations.ts'
import { takeMail } from '#graphql/customers/mail-in.ts'
import { receive } from '#graphql/customers/receive.ts'
import { saveReply } from '#graphql/customers/replies.ts'
import { sendDraft } from '#graphql/customers/send.ts'
import { askUs, noteHeard } from '#graphql/customers/service.ts'
import { grantVoice } from '#graphql/customers/voices.ts'
import { takeEvent } from '#graphql/customers/webhook.ts'
import { assignThreads, markSpam, moveThread, rateThread } from '#graphql/customers/work.ts'
import { grantRole } from '#graphql/people/role-grants.ts'
import { transaction } from '#graphql/transaction.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'
import type { SeedThread } from './company/shape.ts'
import { threads } from './company/threads.ts'
import { addRules, bounce, keepCustomer, slugOf } from './customer-rules.ts'
import { addHearing, addTexts, BRAND, customerSaysRight } from './customer-texts.ts'
import { rawMail } from './raw-mail.ts'

const SPACE = 'whole-company'
const HOUR = 3_600_000
/** Days ago: support begins. */
const BEGAN = 50

type ChannelKey = SeedThread['channel']
const CHANNELS: Record<
  ChannelKey,
  {
    kind: 'FORM' | 'EMAIL' | 'WEBHOOK' | 'HEARD'
    name: string
    owner: string
    hours: number
    address?: string
    outUrl?: string
  }
> = {
  form: { kind: 'FORM', name: 'Service form', owner: 'mireille', hours: 3 },
  mail: {
    kind: 'EMAIL',
    name: 'Service mail',
    owner: 'saskia',
    hours: 8,
    address: 'service@hollin.example',
  },
  social: {
    kind: 'WEBHOOK',
    name: 'Social',
    owner: 'daan',
    hours: 6,
    outUrl: 'https://social.hollin.example/answers',
  },
  heard: { kind: 'HEARD', name: 'Heard outside', owner: 'daan', hours: 16 },
}
const GUIDE =
  'We say what we will do and when. No “unfortunately”, no “as per our policy”. A person signs with their name.'
const VOICES: readonly [key: string, title: string][] = [
  ['mireille', 'service team in Ghent'],
  ['saskia', 'customer care'],
  ['daan', 'advice'],
]
const REPLIES: readonly [name: string, text: string][] = [
  [
    'Visit confirmed',
    'We come on the day you named, between the hours you named. If we are late, you hear it before you notice it.',
  ],
  [
    'Where is the data sheet',
    'You find it on the page of your model, at the very end. The sound figure is in the second table.',
  ],
]

/** What was made, by its data. */
type Made = { channels: Map<ChannelKey, number>; threads: Map<SeedThread, number> }

/** Adds channels, voices and all threads with what happened to them. */
export function addCustomers(acts: Acts): void {
  const made: Made = { channels: new Map(), threads: new Map() }
  addTeam(acts)
  for (const key of Object.keys(CHANNELS) as ChannelKey[]) addChannel(acts, made, key)
  addRules(acts, daysBefore(acts.now, BEGAN + 1), () => made.channels.get('social') ?? 0)
  addTexts(acts, daysBefore(acts.now, BEGAN), SPACE)
  for (const thread of threads) addThread(acts, made, thread)
}

function addTeam(acts: Acts): void {
  const at = daysBefore(acts.now, BEGAN + 2)
  const give = (key: string, role: 'SUPPORT' | 'PRODUCT_TEAM') =>
    acts.add(at, 'nils', (as) =>
      grantRole(as, { personId: acts.people.idOf(key), role, reason: 'Answers customers' }),
    )
  for (const key of ['mireille', 'saskia', 'daan', 'tess']) give(key, 'SUPPORT')
  for (const key of ['priya', 'ifeoma']) give(key, 'PRODUCT_TEAM')
}

function addChannel(acts: Acts, made: Made, key: ChannelKey): void {
  const { kind, name, owner, hours, address, outUrl } = CHANNELS[key]
  const at = (minutes: number) =>
    new Date(daysBefore(acts.now, BEGAN + 1).getTime() + minutes * 60_000)
  const idOf = () => made.channels.get(key) ?? 0
  const settings = () => ({
    name,
    ownerId: acts.people.idOf(owner),
    about:
      kind === 'FORM'
        ? 'Tell us what is going on with your heating. A person reads it, and a person answers.'
        : '',
    voiceGuide: GUIDE,
    ...(kind === 'HEARD' ? {} : BRAND),
    address: address ?? '',
    firstHours: hours,
    nextHours: hours * 2,
    rightHours: 40,
    reviewHours: 2,
  })
  acts.add(at(0), 'nils', async (as) => {
    made.channels.set(key, (await makeChannel(as, { space: SPACE, kind, ...settings() })).id)
  })
  if (outUrl)
    acts.add(at(0.5), owner, async (as) => {
      const [row] = await channelsByIds(db, [idOf()])
      await editChannel(as, {
        channelId: idOf(),
        version: row?.version ?? 0,
        ...settings(),
        outUrl,
      })
    })
  acts.add(at(1), 'lotte', (as) => switchChannel(as, { channelId: idOf(), isOn: true }))
  for (const [person, title] of VOICES)
    acts.add(at(2), 'lotte', (as) =>
      grantVoice(as, { channelId: idOf(), personId: acts.people.idOf(person), title }),
    )
  for (const [name, text] of REPLIES)
    acts.add(at(3), 'saskia', (as) => saveReply(as, { channelId: idOf(), name, text }))
}

function addThread(acts: Acts, made: Made, thread: SeedThread): void {
  const began = daysBefore(acts.now, thread.daysAgo)
  const at = (hours: number) => new Date(began.getTime() + hours * HOUR)
  const threadId = () => made.threads.get(thread) ?? 0
  addArrival(acts, made, thread, began)
  acts.addWork(at(0.02), (moment) => deliverDue(db, moment, nowhere))
  const { assignee, invite = [], inside = [], isSpam, severity = 1 } = thread
  if (severity > 1 && thread.channel !== 'heard')
    acts.add(at(0.1), 'saskia', (as) => rateThread(as, { threadId: threadId(), severity }))
  if (isSpam)
    acts.add(at(0.2), 'tess', (as) => markSpam(as, { threadIds: [threadId()], isSpam: true }))
  if (assignee)
    acts.add(at(0.3), 'saskia', (as) =>
      assignThreads(as, { threadIds: [threadId()], personId: acts.people.idOf(assignee) }),
    )
  const drafters = [thread.draft?.by, thread.answer?.draftedBy].filter((key) => key !== undefined)
  const guests = new Set([...invite, ...drafters, ...inside.map(({ by }) => by)])
  for (const key of guests)
    acts.add(at(0.4), 'saskia', (as) =>
      inviteToThread(as, { threadId: threadId(), personId: acts.people.idOf(key) }),
    )
  for (const { by, hours, text } of inside)
    acts.add(at(hours), by, (as) => postComment(as, { postId: threadId(), body: text }))
  if (thread === threads[0]) addHearing(acts, at, threadId)
  if (thread.draft) addDraft(acts, thread.draft, threadId, at)
  if (thread.answer) addAnswer(acts, thread, thread.answer, threadId, at)
}

const nowhere = async (): Promise<void> => {}

/** By the way of its channel. */
function addArrival(acts: Acts, made: Made, thread: SeedThread, began: Date): void {
  const { channel, email = '', handle, heardBy, name, reach, subject = '', text } = thread
  const keep = (id: number | undefined) => void made.threads.set(thread, id ?? 0)
  if (heardBy)
    return acts.add(began, heardBy, async (as) =>
      keep(
        (
          await noteHeard(as, {
            channelId: made.channels.get('heard') ?? 0,
            name,
            text,
            severity: thread.severity ?? 1,
          })
        ).id,
      ),
    )
  acts.addWork(began, async (at) => {
    if (channel === 'form') {
      const slug = await slugOf(made.channels.get('form') ?? 0)
      return keep(
        (await askUs({ db, requestId: 'demo', at }, { channel: slug, name, email, subject, text }))
          .id,
      )
    }
    const [row] = await channelsByIds(db, [made.channels.get(channel) ?? 0])
    if (!row) throw new Error(`no channel ${channel}`)
    if (channel === 'mail') return keep((await takeMail(rawMail(thread), row, email, at))?.id)
    const event = {
      id: `demo-${handle}-${thread.daysAgo}`,
      from: { name, handle },
      text,
      reach: reach ?? 1,
    }
    return keep((await takeEvent(row, event, 'demo', at))?.id)
  })
}

type At = (hours: number) => Date

function addDraft(
  acts: Acts,
  draft: NonNullable<SeedThread['draft']>,
  threadId: () => number,
  at: At,
): void {
  const { approvedBy, by, hours, note, reviewer, text } = draft
  let draftId = 0
  acts.add(at(hours), by, async (as) => {
    draftId = (await saveAnswer(as, { threadId: threadId(), text })).id
  })
  if (reviewer)
    acts.add(at(hours + 0.1), by, (as) =>
      askReview(as, { draftId, version: 1, reviewerId: acts.people.idOf(reviewer) }),
    )
  if (reviewer && note)
    acts.add(at(hours + 0.6), reviewer, (as) => noteOnDraft(as, { draftId, ...note }))
  if (approvedBy)
    acts.add(at(hours + 0.6), approvedBy, (as) => approveDraft(as, { draftId, version: 1 }))
}

function addAnswer(
  acts: Acts,
  thread: SeedThread,
  answer: NonNullable<SeedThread['answer']>,
  threadId: () => number,
  at: At,
): void {
  const { by, draftedBy, hours, text } = answer
  let draftId = 0
  acts.add(at(hours * 0.8), draftedBy ?? by, async (as) => {
    draftId = (await saveAnswer(as, { threadId: threadId(), text })).id
  })
  if (draftedBy) acts.add(at(hours * 0.9), by, (as) => approveDraft(as, { draftId, version: 1 }))
  acts.add(at(hours), by, (as) => sendDraft(as, { draftId, version: draftedBy ? 2 : 1 }))
  acts.addWork(at(hours + 0.02), (moment) => deliverDue(db, moment, nowhere))
  const { bounce: reason } = answer
  if (reason) acts.addWork(at(hours + 0.1), (moment) => bounce(threadId(), reason, moment))
  const { cause, reply, state } = thread
  const ends = hours + 4 + (reply?.hours ?? 0)
  if (reply)
    acts.addWork(at(hours + reply.hours), (moment) =>
      addReply(thread, reply.text, threadId(), moment),
    )
  if (state === 'THANKED')
    acts.add(at(ends), by, (as) => moveThread(as, { threadId: threadId(), to: 'PUT_RIGHT' }))
  if (state === 'THANKED') acts.add(at(ends + 2), by, (as) => keepCustomer(as, threadId()))
  if (state) acts.addWork(at(ends + 0.5), (moment) => deliverDue(db, moment, nowhere))
  // Customers of the form say so by their link; of the others somebody notes it.
  if (state === 'THANKED' && thread.channel === 'form')
    acts.addWork(at(ends + 1), (moment) => customerSaysRight(threadId(), moment))
  else if (state)
    acts.add(at(ends + 1), by, (as) =>
      moveThread(as, { threadId: threadId(), to: state, lostCause: cause ?? null }),
    )
}

/** The customer writes again, by their link. */
async function addReply(
  { name }: SeedThread,
  text: string,
  threadId: number,
  at: Date,
): Promise<void> {
  const row = await db.first<{ channelId: number }>(
    sql`select "channelId" from "CustomerThread" where id = ${threadId}`,
  )
  const [channel] = await channelsByIds(db, [row?.channelId ?? 0])
  if (!channel) return
  await transaction(
    (tx) =>
      receive(tx, systemActor('demo'), {
        channel,
        threadId,
        address: null,
        name,
        subject: '',
        text,
      }),
    at,
  )
}
