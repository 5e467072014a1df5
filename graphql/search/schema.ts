import { brandWithType } from '@pothos/core'
import { ownFilesAmong } from '#graphql/attachments/claim.ts'
import { builder, lateEnum, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { searchSources } from '#graphql/define.ts'
import { parse } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import { isPostKind, statusLabels } from '#graphql/post-kinds.ts'
import { picturesIn, toHtml } from '#graphql/posts/markdown.ts'
import { namedIn } from '#graphql/posts/mentions.ts'
import { enumName } from '#graphql/posts/schema.ts'
import { PostStatus } from '#graphql/posts/status-schema.ts'
import type { SearchSource } from '#graphql/search-source.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import { Space } from '#graphql/spaces/schema.ts'
import type { Language } from '#messages/engine/languages.ts'
import type { Confirmed } from './confirm.ts'
import { SimilarInput } from './input.ts'
import {
  type Counted,
  counted,
  type Hit,
  type Results,
  type Similar,
  search,
  similarTo,
} from './queries.ts'
import { SearchOrder, SearchReasonRef } from './why-schema.ts'

const SearchKind = lateEnum('SearchKind', 'What can be found.', () =>
  Object.fromEntries(Object.keys(searchSources()).map((kind) => [enumName(kind), { value: kind }])),
)
const labelOf = (status: string, language: Language): string =>
  statusLabels()[status]?.(language) ?? status
/** What a kind of hit is called, for one and for several. */
const wordsOf = (kind: string) => (searchSources()[kind] as SearchSource).noun

const typeOf = (kind: string) => (searchSources()[kind] as SearchSource).type
/** Loads the found thing as its own type, through the same loader as everywhere. */
async function nodeOf({ kind, number }: Confirmed, context: Context) {
  const loaded = (await typeOf(kind).getDataloader(context).load(number)) as object
  brandWithType(loaded, typeOf(kind).name as never)
  return loaded
}
const SearchNode = builder.nodeInterfaceRef()

const SearchHit = builder.objectRef<Hit>('SearchHit').implement({
  description: 'One result. Matches stand between U+E000 and U+E001; never HTML.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SearchKind }),
    word: t.string({
      description: 'What it is called, in the singular.',
      resolve: ({ kind }, _, { language }) => wordsOf(kind).one(language),
    }),
    isPost: t.boolean({
      description: 'Is it a post, of whatever kind?',
      resolve: ({ kind }) => isPostKind(kind),
    }),
    id: t.id({
      description: 'The global id of what was found.',
      resolve: (hit) => globalIdOf(hit),
    }),
    number: t.exposeInt('number', { description: 'Its number in addresses.' }),
    title: t.exposeString('markedTitle', {
      description: 'With matches marked; a comment has its post’s title.',
    }),
    snippet: t.exposeString('snippet', {
      description: 'The place that matched, with matches marked.',
    }),
    why: t.field({
      type: SearchReasonRef,
      description: 'Why it was found.',
      resolve: (hit) => hit,
    }),
    url: t.exposeString('path', { description: 'Its address, from the root.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was written.' }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who wrote it.',
      resolve: (hit) => hit.authorId,
    }),
    byName: t.exposeString('authorName', {
      nullable: true,
      description: 'The name, when the author is not known here.',
    }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'Where it stands.',
      resolve: (hit) => hit.spaceId,
    }),
    node: t.field({
      type: SearchNode,
      description: 'The thing itself.',
      resolve: (hit, _, context) => nodeOf(hit, context),
    }),
  }),
})
const globalIdOf = ({ kind, number }: Confirmed): string =>
  Buffer.from(`${typeOf(kind).name}:${number}`).toString('base64')

const KindCount = builder.objectRef<Counted<string>>('KindCount').implement({
  description: 'How many of a kind, among the best results that were confirmed.',
  fields: (t) => ({
    kind: t.expose('key', { type: SearchKind }),
    other: t.string({
      description: 'What several are called.',
      resolve: ({ key }, _, { language }) => wordsOf(key).other(language),
    }),
    count: t.exposeInt('count'),
  }),
})
const SpaceCount = builder.objectRef<Counted<number>>('SpaceCount').implement({
  description: 'How many in a space.',
  fields: (t) => ({
    space: t.field({ type: Space, resolve: ({ key }) => key }),
    count: t.exposeInt('count'),
  }),
})
const WordCount = builder.objectRef<Counted<string>>('WordCount').implement({
  description: 'How many with a tag, or in a month (2026-11).',
  fields: (t) => ({ word: t.exposeString('key'), count: t.exposeInt('count') }),
})
const StatusFacet = builder.objectRef<Counted<string>>('StatusFacet').implement({
  description: 'How many at a status.',
  fields: (t) => ({
    status: t.expose('key', { type: PostStatus }),
    label: t.string({
      description: 'Its label.',
      resolve: ({ key }, _, { language }) => labelOf(key, language),
    }),
    count: t.exposeInt('count'),
  }),
})

const SearchResults = builder.objectRef<Results>('SearchResults').implement({
  description:
    'Results and counts; all confirmed against what the viewer may see now. Counts are of the best 300.',
  fields: (t) => ({
    hits: t.field({ type: [SearchHit], resolve: ({ hits }) => hits() }),
    kinds: t.field({
      type: [KindCount],
      resolve: async ({ facets }) => counted((await facets()).map((one) => one.kind)),
    }),
    spaces: t.field({
      type: [SpaceCount],
      resolve: async ({ facets }, _, context) => {
        const { viewer } = signedIn(context)
        const spaces = (await facets()).flatMap((one) => one.spaceId ?? [])
        return counted(spaces)
          .filter(({ key }) => canReadSpace(viewer, key))
          .slice(0, 20)
      },
    }),
    tags: t.field({
      type: [WordCount],
      resolve: async ({ facets }) =>
        counted((await facets()).flatMap((one) => one.tags)).slice(0, 20),
    }),
    statuses: t.field({
      type: [StatusFacet],
      resolve: async ({ facets }) => counted((await facets()).flatMap((one) => one.status ?? [])),
    }),
    months: t.field({
      type: [WordCount],
      resolve: async ({ facets }) =>
        counted((await facets()).map((one) => one.month)).sort((a, b) =>
          b.key.localeCompare(a.key),
        ),
    }),
    next: t.exposeString('next', {
      nullable: true,
      description: 'Give it as `after` for more; null at the end.',
    }),
    isLimited: t.exposeBoolean('isLimited', {
      description: 'The usual engine is away; results may be fewer.',
    }),
  }),
})

const SimilarHit = builder.objectRef<Similar>('SimilarHit').implement({
  description: 'Something that resembles a text.',
  fields: (t) => ({
    score: t.exposeFloat('score', {
      description: '0 to 1: how much of the text, by rarity, it says too.',
    }),
    matchedWords: t.exposeStringList('matchedWords', {
      description: 'Words of the text that it has in some form.',
    }),
    kind: t.expose('kind', { type: SearchKind }),
    title: t.exposeString('title'),
    url: t.exposeString('path'),
    node: t.field({ type: SearchNode, resolve: (hit, _, context) => nodeOf(hit, context) }),
  }),
})

const KindChoice = builder.objectRef<string>('SearchKindChoice').implement({
  description: 'A kind of thing that can be found.',
  fields: (t) => ({
    kind: t.field({ type: SearchKind, resolve: (kind) => kind }),
    one: t.string({
      description: 'What it is called.',
      resolve: (kind, _, { language }) => wordsOf(kind).one(language),
    }),
    other: t.string({
      description: 'What several are called.',
      resolve: (kind, _, { language }) => wordsOf(kind).other(language),
    }),
  }),
})
const StatusChoice = builder.objectRef<string>('SearchStatusChoice').implement({
  description: 'A status by which results can be narrowed.',
  fields: (t) => ({
    status: t.field({ type: PostStatus, resolve: (status) => status }),
    label: t.string({
      description: 'Its label.',
      resolve: (status, _, { language }) => labelOf(status, language),
    }),
  }),
})
const SearchChoices = builder.objectRef<object>('SearchChoices').implement({
  description: 'By what a search can be narrowed, whatever was found.',
  fields: (t) => ({
    kinds: t.field({ type: [KindChoice], resolve: () => Object.keys(searchSources()) }),
    statuses: t.field({
      type: [StatusChoice],
      resolve: () => Object.keys(statusLabels()),
    }),
  }),
})

/** Reading a text costs processor time: characters that weigh as much as a field. The longest text costs a fifth of what one question may. */
const CHARACTERS_A_UNIT = 10

builder.queryFields((t) => ({
  searchChoices: t.field({
    type: SearchChoices,
    description: 'By what a search can be narrowed.',
    resolve: () => ({}),
  }),
  search: t.field({
    type: SearchResults,
    description:
      'Searches everything the viewer may see: typo-tolerant, in the text’s language, accents folded.',
    args: {
      query: t.arg.string({ required: true, description: 'At most 300 characters.' }),
      kinds: t.arg({ type: [SearchKind] }),
      space: t.arg.string({ description: "A space's slug." }),
      tags: t.arg.stringList(),
      statuses: t.arg({ type: [PostStatus] }),
      from: t.arg({ type: 'DateTime' }),
      to: t.arg({ type: 'DateTime' }),
      order: t.arg({ type: SearchOrder, description: 'RELEVANCE without.' }),
      isPrefix: t.arg.boolean({
        description: 'True while somebody is typing: the last word is a beginning.',
      }),
      first: t.arg.int({ description: '1 to 100; 20 without.' }),
      after: t.arg.string(),
    },
    complexity: (args) => ({ field: 20, multiplier: args.first ?? 20 }),
    resolve: (_, args, context) => search(signedIn(context), args),
  }),
  similar: t.field({
    type: [SimilarHit],
    description:
      'What resembles a text while it is being written: other word forms, synonyms by context and typos count.',
    args: {
      text: t.arg.string({ required: true, description: 'The title, or all of it.' }),
      body: t.arg.string({ description: 'The text under the title; weighs less.' }),
      kinds: t.arg({ type: [SearchKind] }),
      first: t.arg.int({ description: '1 to 50; 5 without.' }),
      exceptNumber: t.arg.int({
        description: 'A post that shall not be found: the one being edited.',
      }),
    },
    complexity: ({ text, body, first }) => ({
      field: 20 + Math.ceil((text.length + (body?.length ?? 0)) / CHARACTERS_A_UNIT),
      multiplier: first ?? 5,
    }),
    resolve: (_, args, context) => similarTo(signedIn(context), args),
  }),
  preview: t.string({
    description: 'Markdown as the safe HTML that it would become, with names linked for the space.',
    args: { text: t.arg.string({ required: true }), spaceNumber: t.arg.int() },
    complexity: ({ text }) => STATEMENT + Math.ceil(text.length / CHARACTERS_A_UNIT),
    resolve: async (_, { text, spaceNumber }, context) => {
      const input = parse(SimilarInput, { text })
      // Who is named tells who belongs to a space: only to those who read it.
      const where = canReadSpace(signedIn(context).viewer, spaceNumber ?? 0) ? spaceNumber : null
      const [named, files] = await Promise.all([
        where ? namedIn(context.db, input.text, where) : [],
        ownFilesAmong(context.db, signedIn(context).viewer, picturesIn(input.text)),
      ])
      return toHtml(input.text, named, files)
    },
  }),
}))
