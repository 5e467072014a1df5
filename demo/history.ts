// From placed ideas to rows of every table that tells of them.
import { summaryOf } from '#graphql/posts/markdown.ts'
import type { PlacedIdea } from './ideas.ts'
import type { SeedData } from './people-and-spaces.ts'
import type { Rows } from './rows.ts'
import { earlier, htmlOf } from './texts.ts'

const ENDED = ['IN_USE', 'NOT_NOW', 'MERGED', 'WITHDRAWN']

/** Adds the rows of all ideas. Counters are left at their beginning: they are counted once everything stands. */
export function addIdeas(data: SeedData, ideas: readonly PlacedIdea[], rows: Rows): void {
  const idOf = new Map(ideas.map((idea) => [idea.seed.slug, idea.id]))
  rows.Post = ideas.map((idea) => postRow(idea, idOf))
  rows.PostRevision = ideas.flatMap(revisionRows)
  rows.Idea = ideas.map((idea) => ideaRow(data, idea))
  rows.Support = ideas.flatMap(({ id, supports }) =>
    supports.map(({ personId, at, mergedFromId = null }) => ({
      postId: id,
      personId,
      at,
      mergedFromId,
    })),
  )
  rows.PostFollow = ideas.flatMap(({ id, followers }) =>
    followers.map(({ personId, at, mergedFromId = null }) => ({
      postId: id,
      personId,
      level: 'FOLLOW',
      at,
      mergedFromId,
    })),
  )
  rows.StatusChange = inOrder(
    ideas.flatMap(({ id, statusChanges, merges }) =>
      statusChanges.map(({ from, move, by, note, at }) => ({
        ideaId: id,
        from,
        to: move.to,
        byId: by,
        note,
        otherId: otherOf(merges, from, move.to, at),
        at,
      })),
    ),
  )
  rows.OfficialResponse = inOrder(
    ideas.flatMap(({ id, responses }) =>
      responses.map(({ by, kind, text, at }) => ({ ideaId: id, byId: by, kind, text, at })),
    ),
  )
  addDiscussion(ideas, rows)
}

/** The other idea of a step that joins or parts. */
const otherOf = (merges: PlacedIdea['merges'], from: string, to: string, at: Date) =>
  from === 'MERGED' || to === 'MERGED'
    ? (merges.findLast((joining) => joining.at <= at)?.into.id ?? null)
    : null

/** Numbers rows by their time. */
const inOrder = <Row extends { at: Date }>(rows: Row[]) =>
  rows.sort((a, b) => a.at.getTime() - b.at.getTime()).map((row, i) => ({ id: i + 1, ...row }))

const postRow = (
  { id, seed, board, authorId, at, text, editedAt, statusChanges }: PlacedIdea,
  idOf: Map<string, number>,
) => ({
  id,
  kind: 'idea',
  spaceId: board.space.id,
  authorId,
  state: 'OPEN',
  title: seed.title,
  body: text.body,
  bodyHtml: htmlOf(text),
  summary: summaryOf(text.body),
  language: seed.language ?? 'en',
  tags: [...new Set(seed.tags)],
  version: editedAt ? 2 : 1,
  commentCount: 0,
  followerCount: 0,
  supportCount: 0,
  importedSupports: 0,
  mergedIntoId: mergedIntoOf(statusChanges.at(-1)?.move, idOf),
  participantIds: [],
  commentsClosed: false,
  createdAt: at,
  editedAt,
  activeAt: at,
})

const mergedIntoOf = (
  last: PlacedIdea['statusChanges'][number]['move'] | undefined,
  idOf: Map<string, number>,
) => (last?.to === 'MERGED' ? (idOf.get(last.into ?? '') ?? null) : null)

const revisionRows = ({ id, seed, authorId, text, editedAt }: PlacedIdea) =>
  editedAt
    ? [
        {
          postId: id,
          version: 1,
          title: seed.title,
          body: earlier(text.body),
          tags: [...new Set(seed.tags)],
          editorId: authorId,
          at: editedAt,
        },
      ]
    : []

function ideaRow(data: SeedData, idea: PlacedIdea) {
  const { id, board, at, dueAt } = idea
  const last = idea.statusChanges.at(-1)
  const status = last?.move.to ?? 'NEW'
  const declined = status === 'NOT_NOW' ? last : undefined
  const assignee = last?.move.assignee ? data.person(last.move.assignee).id : last?.by
  return {
    id,
    boardId: board.id,
    spaceId: board.space.id,
    status,
    statusAt: last?.at ?? at,
    assigneeId: ENDED.includes(status) ? null : last ? assignee : (board.owner?.id ?? null),
    nextStep: last?.next ?? '',
    supportCount: 0,
    trending: 0,
    responseDueAt: dueAt,
    respondedAt: idea.responses[0]?.at ?? null,
    declineReason: declined?.move.reasonCode ?? null,
    declineText: declined?.note ?? null,
    reopenIf: declined?.move.reopenIf ?? null,
    beforeMerge: status === 'MERGED' ? placeBefore(data, idea) : null,
    createdAt: at,
  }
}

/** Where it stood before it was joined, as mergeIdea keeps it. */
function placeBefore(data: SeedData, { statusChanges, board }: PlacedIdea) {
  const before = statusChanges.at(-2)
  const assignee = before?.move.assignee ? data.person(before.move.assignee).id : before?.by
  return {
    status: before?.move.to ?? 'NEW',
    assigneeId: assignee ?? board.owner?.id ?? null,
    nextStep: before?.next ?? '',
  }
}

function addDiscussion(ideas: readonly PlacedIdea[], rows: Rows): void {
  // Threads before their replies: numbers follow time, and a reply is later than what it answers.
  rows.Comment = ideas
    .flatMap(({ id: postId, comments }) =>
      comments.map(({ id, thread, replyTo, authorId, text, language, at }) => ({
        id,
        postId,
        rootId: thread?.id ?? null,
        replyToId: replyTo?.id ?? null,
        authorId,
        kind: 'COMMENT',
        state: 'OPEN',
        body: text.body,
        bodyHtml: htmlOf(text),
        language,
        version: 1,
        reactions: {},
        createdAt: at,
        changedAt: at,
      })),
    )
    .sort((a, b) => a.id - b.id)
  rows.Reaction = ideas.flatMap(({ comments }) =>
    comments.flatMap(({ id, reactions }) =>
      reactions.map(({ personId, emoji, at }) => ({ commentId: id, personId, emoji, at })),
    ),
  )
  rows.Mention = ideas.flatMap(({ id: postId, text, comments }) => [
    ...text.named.map(({ id }) => ({ postId, commentId: 0, personId: id })),
    ...comments.flatMap((comment) =>
      comment.text.named.map(({ id }) => ({ postId, commentId: comment.id, personId: id })),
    ),
  ])
}
