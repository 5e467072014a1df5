// Finding a thread as somebody: what may not be seen is not found.
import type { Viewer } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import type { FoundPost } from '#graphql/post-kinds.ts'
import { commentsClosed, isInvitedTo, visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import type { ThreadState } from './limits.ts'

export type FoundThread = FoundPost & ThreadFacts & { isNamed: boolean }
/** Does the complaint `p` name somebody? */
export const isNamedIn = (viewer: Viewer): Sql => sql`exists (select 1 from "CustomerNamed" named
  where named."threadId" = p.id and named."personId" = ${viewer.id})`
export type ThreadFacts = {
  id: number
  spaceId: number
  channelId: number
  customerId: number
  /** What the thread is written in. */
  language: string | null
  threadState: ThreadState
  assigneeId: number | null
  isSpam: boolean
  waitingSince: Date | null
  firstAnsweredAt: Date | null
  firstPolicyId: number
  nextPolicyId: number
  rightPolicyId: number
  reviewPolicyId: number
  /** Where the channel's owner lives: clocks whose calendar names no zone run there. */
  timeZone: string
}
export const threadFacts = sql`p.language, k."channelId", k."customerId", k.state as "threadState", k."assigneeId", k."isSpam",
  k."waitingSince", k."firstAnsweredAt", c."firstPolicyId", c."nextPolicyId", c."rightPolicyId", c."reviewPolicyId",
  coalesce((select owner."timeZone" from "Person" owner where owner.id = c."ownerId"), 'UTC') as "timeZone"`
const from = sql`"Post" p join "CustomerThread" k on k.id = p.id join "CustomerChannel" c on c.id = k."channelId"`

const locked = (lock?: 'lock'): Sql => (lock ? sql`for no key update of p, k` : sql``)

/** The thread with what its rules need, locked against other writers with `lock`. Throws NotFound. */
export async function findThread(
  db: Db,
  viewer: Viewer,
  threadId: number,
  lock?: 'lock',
): Promise<FoundThread> {
  const row = await db.first<FoundThread>(sql`
    select p.id, p.kind, p."spaceId", p."authorId", p.state, ${commentsClosed} as "commentsClosed", p.version, p.title, p.body, p.tags,
      p."mergedIntoId", p."isRestricted", ${isInvitedTo(viewer)} as "isInvited", ${isNamedIn(viewer)} as "isNamed",
      ${threadFacts}
    from ${from} where p.id = ${threadId} and ${visibleTo(viewer)} ${locked(lock)}`)
  if (!row) throw new NotFound()
  return row
}

/** The same for what customers and jobs do, who are nobody's viewer. Undefined when there is none. */
export const threadById = (
  db: Db,
  threadId: number,
  lock?: 'lock',
): Promise<ThreadFacts | undefined> =>
  db.first<ThreadFacts>(sql`
    select p.id, p."spaceId", ${threadFacts} from ${from} where p.id = ${threadId} and p.state = 'OPEN' ${locked(lock)}`)
