// What an import brings, told once a batch. Nobody is notified: what comes from elsewhere is no news.
import { event } from '#graphql/define.ts'
import { auditMessages } from '#messages/audit.ts'

const say = auditMessages.tagged

type Batch = {
  spaceId: number
  boardId: number
  ideaIds: number[]
  commentIds: number[]
  changedPostIds: number[]
}

export const ideasImported = event(
  'ideas.imported',
  (e: Batch) => ({
    rooms: [
      `board:${e.boardId}`,
      'company:0',
      ...e.changedPostIds.map((id) => `post:${id}` as const),
    ],
    reindexes: [
      ...e.ideaIds.map((id) => `idea:${id}` as const),
      ...e.commentIds.map((id) => `comment:${id}` as const),
    ],
  }),
  say('ideas.imported'),
)
