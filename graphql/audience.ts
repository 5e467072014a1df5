// Who may read a space, belongs to it and owns it, as SQL: once, for the viewer of a request and for any column of people.
// The rules for one row are functions of spaces/policy.ts; visibility.test.ts proves both equal.
import { type Sql, sql } from '#prisma/sql.ts'
import type { Viewer } from './context.ts'
import { may, type Right, rolesWith } from './roles.ts'

/** Somebody whose rights a statement asks for. Each takes a space's id, an expression of the statement. */
export type Reader = {
  /** The person's id. */
  id: Sql
  /** May they read what stands in the space? The rule `canReadSpace`. */
  reads: (spaceId: Sql) => Sql
  belongsTo: (spaceId: Sql) => Sql
  /** Are they a guest, with whom single posts may be shared? Null: they are none. */
  isGuest: Sql | null
  /** Do they read open spaces, and know of closed ones? Guests do neither. */
  knowsCompany: Sql
  owns: (spaceId: Sql) => Sql
  /** Do they decide on reports there? A role for it; owners of the space do too. */
  moderates: (spaceId: Sql) => Sql
  /** Do they read the restricted posts of the space by their role? The rule `may(…, 'READ_RESTRICTED')`. */
  readsRestricted: (spaceId: Sql) => Sql
}

/** The viewer, whose spaces are known already. */
export const viewerAsReader = (viewer: Viewer): Reader => ({
  id: sql`${viewer.id}`,
  reads: (spaceId) => sql`${spaceId} = any(${viewer.spaceIds})`,
  belongsTo: (spaceId) => sql`${spaceId} = any(${viewer.memberOf})`,
  isGuest: may(viewer, 'READ_COMPANY') ? null : sql`true`,
  knowsCompany: sql`${may(viewer, 'READ_COMPANY')}::boolean`,
  owns: (spaceId) => sql`${spaceId} = any(${viewer.ownerOf})`,
  moderates: (spaceId) =>
    may(viewer, 'MODERATE')
      ? sql`true`
      : sql`${spaceId} = any(${viewer.spaceIds.filter((id) => may(viewer, 'MODERATE', id))})`,
  readsRestricted: (spaceId) => sql`${spaceId} = any(${restrictedSpacesOf(viewer)}::int[])`,
})

/** The spaces whose restricted posts the viewer reads by a role. */
export const restrictedSpacesOf = (viewer: Viewer): number[] =>
  viewer.spaceIds.filter((id) => may(viewer, 'READ_RESTRICTED', id))

/** Is somebody a guest? They read no open space: only those to which they belong. */
export const isGuest = (personId: Sql): Sql =>
  sql`exists (select 1 from "Guest" guest where guest."personId" = ${personId})`

/** Is it a program with an account of its own? It never signs in, and owns nothing that somebody has to answer for. */
export const isService = (personId: Sql): Sql =>
  sql`exists (select 1 from "ServiceAccount" program where program."personId" = ${personId})`

/** Has somebody not accepted the latest usage policy? A program accepts nothing: administrators answer for it. */
export const owesUsagePolicy = (personId: Sql): Sql => sql`(
  exists (select 1 from "UsagePolicy" latest
    where latest.version = (select max(every.version) from "UsagePolicy" every) and latest.text <> ''
      and not exists (select 1 from "UsagePolicyAcceptance" accepted
        where accepted."personId" = ${personId} and accepted.version = latest.version))
  and not ${isService(personId)})`

/** Is this a guest whose time is over? A condition for whoever signs in. */
export const isPastGuest = (personId: Sql): Sql =>
  sql`exists (select 1 from "Guest" guest where guest."personId" = ${personId} and guest.until <= now())`

/**
 * May the viewer know of this person? Everyone of the company is known to everyone of it; guests know those who belong to their
 * spaces or wrote there, or on the post that is shared with them.
 */
export const knowsPerson = (viewer: Viewer, personId: Sql): Sql =>
  may(viewer, 'READ_COMPANY')
    ? sql`true`
    : sql`(${personId} = ${viewer.id}
      or exists (select 1 from "SpaceMember" shared where shared."personId" = ${personId} and shared."spaceId" = any(${viewer.spaceIds}))
      or exists (select 1 from "Post" written where written."authorId" = ${personId} and written."spaceId" = any(${viewer.spaceIds}))
      or exists (select 1 from "Comment" said join "Post" below on below.id = said."postId"
        where said."authorId" = ${personId} and below."spaceId" = any(${viewer.spaceIds}))
      or exists (select 1 from "PostReader" reading join "Post" shown on shown.id = reading."postId"
        where reading."personId" = ${viewer.id} and (shown."authorId" = ${personId}
          or exists (select 1 from "Comment" said where said."postId" = shown.id and said."authorId" = ${personId}))))`

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
      and case audience.kind when 'OPEN' then not ${isGuest(personId)} else ${isMember(sql`audience.id`)} end)`,
    belongsTo: isMember,
    isGuest: isGuest(personId),
    knowsCompany: sql`(not ${isGuest(personId)})`,
    readsRestricted: (spaceId) => holdsRight(personId, 'READ_RESTRICTED', spaceId),
    owns: (
      spaceId,
    ) => sql`exists (select 1 from "SpaceMember" membership where membership."spaceId" = ${spaceId}
      and membership."personId" = ${personId} and membership.role = 'OWNER')`,
    moderates: (spaceId) => holdsRight(personId, 'MODERATE', spaceId),
  }
}

/** The spaces of a Viewer, as columns of a statement, for the person with this id. */
export const spacesOfPerson = (personId: Sql): Sql => {
  const person = personAsReader(personId)
  return sql`
  array(select s.id from "Space" s where ${person.reads(sql`s.id`)}) as "spaceIds",
  array(select s.id from "Space" s where s."archivedAt" is not null and (${person.reads(sql`s.id`)}
    or exists (select 1 from "Guest" guest where guest."personId" = ${personId} and guest."postId" is not null and guest."spaceId" = s.id))) as "archivedIds",
  array(select s.id from "Space" s join "Restriction" limited on limited."personId" = ${personId} and limited."endedAt" is null
    and limited.until > now() and (limited."spaceId" is null or limited."spaceId" = s.id)) as "restrictedIds",
  array(select s.id from "Space" s where ${person.belongsTo(sql`s.id`)}) as "memberOf",
  array(select s.id from "Space" s where ${person.owns(sql`s.id`)}) as "ownerOf"`
}

/**
 * Gives a role that somebody holds now this right, in the company or in this space? The rule `may` of another person, for rights
 * that are given: everyone's own are not asked for. People who have left hold no role.
 */
export const holdsRight = (personId: Sql, right: Right, spaceId: Sql): Sql => {
  const roles = rolesWith(right)
  const isAdministrator = sql`exists (
    select 1 from "Person" administrator where administrator.id = ${personId} and administrator.role = 'ADMIN')`
  return sql`(${roles.includes('ADMINISTRATOR') ? isAdministrator : sql`false`} or exists (
    select 1 from "RoleGrant" held where held."personId" = ${personId} and held.role <> 'ADMINISTRATOR'
      and held.role = any(${roles}::"GrantedRole"[]) and held."endedAt" is null and (held.until is null or held.until > now())
      and (held."spaceId" is null or held."spaceId" = ${spaceId})))`
}

/** The roles that somebody holds now, as JSON of HeldRole, for the row of "Person" with this alias. */
export const rolesOfPerson = (person: Sql): Sql => sql`(
  select coalesce(json_agg(json_build_object('role', held.role, 'spaceId', held."spaceId")), '[]'::json) from (
    select case when ${isGuest(sql`${person}.id`)} then 'GUEST' when ${isService(sql`${person}.id`)} then 'SERVICE' else 'EMPLOYEE' end as role, null::int as "spaceId"
    union all select 'ADMINISTRATOR', null where ${person}.role = 'ADMIN'
    union all select g.role::text, g."spaceId" from "RoleGrant" g
      where g."personId" = ${person}.id and g.role <> 'ADMINISTRATOR' and g."endedAt" is null and (g.until is null or g.until > now())
  ) held)`
