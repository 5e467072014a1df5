// Deciding on what is held. What followed from posting it follows when it is approved.
import type * as z from 'zod/mini'
import { runOnAfter } from '#graphql/clocks/service.ts'
import { setHidden } from '#graphql/comments/service.ts'
import { type SignedIn, systemActor, type Viewer } from '#graphql/context.ts'
import { Invalid, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { setState } from '#graphql/posts/service.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { transaction } from '#graphql/transaction.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { moderatedSpaces } from './deciders.ts'
import { heldDecided, heldLate } from './events.ts'
import { DecideHeld } from './input.ts'

export type HeldRow = {
  id: number
  postId: number
  commentId: number | null
  kind: string
  spaceId: number
  authorId: number | null
  tag: string | null
  /** It is a comment that somebody else than the post's author wrote without their name: nobody can be told. */
  isByOther: boolean
  title: string
  body: string
  version: number
  reason: 'NEWCOMER' | 'WORD'
  heldAt: Date
  dueAt: Date
}
const author = sql`(case when c.id is null then p."authorId" else c."authorId" end)`
const columns = sql`h.id, h."postId", h."commentId", p.kind, p."spaceId", ${author} as "authorId",
  (case when c.id is null then p."authorTag" else c."authorTag" end) as tag,
  c."sealedAuthor" is not null as "isByOther", p.title, coalesce(c.body, p.body) as body,
  coalesce(c.version, p.version) as version, h.reason, h."heldAt", h."dueAt"`
const from = sql`from "HeldPost" h join "Post" p on p.id = h."postId" left join "Comment" c on c.id = h."commentId"`

/** What waits in spaces where the viewer moderates, but for their own. Restricted posts are never held. */
const waitingFor = (
  viewer: Viewer,
): Sql => sql`(h."decidedAt" is null and p."spaceId" = any(${moderatedSpaces(viewer)}::int[])
  and ${author} is distinct from ${viewer.id}::int and coalesce(c.state, p.state) = 'HELD')`

/** Not what the viewer wrote without their name. */
const notOwn = (viewer: Viewer, rows: readonly HeldRow[]): HeldRow[] =>
  rows.filter(({ postId, tag }) => !isSealedAuthor(viewer.id, postId, tag))

/** A page of what waits, the oldest first; `after` is exclusive. */
export const heldPosts = async (db: Db, viewer: Viewer, wanted: number, after: number | null) =>
  notOwn(
    viewer,
    await db.rows<HeldRow>(sql`
      select ${columns} ${from} where ${waitingFor(viewer)} and h.id > ${after ?? 0} order by h.id limit ${wanted + 1}`),
  )

/** How many wait for the viewer. */
export async function countHeld(db: Db, viewer: Viewer): Promise<number> {
  if (moderatedSpaces(viewer).length === 0) return 0
  const row = await db.first<{ held: number }>(
    sql`select count(*)::int as held ${from} where ${waitingFor(viewer)}`,
  )
  return row?.held ?? 0
}

/**
 * Shows what is held to everybody, or leaves it with its author alone. The author is told, with the note. Gives the number of
 * what was held. Throws Invalid, NotFound for whoever does not moderate there, for one's own and for what was decided,
 * and Conflict where its words changed since they were read.
 */
export function decideHeld(context: SignedIn, raw: z.input<typeof DecideHeld>) {
  const input = parse(DecideHeld, raw)
  const { viewer } = context
  return write(context, 'decideHeld', input, async (tx) => {
    if (!input.approves && input.note.length < 3)
      throw new Invalid({ note: [moderationMessages.message('refusal.why')] })
    await tx.rows(sql`
      select 1 from "Post" where id = (select "postId" from "HeldPost" where id = ${input.id}) for no key update`)
    const found = await tx.first<HeldRow>(
      sql`select ${columns} ${from} where h.id = ${input.id} and ${waitingFor(viewer)} for no key update of h`,
    )
    const [held] = found ? notOwn(viewer, [found]) : []
    if (!held) throw new NotFound()
    mustBeVersion(held.version, input.version)
    const { postId, commentId, kind, spaceId } = held
    await tx.rows(sql`
      update "HeldPost" set "decidedAt" = ${tx.at}, "decidedById" = ${viewer.id}, "isApproved" = ${input.approves},
        note = ${input.note} where id = ${held.id}`)
    if (commentId === null)
      await setState(tx, { id: postId, kind }, input.approves ? 'OPEN' : 'HIDDEN')
    else await setHidden(tx, commentId, !input.approves)
    if (input.approves) await tellAgain(tx, held)
    await heldDecided.record(tx, context, {
      ...{ heldId: held.id, postId, commentId, kind, spaceId, isApproved: input.approves },
      ...(held.authorId === null ? {} : { authorId: held.authorId }),
      ...(held.isByOther ? { isByOther: true } : {}),
    })
    return { id: held.id }
  })
}

/**
 * What followed from posting it reached nobody who could not see it. It follows again: notifications have a ledger, so nobody is told
 * twice. Response clocks slept meanwhile and run on as after any pause.
 */
async function tellAgain(tx: Tx, { postId, commentId, heldAt, authorId }: HeldRow): Promise<void> {
  await tx.rows(sql`
    select graphile_worker.add_job('consequences', json_build_object('id', e.id, 'name', e.name, 'actorId', e."actorId",
      'payload', e.payload, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) is not null as queued
    from "Event" e where e.at = ${heldAt} and e."actorId" is not distinct from ${authorId}::int
      and (e.payload->>'commentId')::int is not distinct from ${commentId}::int limit 20`)
  if (commentId === null) await runOnAfter(tx, systemActor('moderation'), postId, heldAt)
}

const MAX_AT_ONCE = 100

/** The job: what waits longer than it should is told once more to those who decide. */
export async function remindOfHeld(_: unknown, _db: Db, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const late = await tx.rows<{ id: number; postId: number; spaceId: number }>(sql`
      select h.id, h."postId", p."spaceId" from "HeldPost" h join "Post" p on p.id = h."postId"
      where h."decidedAt" is null and not h."isLate" and h."dueAt" <= ${now} order by h.id limit ${MAX_AT_ONCE}
      for no key update of h skip locked`)
    for (const { id, postId, spaceId } of late) {
      await tx.rows(sql`update "HeldPost" set "isLate" = true where id = ${id}`)
      await heldLate.record(tx, systemActor('held posts'), { heldId: id, postId, spaceId })
    }
  }, now)
}
