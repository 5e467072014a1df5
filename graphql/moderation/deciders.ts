// Who decides on a case, as SQL. Nobody does on their own words, nor reads who reported them.
import { holdsRight, personAsReader, viewerAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { admittedTo } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { canModerate } from './policy.ts'

/** Cases `m` with post `p` and comment `c`. */
export const cases = sql`from "ModerationCase" m join "Post" p on p.id = m."postId" left join "Comment" c on c.id = m."commentId"`
/** Who wrote what a case is about, and the tag of a sealed author. */
export const authorOfCase = sql`(case when c.id is null then p."authorId" else c."authorId" end)`
export const tagOfCase = sql`(case when c.id is null then p."authorTag" else c."authorTag" end)`

const space = sql`p."spaceId"`
/** Does somebody decide on what stands under the post `p`, by a person's id? The rule `canModerate` of other people. */
export const moderatesSpace = (personId: Sql): Sql => {
  const person = personAsReader(personId)
  return sql`(${admittedTo(person)} and ${person.reads(space)}
    and (${person.owns(space)} or ${holdsRight(personId, 'MODERATE', space)}))`
}

/**
 * Does nobody but the author decide on a case? Of a sealed one: does one person alone decide there? Whoever that is, so that it
 * does not tell who wrote it.
 */
const isLeftToAuthor = sql`((
  select count(*) from "Person" other where other."deactivatedAt" is null and other.id is distinct from ${authorOfCase}
    and other.id in (select "personId" from "SpaceMember" where "spaceId" = ${space}
      union select "personId" from "RoleGrant" where "endedAt" is null)
    and ${moderatesSpace(sql`other.id`)}) < case when ${tagOfCase} is null then 1 else 2 end)`

/**
 * Does the person `who` decide on a case? Those who moderate its space; for a case that would be left to its author, administrators,
 * also of a restricted post: they read the words that were reported, and nothing else of it.
 */
export const decides: Sql = sql`(${authorOfCase} is distinct from who.id and (${moderatesSpace(sql`who.id`)}
  or (${personAsReader(sql`who.id`).reads(space)}
    and ${holdsRight(sql`who.id`, 'MANAGE_SPACES', space)} and ${isLeftToAuthor})))`

/** The spaces where somebody decides. */
export const moderatedSpaces = (viewer: Viewer): number[] =>
  viewer.spaceIds.filter((id) => canModerate(viewer, id))

/** The spaces where they decide on what would be left to its author. */
const steppedInto = (viewer: Viewer): number[] =>
  viewer.spaceIds.filter(
    (id) => viewer.scopes.includes('write') && may(viewer, 'MANAGE_SPACES', id),
  )

export const moderatesAnywhere = (viewer: Viewer): boolean =>
  moderatedSpaces(viewer).length > 0 || steppedInto(viewer).length > 0

/** Cases about what the viewer wrote as a sealed author: `decidedBy` leaves them out. */
export async function ownSealedCases(db: Db, viewer: Viewer): Promise<number[]> {
  if (!moderatesAnywhere(viewer)) return []
  const spaceIds = [...moderatedSpaces(viewer), ...steppedInto(viewer)]
  const rows = await db.rows<{ id: number; postId: number; tag: string }>(sql`
    select m.id, m."postId", ${tagOfCase} as tag ${cases} where ${space} = any(${spaceIds}::int[]) and ${tagOfCase} is not null`)
  return rows
    .filter(({ postId, tag }) => isSealedAuthor(viewer.id, postId, tag))
    .map(({ id }) => id)
}

/**
 * The cases on which the viewer decides. Whoever is not admitted to a restricted post does not read its words in a report either,
 * but where nobody else decides.
 */
export const decidedBy = (viewer: Viewer, own: readonly number[]): Sql =>
  sql`(${authorOfCase} is distinct from ${viewer.id}::int and m.id <> all(${[...own]}::int[])
    and ((${admittedTo(viewerAsReader(viewer))} and ${space} = any(${moderatedSpaces(viewer)}::int[]))
      or (${space} = any(${steppedInto(viewer)}::int[]) and ${isLeftToAuthor})))`
