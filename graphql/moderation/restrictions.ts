// What moderators do not allow for a while, each with a reason, an author and an end: comments on a post, or somebody's posts.
import type * as z from 'zod/mini'
import { holdsRight, personAsReader, viewerAsReader } from '#graphql/audience.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { admittedTo, visibleTo } from '#graphql/posts/policy.ts'
import { setLock } from '#graphql/posts/service.ts'
import { may } from '#graphql/roles.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { moderatedSpaces } from './deciders.ts'
import { discussionLocked, personRestricted, restrictionEnded } from './events.ts'
import { EndRestriction, LockDiscussion, RestrictPerson } from './input.ts'
import { canModerate, canModerateCompany } from './policy.ts'

const say = moderationMessages.message

export type RestrictionRow = {
  id: number
  postId: number | null
  personId: number | null
  spaceId: number | null
  reason: string
  byId: number
  at: Date
  until: Date
  endedById: number | null
  endedAt: Date | null
}
const columns = sql`r.id, r."postId", r."personId", r."spaceId", r.reason, r."byId", r.at, r.until, r."endedById", r."endedAt"`

/**
 * Locks the discussion of a post for some days: nobody comments, reacts or supports. A lock that holds is replaced. Gives its id.
 * Throws Invalid, NotFound, NotAllowed for whoever does not moderate the space.
 */
export function lockDiscussion(context: SignedIn, raw: z.input<typeof LockDiscussion>) {
  const input = parse(LockDiscussion, raw)
  const { viewer } = context
  return write(context, 'lockDiscussion', input, async (tx) => {
    const post = await findVisiblePost(tx, viewer, input.postId, 'lock')
    if (!canModerate(viewer, post.spaceId)) throw new NotAllowed()
    const until = new Date(tx.at.getTime() + days(input.days))
    await tx.rows(sql`
      update "Restriction" set "endedAt" = ${tx.at}, "endedById" = ${viewer.id}
      where "postId" = ${post.id} and "endedAt" is null`)
    const id = await insert(tx, { ...input, spaceId: post.spaceId, byId: viewer.id, until })
    await setLock(tx, post.id, until)
    await discussionLocked.record(tx, context, { postId: post.id, restrictionId: id })
    return { id }
  })
}

/**
 * Lets somebody neither post, comment nor support for some days, in a space or in the whole company. They are told, with the reason
 * and who decided. Gives its id.
 * Throws Invalid, also for somebody who never wrote in the space, NotFound, NotAllowed for whoever does not moderate there, for oneself,
 * and for owners of the space and administrators, whom only those who moderate the whole company restrict.
 */
export function restrictPerson(context: SignedIn, raw: z.input<typeof RestrictPerson>) {
  const input = parse(RestrictPerson, raw)
  const { viewer } = context
  return write(context, 'restrictPerson', input, async (tx) => {
    const { personId, spaceId, reason } = input
    if (spaceId !== null && !canReadSpace(viewer, spaceId)) throw new NotFound()
    const isAllowed = spaceId === null ? canModerateCompany(viewer) : canModerate(viewer, spaceId)
    if (!isAllowed) throw new NotAllowed()
    if (personId === viewer.id) throw new NotAllowed(say('refusal.oneself'))
    await mustBeRestrictable(tx, viewer, personId, spaceId)
    const same = await tx.first(sql`
      select 1 as one from "Restriction" where "personId" = ${personId} and "spaceId" is not distinct from ${spaceId}::int
        and "endedAt" is null and until > ${tx.at}`)
    if (same) throw new Conflict(say('refusal.restricted'))
    const until = new Date(tx.at.getTime() + days(input.days))
    const id = await insert(tx, { personId, spaceId, reason, byId: viewer.id, until })
    await personRestricted.record(tx, context, { personId, spaceId, restrictionId: id })
    return { id }
  })
}

/**
 * The person, locked. Those who moderate one space would lock out its owners, who end nothing of their own; and a space that somebody
 * makes is no place from which to tell anybody off. Throws Invalid, NotAllowed.
 */
async function mustBeRestrictable(
  tx: Tx,
  viewer: Viewer,
  personId: number,
  spaceId: number | null,
): Promise<void> {
  const reader = personAsReader(sql`who.id`)
  const known = await tx.first<{ isManager: boolean; hasWritten: boolean }>(sql`
    select (${reader.owns(sql`${spaceId}::int`)} or ${holdsRight(sql`who.id`, 'CHANGE_ADMINISTRATION', sql`null::int`)}) as "isManager",
      (${spaceId}::int is null or exists (select 1 from "Post" p where p."spaceId" = ${spaceId}::int and ${admittedTo(viewerAsReader(viewer))}
        and (p."authorId" = who.id or exists (select 1 from "Comment" c where c."postId" = p.id and c."authorId" = who.id)))) as "hasWritten"
    from "Person" who where who.id = ${personId} and who."deactivatedAt" is null for no key update of who`)
  if (!known) throw new Invalid({ personId: [say('refusal.person')] })
  if (known.isManager && !canModerateCompany(viewer)) throw new NotAllowed(say('refusal.manager'))
  if (!known.hasWritten) throw new Invalid({ personId: [say('refusal.neverWrote')] })
}

type New = {
  postId?: number
  personId?: number
  spaceId: number | null
  reason: string
  byId: number
  until: Date
}
async function insert(tx: Tx, { postId, personId, spaceId, reason, byId, until }: New) {
  const made = await tx.first<{ id: number }>(sql`
    insert into "Restriction" ("postId", "personId", "spaceId", reason, "byId", at, until)
    values (${postId ?? null}::int, ${personId ?? null}::int, ${spaceId}::int, ${reason}, ${byId}, ${tx.at}, ${until}) returning id`)
  return (made as { id: number }).id
}

/** Ends a restriction before its time; twice is once. Throws NotFound for whoever neither moderates there nor administers. */
export function endRestriction(context: SignedIn, raw: z.input<typeof EndRestriction>) {
  const input = parse(EndRestriction, raw)
  const { viewer } = context
  return write(context, 'endRestriction', input, async (tx) => {
    const { id } = input
    // The post first, as everywhere.
    await tx.rows(sql`
      select 1 from "Post" where id = (select "postId" from "Restriction" where id = ${id}) for no key update`)
    const found = await tx.first<RestrictionRow>(sql`
      select ${columns} from "Restriction" r where r.id = ${id} and ${moderatedBy(viewer)} for no key update`)
    if (!found) throw new NotFound()
    if (found.endedAt) return { id }
    await tx.rows(sql`
      update "Restriction" set "endedAt" = ${tx.at}, "endedById" = ${viewer.id} where id = ${id}`)
    const { postId, personId, spaceId } = found
    if (postId !== null) await setLock(tx, postId, null)
    await restrictionEnded.record(tx, context, {
      restrictionId: id,
      ...(postId === null ? {} : { postId }),
      ...(personId === null ? {} : { personId }),
      spaceId,
    })
    return { id }
  })
}

/** The spaces whose restrictions somebody ends: administrators all that they read. */
const endedIn = (viewer: Viewer): readonly number[] =>
  may(viewer, 'CHANGE_ADMINISTRATION') ? viewer.spaceIds : moderatedSpaces(viewer)

/** Restrictions `r` of the spaces where the viewer ends them, and of the whole company. Nobody manages their own. */
const moderatedBy = (viewer: Viewer): Sql => sql`(r."personId" is distinct from ${viewer.id}
  and (r."spaceId" = any(${[...endedIn(viewer)]}::int[]) or (r."spaceId" is null and ${canModerateCompany(viewer)}::boolean))
  and (r."postId" is null or exists (select 1 from "Post" p where p.id = r."postId" and ${visibleTo(viewer)})))`

/** A page of the restrictions that hold now and that the viewer may end, latest first; `before` is exclusive. */
export const activeRestrictions = (
  db: Db,
  viewer: Viewer,
  now: Date,
  wanted: number,
  before: number | null,
): Promise<RestrictionRow[]> =>
  db.rows<RestrictionRow>(sql`
    select ${columns} from "Restriction" r
    where r."endedAt" is null and r.until > ${now} and ${moderatedBy(viewer)} and r.id < ${before ?? 2_147_483_647}
    order by r.id desc limit ${wanted + 1}`)

/** One restriction, for those who may end it. */
export const restrictionFor = (db: Db, viewer: Viewer, id: number) =>
  db.first<RestrictionRow>(
    sql`select ${columns} from "Restriction" r where r.id = ${id} and ${moderatedBy(viewer)}`,
  )

/** What the viewer may not do now or could not do, latest first, at most 20. */
export const ownRestrictions = (db: Db, viewer: Viewer): Promise<RestrictionRow[]> =>
  db.rows<RestrictionRow>(sql`
    select ${columns} from "Restriction" r where r."personId" = ${viewer.id} order by r.id desc limit 20`)

/** The locks that hold now, by post. */
export async function locksOf(db: Db, postIds: readonly number[], now: Date) {
  const rows = await db.rows<RestrictionRow>(sql`
    select ${columns} from "Restriction" r
    where r."postId" = any(${[...postIds]}::int[]) and r."endedAt" is null and r.until > ${now}`)
  const byPost = new Map(rows.map((row) => [row.postId, row]))
  return postIds.map((id) => byPost.get(id) ?? null)
}

/** The restriction of the viewer that holds longest in each space. */
export async function restrictionsIn(
  db: Db,
  viewer: Viewer,
  spaceIds: readonly number[],
  now: Date,
) {
  const rows = await db.rows<RestrictionRow>(sql`
    select ${columns} from "Restriction" r
    where r."personId" = ${viewer.id} and r."endedAt" is null and r.until > ${now} order by r.until`)
  return spaceIds.map(
    (id) => rows.findLast((row) => row.spaceId === null || row.spaceId === id) ?? null,
  )
}
