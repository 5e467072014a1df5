// Whether the log is what was written: every event stands where its chain of hashes says, with the text it had.
import { createHash } from 'node:crypto'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Where a chain ends: how many events it links, and the hash of the last one, in hex. */
export type ChainHead = { chain: number; length: number; hash: string }
/** What is wrong with the log, in one line each; `found` counts those that are not listed too. */
export type Verified = {
  events: number
  heads: ChainHead[]
  faults: string[]
  found: number
}

/** Links read at a time. */
const LINKS = 5_000
const MAX_FAULTS = 50

type Link = { position: number; eventId: number; hash: string; content: string | null }

/**
 * Walks all chains of the log and computes each hash anew. Reads only, in pages, beside a running server.
 * @param db reads of one snapshot (a transaction `repeatable read`): what is written meanwhile is not missed for a fault
 * @param known heads that somebody wrote down earlier; the log must still contain them
 * @returns the heads, and a line for every event that was changed, is missing or was added past the chains
 */
export async function verifyLog(db: Db, known: readonly ChainHead[] = []): Promise<Verified> {
  const faults: string[] = []
  let found = 0
  const say = (fault: string) => {
    if (++found <= MAX_FAULTS) faults.push(fault)
  }
  const heads = await chainHeads(db)
  for (const head of heads) {
    const wanted = known.filter(({ chain }) => chain === head.chain)
    await verifyChain(db, head, wanted, say)
  }
  for (const { chain } of known)
    if (!heads.some((head) => head.chain === chain)) say(`Chain ${chain} is missing.`)
  const unlinked = await db.rows<{ id: number }>(sql`
    select e.id::float8 as id from "Event" e
    where not exists (select from "AuditLink" l where l."eventId" = e.id) order by e.id limit ${MAX_FAULTS}`)
  for (const { id } of unlinked) say(`Event ${id} is in no chain: it was added another way.`)
  const [counted] = await db.rows<{ events: number }>(
    sql`select count(*)::float8 as events from "Event"`,
  )
  return { events: counted?.events ?? 0, heads, faults, found }
}

/** Where each chain ends now. */
export const chainHeads = (db: Db): Promise<ChainHead[]> =>
  db.rows<ChainHead>(sql`
    select id as chain, length::float8 as length, encode(hash, 'hex') as hash from "AuditChain" order by id`)

async function verifyChain(
  db: Db,
  head: ChainHead,
  known: readonly ChainHead[],
  say: (fault: string) => void,
): Promise<void> {
  let hash: Buffer = Buffer.alloc(0)
  let position = 0
  for (;;) {
    const page = await linksAfter(db, head.chain, position)
    for (const link of page) {
      const where = `Chain ${head.chain}, link ${position + 1}`
      if (link.position !== position + 1) say(`${where}: missing, up to link ${link.position}.`)
      position = link.position
      if (link.content === null) say(`Event ${link.eventId} is missing.`)
      else {
        const computed = createHash('sha256').update(hash).update(link.content).digest('hex')
        if (computed !== link.hash) say(`Event ${link.eventId} was changed.`)
      }
      // From here on as it is stored, so that one fault is told once.
      hash = Buffer.from(link.hash, 'hex')
      for (const { length, hash: noted } of known)
        if (length === position && noted !== link.hash)
          say(`${where}: not the hash that was noted.`)
    }
    if (page.length < LINKS) break
  }
  if (position !== head.length || hash.toString('hex') !== head.hash)
    say(`Chain ${head.chain} ends at link ${position}, and should at ${head.length}.`)
  for (const { length } of known)
    if (length > position) say(`Chain ${head.chain}: link ${length}, which was noted, is missing.`)
}

/** The text is built here and not by the database's own function, which whoever changes the log could change too. */
const linksAfter = (db: Db, chain: number, position: number): Promise<Link[]> =>
  db.rows<Link>(sql`
    select l.position::float8 as position, l."eventId"::float8 as "eventId", encode(l.hash, 'hex') as hash,
      case when e.id is not null then jsonb_build_array(l."chainId", l.position, e.id, e.name, e."actorKind", e."actorId",
        e.payload, e."requestId", (extract(epoch from e.at) * 1000)::bigint)::text end as content
    from "AuditLink" l left join "Event" e on e.id = l."eventId"
    where l."chainId" = ${chain} and l.position > ${position} order by l.position limit ${LINKS}`)

/** Heads as one word that can be written down: `1:512:ab12…,2:7:09ff…`. */
export const headsText = (heads: readonly ChainHead[]): string =>
  heads.map(({ chain, length, hash }) => `${chain}:${length}:${hash}`).join(',')

/** Reads `headsText`. @returns null for a text that is none */
export function readHeads(text: string): ChainHead[] | null {
  const heads = text.split(',').map((part) => /^(\d+):(\d+):([0-9a-f]{64})$/.exec(part.trim()))
  return heads.every((match) => match !== null)
    ? heads.map((match) => ({
        chain: Number(match[1]),
        length: Number(match[2]),
        hash: match[3] as string,
      }))
    : null
}
