// Responses that somebody owes, to posts of all kinds: what Home shows of them.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Viewer } from '#graphql/context.ts'
import { postKinds } from '#graphql/post-kinds.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, sql } from '#prisma/sql.ts'
import { loadListed } from './lists.ts'
import { Post } from './schema.ts'

const MAX_OWED = 6

type OwedRow = { id: number; kind: string; dueAt: Date | null; total: number; late: number }

/** Posts that wait for the viewer's response, as their kinds declare it in `owed`; the longest promised first. */
export async function responsesOwedBy(db: Db, viewer: Viewer, most: number): Promise<OwedRow[]> {
  const parts = postKinds().flatMap(({ name, owed }) =>
    owed
      ? [sql`select owed.id, ${name}::text as kind, owed."dueAt" from (${owed(viewer)}) owed`]
      : [],
  )
  if (parts.length === 0) return []
  return db.rows<OwedRow>(
    plannedForValues(sql`
      select id, kind, "dueAt", (count(*) over ())::int as total,
        (count(*) filter (where "dueAt" < now()) over ())::int as late
      from (${joined(parts, ' union all ')}) owed order by "dueAt" asc nulls last, id limit ${most}`),
  )
}

const OwedResponse = builder.objectRef<OwedRow>('OwedResponse').implement({
  description: 'A response that the viewer owes.',
  fields: (t) => ({
    post: t.field({
      type: Post,
      nullable: true,
      description: 'What waits for it; null when it may no longer be seen.',
      resolve: async (row, _, context) => (await loadListed(context, [row]))[0] ?? null,
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'By when it was promised; null: no day was promised.',
    }),
    isLate: t.boolean({
      description: 'The promised day has passed.',
      resolve: ({ dueAt }) => dueAt !== null && dueAt < new Date(),
    }),
  }),
})

export const OwedResponses = builder.objectRef<readonly OwedRow[]>('OwedResponses').implement({
  description: 'First responses that the viewer owes.',
  fields: (t) => ({
    total: t.int({ description: 'How many wait.', resolve: (rows) => rows[0]?.total ?? 0 }),
    late: t.int({
      description: 'How many are past the promised day.',
      resolve: (rows) => rows[0]?.late ?? 0,
    }),
    responses: t.field({
      type: [OwedResponse],
      description: 'The first of them, late ones first, at most six.',
      complexity: { multiplier: MAX_OWED },
      resolve: (rows) => [...rows],
    }),
  }),
})

builder.queryFields((t) => ({
  owed: t.field({
    type: OwedResponses,
    description: 'First responses that the viewer owes.',
    resolve: (_, __, context) => responsesOwedBy(context.db, signedIn(context).viewer, MAX_OWED),
  }),
}))
