// From groups to spaces and roles. One function brings people in step with the rules; what was given by hand stays as it is.
import type { Actor } from '#graphql/context.ts'
import { systemActor } from '#graphql/context.ts'
import { endByGroup, grantByGroup } from '#graphql/people/role-grants.ts'
import type { GrantedRole } from '#graphql/roles.ts'
import { addByGroup, removeByGroup } from '#graphql/spaces/group-members.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

type Difference = {
  personId: number
  /** Empty: being in the space. */
  role: GrantedRole | ''
  /** 0: the company. */
  spaceId: number
  isWanted: boolean
  /** A group that gives it. */
  groupName: string | null
}

/** Gives people what rules of their groups give, and takes back what only rules gave and none gives now. */
export async function applyRules(tx: Tx, by: Actor, personIds: readonly number[]): Promise<void> {
  const ids = [...personIds]
  const differences = await tx.rows<Difference>(sql`
    with wanted as (
      select u."personId", coalesce(r.role::text, '') as role, coalesce(r."spaceId", 0) as "spaceId", min(g."displayName") as name
      from "ScimUser" u join "ScimGroupMember" m on m."userId" = u.id join "ScimGroup" g on g.id = m."groupId"
      join "ScimRule" r on r."groupId" = g.id join "Person" p on p.id = u."personId"
      left join "Space" s on s.id = r."spaceId"
      where u."personId" = any(${ids}::int[]) and u."isActive" and p."deactivatedAt" is null and s."archivedAt" is null
      group by 1, 2, 3),
    held as (select "personId", role, "spaceId" from "ScimGrant" where "personId" = any(${ids}::int[]))
    select "personId", role, "spaceId", wanted.name is not null as "isWanted", wanted.name as "groupName"
    from wanted full join held using ("personId", role, "spaceId")
    where (wanted.name is null) or (held."personId" is null)
    order by "personId", role, "spaceId"`)
  for (const one of differences) await (one.isWanted ? give(tx, by, one) : takeBack(tx, by, one))
}

async function give(
  tx: Tx,
  by: Actor,
  { personId, role, spaceId, groupName }: Difference,
): Promise<void> {
  const given = role
    ? await grantByGroup(tx, by, { personId, role, spaceId: spaceId || null }, groupName ?? '')
    : await addByGroup(tx, by, spaceId, personId)
  if (given)
    await tx.rows(sql`
      insert into "ScimGrant" ("personId", role, "spaceId", "grantedAt") values (${personId}, ${role}, ${spaceId}, ${tx.at})`)
}

async function takeBack(tx: Tx, by: Actor, { personId, role, spaceId }: Difference): Promise<void> {
  if (role) await endByGroup(tx, by, { personId, role, spaceId: spaceId || null })
  else await removeByGroup(tx, by, spaceId, personId)
  await tx.rows(sql`
    delete from "ScimGrant" where "personId" = ${personId} and role = ${role} and "spaceId" = ${spaceId}`)
}

/** So many people are brought in step within the request; more by a job. */
const AT_ONCE = 200
export const APPLY_RULES = 'apply-scim-rules'

/** Brings people in step now, or soon when they are many. */
export async function applyRulesTo(
  tx: Tx,
  by: Actor,
  connectionId: number,
  personIds: readonly number[],
): Promise<void> {
  if (personIds.length <= AT_ONCE) return applyRules(tx, by, personIds)
  const payload = JSON.stringify({ connectionId })
  await tx.rows(sql`
    select 1 from graphile_worker.add_job(${APPLY_RULES}, ${payload}::json, job_key => ${`${APPLY_RULES} ${connectionId}`}, max_attempts => 12)`)
}

/** The job: everybody of a directory, some at a time. */
export async function applyAllRules(payload: unknown, db: Db): Promise<void> {
  const { connectionId } = payload as { connectionId: number }
  for (let after = 0; ; ) {
    const people = await db.rows<{ personId: number }>(sql`
      select "personId" from "ScimUser" where "connectionId" = ${connectionId} and "personId" > ${after}
      order by "personId" limit ${AT_ONCE}`)
    const last = people.at(-1)
    if (!last) return
    await transaction((tx) =>
      applyRules(
        tx,
        systemActor(APPLY_RULES),
        people.map(({ personId }) => personId),
      ),
    )
    after = last.personId
  }
}
