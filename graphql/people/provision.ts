// People who come from elsewhere: made and kept up to date by what a sign-on service says of them.
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { reportsTo } from './queries.ts'

export type NewPerson = {
  /** In lower case. */
  email: string
  name: string
  unit: string
  title: string
  site: string
  language: string
  /** MEMBER without. */
  role?: 'MEMBER' | 'ADMIN'
  /** Null: as the browser asks for. */
  interfaceLanguage: string | null
  /** An IANA name; UTC without. */
  timeZone?: string
  /** Nobody has their address. */
  getsNoMail?: boolean
}

/** Makes a person. @returns their id, or null when somebody has the address already */
export async function makePersonRow(tx: Tx, person: NewPerson): Promise<number | null> {
  const row = await tx.first<{ id: number }>(sql`
    insert into "Person" (email, name, role, unit, title, site, language, "interfaceLanguage", "timeZone", "emailFrequency", "createdAt")
    select ${person.email}, ${person.name}, ${person.role ?? 'MEMBER'}::"Role", ${person.unit}, ${person.title}, ${person.site}, ${person.language},
      ${person.interfaceLanguage}, ${person.timeZone ?? 'UTC'}, ${person.getsNoMail ? 'NEVER' : 'DAILY'}::"EmailFrequency", ${tx.at}
    where not exists (select 1 from "Person" where lower(email) = ${person.email})
    on conflict do nothing returning id`)
  return row?.id ?? null
}

/** What a sign-on service may say of somebody who is known; null: nothing. */
export type DirectoryFacts = { unit: string | null; title: string | null; site: string | null }

/** Takes over what is said of somebody. @returns whether anything was different */
export async function updateFromDirectory(
  tx: Tx,
  personId: number,
  { unit, title, site }: DirectoryFacts,
): Promise<boolean> {
  const row = await tx.first(sql`
    update "Person" set unit = coalesce(${unit}, unit), title = coalesce(${title}, title), site = coalesce(${site}, site),
      "profileVersion" = "profileVersion" + 1
    where id = ${personId} and (unit, title, site) is distinct from
      (coalesce(${unit}, unit), coalesce(${title}, title), coalesce(${site}, site))
    returning 1 as one`)
  return row !== undefined
}

/** What a company's directory says of somebody it keeps in step; empty: nothing. */
export type DirectoryCard = {
  email: string
  name: string
  title: string
  unit: string
  site: string
  phone: string
}

/** Takes over a directory's card; an empty telephone stays as the person wrote it. @returns whether anything was different */
export async function takeCard(tx: Tx, personId: number, card: DirectoryCard): Promise<boolean> {
  const { email, name, title, unit, site, phone } = card
  const row = await tx.first(sql`
    update "Person" set email = ${email}, name = ${name}, title = ${title}, unit = ${unit}, site = ${site},
      phone = coalesce(nullif(${phone}, ''), phone), "profileVersion" = "profileVersion" + 1
    where id = ${personId} and (lower(email), name, title, unit, site, phone) is distinct from
      (${email}::text, ${name}::text, ${title}::text, ${unit}::text, ${site}::text, coalesce(nullif(${phone}, ''), phone))
    returning 1 as one`)
  return row !== undefined
}

/**
 * Says whom somebody reports to, as a directory does; null: nobody. A link that would close a loop is left out: they report to nobody.
 * Whoever calls it holds `lockManagers`. @returns whether anything was different
 */
export async function reportTo(tx: Tx, personId: number, managerId: number | null) {
  const row = await tx.first(sql`
    update "Person" set "managerId" = wanted.id
    from (select (select who.id from "Person" who where who.id = ${managerId}::int and who.id <> ${personId}
      and not ${reportsTo(sql`who.id`, personId)}) as id) wanted
    where "Person".id = ${personId} and "managerId" is distinct from wanted.id returning 1 as one`)
  return row !== undefined
}
