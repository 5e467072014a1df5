// Erasing accounts in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { Person } from '#graphql/people/schema.ts'
import { canAgreeToErasure, canAskForErasure, canSeeErasure, canTakeBackErasure } from './policy.ts'
import { type ErasurePreview, type ErasureRow, erasureOf, previewErasure } from './queries.ts'
import { agreeToErasure, askForErasure, takeBackErasure } from './service.ts'

const Erasure = builder.objectRef<ErasureRow>('Erasure').implement({
  description: 'An account that is to be erased, or was.',
  fields: (t) => ({
    requestedBy: t.field({
      type: Person,
      description: 'Who asked for it: themselves, or an administrator.',
      resolve: ({ requestedById }) => requestedById,
    }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', description: 'When.' }),
    agreedBy: t.field({
      type: Person,
      nullable: true,
      description: 'The second administrator, who agreed.',
      resolve: ({ agreedById }) => agreedById,
    }),
    keepsPosts: t.exposeBoolean('keepsPosts', {
      description: 'Do posts and comments stay, under no name?',
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is done; null while a second administrator has to agree.',
    }),
    erasedAt: t.expose('erasedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was done.',
    }),
    canAgree: t.boolean({
      description: 'Can the viewer agree to it?',
      resolve: (row, _, context) => canAgreeToErasure(signedIn(context).viewer, row),
    }),
    canTakeBack: t.boolean({
      description: 'Can the viewer take it back?',
      resolve: (row, _, context) =>
        row.erasedAt === null && canTakeBackErasure(signedIn(context).viewer, row),
    }),
  }),
})

type AskedPreview = ErasurePreview & { personId: number }
const Preview = builder.objectRef<AskedPreview>('ErasurePreview').implement({
  description: 'How much of what somebody wrote an erasure touches.',
  fields: (t) => ({
    posts: t.exposeInt('posts', { description: 'Posts under their name.' }),
    comments: t.exposeInt('comments', { description: 'Comments under their name.' }),
    files: t.exposeInt('files', { description: 'Files that they uploaded.' }),
    canAsk: t.boolean({
      description: 'Can the viewer ask for it?',
      resolve: ({ personId }, _, context) => canAskForErasure(signedIn(context).viewer, personId),
    }),
  }),
})

/** Whom it is about. Throws NotAllowed. */
function whoseErasure(personId: string | number | null | undefined, context: Context): number {
  const { viewer } = signedIn(context)
  const id = personId ? numberOf(personId, 'Person', 'personId') : viewer.id
  if (!canSeeErasure(viewer, id)) throw new NotAllowed()
  return id
}

builder.queryFields((t) => ({
  erasure: t.field({
    type: Erasure,
    nullable: true,
    description:
      'Whether an account is to be erased; null: it is not. For whom it is about, administrators and auditors. Errors: NOT_ALLOWED.',
    args: { personId: t.arg.id({ description: '`Person.number`; without: the viewer.' }) },
    complexity: STATEMENT,
    resolve: async (_, { personId }, context) => {
      const id = whoseErasure(personId, context)
      return (await erasureOf(context.db, id)) ?? null
    },
  }),
  erasurePreview: t.field({
    type: Preview,
    description:
      'What erasing an account would touch. For whom it is about, administrators and auditors. Errors: NOT_ALLOWED.',
    args: { personId: t.arg.id({ description: '`Person.number`; without: the viewer.' }) },
    complexity: STATEMENT,
    resolve: async (_, { personId }, context) => {
      const id = whoseErasure(personId, context)
      return { ...(await previewErasure(context.db, id)), personId: id }
    },
  }),
}))

builder.mutationFields((t) => ({
  askForErasure: t.field({
    type: Person,
    description:
      'Asks for an account to be erased: one’s own, after 14 days; somebody else’s, 14 days after a second administrator has agreed. Errors: NOT_ALLOWED, NOT_FOUND, INVALID for the last administrator, CONFLICT where it was asked for already.',
    args: {
      personId: t.arg.id({ required: true, description: '`Person.number`.' }),
      keepsPosts: t.arg.boolean({
        required: true,
        description: 'Posts and comments stay, under no name; otherwise they go.',
      }),
    },
    resolve: async (_, { personId, keepsPosts }, context) =>
      Number(
        (
          await askForErasure(signedIn(context), {
            personId: numberOf(personId, 'Person', 'personId'),
            keepsPosts,
          })
        ).id,
      ),
  }),
  agreeToErasure: t.field({
    type: Person,
    description:
      'Agrees to what another administrator has asked for. Errors: NOT_FOUND, NOT_ALLOWED, also for the one who asked, CONFLICT where that one is no administrator any longer.',
    args: { personId: t.arg.id({ required: true, description: '`Person.number`.' }) },
    resolve: async (_, { personId }, context) =>
      Number(
        (await agreeToErasure(signedIn(context), numberOf(personId, 'Person', 'personId'))).id,
      ),
  }),
  takeBackErasure: t.field({
    type: Person,
    description:
      'Takes an erasure back that is not done yet: one’s own, or what administrators have asked for. Errors: NOT_FOUND, NOT_ALLOWED.',
    args: { personId: t.arg.id({ required: true, description: '`Person.number`.' }) },
    resolve: async (_, { personId }, context) =>
      Number(
        (await takeBackErasure(signedIn(context), numberOf(personId, 'Person', 'personId'))).id,
      ),
  }),
}))
