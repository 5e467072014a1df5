// Sign-on services, by administrators: set up, tried, switched on; and accounts that wait to be linked.
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { linkAccount, unlinkAccounts } from '#graphql/identity/external.ts'
import { parse } from '#graphql/parse.ts'
import { canSeal, encryptSecret } from '#graphql/seal.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  accountLinked,
  accountUnlinked,
  providerDeleted,
  providerSaved,
  providerSwitched,
  providerTried,
  signOnDeclined,
} from './events.ts'
import { DecideRequest, OneNumber, SaveProvider, SwitchProvider } from './input.ts'
import { canManageOwnSignIn, canManageSignIn } from './policy.ts'
import {
  MAX_PROVIDERS,
  type ProviderRow,
  providerOf,
  secretPurpose,
  type TryResult,
} from './providers.ts'

const say = refusalMessages.message

function mustManage({ viewer }: SignedIn): void {
  if (!canManageSignIn(viewer)) throw new NotAllowed()
}

/** The secret as it is stored. One that is left out stays, unless it would go to another issuer. */
function sealedSecretOf(secret: string, issuer: string, before: ProviderRow | undefined): string {
  if (secret) {
    if (!canSeal()) throw new Invalid({ secret: [say('signOnNoKey')] })
    return encryptSecret(secretPurpose(issuer), secret)
  }
  if (before?.sealedSecret && before.issuer !== issuer)
    throw new Invalid({ secret: [say('signOnSecretAgain')] })
  return before?.sealedSecret ?? ''
}

/**
 * Sets a sign-on service up, or changes one. With another issuer, client or secret it is off until it was tried again.
 * Throws NotAllowed, NotFound, Invalid, and Conflict for an issuer that is there already.
 */
export async function saveProvider(context: SignedIn, raw: unknown) {
  mustManage(context)
  const { secret, number, ...input } = parse(SaveProvider, raw)
  const asked = { ...input, number: number ?? null }
  return write(
    context,
    'saveSignInProvider',
    { ...asked, hasSecret: secret !== '' },
    async (tx) => {
      // One at a time: their number has a limit.
      await tx.rows(sql`select pg_advisory_xact_lock(7304090)`)
      const before = asked.number === null ? undefined : await providerOf(asked.number, tx)
      if (asked.number !== null && !before) throw new NotFound()
      const sealed = sealedSecretOf(secret, input.issuer, before)
      const isOther =
        secret !== '' || input.issuer !== before?.issuer || input.client !== before.client
      await mustBeFree(tx, input.issuer, asked.number)
      const id = before
        ? await changeRow(tx, before.id, input, sealed, isOther)
        : await insertRow(tx, input, sealed)
      await providerSaved.record(tx, context, { providerId: id })
      return { id }
    },
  )
}

type Settings = Omit<ReturnType<typeof parse<typeof SaveProvider>>, 'number' | 'secret'>

async function mustBeFree(tx: Tx, issuer: string, but: number | null): Promise<void> {
  const row = await tx.first<{ count: number; isTaken: boolean }>(sql`
    select count(*)::int as count, coalesce(bool_or(issuer = ${issuer} and id is distinct from ${but}::int), false) as "isTaken"
    from "SignInProvider"`)
  if (row?.isTaken) throw new Conflict(say('signOnTaken'))
  if (but === null && (row?.count ?? 0) >= MAX_PROVIDERS)
    throw new Conflict(say('signOnFull', { max: MAX_PROVIDERS }))
}

async function insertRow(tx: Tx, input: Settings, sealed: string): Promise<number> {
  const row = await tx.first<{ id: number }>(sql`
    insert into "SignInProvider" (name, issuer, client, "sealedSecret", "claimUnit", "claimTitle", "claimSite",
      "claimLanguage", "createsPeople", "assumesVerified", "mailDomains", "isOn", "createdAt")
    values (${input.name}, ${input.issuer}, ${input.client}, ${sealed}, ${input.claimUnit}, ${input.claimTitle},
      ${input.claimSite}, ${input.claimLanguage}, ${input.createsPeople}, ${input.assumesVerified}, ${input.mailDomains}, false, ${tx.at})
    returning id`)
  return row?.id ?? 0
}

async function changeRow(
  tx: Tx,
  id: number,
  input: Settings,
  sealed: string,
  isOther: boolean,
): Promise<number> {
  await tx.rows(sql`
    update "SignInProvider" set name = ${input.name}, issuer = ${input.issuer}, client = ${input.client},
      "sealedSecret" = ${sealed}, "claimUnit" = ${input.claimUnit}, "claimTitle" = ${input.claimTitle},
      "claimSite" = ${input.claimSite}, "claimLanguage" = ${input.claimLanguage},
      "createsPeople" = ${input.createsPeople}, "assumesVerified" = ${input.assumesVerified}, "mailDomains" = ${input.mailDomains},
      "isOn" = "isOn" and not ${isOther}::boolean,
      "triedAt" = case when ${isOther}::boolean then null else "triedAt" end,
      "lastTry" = case when ${isOther}::boolean then null else "lastTry" end
    where id = ${id}`)
  return id
}

/** Switches a service on or off. Throws NotAllowed, NotFound, and Conflict for one that was not tried successfully. */
export async function switchProvider(context: SignedIn, raw: unknown) {
  mustManage(context)
  const input = parse(SwitchProvider, raw)
  return write(context, 'switchSignInProvider', input, async (tx) => {
    const row = await tx.first<{ isOn: boolean; wasTried: boolean }>(sql`
      select "isOn", "triedAt" is not null as "wasTried" from "SignInProvider" where id = ${input.number} for update`)
    if (!row) throw new NotFound()
    if (input.isOn && !row.wasTried) throw new Conflict(say('signOnTryFirst'))
    if (row.isOn === input.isOn) return { id: input.number }
    await tx.rows(
      sql`update "SignInProvider" set "isOn" = ${input.isOn} where id = ${input.number}`,
    )
    await providerSwitched.record(tx, context, { providerId: input.number, isOn: input.isOn })
    return { id: input.number }
  })
}

/** Deletes a service. Accounts stay linked, for the day it is set up again. Twice is once. */
export async function deleteProvider(context: SignedIn, raw: unknown) {
  mustManage(context)
  const { number } = parse(OneNumber, raw)
  return write(context, 'deleteSignInProvider', { number }, async (tx) => {
    const row = await tx.first(sql`delete from "SignInProvider" where id = ${number} returning id`)
    if (row) await providerDeleted.record(tx, context, { providerId: number })
    return { isDeleted: row !== undefined }
  })
}

/** Keeps what came of a try, which only an administrator begins. */
export async function keepTry(
  context: SignedIn,
  provider: ProviderRow,
  result: TryResult,
): Promise<void> {
  mustManage(context)
  await transaction(async (tx) => {
    const at = tx.at.toISOString()
    await tx.rows(sql`
      update "SignInProvider" set "lastTry" = ${JSON.stringify({ ...result, at })}::jsonb,
        "triedAt" = case when ${result.ok}::boolean then ${tx.at}::timestamptz else "triedAt" end
      where id = ${provider.id} and issuer = ${provider.issuer} and client = ${provider.client}
        and "sealedSecret" = ${provider.sealedSecret}`)
    await providerTried.record(tx, context, { providerId: provider.id, ok: result.ok })
  })
}

/** An administrator says whether an account that waits is the person's who has its address. Throws NotAllowed, NotFound. */
export async function decideSignOnRequest(context: SignedIn, raw: unknown) {
  mustManage(context)
  const input = parse(DecideRequest, raw)
  return write(context, 'decideSignOnRequest', input, async (tx) => {
    const row = await tx.first<{ issuer: string; subject: string; personId: number }>(sql`
      delete from "SignOnRequest" where id = ${input.number} returning issuer, subject, "personId"`)
    if (!row) throw new NotFound()
    const { personId } = row
    if (!input.isLinked) await signOnDeclined.record(tx, context, { personId })
    else if (await linkAccount(tx, row, personId))
      await accountLinked.record(tx, context, { personId })
    return { personId }
  })
}

/** Unties the viewer's own account of a service. Twice is once. */
export async function unlinkOwnAccount(context: SignedIn, raw: unknown) {
  if (!canManageOwnSignIn(context.viewer)) throw new NotAllowed()
  const { number } = parse(OneNumber, raw)
  const { viewer } = context
  return write(context, 'unlinkOwnAccount', { number }, async (tx) => {
    const provider = await providerOf(number, tx)
    if (!provider) throw new NotFound()
    const count = await unlinkAccounts(tx, provider.issuer, viewer.id)
    if (count > 0) await accountUnlinked.record(tx, context, { personId: viewer.id })
    return { count }
  })
}

/** Is there a service that is on and was tried? Then nobody depends on other ways. */
export const hasSignOn = async (db: Db): Promise<boolean> =>
  (await db.first(sql`
    select 1 as one from "SignInProvider" where "isOn" and "triedAt" is not null limit 1`)) !==
  undefined
