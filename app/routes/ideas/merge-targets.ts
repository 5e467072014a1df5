// What an idea can be merged into.
import type { Atrium } from '#app/atrium.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { cutText } from '#graphql/graphemes.ts'

const MergeTarget = graphql(`
  fragment MergeTarget on Idea {
    number
    title
    statusLabel
    supportCount
    space { number }
    viewerCan { mergeInto }
  }
`)
const IdeaToMerge = graphql(`
  query IdeaToMerge($id: ID!) {
    idea(id: $id) { number title space { number slug } viewerCan { merge } }
  }
`)
const SimilarTargets = graphql(
  `
  query SimilarTargets($text: String!, $exceptNumber: Int!) {
    similar(text: $text, kinds: [IDEA], first: 20, exceptNumber: $exceptNumber) {
      node { __typename ... on Idea { ...MergeTarget } }
    }
  }
`,
  [MergeTarget],
)
const TargetsNamed = graphql(
  `
  query TargetsNamed($query: String!, $space: String!) {
    search(query: $query, kinds: [IDEA], space: $space, isPrefix: true, first: 30) {
      hits { node { __typename ... on Idea { ...MergeTarget } } }
    }
  }
`,
  [MergeTarget],
)

type Target = ResultOf<typeof MergeTarget>
export type MergeTarget = Pick<Target, 'number' | 'title' | 'supportCount'> & {
  statusLabel: string
}
type Found = { __typename: string } | ({ __typename: 'Idea' } & Target)

const MAX_TARGETS = 8
const MAX_QUERY = 200

/**
 * What the viewer may merge an idea into: with words those whose title or text has them, otherwise the most similar ones,
 * at most eight.
 */
export async function mergeTargets(
  { ask }: Pick<Atrium, 'ask'>,
  id: string,
  words: string,
): Promise<MergeTarget[]> {
  const { idea } = await ask(IdeaToMerge, { id })
  if (!idea?.viewerCan.merge) return []
  const { space } = idea
  const query = cutText(words.trim(), MAX_QUERY)
  const found: Found[] = query
    ? (await ask(TargetsNamed, { query, space: space.slug })).search.hits.map(({ node }) => node)
    : (await ask(SimilarTargets, { text: idea.title, exceptNumber: idea.number })).similar.map(
        ({ node }) => node,
      )
  return found
    .filter((node): node is { __typename: 'Idea' } & Target => node.__typename === 'Idea')
    .filter(
      (node) =>
        node.number !== idea.number &&
        node.space.number === space.number &&
        node.viewerCan.mergeInto,
    )
    .slice(0, MAX_TARGETS)
    .map(({ number, title, statusLabel, supportCount }) => ({
      number,
      title,
      statusLabel: statusLabel ?? '',
      supportCount,
    }))
}
