// The kind `people`: a row is somebody of the company, found by address, or by id without one. Managers are linked when all rows are known.
import * as z from 'zod/mini'
import { isGuest } from '#graphql/audience.ts'
import { line, text } from '#graphql/input-texts.ts'
import { parse } from '#graphql/parse.ts'
import { chatUrl, phone } from '#graphql/people/input.ts'
import {
  JOB_LENGTH,
  LANGUAGES,
  MAX_SKILLS,
  MAX_SPOKEN,
  NAME_LENGTH,
  SITE_LENGTH,
  SKILL_LENGTH,
  SPOKEN_LANGUAGES,
  UNIT_LENGTH,
} from '#graphql/people/limits.ts'
import { hasNoMail } from '#graphql/people/provision.ts'
import { badgeNumbersOf } from '#graphql/sign-in/badges.ts'
import { isTimeZone } from '#graphql/time.ts'
import { importsMessages } from '#messages/imports.ts'
import { sql } from '#prisma/sql.ts'
import { short } from '#search/language.ts'
import { lineOf, listOf, textOf } from './cells.ts'
import { fingerprintOf } from './fingerprint.ts'
import { BadRow } from './idea-row.ts'
import { Managers } from './managers.ts'
import { Badges, badgeIn, isNewBadge, lacksPin, shownAs } from './person-badges.ts'
import { type KnownPerson, type PersonRow, savePeople } from './person-batch.ts'
import type { RowTaker } from './row-import.ts'
import type { Run } from './run.ts'

const say = importsMessages.message
const MAX_BATCH = 200
const MAX_EMAIL = 254

const ImportPerson = z.strictObject({
  name: line(NAME_LENGTH).check(z.minLength(1, text(say('person.noName')))),
  title: line(JOB_LENGTH),
  unit: line(UNIT_LENGTH),
  site: line(SITE_LENGTH),
  chatUrl,
  skills: z.array(line(SKILL_LENGTH)),
})

/** A cell that was kept from being a formula in a spreadsheet has an apostrophe before it. */
const plain = (value: unknown): string => lineOf(value).replace(/^'(?=[=+\-@])/, '')

/** Languages of a cell as codes, those that are none left out. */
function languagesIn(value: unknown): string[] {
  const codes = listOf(value).map((one) => short(lineOf(one).toLowerCase()))
  const known = codes.filter((code): code is (typeof SPOKEN_LANGUAGES)[number] =>
    (SPOKEN_LANGUAGES as readonly (string | null)[]).includes(code),
  )
  return [...new Set(known)].slice(0, MAX_SPOKEN)
}

type Left = { phones: number; zones: number; addresses: number }

/** The address that a row says; of somebody with a badge or an id it may be ''. Throws BadRow. */
function addressIn(cell: (ours: string) => unknown, badge: string, id: string): string {
  const email = lineOf(cell('email')).toLowerCase()
  if (email === '' && (badge !== '' || id !== '')) return ''
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email) || email.length > MAX_EMAIL)
    throw new BadRow(say('person.noEmail', { text: email.slice(0, 80) }))
  return email
}

/** What a row says of somebody. Throws BadRow and Invalid. */
async function personIn(
  badges: Badges,
  lineNumber: number,
  cell: (ours: string) => unknown,
  left: Left,
): Promise<PersonRow> {
  const { badge, pin } = badgeIn(cell)
  const id = lineOf(cell('id')).slice(0, 200)
  const address = addressIn(cell, badge, id)
  const both = [lineOf(cell('firstName')), lineOf(cell('lastName'))].filter(Boolean).join(' ')
  const said = parse(ImportPerson, {
    name: plain(cell('name')) || both,
    title: plain(cell('title')),
    unit: plain(cell('unit')),
    site: plain(cell('site')),
    chatUrl: plain(cell('chat')),
    skills: listOf(cell('skills'))
      .map((one) => lineOf(one))
      .filter((skill) => skill.length > 1)
      .slice(0, MAX_SKILLS),
  })
  const number = plain(cell('phone'))
  const isPhone = z.safeParse(phone, number).success
  if (!isPhone) left.phones++
  const zone = lineOf(cell('timeZone'))
  const isZone = zone === '' || isTimeZone(zone)
  if (!isZone) left.zones++
  const spokenLanguages = languagesIn(cell('language'))
  const person = {
    ...said,
    email: address || (await badges.addressOf({ id, badge, name: said.name })),
    id,
    badge,
    manager: textOf(cell('manager')).trim().slice(0, 300),
    phone: isPhone ? number : '',
    timeZone: isZone ? zone : '',
    spokenLanguages,
    language:
      spokenLanguages.find((code) => (LANGUAGES as readonly string[]).includes(code)) ?? null,
  }
  if (hasNoMail(person.email) && !badge) left.addresses++
  // Without the PIN: whoever reads the hash could try all of them.
  return { ...person, pin, line: lineNumber, hash: fingerprintOf(person) }
}

export function importPeople(run: Run): RowTaker {
  const managers = new Managers(run)
  const badges = new Badges(run)
  const lines = new Map<string, number>()
  const left: Left = { phones: 0, zones: 0, addresses: 0 }
  let authors = 0
  let batch: PersonRow[] = []
  const save = async () => {
    const rows = batch
    batch = []
    if (rows.length > 0) authors += await savePeople(run, badges, await sorted(run, rows))
  }
  return {
    async take(lineNumber, cell) {
      const row = await personIn(badges, lineNumber, cell, left)
      const before = lines.get(row.email)
      if (before !== undefined)
        throw new BadRow(
          hasNoMail(row.email) && !row.badge
            ? say('row.double', { id: row.id })
            : say('person.double', { email: shownAs(row), line: before }),
        )
      const other = row.badge && lines.get(`badge ${row.badge}`)
      if (other) throw new BadRow(say('person.badgeDouble', { badge: row.badge, line: other }))
      lines.set(row.email, lineNumber)
      if (row.badge) lines.set(`badge ${row.badge}`, lineNumber)
      managers.add(row)
      batch.push(row)
      if (batch.length >= MAX_BATCH) await save()
    },
    async end() {
      await save()
      await managers.link()
      const note = (
        key: 'person.phone' | 'person.zone' | 'person.authors' | 'person.noAddress',
        count: number,
      ) => {
        if (count > 0) run.notes.set(key, say(key, { count }))
      }
      note('person.phone', left.phones)
      note('person.zone', left.zones)
      note('person.authors', authors)
      note('person.noAddress', left.addresses)
      await badges.note()
      if (run.ideas.new > 0 && !badges.hasMailed) run.notes.set('person.way', say('person.way'))
    },
  }
}

/** Which rows are new, say something else than before, or say the same; those of leavers and guests are refused. */
async function sorted(run: Run, rows: readonly PersonRow[]) {
  const people = await run.context.db.rows<Omit<KnownPerson, 'badge'>>(sql`
        select p.id, lower(p.email) as email, p."deactivatedAt" is not null as "hasLeft", ${isGuest(sql`p.id`)} as "isGuest",
          r.hash, p.name, p.title, p.unit, p.site, p.phone, p."chatUrl", p."timeZone", p."spokenLanguages"
        from "Person" p left join "ImportedRow" r on r.kind = 'people' and r."spaceId" = 0 and r."externalId" = 'mail:' || lower(p.email)
        where lower(p.email) = any(${rows.map(({ email }) => email)}::text[])`)
  const badges = await badgeNumbersOf(
    run.context.db,
    people.map(({ id }) => id),
  )
  const known = new Map(
    people.map((person): [string, KnownPerson] => [
      person.email,
      { ...person, badge: badges.get(person.id) ?? null },
    ]),
  )
  const others = await idsOfOthers(run, rows)
  const fresh: PersonRow[] = []
  const changed: { row: PersonRow; person: KnownPerson }[] = []
  for (const row of rows) {
    const person = known.get(row.email)
    const reason = others.has(row.id)
      ? say('person.otherId', { id: row.id })
      : person?.hasLeft
        ? say('person.left', { email: shownAs(row) })
        : person?.isGuest
          ? say('person.guest', { email: row.email })
          : lacksPin(row, person)
    if (reason)
      await run.refuse({ line: row.line, what: 'person', id: row.id, title: shownAs(row), reason })
    else if (!person) fresh.push(row)
    else if (person.hash === row.hash && !isNewBadge(row, person)) run.ideas.unchanged++
    else changed.push({ row, person })
  }
  return { fresh, changed }
}

/** Ids that came before with another address. */
async function idsOfOthers(run: Run, rows: readonly PersonRow[]): Promise<Set<string>> {
  const emailOf = new Map(rows.filter(({ id }) => id).map(({ id, email }) => [id, email]))
  const found = await run.context.db.rows<{ id: string; email: string }>(sql`
    select r."externalId" as id, lower(p.email) as email from "ImportedRow" r join "Person" p on p.id = r."personId"
    where r.kind = 'people' and r."spaceId" = 0 and r."externalId" = any(${[...emailOf.keys()]}::text[])`)
  return new Set(found.filter(({ id, email }) => emailOf.get(id) !== email).map(({ id }) => id))
}
