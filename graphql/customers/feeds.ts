// Channels that read a feed: a job asks each again after a while, with what its server said last, and takes new items in.
import { systemActor } from '#graphql/context.ts'
import { providerFetch } from '#graphql/sign-in/provider-fetch.ts'
import { hours, minutes } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { channelsByIds, takesIn } from './channel-queries.ts'
import { type FeedItem, itemsOf } from './feed-items.ts'
import { CannotRead, pauseAfter, readEach } from './reading.ts'
import { receive } from './receive.ts'

/** A feed is read again after so long; each failure in a row doubles it. */
const EVERY = minutes(10)
const MAX_PAUSE = hours(12)
/** Feeds that one run of the job reads. */
const MAX_FEEDS = 20
/** Of a feed's answer, in bytes. */
const MAX_FEED = 4 * 1024 * 1024
/** Until the whole answer is there. */
const MAX_WAIT = 8_000

type Known = { url: string; etag: string | null; modified: string | null }
export type Feed = { items: FeedItem[]; etag: string | null; modified: string | null }

const safe = providerFetch(false, MAX_WAIT, MAX_FEED)

/**
 * Reads a feed. Null: nothing has changed. No redirects, no private addresses, https alone, with an end to its time and its length.
 * Throws CannotRead.
 */
export async function readFeed(
  { url, etag, modified }: Known,
  ask: ReturnType<typeof providerFetch> = safe,
): Promise<Feed | null> {
  const answer = await ask(url, {
    method: 'GET',
    headers: {
      accept:
        'application/rss+xml, application/atom+xml, application/feed+json, application/xml, application/json',
      'user-agent': 'Atrium',
      ...(etag ? { 'if-none-match': etag } : {}),
      ...(modified ? { 'if-modified-since': modified } : {}),
    },
  }).catch((error: Error) => {
    throw new CannotRead(error.name === 'AddressRefused' ? 'ADDRESS' : 'SILENT')
  })
  if (answer.status === 304) return null
  if (answer.status >= 300 && answer.status < 400) throw new CannotRead('MOVED')
  if (!answer.ok) throw new CannotRead('STATUS', { status: answer.status })
  const items = itemsOf(textOf(new Uint8Array(await answer.arrayBuffer()), answer), url)
  if (!items) throw new CannotRead('NO_FEED')
  return {
    items,
    etag: answer.headers.get('etag')?.slice(0, 300) ?? null,
    modified: answer.headers.get('last-modified')?.slice(0, 100) ?? null,
  }
}

/** As its header or its first line says, else UTF-8; an encoding that nobody knows is read as UTF-8, too. */
function textOf(bytes: Uint8Array, { headers }: Response): string {
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const named =
    /charset="?([\w-]{1,40})/i.exec(headers.get('content-type') ?? '')?.[1] ??
    /^\s*<\?xml[^>]{0,100}encoding=["']([\w-]{1,40})/.exec(first)?.[1] ??
    'utf-8'
  try {
    return new TextDecoder(named).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

type Due = Known & { id: number; failures: number }

/** Takes feeds whose time has come for this process alone: they are due again only later. */
const claim = (db: Db, now: Date): Promise<Due[]> =>
  db.rows<Due>(sql`
    update "CustomerChannel" c set "feedNextAt" = ${new Date(now.getTime() + EVERY)}
    from (select id from "CustomerChannel" where kind = 'FEED' and "isOn" and "feedUrl" is not null
      and ("feedNextAt" is null or "feedNextAt" <= ${now}) order by "feedNextAt" nulls first, id limit ${MAX_FEEDS} for update skip locked) due
    where c.id = due.id returning c.id, coalesce(c."feedUrl", '') as url, c."feedEtag" as etag, c."feedModified" as modified, c."feedFailures" as failures`)

/** Reads every feed that is due. One that fails is read less often, and its channel says why. */
export async function pollFeeds(
  db: Db,
  now: Date,
  read: (known: Known) => Promise<Feed | null> = readFeed,
): Promise<void> {
  await readEach(
    await claim(db, now),
    async (due) => {
      const feed = await read(due)
      if (feed) await takeItems(db, due, feed, now)
    },
    ({ failures, id }, fault) =>
      db.rows(
        fault
          ? sql`
              update "CustomerChannel" set "feedError" = ${fault.message}, "feedFailures" = "feedFailures" + 1,
                "feedNextAt" = ${new Date(now.getTime() + pauseAfter(failures + 1, EVERY, MAX_PAUSE))} where id = ${id}`
          : sql`
              update "CustomerChannel" set "feedReadAt" = ${now}, "feedError" = null, "feedFailures" = 0 where id = ${id}`,
      ),
  )
}

/** Each item is one transaction: what was taken in before something failed stays, and is the same item at the next reading. */
async function takeItems(db: Db, due: Due, feed: Feed, now: Date): Promise<void> {
  const [channel] = await channelsByIds(db, [due.id])
  if (!channel || !takesIn(channel)) return
  const host = new URL(due.url).hostname
  // The oldest first, as they were written.
  for (const { author, key, text, title } of feed.items.toReversed())
    await transaction(
      (tx) =>
        receive(tx, systemActor('feed'), {
          channel,
          externalId: key,
          address: { kind: 'handle', address: `${author.toLowerCase()}@${host}`.slice(0, 190) },
          name: author || host,
          subject: title,
          text,
        }),
      now,
    )
  // Only now: what was not taken in is asked for again.
  await db.rows(sql`
    update "CustomerChannel" set "feedEtag" = ${feed.etag}::text, "feedModified" = ${feed.modified}::text where id = ${due.id}`)
}
