// Posting, editing and withdrawing ideas. Status changes and boards have their own files.
import type * as z from 'zod/mini'
import { claimFiles } from '#graphql/attachments/claim.ts'
import { cancelClock, planClock, startClock } from '#graphql/clocks/service.ts'
import { mustConfirm } from '#graphql/confidential/check.ts'
import { heldReason } from '#graphql/confidential/holding.ts'
import { SEALED_ACTOR, type SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { namedIn } from '#graphql/posts/mentions.ts'
import { sealPost } from '#graphql/posts/sealing.ts'
import { changeWords, insertPost } from '#graphql/posts/service.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { ideaEdited, ideaPosted } from './events.ts'
import { clockAt, type FoundBoard, findReadableBoard, findVisibleIdea } from './find.ts'
import { firstResponse } from './first-response.ts'
import { EditIdea, PostIdea, WithdrawIdea } from './input.ts'
import { canEditIdea, canPostIdea, canWithdraw } from './policy.ts'
import { changeStatus } from './status.ts'
import { scoreAt, WEIGHTS } from './trending.ts'

const say = refusalMessages.message

/** Posts an idea on a board. Gives its id. Throws Invalid, NotFound (no such board for you), NotAllowed. */
export async function postIdea(context: SignedIn, raw: z.input<typeof PostIdea>) {
  const input = parse(PostIdea, raw)
  const { viewer } = context
  if (!input.board && !input.space) throw new Invalid({ board: [say('chooseBoard')] })
  return write(context, 'postIdea', input, async (tx) => {
    const board = await findReadableBoard(
      tx,
      viewer,
      input.board ? { slug: input.board } : { space: input.space ?? '' },
    )
    if (!canPostIdea(viewer, board)) throw new NotAllowed(say('boardClosed'))
    return { id: await addIdea(tx, context, input, { spaceId: board.spaceId, board }) }
  })
}

type NewIdea = Pick<
  z.output<typeof PostIdea>,
  'title' | 'body' | 'tags' | 'fileIds' | 'isSealed'
> & {
  /** Where its draft was kept; 'idea' unless said. */
  draftPlace?: string
  /** Whose idea it is, where they have no account: it has no author then. */
  authorName?: string
}

/**
 * Writes an idea on a board, or in a space alone, with its clock and event. Gives its id; one that the caller's idempotency key has made
 * sealed before is not made again. The caller has asked policy.
 */
export async function addIdea(
  tx: Tx,
  context: SignedIn,
  input: NewIdea,
  {
    spaceId,
    board,
    allowsSealed = board?.allowsSealed ?? false,
  }: { spaceId: number; board: FoundBoard | null; allowsSealed?: boolean },
): Promise<number> {
  const { viewer } = context
  const sealed = input.isSealed ? await sealPost(tx, context, allowsSealed) : null
  if (sealed?.isKnown) return sealed.id
  const by = sealed ? SEALED_ACTOR : context
  const words = `${input.title}\n${input.body}`
  await mustConfirm(tx, context, words, { spaceId, isSealed: sealed !== null })
  const named = await namedIn(tx, input.body, spaceId)
  const promised = board
    ? await planClock(tx, board.policyId, board.ownerTimeZone ?? 'UTC', tx.at)
    : null
  const id = await insertPost(tx, {
    kind: 'idea',
    spaceId,
    authorId: sealed || input.authorName ? null : viewer.id,
    ...(input.authorName ? { authorName: input.authorName } : {}),
    sealed,
    title: input.title,
    body: input.body,
    tags: input.tags,
    // What somebody's language is may tell who they are.
    language: sealed ? null : viewer.language,
    named,
    fileIds: input.fileIds,
    drafterId: viewer.id,
    draftPlace: input.draftPlace ?? 'idea',
    held: await heldReason(tx, viewer, words, { spaceId, isSealed: sealed !== null }),
  })
  tx.later(sql`
    insert into "Idea" (id, "boardId", "spaceId", "assigneeId", "responseDueAt", trending, "statusAt", "createdAt")
    values (${id}, ${board?.id ?? null}::int, ${spaceId}, ${board?.ownerId ?? null}::int, ${promised?.dueAt ?? null}::timestamptz,
      ${scoreAt(tx.at, WEIGHTS.posted)}, ${tx.at}, ${tx.at})`)
  if (input.fileIds.length)
    await claimFiles(tx, viewer, input.fileIds, { postId: id, isSealed: sealed !== null })
  await ideaPosted.record(tx, by, {
    ideaId: id,
    boardId: board?.id ?? null,
    spaceId,
    ...(sealed || input.authorName ? {} : { authorId: viewer.id }),
    ...(named.length ? { named: named.map((person) => person.id) } : {}),
  })
  if (board && promised)
    await startClock(tx, by, firstResponse, { postId: id, boardId: board.id, spaceId }, promised)
  if (board) countIdea(tx, board.id, promised !== null)
  return id
}

/** The board's counters; the last statement of a post, because everyone who posts there waits for them until the commit. */
const countIdea = (tx: Tx, boardId: number, isPromised: boolean): void =>
  tx.later(sql`
    with by_status as (
      insert into "BoardStatusCount" ("boardId", status, ideas) values (${boardId}, 'NEW', 1)
      on conflict ("boardId", status) do update set ideas = "BoardStatusCount".ideas + 1
    )
    update "Board" set "ideaCount" = "ideaCount" + 1, "withoutResponse" = "withoutResponse" + 1, promised = promised + ${Number(isPromised)}
    where id = ${boardId}`)

/** Changes title, text, tags and files; the earlier version is kept and shown. Throws Conflict when it changed meanwhile. */
export async function editIdea(context: SignedIn, raw: z.input<typeof EditIdea>) {
  const input = parse(EditIdea, raw)
  const { viewer } = context
  return write(context, 'editIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
    if (!canEditIdea(viewer, idea)) throw new NotAllowed()
    const isSealed = idea.isSealedMine === true
    if (isSealed) keepNoKey(tx)
    const { spaceId } = idea
    const before = `${idea.title}\n${idea.body}`
    const words = `${input.title}\n${input.body}`
    await mustConfirm(tx, context, words, { spaceId, before, isSealed })
    const named = await namedIn(tx, input.body, idea.spaceId)
    const held = await heldReason(tx, viewer, words, { spaceId, before, isSealed })
    await changeWords(tx, viewer.id, idea, { ...input, named, held })
    await claimFiles(tx, viewer, input.fileIds, { postId: idea.id, isSealed })
    await ideaEdited.record(tx, actorOn(context, idea), {
      ideaId: idea.id,
      boardId: idea.boardId,
      spaceId: idea.spaceId,
      ...(idea.isSealedMine ? {} : { authorId: viewer.id }),
      version: idea.version + 1,
      ...(named.length ? { named: named.map((person) => person.id) } : {}),
    })
    return { id: idea.id }
  })
}

/** The author withdraws an idea. It stays readable, with the note; nobody can support it any longer. */
export async function withdrawIdea(context: SignedIn, raw: z.input<typeof WithdrawIdea>) {
  const input = parse(WithdrawIdea, raw)
  return write(context, 'withdrawIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, context.viewer, input.ideaId, 'lock')
    if (!canWithdraw(context.viewer, idea)) throw new NotAllowed()
    if (idea.isSealedMine) keepNoKey(tx)
    await cancelClock(tx, actorOn(context, idea), firstResponse, clockAt(idea), tx.at)
    await changeStatus(tx, context, idea, { to: 'WITHDRAWN', note: input.note, asAuthor: true })
    return { id: idea.id }
  })
}
