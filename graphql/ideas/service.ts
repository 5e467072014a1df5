// Posting, editing, withdrawing and supporting ideas. The road and the boards have their own files.
import type * as z from 'zod/mini'
import { claimFiles } from '#graphql/attachments/claim.ts'
import { cancelClock, planClock, startClock } from '#graphql/clocks/service.ts'
import { SEALED_ACTOR, type SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { summaryOf, toHtml } from '#graphql/posts/markdown.ts'
import { namedIn, rememberNamed } from '#graphql/posts/mentions.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { ideaEdited, ideaPosted, ideaSupported, supportWithdrawn } from './events.ts'
import { actorOn, clockAt, findReadableBoard, findVisibleIdea } from './find.ts'
import { firstResponse } from './first-response.ts'
import { EditIdea, IdeaRef, PostIdea, WithdrawIdea } from './input.ts'
import { movingAfter, scoreAt, WEIGHTS } from './moving.ts'
import { canEditIdea, canPostIdea, canSupport, canWithdraw } from './policy.ts'
import { stepTo } from './road.ts'
import { refuseFiles, type SealedPost, sealPost } from './sealing.ts'

/** Tags are compared as written in lower case; twice the same is once. */
const tagsOf = (tags: readonly string[]): string[] => [...new Set(tags)]

/** Posts an idea on a board. Gives its id. Throws Invalid, NotFound (no such board for you), NotAllowed. */
export async function postIdea(context: SignedIn, raw: z.input<typeof PostIdea>) {
  const input = parse(PostIdea, raw)
  const { viewer } = context
  if (!input.board && !input.space) throw new Invalid({ board: ['Choose a board.'] })
  return write(context, 'postIdea', input, async (tx) => {
    const board = await findReadableBoard(
      tx,
      viewer,
      input.board ? { slug: input.board } : { space: input.space ?? '' },
    )
    if (!canPostIdea(viewer, board)) throw new NotAllowed('This board is closed for good.')
    const sealed = input.isSealed ? await sealPost(tx, context, board, input) : null
    if (sealed?.known) return { id: sealed.id }
    const by = sealed ? SEALED_ACTOR : context
    const named = await namedIn(tx, input.body, board.spaceId)
    const now = new Date()
    const promised = await planClock(tx, board.policyId, board.ownerTimeZone ?? 'UTC', now)
    const id = await insertIdea(tx, {
      boardId: board.id,
      spaceId: board.spaceId,
      authorId: sealed ? null : viewer.id,
      sealed,
      drafter: viewer.id,
      title: input.title,
      body: input.body,
      bodyHtml: toHtml(input.body, named),
      tags: tagsOf(input.tags),
      // What somebody's language is may tell who they are.
      language: sealed ? null : viewer.language,
      holderId: board.ownerId,
      dueAt: promised?.dueAt ?? null,
      moving: scoreAt(now, WEIGHTS.posted),
    })
    if (input.fileIds.length) await claimFiles(tx, viewer, input.fileIds, { postId: id })
    await rememberNamed(tx, id, 0, named)
    await ideaPosted.record(tx, by, {
      ideaId: id,
      boardId: board.id,
      spaceId: board.spaceId,
      ...(sealed ? {} : { authorId: viewer.id }),
      ...(named.length ? { named: named.map((person) => person.id) } : {}),
    })
    const at = { postId: id, boardId: board.id, spaceId: board.spaceId }
    if (promised) await startClock(tx, by, firstResponse, at, promised)
    countIdea(tx, board.id, promised !== null)
    return { id }
  })
}

type NewIdea = {
  boardId: number
  spaceId: number
  authorId: number | null
  sealed: SealedPost | null
  /** Whose draft it was. */
  drafter: number
  title: string
  body: string
  bodyHtml: string
  tags: string[]
  language: string | null
  holderId: number | null
  dueAt: Date | null
  moving: number
}

/** Post, idea and the author's follow, in one statement. */
async function insertIdea(tx: Tx, idea: NewIdea): Promise<number> {
  const row = await tx.first<{ id: number }>(sql`
    with post as (
      insert into "Post" (id, kind, "spaceId", "authorId", "authorTag", "sealedAuthor", "sealedKey", title, body, "bodyHtml",
        summary, language, tags, "followerCount")
      values (coalesce(${idea.sealed?.id ?? null}::int, nextval(pg_get_serial_sequence('"Post"', 'id'))::int), 'IDEA',
        ${idea.spaceId}, ${idea.authorId}::int, ${idea.sealed?.tag ?? null}::text, ${idea.sealed?.author ?? null}::text,
        ${idea.sealed?.key ?? null}::text, ${idea.title}, ${idea.body}, ${idea.bodyHtml},
        ${summaryOf(idea.body)}, ${idea.language}::text, ${idea.tags}, ${Number(idea.authorId !== null)}) returning id
    ), made as (
      insert into "Idea" (id, "boardId", "spaceId", "holderId", "answerDueAt", moving)
      select id, ${idea.boardId}, ${idea.spaceId}, ${idea.holderId}::int, ${idea.dueAt}::timestamptz, ${idea.moving} from post
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level) select id, ${idea.authorId}::int, 'FOLLOW' from post
      where ${idea.authorId}::int is not null
    ), drafted as (
      delete from "Draft" where "personId" = ${idea.drafter} and place = 'idea'
    )
    select id from post`)
  return (row as { id: number }).id
}

/** The board's counters; the last statement of a post, because everyone who posts there waits for them until the commit. */
const countIdea = (tx: Tx, boardId: number, isPromised: boolean): void =>
  tx.later(sql`
    with by_stage as (
      insert into "BoardStageCount" ("boardId", status, ideas) values (${boardId}, 'NEW', 1)
      on conflict ("boardId", status) do update set ideas = "BoardStageCount".ideas + 1
    )
    update "Board" set "ideaCount" = "ideaCount" + 1, unanswered = unanswered + 1, promised = promised + ${Number(isPromised)}
    where id = ${boardId}`)

/** Changes title, text, tags and files; the earlier version is kept and shown. Throws Conflict when it changed meanwhile. */
export async function editIdea(context: SignedIn, raw: z.input<typeof EditIdea>) {
  const input = parse(EditIdea, raw)
  const { viewer } = context
  return write(context, 'editIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
    if (!canEditIdea(viewer, idea)) throw new NotAllowed()
    if (idea.isSealedMine) {
      keepNoKey(tx)
      refuseFiles(input.fileIds)
    }
    if (idea.version !== input.version)
      throw new Conflict(
        'It was changed meanwhile, perhaps in another tab. Your text is kept; look at both.',
        {
          version: idea.version,
        },
      )
    const named = await namedIn(tx, input.body, idea.spaceId)
    await tx.rows(sql`
      insert into "PostRevision" ("postId", version, title, body, tags, "editorId")
      values (${idea.id}, ${idea.version}, ${idea.title}, ${idea.body}, ${idea.tags},
        ${idea.isSealedMine ? null : viewer.id}::int)`)
    await tx.rows(sql`
      update "Post" set title = ${input.title}, body = ${input.body}, "bodyHtml" = ${toHtml(input.body, named)},
        summary = ${summaryOf(input.body)}, tags = ${tagsOf(input.tags)}, version = version + 1, "editedAt" = now()
      where id = ${idea.id}`)
    await claimFiles(tx, viewer, input.fileIds, { postId: idea.id })
    await rememberNamed(tx, idea.id, 0, named)
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

/** The author takes an idea back. It stays readable, with the note; nobody can support it any longer. */
export async function withdrawIdea(context: SignedIn, raw: z.input<typeof WithdrawIdea>) {
  const input = parse(WithdrawIdea, raw)
  return write(context, 'withdrawIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, context.viewer, input.ideaId, 'lock')
    if (!canWithdraw(context.viewer, idea)) throw new NotAllowed()
    if (idea.isSealedMine) keepNoKey(tx)
    await cancelClock(tx, actorOn(context, idea), firstResponse, clockAt(idea), new Date())
    await stepTo(tx, context, idea, { to: 'WITHDRAWN', note: input.note, asAuthor: true })
    return { id: idea.id }
  })
}

/** Supports an idea. A second time, or fifty at once, is the same as once: the primary key is the promise. */
export async function supportIdea(context: SignedIn, raw: z.input<typeof IdeaRef>) {
  const input = parse(IdeaRef, raw)
  const { viewer } = context
  return write(context, 'supportIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId)
    if (!canSupport(viewer, idea)) throw new NotAllowed('This idea takes no more support.')
    const added = await tx.first(sql`
      insert into "Support" ("ideaId", "personId") values (${idea.id}, ${viewer.id})
      on conflict do nothing returning 1`)
    if (!added) {
      // A joined idea had brought it along; from now on it is their own, and stays when the two are parted.
      await tx.rows(sql`
        update "Support" set "cameFromId" = null
        where "ideaId" = ${idea.id} and "personId" = ${viewer.id} and "cameFromId" is not null`)
      return { id: idea.id }
    }
    await ideaSupported.record(tx, context, {
      ideaId: idea.id,
      boardId: idea.boardId,
      spaceId: idea.spaceId,
      byId: viewer.id,
      authorId: idea.authorId,
    })
    // Last, because everyone who supports the same idea waits for this row until the commit.
    tx.later(sql`
      update "Idea" set "supportCount" = "supportCount" + 1,
        moving = ${movingAfter(scoreAt(new Date(), WEIGHTS.supported))} where id = ${idea.id}`)
    return { id: idea.id }
  })
}

/** Takes the viewer's support back; without one nothing happens. */
export async function withdrawSupport(context: SignedIn, raw: z.input<typeof IdeaRef>) {
  const input = parse(IdeaRef, raw)
  const { viewer } = context
  return write(context, 'withdrawSupport', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId)
    if (!canSupport(viewer, idea)) throw new NotAllowed('This idea takes no more support.')
    const taken = await tx.first(sql`
      delete from "Support" where "ideaId" = ${idea.id} and "personId" = ${viewer.id} returning 1`)
    if (!taken) return { id: idea.id }
    await supportWithdrawn.record(tx, context, {
      ideaId: idea.id,
      boardId: idea.boardId,
      spaceId: idea.spaceId,
      byId: viewer.id,
    })
    tx.later(sql`update "Idea" set "supportCount" = "supportCount" - 1 where id = ${idea.id}`)
    return { id: idea.id }
  })
}
