// Reading invitations, for administrators.
import type { Db } from '#prisma/client.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'

export type InvitationState = 'OPEN' | 'ACCEPTED' | 'EXPIRED' | 'WITHDRAWN'
export type InvitationRow = {
  id: number
  email: string
  name: string
  unit: string
  state: InvitationState
  invitedById: number
  personId: number | null
  createdAt: Date
  expiresAt: Date
  lastSentAt: Date | null
  acceptedAt: Date | null
  mailError: string | null
}

const state = sql`case when i."acceptedAt" is not null then 'ACCEPTED' when i."withdrawnAt" is not null then 'WITHDRAWN'
  when i."expiresAt" <= now() then 'EXPIRED' else 'OPEN' end`

const columns = sql`i.id, i.email, i.name, i.unit, ${state} as state, i."invitedById", i."personId", i."createdAt", i."expiresAt",
  i."lastSentAt", i."acceptedAt",
  (select m.error from "Mail" m where m.key = 'invitation:' || i.id || ':' || i.sends and m."sentAt" is null) as "mailError"`

/** A page of invitations, newest first, `before` exclusive. */
export const listInvitations = (
  db: Db,
  wanted: number,
  before: number | null,
  wantedState: InvitationState | null,
): Promise<InvitationRow[]> =>
  db.rows<InvitationRow>(
    plannedForValues(sql`
    select ${columns} from "Invitation" i
    where i.id < ${before ?? 2_147_483_647} and (${wantedState}::text is null or ${state} = ${wantedState}::text)
    order by i.id desc limit ${wanted + 1}`),
  )

/** Invitations of these ids, in the order they were made. */
export const invitationsByIds = (db: Db, ids: readonly number[]): Promise<InvitationRow[]> =>
  db.rows<InvitationRow>(sql`
    select ${columns} from "Invitation" i where i.id = any(${[...ids]}::int[]) order by i.id`)

export type LinkRow = {
  id: number
  domain: string
  createdById: number
  createdAt: Date
  expiresAt: Date
  asked: number
}

/** At most so many links of domains are shown; more of them nobody needs. */
const MAX_LINKS = 50

/** The links that are good, newest first. */
export const openLinks = (db: Db): Promise<LinkRow[]> =>
  db.rows<LinkRow>(sql`
    select l.id, l.domain, l."createdById", l."createdAt", l."expiresAt",
      (select count(*)::int from "Invitation" i where i."linkId" = l.id) as asked
    from "InvitationLink" l where l."withdrawnAt" is null and l."expiresAt" > now()
    order by l.id desc limit ${MAX_LINKS}`)
