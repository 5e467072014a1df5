// Profiles and settings: each of their own.

import type { SignedIn } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { sql } from '#prisma/sql.ts'
import { personLeft, personReturned, profileEdited, settingsChanged } from './events.ts'
import { ChangeSettings, EditProfile } from './input.ts'
import { canDeactivate, canEditProfile } from './policy.ts'

/** Changes the viewer's own title, text and skills. */
export async function editProfile(context: SignedIn, raw: unknown) {
  const input = parse(EditProfile, raw)
  const { viewer } = context
  if (!canEditProfile(viewer, viewer.id)) throw new NotAllowed()
  return write(context, 'editProfile', input, async (tx) => {
    await tx.rows(sql`
      update "Person" set title = ${input.title}, about = ${input.about}, skills = ${input.skills} where id = ${viewer.id}`)
    await profileEdited.record(tx, context, { personId: viewer.id })
    return { id: viewer.id }
  })
}

/** Changes the viewer's own settings; what is left out stays. */
export async function changeSettings(context: SignedIn, raw: unknown) {
  const input = parse(ChangeSettings, raw)
  const { viewer } = context
  return write(context, 'changeSettings', input, async (tx) => {
    await tx.rows(sql`
      update "Person" set theme = coalesce(${input.theme ?? null}::"Theme", theme),
        language = coalesce(${input.language ?? null}, language),
        "timeZone" = coalesce(${input.timeZone ?? null}, "timeZone"),
        "mailRhythm" = coalesce(${input.mailRhythm ?? null}::"MailRhythm", "mailRhythm"),
        "keysOff" = coalesce(${input.keysOff ?? null}::boolean, "keysOff")
      where id = ${viewer.id}`)
    await settingsChanged.record(tx, context, { personId: viewer.id })
    return { id: viewer.id }
  })
}

/** An administrator ends or restores somebody's access. Sessions and tokens end in the same transaction. */
export async function setActive(context: SignedIn, personId: number, isActive: boolean) {
  const { viewer } = context
  if (!canDeactivate(viewer, personId)) throw new NotAllowed()
  return write(context, 'setActive', { personId, isActive }, async (tx) => {
    const person = await tx.first(sql`
      update "Person" set "deactivatedAt" = ${isActive ? null : new Date()}::timestamptz
      where id = ${personId} returning id`)
    if (!person) throw new NotFound()
    if (!isActive) {
      await tx.rows(sql`delete from "Session" where "personId" = ${personId}`)
      await tx.rows(
        sql`update "ApiToken" set "revokedAt" = now() where "personId" = ${personId} and "revokedAt" is null`,
      )
    }
    await (isActive ? personReturned : personLeft).record(tx, context, {
      personId,
      byId: viewer.id,
    })
    return { id: personId }
  })
}
