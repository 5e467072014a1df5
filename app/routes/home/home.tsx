// Home: who is here, what moves, what waits for you.
import { useRouteLoaderData } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Floor } from '#app/components/floor.tsx'
import { IdeaRowFields, rowOf } from '#app/components/idea-fields.ts'
import { IdeaList } from '#app/components/idea-list.tsx'
import { Page } from '#app/components/page.tsx'
import { firstNameOf } from '#app/components/person-face.ts'
import { graphql } from '#app/graphql.ts'
import type { loader as rootLoader } from '#app/root.tsx'
import { useClock } from '#app/ui/time.tsx'
import type { Route } from './+types/home'

const HomePage = graphql(
  `query HomePage { ideas(sort: MOVING, first: 8) { edges { node { ...IdeaRowFields } } } }`,
  [IdeaRowFields],
)

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(HomePage, {})

export default function Home({ loaderData }: Route.ComponentProps) {
  const name = useRouteLoaderData<typeof rootLoader>('root')?.viewer?.name ?? ''
  const { now, timeZone } = useClock()
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now))
  return (
    <Page title="Atrium">
      <title>Home · Atrium</title>
      <div className="home-hello">
        <h1 className="hero">Good day, {firstNameOf(name)}</h1>
      </div>
      <Floor tables={[]} hour={hour} />
      <section>
        <div className="section-head">
          <h2>Moving now</h2>
        </div>
        <IdeaList ideas={loaderData.ideas.edges.map(({ node }) => rowOf(node))} label="Ideas, most moving first" />
      </section>
    </Page>
  )
}
