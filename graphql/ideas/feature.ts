// Ideas: boards, the status of an idea, and the promise of a first response.
import { handOverEscalations } from '#graphql/clocks/leaving.ts'
import { feature, namesOf } from '#graphql/define.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { postKind } from '#graphql/post-kinds.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type BoardRow, boardPath, boardsByIds } from './board-queries.ts'
import { counters, recountAwaiting } from './counters.ts'
import { board, unfollowBoardsOf } from './followable.ts'
import { followedIdeas } from './followed.ts'
import { IdeaChanges } from './fragments.ts'
import { type IdeaRow, ideasByIds, statusesNow } from './queries.ts'
import './first-response.ts'
import './root-schema.ts'
import { Board } from './board-schema.ts'
import './board-root-schema.ts'
import { ideasOwedBy } from './owed.ts'
import './board-lists.ts'
import { eventsMessages } from '#messages/events.ts'
import './events.ts'
import { evidence } from './evidence.ts'
import { type FoundIdea, findReadableBoard, findVisibleIdea } from './find.ts'
import {
  assignedIdeas,
  delegations,
  escalations,
  handOverBoards,
  handOverDelegations,
  handOverIdeas,
  ownedBoards,
} from './leaving.ts'
import { STATUS_STEPS } from './limits.ts'
import { onMerge, onUnmerge } from './merging.ts'
import { canEditIdea, canMerge, canMergeInto, canSupport, canUnmerge } from './policy.ts'
import { Idea } from './schema.ts'
import { ideaExtras, STATUS_LABELS } from './search.ts'
import { onComment, onSupport, onSupportsMoved } from './trending.ts'

const log = eventsMessages.message

const say = kindsMessages.message

export const ideas = feature({
  name: 'ideas',
  counters,
  evidence,
  logTopics: { idea: log('topic.idea'), board: log('topic.board') },
  named: {
    idea: {
      ids: ['ideaId'],
      find: async (db, viewer, ids) =>
        namesOf(await ideasByIds(db, viewer, ids), ({ id, title }) => ({
          text: title,
          path: `/ideas/${id}`,
        })),
      hidden: log('hidden.idea'),
    },
    board: {
      ids: ['boardId'],
      find: async (db, viewer, ids) =>
        namesOf(await boardsByIds(db, viewer, ids), ({ name, slug }) => ({
          text: name,
          path: boardPath(slug),
        })),
      hidden: log('hidden.board'),
    },
  },
  paths: { board: boardPath },
  rooms: {
    board: (context, id) =>
      findReadableBoard(context.db, context.viewer, { id }).then(() => true, noIfRefused),
  },
  roomsInSpace: {
    board: (db, ids, spaceId) =>
      idsOf(
        db,
        sql`select id from "Board" where id = any(${ids}::int[]) and "spaceId" = ${spaceId}`,
      ),
  },
  followables: { board },
  posts: {
    idea: postKind<FoundIdea>({
      type: Idea,
      noun: {
        one: say('idea.one'),
        other: say('idea.other'),
        yours: say('idea.yours'),
        another: say('idea.another'),
        heading: { yours: say('idea.heading.yours'), followed: say('idea.heading.followed') },
      },
      path: (number) => `/ideas/${number}`,
      find: findVisibleIdea,
      policy: { canSupport, canEdit: canEditIdea, canMerge, canMergeInto, canUnmerge },
      rooms: ({ boardId }) => (boardId === null ? [] : [`board:${boardId}`]),
      hooks: {
        onComment,
        onSupport,
        onSupportsMoved,
        onMerge,
        onUnmerge,
        onState: async (tx, ideaId) => void (await recountAwaiting(tx, ideaId)),
      },
      status: {
        labels: STATUS_LABELS,
        steps: STATUS_STEPS,
        of: ({ status }: IdeaRow) => status,
        since: ({ statusAt }: IdeaRow) => statusAt,
        now: statusesNow,
      },
      place: async ({ boardId }: IdeaRow, context) =>
        boardId === null
          ? null
          : ((await Board.getDataloader(context).load(boardId)) as BoardRow).name,
      searchExtras: ideaExtras,
      lists: {
        join: sql`join "Idea" i on i.id = p.id`,
        trending: sql`i.trending`,
        isFollowed: (viewer) => sql`exists (select 1 from "BoardFollow" f
          where f."boardId" = i."boardId" and f."personId" = ${viewer.id} and f.level = 'FOLLOW')`,
        isMuted: (viewer) => sql`i."boardId" in (select f."boardId" from "BoardFollow" f
          where f."personId" = ${viewer.id} and f.level = 'MUTE')`,
        followed: followedIdeas,
        isOpen: sql`i.status <> 'WITHDRAWN'`,
      },
      owed: ideasOwedBy,
      live: IdeaChanges,
    }),
  },
  counts: {
    'space.member-removed': (tx, e: { spaceId: number; personId: number }) =>
      unfollowBoardsOf(tx, e.spaceId, e.personId),
  },
  leaving: {
    'ClockPolicy.escalateToId': {
      label: (count) => log('owned.escalations', { count }),
      list: escalations,
      handOver: handOverEscalations,
    },
    'Board.ownerId': {
      label: (count) => log('owned.boards', { count }),
      list: ownedBoards,
      handOver: handOverBoards,
    },
    'BoardDelegate.personId': {
      label: (count) => log('owned.delegations', { count }),
      list: delegations,
      handOver: handOverDelegations,
    },
    'Idea.assigneeId': {
      label: (count) => log('owned.ideas', { count }),
      list: assignedIdeas,
      handOver: handOverIdeas,
    },
    'BoardFollow.personId': { stays: 'whoever comes back follows as before' },
    'StatusChange.byId': { stays: 'who changed a status' },
    'OfficialResponse.byId': { stays: 'who responded' },
    'OfficialResponse.withdrawnById': { stays: 'who withdrew a response' },
    'OfficialResponseRevision.editorId': { stays: 'who corrected a response' },
  },
})
