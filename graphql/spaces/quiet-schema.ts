// Spaces that are archived when nothing happens in them, in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { sql } from '#prisma/sql.ts'
import { canManageSpace } from './policy.ts'
import {
  canSetQuietDays,
  keepSpace,
  NOTICE_DAYS,
  type QuietSpace,
  quietDays,
  setQuietDays,
  trialOfQuietDays,
} from './quiet.ts'
import { Space } from './schema.ts'

const archivesAt = loaderOf<number, Date | null>(async (ids, { db }) => {
  const rows = await db.rows<{ id: number; archivesAt: Date | null }>(sql`
    select id, "archivesAt" from "Space" where id = any(${[...ids]}::int[]) and "archivesAt" is not null`)
  const byId = new Map(rows.map((row) => [row.id, row.archivesAt]))
  return ids.map((id) => byId.get(id) ?? null)
})

const QuietSpaceType = builder.objectRef<QuietSpace>('QuietSpace').implement({
  description: 'A space in which nothing has happened for a while.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    slug: t.exposeString('slug', { description: 'Its name in addresses.' }),
    lastAt: t.expose('lastAt', { type: 'DateTime', description: 'When something happened last.' }),
  }),
})

builder.objectFields(Space, (t) => ({
  archivesAt: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'When it is archived because nothing happens in it, for those who manage it; null: it is not.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) =>
      canManageSpace(signedIn(context).viewer, id) ? archivesAt(context).load(id) : null,
  }),
}))

builder.queryFields((t) => ({
  quietDays: t.int({
    description:
      'After how many quiet days a space is archived; 0: never. Errors: NOT_ALLOWED for whoever is no administrator.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => {
      if (!canSetQuietDays(signedIn(context).viewer)) throw new NotAllowed()
      return quietDays(context.db)
    },
  }),
  tryQuietDays: t.field({
    type: [QuietSpaceType],
    description:
      'Which spaces would get a notice now by so many quiet days (0, 30 to 730), the quietest first, at most 50. Nothing is changed. Errors: INVALID, NOT_ALLOWED.',
    args: { days: t.arg.int({ required: true }) },
    complexity: STATEMENT,
    resolve: (_, { days }, context) => trialOfQuietDays(signedIn(context), days),
  }),
}))

builder.mutationFields((t) => ({
  setQuietDays: t.boolean({
    description: `Archives spaces after so many quiet days (30 to 730; 0: never), ${NOTICE_DAYS} days after a notice to their owners. Errors: INVALID, NOT_ALLOWED for whoever is no administrator.`,
    args: { days: t.arg.int({ required: true }) },
    resolve: async (_, { days }, context) =>
      Boolean(await setQuietDays(signedIn(context), { days })),
  }),
  keepSpace: t.field({
    type: Space,
    description:
      'Keeps a space that is about to be archived: its quiet time begins anew. Errors: NOT_FOUND, NOT_ALLOWED for whoever does not manage it.',
    args: { spaceId: t.arg.id({ required: true }) },
    resolve: async (_, { spaceId }, context) =>
      (await keepSpace(signedIn(context), { spaceId: numberOf(spaceId, 'Space', 'spaceId') })).id,
  }),
}))
