// The company: its name and look, which every page asks for, and how people come in.
import { createHash } from 'node:crypto'
import type { Actor } from '#graphql/context.ts'
import { onInvalidate } from '#graphql/define.ts'
import { minutes } from '#graphql/time.ts'
import { lockVersion } from '#graphql/versions.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { accentStyle } from './accent.ts'
import { companyEdited } from './events.ts'
import { UNNAMED } from './limits.ts'

export type SignInWays = 'SINGLE_SIGN_ON' | 'INVITATION' | 'BOTH'
export type Company = {
  name: string
  /** #rrggbb; null: Atrium's own blue. */
  accent: string | null
  /** The tones of the accent as a style sheet; null without one. */
  style: string | null
  /** The address of the logo; null: Atrium's own mark. */
  logoUrl: string | null
  signIn: SignInWays
  setUpAt: Date | null
  version: number
}
type CompanyRow = Omit<Company, 'style' | 'logoUrl'> & { logo: string | null }

const NOBODYS: CompanyRow = {
  name: UNNAMED,
  accent: null,
  logo: null,
  signIn: 'INVITATION',
  setUpAt: null,
  version: 0,
}

let known: { company: Company; until: number } | undefined
let changes = 0
onInvalidate((who) => {
  if (who !== 'everyone') return
  changes++
  known = undefined
})

/** The company. Remembered for a minute, and forgotten in every process when it is edited. */
export async function companyOf(db: Db): Promise<Company> {
  if (known && known.until > Date.now()) return known.company
  const before = changes
  const row = await db.first<CompanyRow>(sql`
    select c.name, c.accent, c."signIn", c."setUpAt", c.version,
      (select l.hash from "CompanyLogo" l where l.id = 1) as logo
    from "Company" c where c.id = 1`)
  const { logo, ...read } = row ?? NOBODYS
  const company = {
    ...read,
    style: read.accent ? accentStyle(read.accent) : null,
    logoUrl: logo ? `/company/logo/${logo}` : null,
  }
  if (row && before === changes) known = { company, until: Date.now() + minutes(1) }
  return company
}

export type CompanyChange = {
  version?: number | null
  name?: string | null
  /** Empty: Atrium's own. */
  accent?: string | null
  signIn?: SignInWays | null
  /** As WebP; null: Atrium's own mark; left out: it stays. */
  logo?: Buffer | null
}

/** Changes what is given; the rest stays. Throws Conflict when it was changed since the version that was opened. */
export async function changeCompany(tx: Tx, by: Actor, change: CompanyChange): Promise<void> {
  await tx.rows(sql`insert into "Company" (id, name) values (1, ${UNNAMED}) on conflict do nothing`)
  await lockVersion(
    tx,
    sql`select version, name, coalesce(accent, '') as accent from "Company" where id = 1 for no key update`,
    change.version,
  )
  await tx.rows(sql`
    update "Company" set name = coalesce(${change.name ?? null}, name), version = version + 1,
      accent = nullif(coalesce(${change.accent ?? null}, accent), ''),
      "signIn" = coalesce(${change.signIn ?? null}::"SignInWays", "signIn")
    where id = 1`)
  if (change.logo === null) await tx.rows(sql`delete from "CompanyLogo" where id = 1`)
  if (change.logo) {
    const hash = createHash('sha256').update(change.logo).digest('base64url').slice(0, 16)
    await tx.rows(sql`
      insert into "CompanyLogo" (id, hash, bytes) values (1, ${hash}, ${change.logo})
      on conflict (id) do update set hash = excluded.hash, bytes = excluded.bytes`)
  }
  await companyEdited.record(tx, by, {})
}

/** Notes that there is a first administrator now. */
export async function markSetUp(tx: Tx): Promise<void> {
  await tx.rows(sql`
    insert into "Company" (id, name, "setUpAt") values (1, ${UNNAMED}, ${tx.at})
    on conflict (id) do update set "setUpAt" = coalesce("Company"."setUpAt", excluded."setUpAt")`)
}

/** The logo of that address; null when it is none, or no longer. */
export async function logoOf(db: Db, hash: string): Promise<Buffer | null> {
  const row = await db.first<{ bytes: Buffer }>(
    sql`select bytes from "CompanyLogo" where id = 1 and hash = ${hash}`,
  )
  return row?.bytes ?? null
}
