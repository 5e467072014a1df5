// How a voice comes in, from every channel: recognised, put into its thread or a new one, acknowledged. The same message twice is one.

import { oneLine } from '#graphql/characters.ts'
import type { Actor } from '#graphql/context.ts'
import { cutAtWord, cutText } from '#graphql/graphemes.ts'
import { randomLetters } from '#graphql/ids.ts'
import { insertPost, setFollow } from '#graphql/posts/service.ts'
import { days } from '#graphql/time.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { detectLanguage } from '#search/language.ts'
import { plainWords } from '#search/terms.ts'
import { acknowledge } from './acknowledge.ts'
import type { ChannelRow } from './channel-queries.ts'
import { restartClocks, startClocks } from './clocks.ts'
import { messageReceived, threadAssigned, threadOpened } from './events.ts'
import { type ThreadFacts, threadById } from './find.ts'
import { holdFromNow } from './holdings.ts'
import { MESSAGE_LENGTH, SUBJECT_LENGTH } from './limits.ts'
import { linkEnd } from './links.ts'
import { type Address, alone, customerOf, hashOf, type Known } from './recognise.ts'
import { decidingRule } from './rules.ts'
import { nextInTurn, readsThreads } from './voices.ts'

const t = customersMessages.in('en')

export type Incoming = {
  channel: ChannelRow
  /** The id of its event or mail in its channel. */
  externalId?: string | null
  /** Of a mail, without < and >. */
  mailId?: string | null
  /** Of a mail: what it answers, without < and >. */
  references?: readonly string[]
  /** Of a webhook: by what its events belong together. */
  externalKey?: string | null
  /** Its customer's own link leads to this thread. */
  threadId?: number | null
  address: Address | null
  name: string
  subject: string
  text: string
  severity?: number
  reach?: number
  /** The employee who heard it outside. */
  heardById?: number | null
  /** A machine wrote it: out of office, a notice. It opens no thread and is not answered. */
  isAutomatic?: boolean
}
export type Received = { id: number; isNew: boolean; isAgain: boolean }

/** New threads of one address in a day; what comes beyond is a loop or spam, and is not acknowledged. */
const MAX_THREADS_A_DAY = 20
/** The same words again within this time make no second thread, in whichever channel they come. */
const SAME_WORDS = days(7)
/** Shorter words ("Thanks!") say the same twice and mean it. */
const LONG_ENOUGH = 20

/** The language of a text, as far as its words tell. */
export const languageOf = (text: string): string | null => detectLanguage(plainWords(text, 2_000))

/** Takes a message in. Null: a machine's, about no thread. The caller has asked whether the channel is on. */
export async function receive(tx: Tx, by: Actor, given: Incoming): Promise<Received | null> {
  const incoming = {
    ...given,
    text: cutText(given.text.trim(), MESSAGE_LENGTH),
    subject: cutText(oneLine(given.subject), SUBJECT_LENGTH),
  }
  const { channel, address, externalId = null, externalKey = null } = incoming
  const sender = address ? `${address.kind} ${address.address}` : null
  if (sender) await alone(tx, `from ${sender}`)
  if (externalKey) await alone(tx, `key ${channel.id} ${externalKey}`)
  if (externalId) {
    await alone(tx, `id ${channel.id} ${externalId}`)
    const again = await tx.first<{ threadId: number }>(sql`
      select "threadId" from "CustomerMessage" where "channelId" = ${channel.id} and "externalId" = ${externalId}`)
    if (again) return { id: again.threadId, isNew: false, isAgain: true }
  }
  const found = await threadIdOf(tx, incoming)
  if (incoming.isAutomatic && found === null) return null
  const language = languageOf(incoming.text)
  if (found === null) {
    const customer = await customerOf(tx, address, incoming.name, language)
    const again = await sameWords(tx, customer, incoming.text)
    if (again !== null) return { id: again, isNew: false, isAgain: true }
    return { id: await open(tx, by, incoming, customer, language), isNew: true, isAgain: false }
  }
  const thread = await threadById(tx, found, 'lock')
  if (!thread) return null
  const customer = address
    ? await customerOf(tx, address, incoming.name, language)
    : { customerId: thread.customerId, addressId: null, isBlocked: false }
  await add(tx, by, incoming, thread, customer, language)
  return { id: thread.id, isNew: false, isAgain: false }
}

/** The thread that a message belongs to by what it says of itself. */
async function threadIdOf(tx: Tx, incoming: Incoming): Promise<number | null> {
  const { channel, threadId = null, externalKey = null, references = [] } = incoming
  if (threadId !== null) return threadId
  if (externalKey) {
    const row = await tx.first<{ id: number }>(sql`
      select id from "CustomerThread" where "channelId" = ${channel.id} and "externalKey" = ${externalKey}`)
    if (row) return row.id
  }
  if (references.length === 0) return null
  // Of a channel alone: whoever guesses an id of another one joins nothing.
  const row = await tx.first<{ id: number }>(sql`
    select m."threadId" as id from "CustomerMessage" m
    where m."mailId" = any(${[...references]}::text[]) and m."channelId" = ${channel.id} order by m.id desc limit 1`)
  return row?.id ?? null
}

async function sameWords(tx: Tx, { customerId }: Known, text: string): Promise<number | null> {
  if (text.length < LONG_ENOUGH) return null
  const row = await tx.first<{ id: number }>(sql`
    select m."threadId" as id from "CustomerMessage" m
    where m."customerId" = ${customerId} and m.hash = ${hashOf(text)} and m.at > ${new Date(tx.at.getTime() - SAME_WORDS)}
    order by m.id desc limit 1`)
  return row?.id ?? null
}

/** A title for what came without a subject: its first words. */
const titleOf = ({ subject, text }: Incoming): string =>
  subject || cutAtWord(oneLine(text), 90) || t('untitled')

async function open(
  tx: Tx,
  by: Actor,
  incoming: Incoming,
  customer: Known,
  language: string | null,
): Promise<number> {
  const { address, channel, subject, text, externalKey = null, reach = 1 } = incoming
  const rule = await decidingRule(tx, channel.id, {
    ...{ subject, text, language, reach },
    author: address?.address ?? '',
  })
  const severity = rule?.severity ?? incoming.severity ?? 1
  const isSpam =
    customer.isBlocked ||
    rule?.isSpam === true ||
    (channel.kind !== 'FEED' && (await isFlood(tx, customer.customerId)))
  const id = await insertPost(tx, {
    drafterId: 0,
    draftPlace: '',
    kind: 'customer-thread',
    spaceId: channel.spaceId,
    authorId: null,
    // Who it is stands with the customer, for those whose role sees it.
    authorName: t('customer.number', { number: customer.customerId }),
    isRestricted: true,
    title: titleOf(incoming),
    body: text,
    tags: rule?.tags ?? [],
    language,
    named: [],
  })
  await tx.rows(sql`
    insert into "CustomerThread" (id, "channelId", "customerId", "stateAt", "isSpam", severity, reach, "externalKey", "waitingSince",
      "linkKey", "linkUntil", "latestAt", "changedAt")
    values (${id}, ${channel.id}, ${customer.customerId}, ${tx.at}, ${isSpam}, ${severity}, ${reach}, ${externalKey}::text,
      ${isSpam ? null : tx.at}::timestamptz, ${randomLetters(20)}, ${linkEnd(tx.at)}, ${tx.at}, ${tx.at})`)
  const messageId = await insertMessage(tx, incoming, id, customer, language)
  const on = { postId: id, spaceId: channel.spaceId }
  if (isSpam) {
    await messageReceived.record(tx, by, { ...on, messageId })
    return id
  }
  const thread = (await threadById(tx, id)) as ThreadFacts
  const due = await startClocks(tx, by, thread)
  tx.later(sql`
    update "CustomerThread" set "dueAt" = ${due.dueAt}::timestamptz, "rightDueAt" = ${due.rightDueAt}::timestamptz where id = ${id}`)
  if (!incoming.heardById)
    await acknowledge(tx, { threadId: id, channel, address: incoming.address, language })
  await threadOpened.record(tx, by, { ...on, channelId: channel.id })
  if (rule?.desk)
    await tx.rows(sql`update "CustomerThread" set desk = ${rule.desk} where id = ${id}`)
  const desk = rule?.desk ? await nextInTurn(tx, channel.spaceId, rule.desk) : undefined
  const assigneeId = rule?.assigneeId ?? desk
  if (assigneeId != null) await assignByRule(tx, by, on, assigneeId)
  return id
}

/** Whom a rule names gets the thread, unless their role no longer reads it: nobody is admitted by a rule. */
async function assignByRule(
  tx: Tx,
  by: Actor,
  on: { postId: number; spaceId: number },
  personId: number,
): Promise<void> {
  const { postId, spaceId } = on
  if (!(await readsThreads(tx, personId, spaceId))) return
  await setFollow(tx, postId, personId, 'FOLLOW')
  tx.later(sql`update "CustomerThread" set "assigneeId" = ${personId} where id = ${postId}`)
  holdFromNow(tx, postId, personId)
  await threadAssigned.record(tx, by, { ...on, personId, byId: 0 })
}

async function isFlood(tx: Tx, customerId: number): Promise<boolean> {
  const row = await tx.first<{ n: number }>(sql`
    select count(*)::int as n from "CustomerThread" k join "Post" p on p.id = k.id
    where k."customerId" = ${customerId} and p."createdAt" > ${new Date(tx.at.getTime() - days(1))}`)
  return (row?.n ?? 0) >= MAX_THREADS_A_DAY
}

async function add(
  tx: Tx,
  by: Actor,
  incoming: Incoming,
  thread: ThreadFacts,
  customer: Known,
  language: string | null,
): Promise<void> {
  const messageId = await insertMessage(tx, incoming, thread.id, customer, language)
  const isAsking = !incoming.isAutomatic && !thread.isSpam && !customer.isBlocked
  tx.later(sql`
    update "CustomerThread" set "latestAt" = ${tx.at}, "changedAt" = ${tx.at},
      "waitingSince" = case when ${isAsking} then coalesce("waitingSince", ${tx.at}) else "waitingSince" end,
      "snoozedUntil" = case when ${isAsking} then null else "snoozedUntil" end where id = ${thread.id}`)
  if (isAsking && thread.waitingSince === null)
    await restartClocks(tx, by, thread, thread.firstAnsweredAt !== null)
  await messageReceived.record(tx, by, { postId: thread.id, spaceId: thread.spaceId, messageId })
}

async function insertMessage(
  tx: Tx,
  {
    channel,
    text,
    externalId = null,
    mailId = null,
    heardById = null,
    isAutomatic = false,
  }: Incoming,
  threadId: number,
  { addressId, customerId }: Known,
  language: string | null,
): Promise<number> {
  const row = await tx.first<{ id: number }>(sql`
    insert into "CustomerMessage" ("threadId", "channelId", direction, "isAutomatic", state, body, language, "customerId", "addressId", "heardById",
      "externalId", "mailId", hash, at)
    values (${threadId}, ${channel.id}, 'IN', ${isAutomatic}, 'RECEIVED', ${text}, ${language}::text, ${customerId}, ${addressId}::int, ${heardById}::int,
      ${externalId}::text, ${mailId}::text, ${hashOf(text)}, ${tx.at}) returning id`)
  return (row as { id: number }).id
}
