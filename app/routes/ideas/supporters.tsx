// Everyone who supports an idea, latest first.
import { useRef, useState } from 'react'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import type { Route } from './+types/supporters'
import { type Supporters, SupportersPage } from './supporter-fields.ts'
import { useMore } from './use-more.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  if (!/^[1-9]\d{0,8}$/.test(params.number)) throw new Response('Not found', { status: 404 })
  const after = new URL(request.url).searchParams.get('after')
  const { idea } = await context.get(atrium).ask(SupportersPage, { id: params.number, after })
  if (!idea) throw new Response('Not found', { status: 404 })
  return { idea }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `Supporters of “${loaderData?.idea.title}” · Atrium` },
]

export default function SupportersOfIdea({ loaderData: { idea } }: Route.ComponentProps) {
  const box = useRef<HTMLDivElement>(null)
  const list = useSupporters(idea.number, idea.supporters)
  const here = `/ideas/${idea.number}`
  return (
    <Page
      title="Supporters"
      crumbs={[
        { label: 'Ideas', to: '/ideas' },
        { label: idea.board.name, to: `/ideas/boards/${idea.board.slug}` },
        { label: idea.title, to: here },
      ]}
    >
      <header className="page-head">
        <div>
          <h1>{idea.supportCount === 1 ? '1 supporter' : `${idea.supportCount} supporters`}</h1>
          <p className="voice">{idea.title}</p>
        </div>
      </header>
      <div ref={box} className="supporters">
        {list.people.length === 0 ? (
          <Empty title="Nobody supports it yet">The first one is always the hardest.</Empty>
        ) : (
          <ul className="list list-ruled">
            {list.people.map(({ node }) => (
              <li key={node.person.number} className="supporter" data-row={node.person.number}>
                <PersonChip
                  person={faceOf(node.person)}
                  size={36}
                  to={`/people/${node.person.number}`}
                  line={`${node.person.title}, ${node.person.unit}, ${node.person.site}`}
                />
                <span className="quiet small">
                  <Time at={node.at} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <MoreRows
          list={box}
          count={list.people.length}
          grown={{
            ...list,
            to: list.next && `${here}/supporters?after=${encodeURIComponent(list.next)}`,
          }}
        />
      </div>
    </Page>
  )
}

function useSupporters(number: number, first: Supporters) {
  const [pages, setPages] = useState<readonly Supporters[]>([first])
  const rest = useMore<Supporters>((page) => setPages((before) => [...before, page]))
  const { pageInfo } = pages[pages.length - 1] ?? first
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
  return {
    people: pages.flatMap(({ edges }) => edges),
    next,
    isLoading: rest.isLoading,
    hasFailed: rest.hasFailed,
    more: () => {
      if (next) rest.load(`/ask/supporters?idea=${number}&after=${encodeURIComponent(next)}`)
    },
  }
}
