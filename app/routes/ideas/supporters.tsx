// Everyone who supports an idea, latest first.
import '#app/styles/sheets/discussion.css'
import { useRef } from 'react'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useRows } from '#app/components/use-rows.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import { frameMessages } from '#messages/frame.ts'
import { supportersMessages } from '#messages/supporters.ts'
import type { Route } from './+types/supporters'
import { placeCrumb } from './idea-crumbs.ts'

const SupportersPage = graphql(`
  query SupportersPage($id: ID!, $after: String) {
    idea(id: $id) {
      number
      title
      supportCount
      board { slug name }
      space { slug name }
      supporters(first: 60, after: $after) {
        edges { node { at person { number name title unit site pictureUrl } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)

export async function loader({ context, params, request }: Route.LoaderArgs) {
  if (!/^[1-9]\d{0,8}$/.test(params.number)) throw new Response('Not found', { status: 404 })
  const after = new URL(request.url).searchParams.get('after')
  const { idea } = await context.get(atrium).ask(SupportersPage, { id: params.number, after })
  if (!idea) throw new Response('Not found', { status: 404 })
  return { idea }
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, supportersMessages)('title.of', { title: loaderData?.idea.title ?? '' })} · Atrium`,
  },
]

export default function SupportersOfIdea({ loaderData: { idea } }: Route.ComponentProps) {
  const t = useMessages(supportersMessages)
  const frame = useMessages(frameMessages)
  const box = useRef<HTMLDivElement>(null)
  const list = useRows(idea.supporters, {
    of: (page: { idea: typeof idea }) => page.idea.supporters,
    idOf: ({ person }) => person.number,
  })
  const here = `/ideas/${idea.number}`
  return (
    <Page
      title={t('title')}
      crumbs={[
        { label: frame('place.ideas'), to: '/ideas' },
        placeCrumb(idea),
        { label: idea.title, to: here },
      ]}
    >
      <header className="page-head">
        <div>
          <h1>{t('count', { count: idea.supportCount })}</h1>
          <p className="voice" dir="auto">
            {idea.title}
          </p>
        </div>
      </header>
      <div ref={box} className="supporters">
        {list.rows.length === 0 ? (
          <Empty title={t('none')}>{t('none.help')}</Empty>
        ) : (
          <ul className="list list-ruled">
            {list.rows.map(({ person, at }) => (
              <li key={person.number} className="supporter" data-row={person.number}>
                <PersonChip
                  person={faceOf(person)}
                  size={36}
                  to={`/people/${person.number}`}
                  line={`${person.title}, ${person.unit}, ${person.site}`}
                />
                <span className="quiet small">
                  <Time at={at} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <MoreRows list={box} grown={list} />
      </div>
    </Page>
  )
}
