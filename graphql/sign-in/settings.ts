// Which ways to sign in the company allows beside its sign-on services: links by mail, passkeys, badges.
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed } from '#graphql/errors.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { type Db, db as ownDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { badgesSwitched, linksSwitched, passkeysSwitched } from './events.ts'
import { canManageSignIn } from './policy.ts'
import { hasSignOn } from './service.ts'

const say = refusalMessages.message

function mustManage({ viewer }: SignedIn): void {
  if (!canManageSignIn(viewer)) throw new NotAllowed()
}

/** Passkeys can be added and used. Beside single sign-on they open nothing all the same, except to guests. */
export const arePasskeysOn = async (db: Db = ownDb): Promise<boolean> =>
  (
    await db.first<{ isOn: boolean }>(
      sql`select "hasPasskeys" as "isOn" from "SignInSettings" where id = 1`,
    )
  )?.isOn ?? true

/** Badges with a PIN are a way in. */
export const areBadgesOn = async (db: Db = ownDb): Promise<boolean> =>
  (
    await db.first<{ isOn: boolean }>(
      sql`select "hasBadges" as "isOn" from "SignInSettings" where id = 1`,
    )
  )?.isOn ?? false

/** Allows sign-in links by mail, or ends that. Throws NotAllowed, and Conflict where there would be no way in. */
export async function switchLinks(context: SignedIn, isOn: boolean) {
  mustManage(context)
  return write(context, 'switchSignInLinks', { isOn }, async (tx) => {
    if (!isOn && !(await hasSignOn(tx))) throw new Conflict(say('signOnFirst'))
    const row = await tx.first(sql`
      update "SignInSettings" set "hasLinks" = ${isOn} where id = 1 and "hasLinks" <> ${isOn} returning id`)
    if (row) await linksSwitched.record(tx, context, { isOn })
    return { isOn }
  })
}

/** Allows passkeys, or ends that: those that are there stay, and open nothing. Throws NotAllowed. */
export async function switchPasskeys(context: SignedIn, isOn: boolean) {
  mustManage(context)
  return write(context, 'switchPasskeys', { isOn }, async (tx) => {
    const row = await tx.first(sql`
      update "SignInSettings" set "hasPasskeys" = ${isOn} where id = 1 and "hasPasskeys" <> ${isOn} returning id`)
    if (row) await passkeysSwitched.record(tx, context, { isOn })
    return { isOn }
  })
}

/** Allows badges with a PIN, or ends that. Throws NotAllowed. */
export async function switchBadges(context: SignedIn, isOn: boolean) {
  mustManage(context)
  return write(context, 'switchBadges', { isOn }, async (tx) => {
    const row = await tx.first(sql`
      update "SignInSettings" set "hasBadges" = ${isOn} where id = 1 and "hasBadges" <> ${isOn} returning id`)
    if (row) await badgesSwitched.record(tx, context, { isOn })
    return { isOn }
  })
}
