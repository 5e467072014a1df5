// Who is told of a team. Asked at delivery, so that somebody who lost access meanwhile is not notified.
import { personAsReader } from '#graphql/audience.ts'
import type { Notice } from '#graphql/define.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Its leader and those who have joined it. */
export async function membersToTell(
  db: Db,
  teamId: number,
  except: number,
  notice: (personId: number) => Notice,
): Promise<Notice[]> {
  const rows = await db.rows<{ personId: number }>(sql`
    select distinct who.id as "personId" from "Team" t join "Post" p on p.id = t."ideaId" and p.state = 'OPEN'
    join "Person" who on who."deactivatedAt" is null and who.id <> ${except}
      and (who.id = t."leaderId" or exists (select 1 from "TeamMember" m
        where m."teamId" = t.id and m."personId" = who.id and m.state = 'JOINED'))
    where t.id = ${teamId} and ${postVisibleTo(personAsReader(sql`who.id`))}`)
  return rows.map(({ personId }) => notice(personId))
}
