// The status of an idea: changes and declines. Every change has author, time and reason.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { countWithoutResponse } from './awaiting-response.ts'
import { ideaStatusChanged } from './events.ts'
import { type FoundIdea, findVisibleIdea, mustRead } from './find.ts'
import { ChangeIdeaStatus, DeclineIdea } from './input.ts'
import { canChangeStatus, canRespond, type IdeaStatus } from './policy.ts'
import { respond } from './responses.ts'
import { scoreAt, trendingAfter, WEIGHTS } from './trending.ts'

const say = refusalMessages.message

type Change = {
  to: IdeaStatus
  note: string
  assigneeId?: number | null
  nextStep?: string
  /** The other idea, when this change merges it. */
  otherId?: number
  /** A change by the author, who has no name on a sealed idea; what they do as the board's owner has. */
  asAuthor?: boolean
}

/** Changes the status and records the event. The caller has asked policy. */
export async function changeStatus(
  tx: Tx,
  context: SignedIn,
  idea: FoundIdea,
  change: Change,
): Promise<void> {
  await applyChange(tx, context, idea, change)
  const { asAuthor = false } = change
  await ideaStatusChanged.record(tx, asAuthor ? actorOn(context, idea) : context, {
    ideaId: idea.id,
    boardId: idea.boardId,
    spaceId: idea.spaceId,
    byId: asAuthor && idea.isSealedMine ? null : context.viewer.id,
    from: idea.status,
    to: change.to,
  })
}

/** Writes the status, its entry in the history and the board's counters; merging has an event of its own. */
export async function applyChange(
  tx: Tx,
  context: SignedIn,
  idea: FoundIdea,
  change: Change,
): Promise<void> {
  const { viewer } = context
  const over =
    change.to === 'NOT_NOW' ||
    change.to === 'MERGED' ||
    change.to === 'WITHDRAWN' ||
    change.to === 'IN_USE'
  await tx.rows(sql`
    update "Idea" set status = ${change.to}::"IdeaStatus", "statusAt" = ${tx.at},
      "assigneeId" = ${over ? null : (change.assigneeId ?? viewer.id)}::int, "nextStep" = ${change.nextStep ?? ''},
      "declineReason" = case when ${change.to} = 'NOT_NOW' then "declineReason" end,
      "declineText" = case when ${change.to} = 'NOT_NOW' then "declineText" end,
      "reopenIf" = case when ${change.to} = 'NOT_NOW' then "reopenIf" end,
      trending = ${trendingAfter(scoreAt(tx.at, WEIGHTS.statusChanged))}
    where id = ${idea.id}`)
  await recordStatusChange(tx, context, idea, change)
}

/** What every change leaves behind, whatever it does to the idea: its entry in the history, and the board's counters. */
export async function recordStatusChange(
  tx: Tx,
  { viewer }: SignedIn,
  idea: FoundIdea,
  { to, note, otherId, asAuthor = false }: Pick<Change, 'to' | 'note' | 'otherId' | 'asAuthor'>,
): Promise<void> {
  const byId = asAuthor && idea.isSealedMine ? null : viewer.id
  await tx.rows(sql`update "Post" set "activeAt" = ${tx.at} where id = ${idea.id}`)
  await tx.rows(sql`
    insert into "StatusChange" ("ideaId", "from", "to", "byId", note, "otherId", at)
    values (${idea.id}, ${idea.status}::"IdeaStatus", ${to}::"IdeaStatus", ${byId}::int, ${note}, ${otherId ?? null}::int,
      ${tx.at})`)
  if (idea.status === to) return
  if (!idea.respondedAt && idea.status === 'NEW') countWithoutResponse(tx, idea, -1)
  if (!idea.respondedAt && to === 'NEW') countWithoutResponse(tx, idea, 1)
  if (idea.boardId === null) return
  await tx.rows(sql`
    insert into "BoardStatusCount" ("boardId", status, ideas)
    select ${idea.boardId}, status, ideas
    from (values (${idea.status}::"IdeaStatus", -1), (${to}::"IdeaStatus", 1)) as step(status, ideas)
    order by status -- two ideas that change places must not wait for each other
    on conflict ("boardId", status) do update set ideas = "BoardStatusCount".ideas + excluded.ideas`)
}

/** Changes the status of an idea. A change by those who owe the response is a response too: it stops the clock. */
export async function changeIdeaStatus(context: SignedIn, raw: z.input<typeof ChangeIdeaStatus>) {
  const input = parse(ChangeIdeaStatus, raw)
  return write(context, 'changeIdeaStatus', input, async (tx) => {
    const idea = await findVisibleIdea(tx, context.viewer, input.ideaId, 'lock')
    if (!canChangeStatus(context.viewer, idea, idea.board)) throw new NotAllowed()
    if (idea.status === input.to) throw new Invalid({ to: [say('statusAlready')] })
    if (input.assigneeId) await mustRead(tx, [input.assigneeId], idea.spaceId, 'assigneeId')
    const isResponse = !idea.respondedAt && input.to !== 'NEW'
    const responded = isResponse ? await respond(tx, context, idea, 'YES', input.note) : idea
    await changeStatus(tx, context, responded, input as Change)
    return { id: idea.id }
  })
}

/** Declines with *Not now*: a reason of the list and a text, which are searchable and shown with similar ideas. */
export async function declineIdea(context: SignedIn, raw: z.input<typeof DeclineIdea>) {
  const input = parse(DeclineIdea, raw)
  return write(context, 'declineIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, context.viewer, input.ideaId, 'lock')
    if (!canRespond(context.viewer, idea, idea.board)) throw new NotAllowed()
    if (idea.status === 'NOT_NOW') throw new Invalid({ reason: [say('notNowAlready')] })
    await tx.rows(sql`
      update "Idea" set "declineReason" = ${input.reason}::"DeclineReason", "declineText" = ${input.text},
        "reopenIf" = nullif(${input.reopenIf}, '') where id = ${idea.id}`)
    const responded = await respond(tx, context, idea, 'NOT_NOW', input.text)
    await changeStatus(tx, context, responded, { to: 'NOT_NOW', note: input.text })
    return { id: idea.id }
  })
}
