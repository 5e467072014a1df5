// Who may read a space, belongs to it and owns it, as SQL: once, for the viewer of a request and for any column of people.
// The rules for one row are functions of spaces/policy.ts; visibility.test.ts proves both equal.
import { type Sql, sql } from '#prisma/sql.ts'
import type { Viewer } from './context.ts'

/** Somebody whose rights a statement asks for. Each takes a space's id, an expression of the statement. */
export type Reader = {
  /** The person's id. */
  id: Sql
  /** May they read what stands in the space? The rule `canReadSpace`. */
  reads: (spaceId: Sql) => Sql
  belongsTo: (spaceId: Sql) => Sql
  owns: (spaceId: Sql) => Sql
}

/** The viewer, whose spaces are known already. */
export const viewerAsReader = (viewer: Viewer): Reader => ({
  id: sql`${viewer.id}`,
  reads: (spaceId) => sql`${spaceId} = any(${viewer.spaceIds})`,
  belongsTo: (spaceId) => sql`${spaceId} = any(${viewer.memberOf})`,
  owns: (spaceId) => sql`${spaceId} = any(${viewer.ownerOf})`,
})

/**
 * Other people, by an expression for their id, e.g. a column of followers. People who have left read nothing: the
 * statement asks for `"deactivatedAt" is null` itself, where it has the person at hand.
 */
export const personAsReader = (personId: Sql): Reader => {
  const isMember = (spaceId: Sql) => sql`exists (select 1 from "SpaceMember" membership
    where membership."spaceId" = ${spaceId} and membership."personId" = ${personId})`
  return {
    id: personId,
    reads: (spaceId) => sql`exists (select 1 from "Space" audience where audience.id = ${spaceId}
      and (audience.kind = 'OPEN' or ${isMember(sql`audience.id`)}))`,
    belongsTo: isMember,
    owns: (
      spaceId,
    ) => sql`exists (select 1 from "SpaceMember" membership where membership."spaceId" = ${spaceId}
      and membership."personId" = ${personId} and membership.role = 'OWNER')`,
  }
}

/** The spaces of a Viewer, as columns of a statement, for the person with this id. */
export const spacesOfPerson = (personId: Sql): Sql => {
  const person = personAsReader(personId)
  return sql`
  array(select s.id from "Space" s where ${person.reads(sql`s.id`)}) as "spaceIds",
  array(select s.id from "Space" s where s."archivedAt" is not null and ${person.reads(sql`s.id`)}) as "archivedIds",
  array(select s.id from "Space" s where ${person.belongsTo(sql`s.id`)}) as "memberOf",
  array(select s.id from "Space" s where ${person.owns(sql`s.id`)}) as "ownerOf"`
}

/** The roles that somebody holds now, as JSON of HeldRole, for the row of "Person" with this alias. */
export const rolesOfPerson = (person: Sql): Sql => sql`(
  select coalesce(json_agg(json_build_object('role', held.role, 'spaceId', held."spaceId")), '[]'::json) from (
    select 'EMPLOYEE' as role, null::int as "spaceId"
    union all select 'ADMINISTRATOR', null where ${person}.role = 'ADMIN'
    union all select g.role::text, g."spaceId" from "RoleGrant" g
      where g."personId" = ${person}.id and g.role <> 'ADMINISTRATOR' and g."endedAt" is null and (g.until is null or g.until > now())
  ) held)`
