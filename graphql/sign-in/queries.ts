import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type SignOnRequestRow = {
  id: number
  service: string
  subject: string
  personId: number
  name: string
  email: string
  createdAt: Date
}

/** Accounts that wait to be linked, oldest first, at most 50. */
export const signOnRequests = (db: Db): Promise<SignOnRequestRow[]> =>
  db.rows<SignOnRequestRow>(sql`
    select r.id, p.name as service, r.subject, r."personId", r.name, r.email, r."createdAt"
    from "SignOnRequest" r join "SignInProvider" p on p.id = r."providerId"
    order by r.id limit 50`)
