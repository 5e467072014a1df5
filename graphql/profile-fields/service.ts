// Defining fields of the profile, and saying what stands in them.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { profileFieldsMessages } from '#messages/profile-fields.ts'
import { sql } from '#prisma/sql.ts'
import { fold } from '#search/words.ts'
import { fieldRemoved, fieldSaved, valueSet } from './events.ts'
import { FieldRef, SaveField, SetValue } from './input.ts'
import { MAX_FIELDS } from './limits.ts'
import { canDefineFields, canSetValue } from './policy.ts'

const say = profileFieldsMessages.message

/** Defines a field, or changes one. Gives its id. Throws Invalid, NotFound, NotAllowed, Conflict where MAX_FIELDS are defined. */
export function saveField(context: SignedIn, raw: z.input<typeof SaveField>) {
  const input = parse(SaveField, raw)
  return write(context, 'saveField', input, async (tx) => {
    if (!canDefineFields(context.viewer)) throw new NotAllowed()
    const { name, help, isSearchable, ownerId } = input
    const owner = ownerId
      ? await tx.first(
          sql`select 1 as one from "Person" where id = ${ownerId} and "deactivatedAt" is null`,
        )
      : true
    if (!owner) throw new Invalid({ ownerId: [say('refusal.owner')] })
    if (input.id === null) {
      const { defined } = (await tx.first<{ defined: number }>(
        sql`select count(*)::int as defined from "ProfileField"`,
      )) as { defined: number }
      if (defined >= MAX_FIELDS)
        throw new Conflict(say('refusal.many', { max: String(MAX_FIELDS) }))
    }
    const saved = await (input.id === null
      ? tx.first<{ id: number }>(sql`
          insert into "ProfileField" (name, help, "isSearchable", "ownerId", "createdAt")
          values (${name}, ${help}, ${isSearchable}, ${ownerId}::int, ${tx.at}) returning id`)
      : tx.first<{ id: number }>(sql`
          update "ProfileField" set name = ${name}, help = ${help}, "isSearchable" = ${isSearchable}, "ownerId" = ${ownerId}::int
          where id = ${input.id} returning id`))
    if (!saved) throw new NotFound()
    await fieldSaved.record(tx, context, { fieldId: saved.id })
    return { id: saved.id }
  })
}

/** Removes a field with what everybody has in it. Throws NotFound, NotAllowed. */
export function removeField(context: SignedIn, raw: z.input<typeof FieldRef>) {
  const input = parse(FieldRef, raw)
  return write(context, 'removeField', input, async (tx) => {
    if (!canDefineFields(context.viewer)) throw new NotAllowed()
    const gone = await tx.first(
      sql`delete from "ProfileField" where id = ${input.id} returning 1 as one`,
    )
    if (!gone) throw new NotFound()
    await fieldRemoved.record(tx, context, { fieldId: input.id })
    return { id: input.id }
  })
}

/** Says what stands in somebody's field; the same again confirms it. Throws Invalid, NotFound, NotAllowed. */
export function setValue(context: SignedIn, raw: z.input<typeof SetValue>) {
  const input = parse(SetValue, raw)
  const { viewer } = context
  return write(context, 'setProfileValue', input, async (tx) => {
    const { fieldId, personId, value } = input
    const field = await tx.first<{ ownerId: number | null }>(
      sql`select "ownerId" from "ProfileField" where id = ${fieldId} for key share`,
    )
    const person = await tx.first(
      sql`select 1 as one from "Person" where id = ${personId} and "deactivatedAt" is null`,
    )
    if (!field || !person) throw new NotFound()
    if (!canSetValue(viewer, field, personId)) throw new NotAllowed()
    if (value === '')
      await tx.rows(sql`
        delete from "ProfileValue" where "fieldId" = ${fieldId} and "personId" = ${personId}`)
    else
      await tx.rows(sql`
        insert into "ProfileValue" ("fieldId", "personId", value, "valueKey", "confirmedAt", "confirmedById")
        values (${fieldId}, ${personId}, ${value}, ${` ${fold(value)}`}, ${tx.at}, ${viewer.id})
        on conflict ("fieldId", "personId") do update set value = excluded.value, "valueKey" = excluded."valueKey",
          "confirmedAt" = excluded."confirmedAt", "confirmedById" = excluded."confirmedById"`)
    await valueSet.record(tx, context, { fieldId, personId })
    return { id: fieldId }
  })
}
