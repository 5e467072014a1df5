// The lists of Home in the API.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf, type SignedIn, type Viewer } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { HomeList } from '#graphql/identity/schema.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { loadListed } from '#graphql/posts/lists.ts'
import type { PostRow } from '#graphql/posts/queries.ts'
import { Post } from '#graphql/posts/schema.ts'
import { refusalMessages } from '#messages/refusal.ts'
import {
  chosenPosts,
  followedPosts,
  HOME_REASONS,
  type HomeReason,
  type ListedForHome,
  latestPosts,
} from './lists.ts'

type List = Viewer['homeList']
type HomePostRow = { post: PostRow; reason: HomeReason; topic: string | null }

const HomeReasonEnum = builder.enumType('HomeReason', {
  description:
    'FOLLOWED_POST: the viewer follows it. FOLLOWED_LIST: they follow the list it stands on. FOLLOWED_TOPIC: a tag of it, or a search that finds it. PERSON: its author writes in what they follow. NEW: it is new.',
  values: HOME_REASONS,
})

const HomePost = builder.objectRef<HomePostRow>('HomePost').implement({
  description: 'A post on Home, and why it is there.',
  fields: (t) => ({
    post: t.field({ type: Post, description: 'The post.', resolve: ({ post }) => post }),
    reason: t.expose('reason', { type: HomeReasonEnum, description: 'Why it is there.' }),
    topic: t.exposeString('topic', {
      nullable: true,
      description: 'The tag or the search that it was followed for.',
    }),
  }),
})

const LISTS = { FOR_YOU: chosenPosts, FOLLOWING: followedPosts, LATEST: latestPosts }

/** The list that is asked for, else the one that the viewer reads. Throws Invalid for posts chosen for somebody who has switched that off. */
function listOf({ homeList, isPersonalised }: Viewer, asked: List | null | undefined): List {
  if (isPersonalised) return asked ?? homeList
  if (asked === 'FOR_YOU') throw new Invalid({ list: [refusalMessages.message('notPersonalised')] })
  return asked ?? (homeList === 'FOR_YOU' ? 'FOLLOWING' : homeList)
}

async function pageOf(
  context: SignedIn,
  list: List,
  first: number | null | undefined,
  after: string | null | undefined,
) {
  const wanted = rowsWanted(first)
  const key = keyOf(after, list === 'FOR_YOU' ? 'number' : 'moment', 'int')
  const page = { wanted, after: key, now: momentOf(context) }
  const rows = await LISTS[list](context.db, context.viewer, page)
  const { edges, pageInfo } = connectionOf<ListedForHome>(rows, wanted, !key, (row) => [
    row.key instanceof Date ? row.key.toISOString() : row.key,
    row.id,
  ])
  const posts = await loadListed(
    context,
    edges.map(({ node }) => node),
  )
  return {
    edges: edges.flatMap(({ cursor, node: { reason, topic } }, at) => {
      const post = posts[at]
      return post ? [{ cursor, node: { post, reason, topic } }] : []
    }),
    pageInfo,
  }
}

builder.queryFields((t) => ({
  homePosts: t.connection({
    type: HomePost,
    description:
      'A list of Home: by default the one that the viewer reads. Invalid: FOR_YOU for whoever has switched it off.',
    args: { list: t.arg({ type: HomeList, description: 'Without: as the settings say.' }) },
    complexity: (args) => ({ field: STATEMENT, multiplier: args.first ?? 30 }),
    resolve: (_, { list, first, after }, context) => {
      const own = signedIn(context)
      return pageOf(own, listOf(own.viewer, list), first, after)
    },
  }),
}))
