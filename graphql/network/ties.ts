// One's own ties: people with whom one wrote under each other's posts lately.
import { isGuest, isService, knowsPerson } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { MAX_TIES, TIE_DAYS } from './limits.ts'

export type Tie = {
  personId: number
  unit: string
  /** How often they met. */
  count: number
  lastAt: Date
}
export type Network = {
  ties: Tie[]
  /** Other units than one's own in which one has ties, with how many, the most first. */
  bridges: { unit: string; count: number }[]
  /** Which share of the ties is in other units, in percent. */
  bridgeShare: number
}

/** So many of the latest comments of each sort are looked at. */
const MAX_COMMENTS = 3_000

/** Comments that somebody wrote or got lately, as `id` of the other one and `at`. */
function met(viewer: Viewer, since: Date): Sql {
  const shown = sql`c.state = 'OPEN' and c."createdAt" > ${since} and p."authorTag" is null and ${visibleTo(viewer)}`
  const last = sql`order by c.id desc limit ${MAX_COMMENTS}`
  return sql`
    (select p."authorId" as id, c."createdAt" as at from "Comment" c join "Post" p on p.id = c."postId"
      where c."authorId" = ${viewer.id} and ${shown} ${last})
    union all (select root."authorId", c."createdAt" from "Comment" c join "Post" p on p.id = c."postId"
      join "Comment" root on root.id = c."rootId" and root.state = 'OPEN'
      where c."authorId" = ${viewer.id} and ${shown} ${last})
    union all (select c."authorId", c."createdAt" from "Post" p join "Comment" c on c."postId" = p.id
      where p."authorId" = ${viewer.id} and ${shown} ${last})
    union all (select c."authorId", c."createdAt" from "Comment" root join "Comment" c on c."rootId" = root.id
      join "Post" p on p.id = c."postId" where root."authorId" = ${viewer.id} and root.state = 'OPEN' and ${shown} ${last})`
}

/** The viewer's ties of the last days, the closest first, and the units that they connect. For themselves alone. */
export async function networkOf(db: Db, viewer: Viewer, now: Date): Promise<Network> {
  const since = new Date(now.getTime() - days(TIE_DAYS))
  const ties = await db.rows<Tie>(
    plannedForValues(sql`
      select who.id as "personId", who.unit, count(*)::int as count, max(met.at) as "lastAt" from (${met(viewer, since)}) met
      join "Person" who on who.id = met.id and who.id <> ${viewer.id} and who."deactivatedAt" is null
      where not ${isGuest(sql`who.id`)} and not ${isService(sql`who.id`)} and ${knowsPerson(viewer, sql`who.id`)}
      group by who.id order by count(*) desc, max(met.at) desc, who.id limit ${MAX_TIES}`),
  )
  const own = await db.first<{ unit: string }>(
    sql`select unit from "Person" where id = ${viewer.id}`,
  )
  const units = new Map<string, number>()
  for (const { unit } of ties)
    if (unit && unit !== own?.unit) units.set(unit, (units.get(unit) ?? 0) + 1)
  const bridges = [...units].map(([unit, count]) => ({ unit, count }))
  const across = bridges.reduce((sum, { count }) => sum + count, 0)
  return {
    ties,
    bridges: bridges.sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1)),
    bridgeShare: ties.length > 0 ? Math.round((100 * across) / ties.length) : 0,
  }
}
