// Profiles and settings, each of their own; access and roles, by administrators.
import type * as z from 'zod/mini'

import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { minuteOf } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { managerSet, personJoined, settingsChanged } from './events.ts'
import { ChangeSettings, SetManager } from './input.ts'
import { LANGUAGES } from './limits.ts'
import { canSetManager } from './policy.ts'
import { hasNoMail, makePersonRow } from './provision.ts'
import { reportsTo } from './queries.ts'

const say = refusalMessages.message

type FocusSpan = { focusFrom: number; focusTo: number }
/** A digest that is due meanwhile comes after them, and within the half day in which it is caught up. */
const MAX_FOCUS = 11 * 60

/** Focus hours as they are to be kept. Throws Invalid for an end before the beginning, and for more than MAX_FOCUS. */
function focusIn(
  input: z.output<typeof ChangeSettings>,
  before: FocusSpan | undefined,
): FocusSpan & { days: number[] | null } {
  const focusFrom = minuteOf(input.focusFrom ?? '') ?? before?.focusFrom ?? 0
  const focusTo = minuteOf(input.focusTo ?? '') ?? before?.focusTo ?? 0
  if (focusTo <= focusFrom) throw new Invalid({ focusTo: [say('endsBefore')] })
  if (focusTo - focusFrom > MAX_FOCUS)
    throw new Invalid({ focusTo: [say('focusTooLong', { hours: MAX_FOCUS / 60 })] })
  const days = input.focusDays ? [...new Set(input.focusDays)].sort() : null
  return { days, focusFrom, focusTo }
}

/** Changes the viewer's own settings; what is left out stays. */
export async function changeSettings(context: SignedIn, raw: unknown) {
  const input = parse(ChangeSettings, raw)
  const { viewer } = context
  return write(context, 'changeSettings', input, async (tx) => {
    const before = await tx.first<{ emailFrequency: string } & FocusSpan>(sql`
      select "emailFrequency", "focusFrom", "focusTo" from "Person" where id = ${viewer.id} for no key update`)
    const focus = focusIn(input, before)
    await tx.rows(sql`
      update "Person" set theme = coalesce(${input.theme ?? null}::"Theme", theme),
        language = coalesce(${input.language ?? null}, language),
        "interfaceLanguage" = nullif(coalesce(${input.interfaceLanguage ?? null}, "interfaceLanguage"), ''),
        "timeZone" = coalesce(${input.timeZone ?? null}, "timeZone"),
        "emailFrequency" = coalesce(${input.emailFrequency ?? null}::"EmailFrequency", "emailFrequency"),
        "shortcutsDisabled" = coalesce(${input.shortcutsDisabled ?? null}::boolean, "shortcutsDisabled"),
        "focusDays" = coalesce(${focus.days}::int[], "focusDays"),
        "focusFrom" = ${focus.focusFrom}::int, "focusTo" = ${focus.focusTo}::int,
        "homeList" = coalesce(${input.homeList ?? null}::"HomeList", "homeList"),
        "isPersonalised" = coalesce(${input.isPersonalised ?? null}::boolean, "isPersonalised")
      where id = ${viewer.id}`)
    const { emailFrequency } = input
    const isOtherFrequency = emailFrequency && emailFrequency !== before?.emailFrequency
    await settingsChanged.record(tx, context, {
      personId: viewer.id,
      ...(isOtherFrequency ? { emailFrequency } : {}),
    })
    return { id: viewer.id }
  })
}

export type NewPerson = {
  /** Lower case. */
  email: string
  name: string
  role: 'MEMBER' | 'ADMIN'
  /** What they write in; English for one that search does not know. */
  language: string
  title?: string
  unit?: string
  site?: string
}

/**
 * Makes somebody who can sign in, and gives their id. Null when the address belongs to somebody already, whatever its case, and
 * whether they have left or not: one address is one person.
 * @param way how they came: setup, invitation
 */
export async function addPerson(
  tx: Tx,
  requestId: string,
  person: NewPerson,
  way: string,
): Promise<number | null> {
  const language = LANGUAGES.find((one) => one === person.language) ?? 'en'
  const { email, name, role, title = '', unit = '', site = '' } = person
  const id = await makePersonRow(tx, {
    ...{ email, name, role, title, unit, site, language },
    interfaceLanguage: null,
    getsNoMail: hasNoMail(email),
  })
  if (id === null) return null
  await personJoined.record(tx, { viewer: null, requestId }, { personId: id, way })
  return id
}

/**
 * Says whom somebody reports to; null: nobody. A second time changes nothing. Throws NotAllowed, NotFound, and Invalid for a
 * manager who has left and for one who reports to this person, directly or not.
 */
export async function setManager(context: SignedIn, raw: z.input<typeof SetManager>) {
  const input = parse(SetManager, raw)
  const { viewer } = context
  if (!canSetManager(viewer)) throw new NotAllowed()
  return write(context, 'setManager', input, async (tx) => {
    await lockManagers(tx)
    await placeUnder(tx, context, input.personId, input.managerId)
    return { id: input.personId }
  })
}

/** One at a time: two changes that are right by themselves could close a loop together. */
export const lockManagers = (tx: Tx): Promise<object[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(7304020)`)

/** Writes whom somebody reports to; whoever calls it holds `lockManagers`. Throws NotFound and Invalid as setManager does. */
export async function placeUnder(
  tx: Tx,
  context: SignedIn,
  personId: number,
  managerId: number | null,
): Promise<void> {
  const person = await tx.first<{ managerId: number | null }>(sql`
    select "managerId" from "Person" where id = ${personId} for no key update`)
  if (!person) throw new NotFound()
  if (person.managerId === managerId) return
  if (managerId !== null) await mustBeAbove(tx, personId, managerId)
  await tx.rows(sql`update "Person" set "managerId" = ${managerId}::int where id = ${personId}`)
  await managerSet.record(tx, context, { personId, managerId, byId: context.viewer.id })
}

/** Throws NotFound or Invalid for somebody who cannot be this person's manager. */
async function mustBeAbove(tx: Tx, personId: number, managerId: number): Promise<void> {
  const manager = await tx.first<{ hasLeft: boolean; isBelow: boolean }>(sql`
    select "deactivatedAt" is not null as "hasLeft",
      ${reportsTo(sql`who.id`, personId)} as "isBelow"
    from "Person" who where who.id = ${managerId}`)
  if (!manager) throw new NotFound()
  if (manager.hasLeft) throw new Invalid({ managerId: [say('managerLeft')] })
  if (manager.isBelow || managerId === personId)
    throw new Invalid({ managerId: [say('managerLoop')] })
}
