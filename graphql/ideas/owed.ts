// First answers that somebody owes: what Home shows of them.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'
import { awaitsResponse } from './awaiting-response.ts'
import { Idea } from './schema.ts'

const MAX_OWED = 6

type OwedRow = { ideaId: number; total: number; late: number }

/** Ideas that wait for the viewer's first answer, on boards owned or answered for; the longest promised first. */
const responsesOwedBy = (db: Db, viewer: Viewer, most: number): Promise<OwedRow[]> =>
  db.rows<OwedRow>(
    plannedForValues(sql`
    select i.id as "ideaId", (count(*) over ())::int as total,
      (count(*) filter (where i."responseDueAt" < now()) over ())::int as late
    from "Board" b join "Idea" i on i."boardId" = b.id join "Post" p on p.id = i.id
    where (b."ownerId" = ${viewer.id} or exists (select 1 from "BoardDelegate" d
        where d."boardId" = b.id and d."personId" = ${viewer.id}))
      and b."archivedAt" is null and ${awaitsResponse} and p.state = 'OPEN'
      and p."authorId" is distinct from ${viewer.id} and ${visibleTo(viewer)}
    order by i."responseDueAt" asc nulls last, i.id limit ${most}`),
  )

const Owed = builder.objectRef<readonly OwedRow[]>('OwedResponses').implement({
  description: 'First answers that the viewer owes, on boards owned or answered for.',
  fields: (t) => ({
    total: t.int({ description: 'How many wait.', resolve: (rows) => rows[0]?.total ?? 0 }),
    late: t.int({
      description: 'How many are past the promised day.',
      resolve: (rows) => rows[0]?.late ?? 0,
    }),
    ideas: t.field({
      type: [Idea],
      description: 'The first of them, late ones first, at most six.',
      complexity: { multiplier: MAX_OWED },
      resolve: (rows) => rows.map(({ ideaId }) => ideaId),
    }),
  }),
})

builder.queryFields((t) => ({
  owed: t.field({
    type: Owed,
    description: 'First answers that the viewer owes.',
    resolve: (_, __, context) => responsesOwedBy(context.db, signedIn(context).viewer, MAX_OWED),
  }),
}))
