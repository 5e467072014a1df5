// Where somebody is signed in and which tokens they have, for administrators, who can end both.
import * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { sessionName } from '#graphql/identity/queries.ts'
import { removeSessions } from '#graphql/identity/service.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { sessionsEnded } from './events.ts'
import { canManageAccess } from './policy.ts'

export type PersonSession = {
  personId: number
  idHash: string
  userAgent: string
  createdAt: Date
  seenAt: Date
}
/** As many of one person are shown. */
export const MAX_SESSIONS = 50

/** Sessions of these people that have not ended, the latest used first, at most MAX_SESSIONS of one. */
export const sessionsOfPeople = (
  db: Db,
  personIds: readonly number[],
  now: Date,
): Promise<PersonSession[]> =>
  db.rows<PersonSession>(sql`
    select s."personId", s."idHash", s."userAgent", s."createdAt", s."seenAt"
    from unnest(${[...personIds]}::int[]) person(id) cross join lateral (
      select * from "Session" own where own."personId" = person.id and own."expiresAt" > ${now}
      order by own."seenAt" desc, own."idHash" limit ${MAX_SESSIONS}) s
    order by s."seenAt" desc, s."idHash"`)

/** When each of these people was last seen, by a session that is there or a token, to five minutes; null: never, or long ago. */
export async function lastSeen(db: Db, personIds: readonly number[]): Promise<(Date | null)[]> {
  const rows = await db.rows<{ id: number; at: Date | null }>(sql`
    select person.id, greatest(
      (select max(s."seenAt") from "Session" s where s."personId" = person.id),
      (select max(t."lastUsedAt") from "ApiToken" t where t."personId" = person.id)) as at
    from unnest(${[...personIds]}::int[]) person(id)`)
  const byId = new Map(rows.map(({ id, at }) => [id, at]))
  return personIds.map((id) => byId.get(id) ?? null)
}

const EndSessions = z.strictObject({
  personId: z.int().check(z.gte(1)),
  name: z.nullable(z.string().check(z.maxLength(40))),
})

/**
 * Signs somebody out: in one place, as `Session.name` names it, or everywhere. Gives how many sessions ended. Throws NotAllowed, and
 * NotFound for somebody or a session that is not there.
 */
export function endPersonSessions(context: SignedIn, raw: z.input<typeof EndSessions>) {
  const input = parse(EndSessions, raw)
  if (!canManageAccess(context.viewer)) throw new NotAllowed()
  const { personId, name } = input
  return write(context, 'endPersonSessions', input, async (tx) => {
    const all = await tx.rows<{ idHash: string }>(
      sql`select "idHash" from "Session" where "personId" = ${personId} for update`,
    )
    const chosen = all.filter(({ idHash }) => name === null || sessionName(idHash) === name)
    if (chosen.length === 0) throw new NotFound()
    await removeSessions(
      tx,
      chosen.map(({ idHash }) => idHash),
    )
    await sessionsEnded.record(tx, context, { personId, count: chosen.length })
    return { count: chosen.length }
  })
}
