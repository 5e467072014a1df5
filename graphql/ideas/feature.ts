// Ideas: boards, the road of an idea, support, and the promise of a first answer.
import { systemActor } from '#graphql/context.ts'
import { feature } from '#graphql/define.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import './first-response.ts'
import './schema.ts'
import './idea-talk.ts'
import './root-schema.ts'
import './board-schema.ts'
import './board-root-schema.ts'
import './board-lists.ts'
import { boardOwnerLeft } from './events.ts'
import { findReadableBoard } from './find.ts'
import { movingAfter, scoreAt, WEIGHTS } from './moving.ts'
import { ideaDocuments, ideaIds, ideaIdsInSpace } from './search.ts'

const SYSTEM = systemActor('ideas')

export const ideas = feature({
  name: 'ideas',
  rooms: {
    board: (context, id) =>
      findReadableBoard(context.db, context.viewer, { id }).then(() => true, noIfRefused),
  },
  standsIn: {
    board: (db, ids, spaceId) =>
      idsOf(
        db,
        sql`select id from "Board" where id = any(${ids}::int[]) and "spaceId" = ${spaceId}`,
      ),
  },
  searchable: { idea: { documents: ideaDocuments, ids: ideaIds, idsInSpace: ideaIdsInSpace } },
  counts: {
    // A leaver answers nobody: whoever reads the board can take it on.
    'person.left': async (tx, e: { personId: number }) => {
      const boards = await tx.rows<{ boardId: number; spaceId: number }>(sql`
        update "Board" set "ownerId" = null where "ownerId" = ${e.personId}
        returning id as "boardId", "spaceId"`)
      for (const board of boards)
        await boardOwnerLeft.record(tx, SYSTEM, { ...board, personId: e.personId })
      await tx.rows(sql`delete from "BoardDelegate" where "personId" = ${e.personId}`)
    },
    'comment.posted': async (tx, e: { postId: number }) => {
      tx.later(sql`
        update "Idea" set moving = ${movingAfter(scoreAt(new Date(), WEIGHTS.commented))} where id = ${e.postId}`)
    },
  },
})
