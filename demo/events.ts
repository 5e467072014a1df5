// What happened lately and whom it was told: the rules of the features' events.ts, over the placed ideas.

import { COMMENTED, REACTED, REPLIED } from '#graphql/comments/notifications.ts'
import type { Notice } from '#graphql/define.ts'
import {
  BOARD_WITHOUT_OWNER,
  IDEA_AWAITS_RESPONSE,
  IDEA_ON_BOARD,
  RESPONDED,
  RESPONSE_DUE_SOON,
  RESPONSE_ESCALATED,
  RESPONSE_LATE,
  STATUS_CHANGED,
} from '#graphql/ideas/notifications.ts'
import { ROLE_CHANGED } from '#graphql/people/notifications.ts'
import { MERGED, NAMED, SUPPORTED, UNMERGED } from '#graphql/posts/notifications.ts'
import { ADDED_TO_SPACE, ASKED_TO_JOIN, SPACE_ARCHIVED } from '#graphql/spaces/notifications.ts'
import { daysBefore } from './chance.ts'
import type { PlacedComment } from './comments.ts'
import type { PlacedIdea } from './ideas.ts'
import type { SeedData } from './people-and-spaces.ts'

export type Happening = { at: Date; actorId: number | null; notices: Notice[] }

type Wanted = Omit<Notice, 'personId'>
const to = (people: readonly (number | null | undefined)[], wanted: Wanted): Notice[] =>
  people.flatMap((personId) => (personId ? [{ personId, ...wanted }] : []))

/** Everything of the last `days` days that somebody is told, in order. */
export function events(data: SeedData, ideas: readonly PlacedIdea[], days: number): Happening[] {
  const since = daysBefore(data.now, days)
  return [...ideas.flatMap((idea) => ofIdea(data, idea)), ...ofSpaces(data), ...ofBoards(data)]
    .filter(({ at }) => at >= since && at <= data.now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function ofIdea(data: SeedData, idea: PlacedIdea): Happening[] {
  const { id: postId, board, authorId, text } = idea
  const onBoard = { postId, boardId: board.id }
  const responders = board.responseDays ? (board.owner ? [board.owner] : board.delegates) : []
  const responderIds = responders.map(({ id }) => id)
  const followers = board.followers
    .filter(({ personId, at }) => personId !== board.owner?.id && at <= idea.at)
    .map(({ personId }) => personId)
  const posted: Happening = {
    at: idea.at,
    actorId: authorId,
    notices: [
      ...to(
        text.named.map(({ id }) => id),
        { kind: NAMED, group: `named:${postId}`, postId },
      ),
      ...to(followers, { kind: IDEA_ON_BOARD, group: `board:${board.id}`, ...onBoard }),
      ...to(responderIds, {
        kind: IDEA_AWAITS_RESPONSE,
        group: `awaiting:${board.id}`,
        ...onBoard,
      }),
    ],
  }
  const supported = idea.supports.map(({ personId, at }) => ({
    at,
    actorId: personId,
    notices: to([authorId], { kind: SUPPORTED, group: `support:${postId}`, postId }),
  }))
  return [
    posted,
    ...ofClock(data, idea),
    ...supported,
    ...ofStatusChanges(idea),
    ...ofDiscussion(idea),
  ]
}

/** A day before the promised day ends, at its end, and two and four days later, while nobody has answered. */
function ofClock(data: SeedData, idea: PlacedIdea): Happening[] {
  const { id: postId, board, dueAt } = idea
  if (!dueAt) return []
  const onBoard = { postId, boardId: board.id }
  const owners = board.space.owners.map(({ id }) => id)
  const named = [board.owner, ...board.delegates].flatMap((person) => person?.id ?? [])
  const responders = named.length > 0 ? named : owners
  const { readers } = board.space
  const manager = board.owner?.managers.find((one) => !one.leftAt && readers.includes(one))
  const escalated = { kind: RESPONSE_ESCALATED, group: `escalated:${board.id}` }
  const respondedAt = idea.responses[0]?.at ?? idea.statusChanges[0]?.at ?? data.now
  const steps = [
    { days: -1, people: responders, kind: RESPONSE_DUE_SOON, group: `due:${board.id}` },
    { days: 0, people: responders, kind: RESPONSE_LATE, group: `late:${board.id}` },
    { days: 2, people: manager ? [manager.id] : owners, ...escalated },
    { days: 4, people: owners, ...escalated },
  ]
  return steps.flatMap(({ days, people, kind, group }) => {
    const at = daysBefore(dueAt, -days)
    if (at <= idea.at || at >= respondedAt) return []
    return [{ at, actorId: null, notices: to(people, { kind, group, ...onBoard }) }]
  })
}

/** Whether the promised day passed while nobody had answered. */
export const isLate = (
  data: SeedData,
  { dueAt, responses, statusChanges }: PlacedIdea,
): boolean => {
  const firstStep = responses[0]?.at ?? statusChanges[0]?.at
  return dueAt !== null && dueAt < data.now && (!firstStep || firstStep > dueAt)
}

function ofStatusChanges(idea: PlacedIdea): Happening[] {
  const { id: postId } = idea
  const concerned = (at: Date) =>
    [...idea.followers, ...idea.supports]
      .filter((one) => one.at <= at)
      .map(({ personId }) => personId)
  return [
    ...idea.responses.map(({ at, by }) => ({
      at,
      actorId: by,
      notices: to(concerned(at), { kind: RESPONDED, group: `responded:${postId}`, postId }),
    })),
    ...idea.statusChanges.map(({ at, by, from, move }) => ({
      at,
      actorId: by,
      notices: [
        ...to(
          concerned(at),
          from === 'MERGED' || move.to === 'MERGED'
            ? { kind: MERGED, group: `merged:${postId}`, postId }
            : { kind: STATUS_CHANGED, group: `status:${postId}`, postId },
        ),
        ...(from === 'MERGED' ? unmergedFrom(idea, at) : []),
      ],
    })),
  ]
}

/** Those who follow the idea that another one leaves. */
function unmergedFrom({ merges }: PlacedIdea, at: Date): Notice[] {
  const into = merges.findLast((joining) => joining.at <= at)?.into
  if (!into) return []
  const followers = into.followers.filter((one) => one.at <= at).map(({ personId }) => personId)
  return to(followers, { kind: UNMERGED, group: `unmerged:${into.id}`, postId: into.id })
}

const ofDiscussion = (idea: PlacedIdea): Happening[] =>
  idea.comments.flatMap((comment) => [
    said(idea, comment),
    ...comment.reactions.map(({ personId, at }) => ({
      at,
      actorId: personId,
      notices: to([comment.authorId], {
        kind: REACTED,
        group: `reacted:${comment.id}`,
        postId: idea.id,
        commentId: comment.id,
      }),
    })),
  ])

function said({ id: postId, followers }: PlacedIdea, comment: PlacedComment): Happening {
  const { id: commentId, at, authorId, text, replyTo } = comment
  const here = { postId, commentId }
  const followerIds = followers.filter((one) => one.at <= at).map(({ personId }) => personId)
  return {
    at,
    actorId: authorId,
    notices: [
      ...to(
        text.named.map(({ id }) => id),
        { kind: NAMED, group: `named:${postId}`, ...here },
      ),
      ...to([replyTo?.authorId], { kind: REPLIED, group: `replied:${postId}`, ...here }),
      ...to(followerIds, { kind: COMMENTED, group: `commented:${postId}`, ...here }),
    ],
  }
}

/** Boards that nobody owns: whoever owned them left lately. */
const ofBoards = ({ now, boards }: SeedData): Happening[] =>
  boards
    .filter(({ owner }) => owner === null)
    .map(({ id: boardId, space: { owners } }) => ({
      at: daysBefore(now, 1.2),
      actorId: null,
      notices: to(
        owners.map(({ id }) => id),
        { kind: BOARD_WITHOUT_OWNER, group: `ownerless:${boardId}`, boardId },
      ),
    }))

const ofSpaces = ({ newcomers, newOwners, standstills, requests }: SeedData): Happening[] => [
  ...newcomers.map(({ spaceId, person, by, at }) => ({
    at,
    actorId: by.id,
    notices: to([person.id], { kind: ADDED_TO_SPACE, group: `space:${spaceId}`, spaceId }),
  })),
  ...newOwners.map(({ spaceId, person, by, at }) => ({
    at,
    actorId: by.id,
    notices: to([person.id], { kind: ROLE_CHANGED, group: `role:${spaceId}`, spaceId }),
  })),
  ...standstills.flatMap(({ space: { id: spaceId, members }, by, at, backAt }) => {
    const notice = { kind: SPACE_ARCHIVED, group: `archived:${spaceId}`, spaceId }
    const notices = to([...members], notice)
    return [at, backAt].map((moment) => ({ at: moment, actorId: by.id, notices }))
  }),
  ...requests.map(({ space, person, at }) => ({
    at,
    actorId: person.id,
    notices: to(
      space.owners.map(({ id }) => id),
      { kind: ASKED_TO_JOIN, group: `join:${space.id}`, spaceId: space.id },
    ),
  })),
]
