// Who a file means by an author: known by e-mail, by the id of an imported person, or by a name that one person bears.
import { createHash } from 'node:crypto'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { lineOf } from './cells.ts'

/** What is kept of an author's address until somebody has it: nobody can read the address in it. Null without one. */
export const authorKeyOf = (one: Pick<Named, 'email'> | null): string | null =>
  one?.email ? createHash('sha256').update(one.email.toLowerCase()).digest('base64url') : null

/** Somebody a file names. `name` is what is shown when nobody here is meant. */
export type Named = { name: string; email: string | null; id: string | null }

/** What programs call a person's name in an object, best first. */
const NAMES = [
  'name',
  'displayName',
  'fullName',
  'full_name',
  'login',
  'username',
  'userName',
  'nickname',
]
const EMAILS = ['email', 'emailAddress', 'mail']

/**
 * Reads an author's cell: an e-mail, `Ana Silva <ana@…>`, an id, a name, or an object with some of these. Null: nobody.
 * An address finds people and is shown to nobody: without a name, what stands before its @ is shown.
 * @param address of the same person, from a cell of its own
 */
export function namedIn(value: unknown, address?: unknown): Named | null {
  const named = inCell(value)
  const given = lineOf(address).toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(given)) return named
  return named ? { ...named, email: given } : { name: localPart(given), email: given, id: null }
}

function inCell(value: unknown): Named | null {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const given = new Map(Object.entries(value))
    const first = (keys: readonly string[]) =>
      keys.map((key) => lineOf(given.get(key))).find(Boolean) ?? ''
    const email = first(EMAILS).toLowerCase() || null
    const id = lineOf(given.get('id')) || null
    const name = first(NAMES) || (email && localPart(email)) || (id ? nameOfId(id) : '')
    return name ? { name, email, id } : null
  }
  // Blanks only: `<` stands before an e-mail here, not before a tag.
  const text = (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!text) return null
  const both = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>$/.exec(text)
  if (both) {
    const email = (both[2] as string).toLowerCase()
    return { name: (both[1] as string).trim() || localPart(email), email, id: null }
  }
  if (/^[^\s@]+@[^\s@]+$/.test(text))
    return { name: localPart(text), email: text.toLowerCase(), id: null }
  if (/^\d+$/.test(text)) return { name: nameOfId(text), email: null, id: text }
  return { name: lineOf(text), email: null, id: text }
}

/** What an address says of a name. The address itself is nobody's to read. */
const localPart = (email: string): string => email.split('@')[0] || email
const nameOfId = (id: string): string => (/^\d+$/.test(id) ? `Person ${id}` : id)

const MAX_CACHED = 50_000
type Known = { email: Map<string, number>; id: Map<string, number>; name: Map<string, number> }

/** Finds people for a whole import; what was found or not found is remembered for its length. */
export class People {
  #found = new Map<string, number | null>()

  /** Looks up everybody of a batch at once; afterwards `idOf` knows them. */
  async find(db: Db, wanted: readonly (Named | null)[]): Promise<void> {
    if (this.#found.size > MAX_CACHED) this.#found.clear()
    const unknown = wanted.filter(
      (one): one is Named => one !== null && !this.#found.has(keyOf(one)),
    )
    if (unknown.length === 0) return
    const known = await ask(db, unknown)
    for (const one of unknown) {
      const found =
        (one.email && known.email.get(one.email)) ||
        (one.id && known.id.get(one.id)) ||
        known.name.get(one.name.toLowerCase()) ||
        null
      this.#found.set(keyOf(one), found)
    }
  }

  /** The person's number, or null: not known here. */
  idOf(one: Named | null): number | null {
    return one ? (this.#found.get(keyOf(one)) ?? null) : null
  }
}

const keyOf = (one: Named): string => JSON.stringify([one.name.toLowerCase(), one.email, one.id])

async function ask(db: Db, people: readonly Named[]): Promise<Known> {
  const texts = (pick: (one: Named) => string | null) => [
    ...new Set(people.map(pick).filter((text) => text !== null)),
  ]
  const rows = await db.rows<{ way: keyof Known; word: string; id: number }>(sql`
    select 'email' as way, lower(p.email) as word, p.id from "Person" p
    where lower(p.email) = any(${texts((one) => one.email)}::text[])
    union all
    select 'id', r."externalId", r."personId" from "ImportedRow" r
    where r.kind = 'people' and r."spaceId" = 0 and r."personId" is not null
      and r."externalId" = any(${texts((one) => one.id)}::text[])
    union all
    select 'name', lower(p.name), min(p.id) from "Person" p
    where lower(p.name) = any(${texts((one) => one.name.toLowerCase())}::text[]) group by lower(p.name) having count(*) = 1`)
  const known: Known = { email: new Map(), id: new Map(), name: new Map() }
  for (const { way, word, id } of rows) known[way].set(word, id)
  return known
}
