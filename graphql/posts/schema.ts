// What the API says of every post. A kind's own type implements it; other features add fields with builder.interfaceFields.

import { builder, lateEnum, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { NotFound, noIfRefused } from '#graphql/errors.ts'
import { nodeIn, numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { kindOf, pathOfPost, postKinds } from '#graphql/post-kinds.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  detailsOf,
  kindsOf,
  type PostDetails,
  type PostRow,
  revisionsOf,
  supportersOf,
} from './queries.ts'
import { PostRights } from './rights.ts'

export const enumName = (kind: string): string => kind.replaceAll('-', '_').toUpperCase()

export const FollowLevel = builder.enumType('FollowLevel', {
  description: 'FOLLOW: tell me. MUTE: never tell me. NONE: neither.',
  values: ['FOLLOW', 'MUTE', 'NONE'] as const,
})
export const PostKindEnum = lateEnum('PostKind', 'What kind of post it is.', () =>
  Object.fromEntries(postKinds().map(({ name }) => [enumName(name), { value: name }])),
)

/** What only a post's page asks for, in one statement for all posts of a request. */
const detailLoader = loaderOf<number, PostDetails>(
  (ids, context) => detailsOf(context.db, signedIn(context).viewer, ids) as Promise<PostDetails[]>,
)
const details = (context: Context, id: number): Promise<PostDetails> =>
  detailLoader(context).load(id)

/** Is somebody named beside the author of a post that the viewer sees? */
export const isCoauthorNamed = async (
  context: Context,
  postId: number,
  personId: number,
): Promise<boolean> =>
  (await details(context, postId)).coauthors.some((one) => one.personId === personId)

const Revision = builder
  .objectRef<{ version: number; title: string; body: string; at: Date }>('Revision')
  .implement({
    description: 'What a post said before an edit.',
    fields: (t) => ({
      version: t.exposeInt('version'),
      title: t.exposeString('title'),
      body: t.exposeString('body'),
      replacedAt: t.expose('at', { type: 'DateTime' }),
    }),
  })
const Supporter = builder.objectRef<{ personId: number; at: Date }>('Supporter').implement({
  description: 'Somebody who supports a post.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    at: t.expose('at', { type: 'DateTime' }),
  }),
})

const Coauthor = builder.objectRef<PostDetails['coauthors'][number]>('Coauthor').implement({
  description: 'Somebody named beside the author.',
  fields: (t) => ({
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who; null when only a name is known.',
      resolve: ({ personId }) => personId,
    }),
    name: t.exposeString('name', { description: 'The name as it was given.' }),
  }),
})

export const Post = builder.loadableInterfaceRef<PostRow, number>('Post', {
  load: loadPosts,
})
Post.implement({
  description: 'What can be commented on, followed, supported, merged and found.',
  resolveType: (post) => kindOf((post as PostRow).kind).type.name,
  fields: (t) => ({
    id: t.id({
      description: 'The global id.',
      resolve: ({ id, kind }) => globalIdOf(kindOf(kind).type.name, id),
    }),
    number: t.exposeInt('id', { description: 'The id as it stands in addresses and live rooms.' }),
    kind: t.expose('kind', { type: PostKindEnum, description: 'What kind of post it is.' }),
    path: t.string({
      description: 'Its address, from the root.',
      resolve: ({ kind, id }) => pathOfPost(kind, id),
    }),
    title: t.exposeString('title', { description: 'What it says in one line.' }),
    summary: t.exposeString('summary', {
      description: 'The first words of the text, without marks.',
    }),
    body: t.string({
      description: 'The text in Markdown.',
      resolve: async ({ id }, _, context) => (await details(context, id)).body,
    }),
    html: t.string({
      description: 'The text as safe HTML.',
      resolve: async ({ id }, _, context) => (await details(context, id)).bodyHtml,
    }),
    tags: t.exposeStringList('tags', { description: 'Its tags, lower case.' }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'The language it is written in, ISO 639-1; null when it is not known.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows with every edit; an edit names the version it began from.',
    }),
    space: t.field({
      type: Space,
      description: 'Where it stands: who can see it.',
      resolve: ({ spaceId }) => spaceId,
    }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Who wrote it; null when only a name is known.',
      resolve: ({ authorId }) => authorId || null,
    }),
    authorName: t.exposeString('authorName', {
      nullable: true,
      description: 'The name, when the author is not known here.',
    }),
    coauthors: t.field({
      type: [Coauthor],
      description: 'Who is named beside the author, at most 20.',
      complexity: { multiplier: 20 },
      resolve: async ({ id }, _, context) => (await details(context, id)).coauthors,
    }),
    isSealed: t.exposeBoolean('isSealed', {
      description: 'Was it written without a name? Then nobody is told whose it is.',
    }),
    supportCount: t.exposeInt('supportCount', { description: 'How many support it.' }),
    commentCount: t.exposeInt('commentCount', { description: 'Comments under it.' }),
    followerCount: t.exposeInt('followerCount', { description: 'How many follow it.' }),
    isSupported: t.exposeBoolean('isMine', { description: 'Does the viewer support it?' }),
    participants: t.field({
      type: [Person],
      description: 'Who commented last, at most five.',
      resolve: ({ participantIds }) => participantIds,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was posted.' }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was changed last.',
    }),
    activeAt: t.expose('activeAt', {
      type: 'DateTime',
      description: 'When something last happened to it.',
    }),
    labels: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Columns of an import that have no place here.',
      resolve: async ({ id }, _, context) => (await details(context, id)).labels,
    }),
    follow: t.field({
      type: FollowLevel,
      description: 'Does the viewer follow or mute it?',
      resolve: async ({ id, isSealedMine }, _, context) =>
        // Its sealed author is notified without following.
        isSealedMine ? 'FOLLOW' : ((await details(context, id)).follow ?? 'NONE'),
    }),
    recentSupporters: t.field({
      type: [Person],
      description: 'Who supported last, at most five.',
      resolve: async ({ id }, _, context) => (await details(context, id)).supporterIds,
    }),
    supporters: t.connection({
      type: Supporter,
      description: 'Everyone who supports it, latest first.',
      resolve: async ({ id }, { first, after }, context) => {
        const wanted = rowsWanted(first)
        const key = keyOf(after, 'moment', 'int')
        const rows = await supportersOf(context.db, id, wanted, key)
        return connectionOf(rows, wanted, !key, (row) => [row.at.toISOString(), row.personId])
      },
    }),
    revisions: t.field({
      type: [Revision],
      description: 'Earlier versions, newest first, at most 50.',
      complexity: { field: STATEMENT, multiplier: 50 },
      resolve: ({ id }, _, context) => revisionsOf(context.db, id),
    }),
    place: t.string({
      nullable: true,
      description: 'The list it stands on, such as a board; null: only its space.',
      resolve: (post, _, context) => kindOf(post.kind).place?.(post as never, context) ?? null,
    }),
    viewerCan: t.field({
      type: PostRights,
      description: 'What the viewer may do.',
      resolve: (post) => post,
    }),
  }),
})
builder.interfaceFields(Post, (t) => ({
  mergedInto: t.field({
    type: Post,
    nullable: true,
    description:
      'The post it was merged into; null when it stands by itself, or that one may not be seen.',
    resolve: ({ mergedIntoId }, _, context) => seenPost(context, mergedIntoId),
  }),
  mergedPosts: t.field({
    type: [Post],
    description: 'Posts that were merged into this one, at most 20.',
    complexity: STATEMENT,
    resolve: async ({ id }, _, context) => (await details(context, id)).mergedIds,
  }),
}))

/** Each as its kind loads it. */
async function loadPosts(ids: number[], context: Context): Promise<(PostRow | Error)[]> {
  const kinds = await kindsOf(context.db, signedIn(context).viewer, ids)
  return Promise.all(
    ids.map((id) => {
      const kind = kinds.get(id)
      if (!kind) return new NotFound()
      const loader = kindOf(kind).type.getDataloader(context)
      return loader.load(id).catch((error: Error) => error) as Promise<PostRow | Error>
    }),
  )
}

/** A post that something else points to, or null where the viewer may not see it: the page around it stays. */
export const seenPost = (context: Context, id: number | null): Promise<PostRow | null> | null =>
  id === null
    ? null
    : Post.getDataloader(context)
        .load(id)
        .catch((error: unknown) => noIfRefused(error) || null)

const globalIdOf = (typename: string, id: number): string =>
  Buffer.from(`${typename}:${id}`).toString('base64')

/** The number behind the id of a post of any kind, global or plain. Throws Invalid with the argument's name. */
export function postNumber(id: string | number, argument = 'postId'): number {
  const typename = nodeIn(String(id))?.typename
  const kind = postKinds().find(({ type }) => type.name === typename)
  return numberOf(id, kind?.type.name ?? '', argument)
}
