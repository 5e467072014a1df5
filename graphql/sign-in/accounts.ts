// From what a service says to a person: by issuer and subject alone. An address takes nobody's account over.
import { accountUsed, linkAccount, personOfAccount } from '#graphql/identity/external.ts'
import { startSession } from '#graphql/identity/service.ts'
import { makePersonRow, updateFromDirectory } from '#graphql/people/provision.ts'
import { isInDirectory } from '#graphql/scim/queries.ts'
import { transaction } from '#graphql/transaction.ts'
import { isWritten } from '#messages/engine/languages.ts'
import { db, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { accountCreated, accountLinked, profileUpdated, signOnRequested } from './events.ts'
import type { ProviderRow } from './providers.ts'
import { type Claims, SignInRefused } from './sign-on.ts'

/** The domain of an address is one of these, or there are none. */
export const isOfDomains = (email: string, domains: readonly string[]): boolean =>
  domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1))

/** The person that a service means, made when they are new and may be. Throws SignInRefused. */
export async function personFor(
  provider: ProviderRow,
  claims: Claims,
  requestId: string,
): Promise<number> {
  const known = await personOfAccount(claims)
  if (known?.hasLeft) throw new SignInRefused('left')
  if (known) {
    await transaction(async (tx) => {
      accountUsed(tx, claims)
      const { unit, title, site } = claims
      const facts = { unit: unit || null, title: title || null, site: site || null }
      if (await updateFromDirectory(tx, known.personId, facts))
        await profileUpdated.record(tx, { system: true, requestId }, { personId: known.personId })
    })
    return known.personId
  }
  const made = await transaction((tx) => makeOrAsk(tx, provider, claims, requestId))
  if (typeof made === 'number') return made
  throw made
}

/** A new person; or why there is none. What is asked of an administrator is kept, so the refusal is given, not thrown. */
async function makeOrAsk(
  tx: Tx,
  provider: ProviderRow,
  claims: Claims,
  requestId: string,
): Promise<number | SignInRefused> {
  const { email, isEmailVerified } = claims
  const bearer = email
    ? await tx.first<{ id: number; hasLeft: boolean }>(sql`
        select id, "deactivatedAt" is not null as "hasLeft" from "Person" where lower(email) = ${email}`)
    : undefined
  // The directory and the service call the account the same: it is the same person.
  const isTrusted = isEmailVerified && isOfDomains(email, provider.mailDomains)
  if (
    bearer &&
    !bearer.hasLeft &&
    isTrusted &&
    (await isInDirectory(tx, bearer.id, claims.directoryIds))
  ) {
    if (!(await linkAccount(tx, claims, bearer.id))) return new SignInRefused('unlinked')
    accountUsed(tx, claims)
    await accountLinked.record(tx, { viewer: null, requestId }, { personId: bearer.id })
    return bearer.id
  }
  // Their administrator decides whether it is the same person.
  if (bearer && !bearer.hasLeft) {
    if (isTrusted) await askAdministrators(tx, provider, claims, bearer.id, requestId)
    return new SignInRefused('unlinked')
  }
  if (bearer) return new SignInRefused('left')
  if (!provider.createsPeople) return new SignInRefused('unknown')
  if (!email || !isEmailVerified) return new SignInRefused('noAddress')
  if (!isOfDomains(email, provider.mailDomains)) return new SignInRefused('domain')
  const { name, unit, title, site } = claims
  const spoken = claims.language.slice(0, 2).toLowerCase()
  const language = isWritten(spoken) ? spoken : null
  const personId = await makePersonRow(tx, {
    email,
    name,
    unit,
    title,
    site,
    language: language ?? 'en',
    interfaceLanguage: language,
  })
  if (personId === null || !(await linkAccount(tx, claims, personId)))
    throw new SignInRefused('unlinked')
  accountUsed(tx, claims)
  const by = { viewer: null, requestId }
  await accountCreated.record(tx, by, { personId, providerId: provider.id })
  return personId
}

/** At most these wait at one provider: somebody who signs in with many accounts fills no table. */
const MAX_REQUESTS = 2_000

async function askAdministrators(
  tx: Tx,
  provider: ProviderRow,
  { issuer, subject, name, email }: Claims,
  personId: number,
  requestId: string,
): Promise<void> {
  const row = await tx.first(sql`
    insert into "SignOnRequest" ("providerId", issuer, subject, "personId", name, email, "createdAt")
    select ${provider.id}::int, ${issuer}::text, ${subject}::text, ${personId}::int, ${name}::text, ${email}::text, ${tx.at}::timestamptz
    where (select count(*) from "SignOnRequest" where "providerId" = ${provider.id}::int) < ${MAX_REQUESTS}::int
    on conflict do nothing returning 1 as one`)
  if (row) await signOnRequested.record(tx, { viewer: null, requestId }, { personId })
}

/** Starts the session of somebody who came from a service, which may end it again. @returns its secret id */
export const startSignOnSession = (
  personId: number,
  { issuer, subject, sid }: Claims,
  userAgent: string,
  requestId: string,
): Promise<string> =>
  startSession(personId, 'sso', userAgent, requestId, async (tx, idHash) => {
    await tx.rows(sql`
      insert into "SignOnSession" ("idHash", issuer, subject, sid) values (${idHash}, ${issuer}, ${subject}, ${sid})`)
  })

/** Ties an account to the person who is signed in. Throws SignInRefused for one that is another's. */
export async function linkTo(personId: number, claims: Claims, requestId: string): Promise<void> {
  const known = await personOfAccount(claims, db)
  if (known?.personId === personId) return
  if (known) throw new SignInRefused('taken')
  await transaction(async (tx) => {
    if (!(await linkAccount(tx, claims, personId))) throw new SignInRefused('taken')
    await tx.rows(sql`
      delete from "SignOnRequest" where issuer = ${claims.issuer} and subject = ${claims.subject}`)
    await accountLinked.record(tx, { viewer: null, requestId }, { personId })
  })
}
