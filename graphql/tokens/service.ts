// Tokens are made, shown once, and revoked; programs get accounts of their own.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { tokenRevoked } from '#graphql/identity/events.ts'
import { insertToken } from '#graphql/identity/service.ts'
import { randomLetters } from '#graphql/ids.ts'
import { parse } from '#graphql/parse.ts'
import { makePersonRow } from '#graphql/people/provision.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { serviceMade } from './events.ts'
import { MakeServiceAccount, MakeServiceToken, MakeToken, RevokeToken } from './input.ts'
import { MAX_TOKENS } from './limits.ts'
import { canHaveTokens, canManageServices, canRevoke } from './policy.ts'

const say = refusalMessages.message

type Wish = z.output<typeof MakeToken>

/** Makes the viewer a token and gives its text, this once. Throws NotAllowed, Invalid, and Conflict for one too many. */
export async function makeOwnToken(context: SignedIn, raw: z.input<typeof MakeToken>) {
  const input = parse(MakeToken, raw)
  if (!canHaveTokens(context.viewer)) throw new NotAllowed()
  return make(context, context.viewer.id, input)
}

/** The same for a service account, by an administrator. Throws NotFound for somebody who is none. */
export async function makeServiceToken(context: SignedIn, raw: z.input<typeof MakeServiceToken>) {
  const { personId, token } = parse(MakeServiceToken, raw)
  if (!canManageServices(context.viewer)) throw new NotAllowed()
  const service = await context.db.first(sql`
    select 1 as one from "ServiceAccount" s join "Person" p on p.id = s."personId"
    where s."personId" = ${personId} and p."deactivatedAt" is null`)
  if (!service) throw new NotFound()
  return make(context, personId, token)
}

async function make(context: SignedIn, personId: number, { name, canWrite, days: lifetime }: Wish) {
  let text = ''
  // A key of the request must not make the token readable a second time.
  const { number } = await write(
    { ...context, idempotencyKey: null },
    'makeApiToken',
    {},
    async (tx) => {
      await mustHaveRoom(tx, personId)
      const made = await insertToken(tx, context, {
        personId,
        name,
        scopes: canWrite ? ['read', 'write'] : ['read'],
        expiresAt: new Date(tx.at.getTime() + days(lifetime)),
        createdById: context.viewer.id,
      })
      text = made.text
      return { number: made.id }
    },
  )
  return { number, text }
}

async function mustHaveRoom(tx: Tx, personId: number): Promise<void> {
  // One at a time for each account: their number has a limit.
  await tx.rows(sql`select 1 from "Person" where id = ${personId} for no key update`)
  const row = await tx.first<{ count: number }>(sql`
    select count(*)::int as count from "ApiToken" where "personId" = ${personId} and "revokedAt" is null
      and ("expiresAt" is null or "expiresAt" > ${tx.at})`)
  if ((row?.count ?? 0) >= MAX_TOKENS) throw new Conflict(say('tokensFull', { max: MAX_TOKENS }))
}

/** Ends a token at once: one's own, or anybody's for administrators. Twice is once. Throws NotFound for one that is another's. */
export async function revokeToken(context: SignedIn, raw: z.input<typeof RevokeToken>) {
  const { number } = parse(RevokeToken, raw)
  return write(context, 'revokeApiToken', { number }, async (tx) => {
    const token = await tx.first<{ personId: number; isOver: boolean }>(sql`
      select t."personId", t."revokedAt" is not null as "isOver" from "ApiToken" t where t.id = ${number} for update`)
    if (!token || !canRevoke(context.viewer, token)) throw new NotFound()
    if (token.isOver) return { isRevoked: false }
    await tx.rows(sql`update "ApiToken" set "revokedAt" = ${tx.at} where id = ${number}`)
    await tokenRevoked.record(tx, context, { tokenId: number, personId: token.personId })
    return { isRevoked: true }
  })
}

/** Nobody has such an address, and no mail reaches it. */
const addressOfService = (): string => `service-${randomLetters(12)}@service.invalid`

/** Makes an account for a program. It never signs in, and gets tokens, roles and spaces like somebody. Throws NotAllowed, Invalid. */
export async function makeServiceAccount(
  context: SignedIn,
  raw: z.input<typeof MakeServiceAccount>,
) {
  const { name, purpose } = parse(MakeServiceAccount, raw)
  if (!canManageServices(context.viewer)) throw new NotAllowed()
  return write(context, 'makeServiceAccount', { name, purpose }, async (tx) => {
    const facts = { name, title: purpose, unit: '', site: '', language: context.language }
    const email = addressOfService()
    const personId = await makePersonRow(tx, { ...facts, email, interfaceLanguage: null })
    if (personId === null) throw new Conflict(say('tryLater'))
    await tx.rows(sql`update "Person" set "emailFrequency" = 'NEVER' where id = ${personId}`)
    await tx.rows(sql`
      insert into "ServiceAccount" ("personId", "createdById", "createdAt")
      values (${personId}, ${context.viewer.id}, ${tx.at})`)
    await serviceMade.record(tx, context, { personId })
    return { id: personId }
  })
}
