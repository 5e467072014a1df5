// Badges of a file of people. Whoever has an address gets a first PIN by mail; whoever has none is known by id or badge, and the file
// says their first PIN.
import { createHash, randomBytes } from 'node:crypto'
import { parse } from '#graphql/parse.ts'
import { hasNoMail } from '#graphql/people/provision.ts'
import { hashPassword } from '#graphql/sign-in/argon2.ts'
import { addressOfBadge, giveImportedBadge, personOfBadge } from '#graphql/sign-in/badges.ts'
import { BadgeInFile } from '#graphql/sign-in/input.ts'
import { PIN_LENGTH, PIN_MIN } from '#graphql/sign-in/limits.ts'
import { areBadgesOn } from '#graphql/sign-in/settings.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { lineOf } from './cells.ts'
import { BadRow } from './idea-row.ts'
import type { KnownPerson, PersonRow } from './person-batch.ts'
import type { Run } from './run.ts'

const say = importsMessages.message

export type BadgeCells = { badge: string; pin: string | null }

/** What a row says of a badge; '' says nothing. Throws Invalid for what is no badge number or no PIN. */
export function badgeIn(cell: (ours: string) => unknown): BadgeCells {
  const [badge, pin] = [lineOf(cell('badge')), lineOf(cell('pin'))]
  if (badge) return parse(BadgeInFile, { badge, pin: pin || null })
  if (pin) throw new BadRow(say('person.pinAlone'))
  return { badge: '', pin: null }
}

/** How somebody is named where a row is refused: an address that is nobody's says nothing. */
export const shownAs = ({ email, name, badge }: Pick<PersonRow, 'email' | 'name' | 'badge'>) =>
  hasNoMail(email) && badge ? `${name} (${badge})` : email

/** Whoever has no address is told apart by their id: theirs is nobody's, and the same each time. */
const addressOfId = (id: string): string =>
  `person-${createHash('sha256').update(id).digest('hex').slice(0, 16)}@imported.invalid`

type Nameless = { id: string; badge: string; name: string }

/** The address of somebody without one whom a row names by their badge, and perhaps by an id. Throws BadRow for a badge of somebody else. */
async function addressByBadge(run: Run, { id, badge, name }: Nameless): Promise<string> {
  const { db } = run.context
  const holder = await personOfBadge(db, badge)
  const known = await db.first<{ email: string; name: string; isById: boolean }>(sql`
    select lower(p.email) as email, p.name, r."personId" is not null as "isById" from "Person" p
    left join "ImportedRow" r on r."personId" = p.id and r.kind = 'people' and r."spaceId" = 0 and r."externalId" = ${id} and ${id} <> ''
    where p.id = ${holder}::int or p.id = (select "personId" from "ImportedRow"
      where kind = 'people' and "spaceId" = 0 and "externalId" = ${id} and ${id} <> '')
    order by 3 desc limit 1`)
  if (!known) return id ? addressOfId(id) : addressOfBadge()
  if (known.isById || (hasNoMail(known.email) && isSameName(known.name, name))) return known.email
  throw new BadRow(say('person.badgeOther', { badge, name: known.name }))
}

const isSameName = (one: string, other: string): boolean =>
  one.normalize('NFKC').toLowerCase() === other.normalize('NFKC').toLowerCase()

/** Does the row give a badge that its person does not have? */
export const isNewBadge = (row: PersonRow, person?: Pick<KnownPerson, 'badge'>): boolean =>
  row.badge !== '' && row.badge !== (person?.badge ?? '')

/** Why a new badge cannot be given: nobody mails a first PIN to whoever has no address. */
export const lacksPin = (row: PersonRow, person?: KnownPerson): Message | null =>
  isNewBadge(row, person) && hasNoMail(row.email) && row.pin === null
    ? say('person.pinNeeded', { min: PIN_MIN, max: PIN_LENGTH })
    : null

type Wish = { row: PersonRow; pinHash: string }

/** Gives badges and counts them. Hashes take their time, so they are made before a batch is written. */
export class Badges {
  readonly #run: Run
  #given = 0
  #mailed = 0
  #pinsLeftOut = 0
  #byId: Promise<Map<string, string>> | undefined

  constructor(run: Run) {
    this.#run = run
  }

  /** The address of somebody without one. Throws BadRow for a badge of somebody else. */
  async addressOf(one: Nameless): Promise<string> {
    if (one.badge) return addressByBadge(this.#run, one)
    this.#byId ??= this.#addressesById()
    return (await this.#byId).get(one.id) ?? addressOfId(one.id)
  }

  /** Of everybody to whom a file gave an id, by that id: whoever has no address in this file is who had the id before. */
  async #addressesById(): Promise<Map<string, string>> {
    const rows = await this.#run.context.db.rows<{ id: string; email: string }>(sql`
      select r."externalId" as id, lower(p.email) as email from "ImportedRow" r join "Person" p on p.id = r."personId"
      where r.kind = 'people' and r."spaceId" = 0 and r."externalId" not like 'mail:%'`)
    return new Map(rows.map(({ id, email }) => [id, email]))
  }

  async ready(rows: readonly PersonRow[]): Promise<Map<string, Wish>> {
    // Nobody knows the first PIN of those to whom one is mailed in a moment.
    const unknown = await hashPassword(randomBytes(32).toString('hex'))
    const wishes = new Map<string, Wish>()
    for (const row of rows) {
      const isTold = hasNoMail(row.email)
      if (!isTold && row.pin !== null) this.#pinsLeftOut++
      const pinHash = isTold && row.pin !== null ? await hashPassword(row.pin) : unknown
      wishes.set(row.email, { row, pinHash })
    }
    return wishes
  }

  /** A badge that cannot be given is written down; its person comes all the same. @returns what is to be written down when all is kept */
  async give(
    tx: Tx,
    people: readonly { id: number; row: PersonRow }[],
    wishes: ReadonlyMap<string, Wish>,
  ): Promise<() => Promise<void>> {
    const problems: { row: PersonRow; reason: Message }[] = []
    let [given, mailed] = [0, 0]
    for (const { id, row } of people) {
      const wish = wishes.get(row.email)
      if (!wish) continue
      const isMailed = !hasNoMail(row.email)
      const badge = { personId: id, number: row.badge, pinHash: wish.pinHash, isMailed }
      const reason = await giveImportedBadge(tx, this.#run.actor, badge)
      if (reason) problems.push({ row, reason })
      else given++
      if (!reason && isMailed) mailed++
    }
    return async () => {
      this.#given += given
      this.#mailed += mailed
      for (const { row, reason } of problems)
        await this.#run.remark({
          ...{ line: row.line, what: 'person', id: row.id, title: shownAs(row), reason },
        })
    }
  }

  async note(): Promise<void> {
    const { notes, context } = this.#run
    if (this.#given > 0) {
      notes.set('person.badges', say('person.badges', { count: this.#given, mailed: this.#mailed }))
      if (!(await areBadgesOn(context.db))) notes.set('person.badgesOff', say('person.badgesOff'))
    }
    if (this.#pinsLeftOut > 0)
      notes.set('person.pinsLeft', say('person.pinsLeft', { count: this.#pinsLeftOut }))
  }

  get hasMailed(): boolean {
    return this.#mailed > 0
  }
}
