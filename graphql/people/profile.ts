// What a card says: edited by the person, and what the company says of them by administrators.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { declareSkills } from '#graphql/skills/declared.ts'
import { days } from '#graphql/time.ts'
import { lockVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { personEdited, profileEdited } from './events.ts'
import { EditPerson, EditProfile } from './input.ts'
import { MAX_AWAY_DAYS } from './limits.ts'
import { canEditPerson, canEditProfile } from './policy.ts'
import { lockManagers, placeUnder } from './service.ts'

const say = refusalMessages.message

/** Changes the viewer's own card; of what is newer than title, text and skills, what is left out stays. */
export async function editProfile(context: SignedIn, raw: unknown) {
  const input = parse(EditProfile, raw)
  const { viewer } = context
  if (!canEditProfile(viewer, viewer.id)) throw new NotAllowed()
  return write(context, 'editProfile', input, async (tx) => {
    await lockVersion(
      tx,
      sql`select "profileVersion" as version, title, about, array_to_string(skills, ', ') as skills, site, phone, "chatUrl"
        from "Person" where id = ${viewer.id} for no key update`,
      input.version,
    )
    const { awayUntil } = input
    if (awayUntil && Date.parse(awayUntil) > tx.at.getTime() + days(MAX_AWAY_DAYS))
      throw new Invalid({ awayUntil: [say('awayTooLong', { days: MAX_AWAY_DAYS })] })
    await tx.rows(sql`
      update "Person" set "profileVersion" = "profileVersion" + 1, title = ${input.title}, about = ${input.about},
        site = coalesce(${input.site ?? null}, site), phone = coalesce(${input.phone ?? null}, phone),
        "chatUrl" = coalesce(${input.chatUrl ?? null}, "chatUrl"), "timeZone" = coalesce(${input.timeZone ?? null}, "timeZone"),
        "spokenLanguages" = coalesce(${input.spokenLanguages ? [...new Set(input.spokenLanguages)] : null}::text[], "spokenLanguages"),
        "awayUntil" = case when ${awayUntil ?? null}::text is null then "awayUntil" else nullif(${awayUntil ?? null}, '')::date end
      where id = ${viewer.id}`)
    await declareSkills(tx, viewer.id, input.skills)
    await profileEdited.record(tx, context, { personId: viewer.id })
    return { id: viewer.id }
  })
}

/**
 * Changes what the company says of somebody: name, title, unit, site and manager. For administrators. Throws NotAllowed,
 * NotFound, Conflict, and Invalid as setManager does.
 */
export async function editPerson(context: SignedIn, raw: z.input<typeof EditPerson>) {
  const input = parse(EditPerson, raw)
  if (!canEditPerson(context.viewer)) throw new NotAllowed()
  const { personId, name, title, unit, site } = input
  return write(context, 'editPerson', input, async (tx) => {
    await lockManagers(tx)
    const there = await tx.first(sql`select 1 from "Person" where id = ${personId}`)
    if (!there) throw new NotFound()
    await lockVersion(
      tx,
      sql`select "profileVersion" as version, name, title, unit, site from "Person" where id = ${personId} for no key update`,
      input.version,
    )
    await placeUnder(tx, context, personId, input.managerId)
    await tx.rows(sql`
      update "Person" set "profileVersion" = "profileVersion" + 1, name = ${name}, title = ${title}, unit = ${unit}, site = ${site}
      where id = ${personId}`)
    await personEdited.record(tx, context, { personId })
    return { id: personId }
  })
}
