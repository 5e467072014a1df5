// What the palette shows while somebody types: GET /ask/palette?q=.
import { atrium } from '#app/atrium.ts'
import { withoutHighlights } from '#app/components/highlighted.tsx'
import { statusLabel } from '#app/components/idea-status.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import type { Route } from './+types/palette'

const PaletteSearch = graphql(`
  query PaletteSearch($query: String!) {
    search(query: $query, isPrefix: true, first: 14) {
      hits {
        id kind title url byName
        by { name }
        node {
          __typename
          ... on Idea { status board { name space { isArchived } } }
          ... on Person { title unit }
          ... on Space { audience isArchived }
          ... on Comment { postTitle }
        }
      }
      kinds { kind count }
    }
    boards(only: READABLE, query: $query, first: 3) { slug name about }
  }
`)

type Hit = ResultOf<typeof PaletteSearch>['search']['hits'][number]

const GROUPS = [
  ['IDEA', 'Ideas', 6],
  ['PERSON', 'People', 4],
  ['SPACE', 'Spaces', 3],
  ['COMMENT', 'Talk', 3],
] as const

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 300)
  if (query.length < 2) return Response.json({ groups: [] })
  const { search, boards } = await context.get(atrium).ask(PaletteSearch, { query })
  const counts = new Map(search.kinds.map(({ kind, count }) => [kind as string, count]))
  const found = GROUPS.map(([kind, name, most]) => ({
    name,
    count: counts.get(kind),
    rows: search.hits
      .filter((hit) => hit.kind === kind)
      .slice(0, most)
      .map(rowOf),
  }))
  return Response.json({
    groups: [boardGroup(boards), ...found].filter(({ rows }) => rows.length > 0),
  })
}

function rowOf(hit: Hit) {
  return {
    id: hit.id,
    kind: hit.kind.toLowerCase(),
    title: withoutHighlights(hit.title),
    href: hit.url,
    ...aboutOf(hit),
  }
}

function aboutOf({ node, by, byName }: Hit): { line?: string; end?: string } {
  if (node.__typename === 'Idea')
    return {
      line: `${node.board.name}${node.board.space.isArchived ? ', archived' : ''}`,
      end: statusLabel(node.status),
    }
  if (node.__typename === 'Person')
    return { line: [node.title, node.unit].filter(Boolean).join(', ') }
  if (node.__typename === 'Space')
    return { line: `${node.audience} people${node.isArchived ? ', archived' : ''}` }
  return { line: by?.name ?? byName ?? undefined }
}

function boardGroup(boards: readonly { slug: string; name: string; about: string }[]) {
  const rows = boards.map(({ slug, name, about }) => ({
    id: `board ${slug}`,
    kind: 'board',
    title: name,
    line: about,
    href: `/ideas/boards/${slug}`,
  }))
  return { name: 'Boards', count: undefined, rows }
}
