// First responses that somebody owes to ideas.
import { builder } from '#graphql/builder.ts'
import type { Viewer } from '#graphql/context.ts'
import { OwedResponses } from '#graphql/posts/owed.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { awaitsResponse } from './awaiting-response.ts'
import { Idea } from './schema.ts'

/**
 * Ideas that wait for the viewer's first response, and when it is due: on boards that they own or respond for, and on those of
 * their spaces for which nobody does, because the owner has left.
 */
export const ideasOwedBy = (viewer: Viewer): Sql => sql`
  select i.id, i."responseDueAt" as "dueAt"
  from "Board" b join "Idea" i on i."boardId" = b.id join "Post" p on p.id = i.id
  where (b."ownerId" = ${viewer.id} or exists (select 1 from "BoardDelegate" d
      where d."boardId" = b.id and d."personId" = ${viewer.id})
    or (b."ownerId" is null and b."spaceId" = any(${viewer.ownerOf}::int[])
      and not exists (select 1 from "BoardDelegate" d where d."boardId" = b.id)))
    and b."archivedAt" is null and ${awaitsResponse} and p.state = 'OPEN'
    and p."authorId" is distinct from ${viewer.id} and ${visibleTo(viewer)}`

builder.objectFields(OwedResponses, (t) => ({
  ideas: t.field({
    type: [Idea],
    description: 'Those of the first ones that are owed to ideas. `responses` has all kinds.',
    complexity: { multiplier: 6 },
    resolve: (rows) => rows.flatMap(({ id, kind }) => (kind === 'idea' ? [id] : [])),
  }),
}))
