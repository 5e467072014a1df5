// Where posts stand, as their kinds declare it.
import { builder, lateEnum } from '#graphql/builder.ts'
import { kindOf, statusLabels } from '#graphql/post-kinds.ts'
import type { PostRow } from './queries.ts'
import { Post } from './schema.ts'

export const PostStatus = lateEnum(
  'PostStatus',
  'Where posts stand, by the names that their kinds give it.',
  () =>
    Object.fromEntries(
      Object.entries(statusLabels()).map(([status, label]) => [
        status,
        { value: status, description: label('en') },
      ]),
    ),
)
const statusOf = (post: PostRow): string | null =>
  kindOf(post.kind).status?.of(post as never) ?? null
/** Counted from 1; 0 for a status that is none of the steps. */
const stepOf = (post: PostRow): number | null => {
  const status = statusOf(post)
  return status === null ? null : (kindOf(post.kind).status?.steps.indexOf(status) ?? -1) + 1
}

builder.interfaceFields(Post, (t) => ({
  statusName: t.field({
    type: PostStatus,
    nullable: true,
    description: 'Where it stands; null: posts of its kind have no status.',
    resolve: (post) => statusOf(post),
  }),
  statusLabel: t.string({
    nullable: true,
    description: 'The label of its status, in the language of the request.',
    resolve: (post, _, { language }) =>
      kindOf(post.kind).status?.labels[statusOf(post) ?? '']?.(language) ?? null,
  }),
  statusStep: t.int({
    nullable: true,
    description: 'Which of `statusSteps` it has reached, from 1; 0: it has stopped.',
    resolve: (post) => stepOf(post),
  }),
  statusSteps: t.int({
    nullable: true,
    description: 'How many steps posts of its kind take from the first status to the last.',
    resolve: ({ kind }) => kindOf(kind).status?.steps.length ?? null,
  }),
  statusAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Since when it has its status.',
    resolve: (post) => kindOf(post.kind).status?.since?.(post as never) ?? null,
  }),
}))
