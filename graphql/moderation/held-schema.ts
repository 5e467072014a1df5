// What is held until a moderator has read it, in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Comment } from '#graphql/comments/schema.ts'
import { newcomerDays } from '#graphql/confidential/holding.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { pathOfPost } from '#graphql/post-kinds.ts'
import { Post } from '#graphql/posts/schema.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { countHeld, decideHeld, type HeldRow, heldPosts } from './held.ts'
import { canModerateCompany } from './policy.ts'
import { setNewcomerDays, type Tried, trialOfNewcomers, trialOfWord } from './trials.ts'

const HeldReason = builder.enumType('HeldReason', {
  description:
    'NEWCOMER: its author came only lately, or is a guest. WORD: it contains a listed word.',
  values: ['NEWCOMER', 'WORD'] as const,
})
const HeldPost = builder.objectRef<HeldRow>('HeldPost').implement({
  description: 'A post or a comment that waits for a moderator. For the moderators of its space.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    isComment: t.boolean({
      description: 'Is it a comment, and not the post itself?',
      resolve: ({ commentId }) => commentId !== null,
    }),
    path: t.string({
      description: 'Where it will stand.',
      resolve: ({ kind, postId, commentId }) => pathOfPost(kind, postId, commentId),
    }),
    title: t.exposeString('title', { description: 'The title of the post.' }),
    body: t.exposeString('body', { description: 'The words that are held, in Markdown.' }),
    version: t.exposeInt('version', { description: 'The version of its words.' }),
    reason: t.expose('reason', { type: HeldReason, description: 'Why it is held.' }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Who wrote it; null for a sealed author.',
      resolve: ({ authorId }) => authorId,
    }),
    space: t.field({
      type: Space,
      description: 'The space it stands in.',
      resolve: ({ spaceId }) => spaceId,
    }),
    heldAt: t.expose('heldAt', { type: 'DateTime', description: 'Since when.' }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      description: 'Until when somebody should decide; later those who decide are reminded.',
    }),
  }),
})
const WatchTrial = builder.objectRef<Tried>('WatchTrial').implement({
  description: 'What a rule would have caught, as far as the viewer may see it.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many posts and comments, at most 1,000.' }),
    examples: t.field({
      type: [
        builder.objectRef<Tried['examples'][number]>('WatchTrialExample').implement({
          description: 'One of them.',
          fields: (e) => ({
            title: e.exposeString('title', { description: 'The title of the post.' }),
            path: e.exposeString('path', { description: 'Where it stands.' }),
            at: e.expose('at', { type: 'DateTime', description: 'When it was posted.' }),
          }),
        }),
      ],
      description: 'The latest, at most 12.',
      resolve: ({ examples }) => examples,
    }),
  }),
})

builder.interfaceFields(Post, (t) => ({
  isHeld: t.boolean({
    description: 'Does it wait for a moderator? Then only its author and moderators see it.',
    resolve: ({ state }) => state === 'HELD',
  }),
}))
builder.objectFields(Comment, (t) => ({
  isHeld: t.boolean({
    description: 'Does it wait for a moderator? Then only its author and moderators see it.',
    resolve: ({ state }) => state === 'HELD',
  }),
}))

builder.queryFields((t) => ({
  heldCount: t.int({
    description: 'How many posts and comments wait for the viewer to read them.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => countHeld(context.db, signedIn(context).viewer),
  }),
  heldPosts: t.connection({
    type: HeldPost,
    description: 'What is held in spaces where the viewer moderates, the oldest first.',
    resolve: async (_, { first, after }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int')
      const { viewer } = signedIn(context)
      const rows = await heldPosts(context.db, viewer, wanted, key?.[0] ?? null)
      return connectionOf(rows, wanted, key === null, ({ id }) => [id])
    },
  }),
  newcomerDays: t.int({
    description:
      'For how many days after they came what people write is held; 0: never. Errors: NOT_ALLOWED for whoever does not moderate the whole company.',
    complexity: STATEMENT,
    resolve: (_, _args, context) => {
      if (!canModerateCompany(signedIn(context).viewer)) throw new NotAllowed()
      return newcomerDays(context.db)
    },
  }),
  tryWatchedWord: t.field({
    type: WatchTrial,
    description:
      'What of the last 30 days a word would have caught. Nothing is changed. Errors: INVALID, NOT_ALLOWED for whoever does not moderate the whole company.',
    args: { word: t.arg.string({ required: true }) },
    complexity: { field: STATEMENT, multiplier: 12 },
    resolve: (_, { word }, context) => trialOfWord(signedIn(context), word),
  }),
  tryNewcomerDays: t.field({
    type: WatchTrial,
    description:
      'What of the last 30 days would have been held, had newcomers been people of so many days (1 to 90). Nothing is changed. Errors: INVALID, NOT_ALLOWED.',
    args: { days: t.arg.int({ required: true }) },
    complexity: { field: STATEMENT, multiplier: 12 },
    resolve: (_, { days }, context) => trialOfNewcomers(signedIn(context), days),
  }),
}))

builder.mutationFields((t) => ({
  decideHeld: t.boolean({
    description:
      'Shows what is held to everybody, or leaves it with its author alone; the author is told, with the note. Errors: INVALID, NOT_FOUND for whoever does not moderate there, for one’s own, and for what was decided, CONFLICT when its words changed meanwhile.',
    args: {
      number: t.arg.int({ required: true }),
      version: t.arg.int({
        required: true,
        description: 'Of the words that were read.',
      }),
      approves: t.arg.boolean({ required: true }),
      note: t.arg.string({
        description: 'At most 1,000 characters; needed where it is not approved.',
      }),
    },
    resolve: async (_, { number, version, approves, note }, context) => {
      const decision = { id: number, version, approves, note: note ?? '' }
      return Boolean(await decideHeld(signedIn(context), decision))
    },
  }),
  setNewcomerDays: t.boolean({
    description:
      'Holds what people write in their first days (0 to 90; 0: never). Errors: INVALID, NOT_ALLOWED for whoever does not moderate the whole company.',
    args: { days: t.arg.int({ required: true }) },
    resolve: async (_, { days }, context) =>
      Boolean(await setNewcomerDays(signedIn(context), { days })),
  }),
}))
