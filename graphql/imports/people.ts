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
const FIRST_NAMES = ['first_name', 'firstName', 'firstname', 'givenName', 'given_name']
const LAST_NAMES = ['last_name', 'lastName', 'lastname', 'familyName', 'family_name', 'surname']
const EMAILS = ['email', 'emailAddress', 'email_address', 'mail']
/** Under which a program puts the person into another object. */
const WITHIN = ['user', 'person', 'author', 'account', 'profile', 'attributes']

/**
 * Reads an author's cell: an e-mail, `Ana Silva <ana@…>`, an id, a name, or an object with some of these. Null: nobody.
 * An address finds people and is shown to nobody: without a name, what stands before its @ is shown.
 * @param address of the same person, from a cell of its own
 */
export function namedIn(value: unknown, address?: unknown): Named | null {
  const named = inCell(value)
  const given = bareAddress(lineOf(address).slice(0, 400))
  if (!given) return named
  return named ? { ...named, email: given } : { name: localPart(given), email: given, id: null }
}

function inCell(value: unknown): Named | null {
  // Of several the first is the author.
  if (Array.isArray(value)) return value.length ? inCell(value[0]) : null
  if (value !== null && typeof value === 'object') return inObject(value)
  // Blanks only: `<` stands before an e-mail here, not before a tag.
  const text = (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!text) return null
  if (text.includes('@')) return inWords(text)
  if (/^\d+$/.test(text)) return { name: nameOfId(text), email: null, id: text }
  return { name: lineOf(text), email: null, id: text }
}

function inObject(value: object): Named | null {
  const given = new Map(Object.entries(value))
  const first = (keys: readonly string[]) =>
    keys.map((key) => lineOf(given.get(key))).find(Boolean) ?? ''
  const email = bareAddress(first(EMAILS) || first(NAMES)) || null
  const id = lineOf(given.get('id')) || null
  const parts = [first(FIRST_NAMES), first(LAST_NAMES)].filter(Boolean).join(' ')
  const shown = withoutAddresses(first(NAMES) || parts)
  const name = shown || (email && localPart(email)) || (id ? nameOfId(id) : '')
  if (shown || email) return { name, email, id }
  const within = WITHIN.map((key) => given.get(key)).find(
    (one) => one !== null && typeof one === 'object' && !Array.isArray(one),
  )
  // Objects within objects without end name nobody.
  const found = within ? inObject({ ...(within as object), ...NO_WITHIN }) : null
  return found ?? (name ? { name, email, id } : null)
}
const NO_WITHIN = Object.fromEntries(WITHIN.map((key) => [key, undefined]))

/** The first address in a text, in small letters; '' without one. */
const bareAddress = (text: string): string =>
  text
    .split(/[\s<>()[\]"',;:]+/)
    .find((word) => /^[^@]+@[^@]+$/.test(word))
    ?.toLowerCase() ?? ''

/** Words with an address anywhere in them: `Ana Silva <ana@…>`, `"Silva, Ana" ana@…`, `ana@… (Ana Silva)`. */
function inWords(text: string): Named {
  const email = bareAddress(text)
  if (!email) return { name: lineOf(text), email: null, id: text }
  return { name: withoutAddresses(text) || localPart(email), email, id: null }
}

/** A name without the addresses beside it, and without what stood around them. */
function withoutAddresses(text: string): string {
  if (!text.includes('@')) return text
  const words = text
    .split(/[\s<>()[\]"]+/)
    .filter((word) => word && !word.includes('@') && !/^(?:mailto:?|[,;:]+)$/i.test(word))
    .join(' ')
  let end = words.length
  while (end > 0 && ',;: '.includes(words[end - 1] as string)) end--
  return words.slice(0, end)
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
