// A Mastodon server by its public API: posts that name the channel's account are read, and answers are posted below them.
import { oneLine } from '#graphql/characters.ts'
import { cutAtWord, cutText } from '#graphql/graphemes.ts'
import { providerFetch } from '#graphql/sign-in/provider-fetch.ts'
import { MAX_REACH, MESSAGE_LENGTH, NAME_LENGTH } from './limits.ts'
import { textOfHtml } from './mail-text.ts'
import { CannotRead } from './reading.ts'

export type Ask = ReturnType<typeof providerFetch>
export type MastodonAccount = { server: string; token: string }
export type Mention = {
  /** Of its notification: what is asked for next comes after it. */
  id: string
  statusId: string
  /** The post that it answers. */
  answers: string | null
  /** name@server, in lower case. */
  handle: string
  name: string
  text: string
  reach: number
  isBot: boolean
}

/** Of one answer, in bytes. */
const MAX_ANSWER = 2 * 1024 * 1024
const MAX_WAIT = 8_000
/** Of one page, as many as the API gives. */
export const PAGE_SIZE = 40
/** A post of ours has so many characters at most: what every Mastodon server takes. */
const MAX_POST = 500

/** No redirects, no private addresses, https alone, with an end to its time and its length. */
export const askMastodon: Ask = providerFetch(false, MAX_WAIT, MAX_ANSWER)

type Asked = { method?: string; body?: unknown; headers?: Record<string, string> }

/** One request. Throws CannotRead for every answer but 2xx, and for what is no JSON. */
async function request(
  ask: Ask,
  { server, token }: MastodonAccount,
  path: string,
  { method = 'GET', body, headers = {} }: Asked = {},
): Promise<unknown> {
  const answer = await ask(`${server}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      'user-agent': 'Atrium',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  }).catch((error: Error) => {
    throw new CannotRead(error.name === 'AddressRefused' ? 'ADDRESS' : 'SILENT')
  })
  if (answer.status === 401 || answer.status === 403) throw new CannotRead('TOKEN')
  if (answer.status === 429) throw new CannotRead('TOO_OFTEN', { until: untilOf(answer.headers) })
  if (!answer.ok) throw new CannotRead('STATUS', { status: answer.status })
  try {
    return await answer.json()
  } catch {
    throw new CannotRead('UNREADABLE')
  }
}

/** When the limit ends: a moment, or so many seconds from now. */
function untilOf(headers: Headers): Date | number | null {
  const reset = Date.parse(headers.get('x-ratelimit-reset') ?? '')
  if (!Number.isNaN(reset)) return new Date(reset)
  const seconds = Number(headers.get('retry-after'))
  return seconds > 0 && seconds < 86_400 ? seconds * 1_000 : null
}

const record = (given: unknown): Record<string, unknown> =>
  given !== null && typeof given === 'object' ? (given as Record<string, unknown>) : {}
const text = (given: unknown): string =>
  typeof given === 'string' ? given.slice(0, 100_000).replaceAll('\u0000', '').toWellFormed() : ''
/** Ids are digits at Mastodon, and letters too at servers that speak as it does. */
const idOf = (given: unknown): string => {
  const id = typeof given === 'number' ? String(given) : text(given)
  return /^[\w-]{1,100}$/.test(id) ? id : ''
}

/** The account of the token, as name@server. */
export async function ownAccount(ask: Ask, account: MastodonAccount): Promise<string> {
  const own = record(await request(ask, account, '/api/v1/accounts/verify_credentials'))
  const handle = handleOf(own.acct, account.server)
  if (!handle) throw new CannotRead('UNREADABLE')
  return handle
}

function handleOf(acct: unknown, server: string): string {
  const name = text(acct).toLowerCase()
  const full = name.includes('@') ? name : `${name}@${new URL(server).hostname}`
  return /^[\w.-]{1,80}@[a-z0-9.:-]{1,110}$/.test(full) ? full : ''
}

/** Posts that name the account, the oldest first, after a notification; without one the latest alone. */
export async function mentions(
  ask: Ask,
  account: MastodonAccount,
  own: string,
  after: string | null,
): Promise<Mention[]> {
  const more = after === null ? 'limit=1' : `limit=${PAGE_SIZE}&min_id=${after}`
  const given = await request(ask, account, `/api/v1/notifications?types[]=mention&${more}`)
  if (!Array.isArray(given)) throw new CannotRead('UNREADABLE')
  return given
    .slice(0, PAGE_SIZE)
    .flatMap((one: unknown) => mentionIn(record(one), account.server, own) ?? [])
    .toReversed()
}

/** What a notification says; null: it is no mention, or cannot be read. */
function mentionIn(
  { id, type, status: given }: Record<string, unknown>,
  server: string,
  own: string,
): Mention | null {
  const [status, account] = [record(given), record(record(given).account)]
  const [number, statusId] = [idOf(id), idOf(status.id)]
  const handle = handleOf(account.acct, server)
  if (type !== 'mention' || !number || !statusId || !handle) return null
  const warning = text(status.spoiler_text)
  // Names and links stand in pieces there, which belong together.
  const whole = text(status.content).replaceAll(/<\/?(?:span|a)\b[^<>]{0,2000}>/gi, '')
  const said = withoutName(textOfHtml(whole), own)
  const words = [warning, said].filter(Boolean).join('\n\n').trim()
  const link = text(status.url)
  const followers = Number(account.followers_count)
  return {
    id: number,
    statusId,
    answers: idOf(status.in_reply_to_id) || null,
    handle,
    name: cutText(oneLine(text(account.display_name)), NAME_LENGTH),
    text: [
      cutText(words || '…', MESSAGE_LENGTH - 1_100),
      /^https:/.test(link) ? cutText(link, 1_000) : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
    reach: Math.min(Math.max(Math.floor(followers) || 1, 1), MAX_REACH),
    isBot: account.bot === true || handle === own,
  }
}

/** A post without the name of the account that it begins with. */
function withoutName(said: string, own: string): string {
  const [name = ''] = own.split('@')
  const lower = said.trimStart().toLowerCase()
  const found = [`@${own}`, `@${name}`].find(
    (one) => lower.startsWith(one) && !/[\w@.-]/.test(lower.charAt(one.length)),
  )
  return found ? said.trimStart().slice(found.length).trim() : said.trim()
}

/** The words in parts that each fit into a post with what stands before and after them. */
export function partsOf(body: string, before: string, after: string): string[] {
  const room = MAX_POST - before.length - after.length - 2
  const parts: string[] = []
  for (let rest = body.trim(); rest && parts.length < 50; ) {
    const part = rest.length <= room ? rest : cutAtWord(rest, room - 1)
    const length = Math.max(1, part.endsWith('…') && part !== rest ? part.length - 1 : part.length)
    parts.push(rest.slice(0, length).trim())
    rest = rest.slice(length).trim()
  }
  return parts.map((part) => [before, part, after].filter(Boolean).join(' '))
}

export type Reply = {
  /** The same at each try: the server posts the same answer once. */
  key: string
  answers: string
  body: string
  voice: string
  language: string | null
}

/** Posts an answer below a post, in as many posts as it needs, seen by as many as that one. Gives the id of the last. Throws CannotRead. */
export async function postReply(
  ask: Ask,
  account: MastodonAccount,
  { key, answers, body, voice, language }: Reply,
): Promise<string> {
  const status = record(await request(ask, account, `/api/v1/statuses/${answers}`))
  const to = text(record(status.account).acct)
  if (!handleOf(to, account.server)) throw new CannotRead('UNREADABLE')
  // What its followers alone may read is answered to its writer alone.
  const seen = status.visibility === 'private' ? 'direct' : text(status.visibility) || 'direct'
  let last = answers
  for (const [nth, part] of partsOf(body, `@${to}`, `– ${voice}`).entries()) {
    const posted = await request(ask, account, '/api/v1/statuses', {
      method: 'POST',
      body: {
        status: part,
        in_reply_to_id: last,
        visibility: seen,
        ...(language ? { language } : {}),
      },
      headers: { 'idempotency-key': `${key}-${nth}` },
    })
    last = idOf(record(posted).id)
    if (!last) throw new CannotRead('UNREADABLE')
  }
  return last
}
