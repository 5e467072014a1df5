// The list of memos, as the smallest kind of post has one: what every post has, and nothing more.
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PlacedRow } from '#app/components/placed-row.tsx'
import { PlacedPostFields } from '#app/components/post-fields.ts'
import { PostList } from '#app/components/post-list.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'

/** A kind of the product would be named here: this one is not in the printed schema. */
const MemosPage = graphql(
  `
    query MemosPage($kinds: [PostKind!]) {
      posts(kinds: $kinds, sort: NEWEST) { edges { node { ...PlacedPostFields } } }
    }
  `,
  [PlacedPostFields],
)

export const loader = ({ context }: LoaderFunctionArgs) =>
  context.get(atrium).ask(MemosPage, { kinds: ['MEMO' as never] })

export const meta = () => [{ title: 'Memos · Atrium' }]

export default function Memos() {
  const { posts } = useLoaderData() as ResultOf<typeof MemosPage>
  return (
    <Page title="Memos">
      <header className="page-head">
        <h1>Memos</h1>
      </header>
      <PostList
        posts={posts.edges.map(({ node }) => node)}
        label="Memos, newest first"
        Row={PlacedRow}
      />
    </Page>
  )
}
