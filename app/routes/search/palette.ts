import { cutText } from '#graphql/graphemes.ts'
// What the palette shows while somebody types: GET /ask/palette?q=&space=.

import { atrium } from '#app/atrium.ts'
import { withoutHighlights } from '#app/components/highlighted.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { messagesIn } from '#app/messages.tsx'
import { TOPIC_LENGTH } from '#graphql/experts/limits.ts'
import { paletteMessages } from '#messages/palette.ts'
import type { Route } from './+types/palette'

const PaletteSearch = graphql(`
  query PaletteSearch($query: String!, $space: String, $topic: String!) {
    search(query: $query, space: $space, isPrefix: true, first: 14) {
      hits {
        id kind isPost title url byName
        by { name }
        node {
          __typename
          ... on Post { statusLabel place space { isArchived } }
          ... on Person { title unit }
          ... on Space { audience isArchived }
          ... on Comment { postTitle }
        }
      }
      kinds { kind other count }
    }
    boards(only: READABLE, query: $query, space: $space, first: 3) { path name about }
    experts(topic: $topic, first: 3) { reason person { number name } }
  }
`)

type Texts = ReturnType<typeof paletteMessages.in>
type Hit = ResultOf<typeof PaletteSearch>['search']['hits'][number]

/** How many rows of a kind are shown, posts first. */
const MAX_POSTS = 6
const MAX_OTHERS: Partial<Record<Hit['kind'], number>> = { PERSON: 4, SPACE: 3, COMMENT: 3 }

/** What /ask/palette answers: rows as plain data; their icons are drawn here. */
type PaletteAnswer = {
  groups: {
    name: string
    count?: number
    rows: {
      id: string
      kind: string
      /** People's own words, set in serif. */
      isVoice?: boolean
      title: string
      line?: string
      href: string
      end?: string
    }[]
  }[]
}

export async function loader({ context, request }: Route.LoaderArgs): Promise<PaletteAnswer> {
  const asked = new URL(request.url).searchParams
  const query = cutText((asked.get('q') ?? '').trim(), 300)
  const space = cutText(asked.get('space') ?? '', 80) || null
  if (query.length < 2) return { groups: [] }
  const { ask, language } = context.get(atrium)
  const t = messagesIn(language, paletteMessages)
  const topic = cutText(query, TOPIC_LENGTH)
  const { search, boards, experts } = await ask(PaletteSearch, { query, space, topic })
  const isPost = (kind: Hit['kind']) => !(kind in MAX_OTHERS)
  const found = search.kinds
    .toSorted((a, b) => orderOf(a.kind) - orderOf(b.kind))
    .map(({ kind, other, count }) => ({
      name: other.charAt(0).toUpperCase() + other.slice(1),
      count,
      rows: search.hits
        .filter((hit) => hit.kind === kind)
        .slice(0, isPost(kind) ? MAX_POSTS : MAX_OTHERS[kind])
        .map((hit) => rowOf(hit, t)),
    }))
  return {
    groups: [boardGroup(boards, t), ...found, expertGroup(experts, t)].filter(
      ({ rows }) => rows.length > 0,
    ),
  }
}

const orderOf = (kind: Hit['kind']): number => Object.keys(MAX_OTHERS).indexOf(kind)

function rowOf(hit: Hit, t: Texts) {
  return {
    id: hit.id,
    kind: hit.kind.toLowerCase(),
    isVoice: hit.isPost || hit.kind === 'COMMENT',
    title: withoutHighlights(hit.title),
    href: hit.url,
    ...aboutOf(hit, t),
  }
}

function aboutOf({ node, by, byName }: Hit, t: Texts): { line?: string; end?: string } {
  if ('statusLabel' in node)
    return {
      line: node.space.isArchived ? t('archived', { name: node.place ?? '' }) : (node.place ?? ''),
      end: node.statusLabel ?? undefined,
    }
  if (node.__typename === 'Person')
    return { line: [node.title, node.unit].filter(Boolean).join(', ') }
  if (node.__typename === 'Space')
    return {
      line: t(node.isArchived ? 'audience.archived' : 'audience', { count: node.audience }),
    }
  return { line: by?.name ?? byName ?? undefined }
}

function boardGroup(boards: readonly { path: string; name: string; about: string }[], t: Texts) {
  const rows = boards.map(({ path, name, about }) => ({
    id: `board ${path}`,
    kind: 'board',
    title: name,
    line: about,
    href: path,
  }))
  return { name: t('group.board'), count: undefined, rows }
}

type Experts = ResultOf<typeof PaletteSearch>['experts']
/** Who knows about it, each with the reason. */
function expertGroup(experts: Experts, t: Texts) {
  const rows = experts.map(({ person, reason }) => ({
    id: `expert ${person.number}`,
    kind: 'person',
    title: person.name,
    line: reason,
    href: `/people/${person.number}/expertise`,
  }))
  return { name: t('group.experts'), count: undefined, rows }
}
