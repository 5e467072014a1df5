// The org chart: columns side by side, one level each. A level is opened by its person's link, so it works before scripts;
// with scripts the arrows go through it as through a tree.
import '#app/styles/pages/directory.css'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { directoryMessages } from '#messages/directory.ts'
import type { Route } from './+types/chart'
import { ChartTree } from './chart-tree.tsx'
import { PeopleViews } from './people-views.tsx'
import { people } from './place.ts'

const ChartPage = graphql(`
  query ChartPage($at: ID, $isAlone: Boolean) {
    orgChart(at: $at, isAlone: $isAlone) {
      manager { number name title unit pictureUrl hasLeft reportCount }
      people(first: 50) {
        edges { node { number name title unit pictureUrl hasLeft reportCount } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
/** One level further on: what its “More” asks for. */
const LevelPage = graphql(`
  query LevelPage($of: ID!, $after: String) {
    person(id: $of) {
      number name title unit pictureUrl hasLeft reportCount
      reports(first: 50, after: $after) {
        edges { node { number name title unit pictureUrl hasLeft reportCount } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
const OuterPage = graphql(`
  query OuterPage($isAlone: Boolean!, $after: String) {
    orgChart(isAlone: $isAlone) {
      people(first: 50, after: $after) {
        edges { node { number name title unit pictureUrl hasLeft reportCount } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
export type Level = ResultOf<typeof ChartPage>['orgChart'][number]
export type ChartPerson = Level['people']['edges'][number]['node']
export type ChartData = { levels: Level[]; at: number | null; isAlone: boolean }

export async function loader({ context, request }: Route.LoaderArgs): Promise<ChartData> {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const [given, after] = [query.get('at') ?? '', query.get('after')]
  const isAlone = given === 'none'
  const at = /^\d{1,9}$/.test(given) ? Number(given) : null
  if (after) return { levels: [await laterPart(ask, at, isAlone, after)], at, isAlone }
  const { orgChart } = await ask(ChartPage, { at: at === null ? null : String(at), isAlone })
  if (at !== null && orgChart.length === 0) throw new Response('Not found', { status: 404 })
  return { levels: [...orgChart], at, isAlone }
}

/** A further part of one level, alone. */
async function laterPart(
  ask: ReturnType<typeof atriumOf>['ask'],
  at: number | null,
  isAlone: boolean,
  after: string,
): Promise<Level> {
  const nothing = { edges: [], pageInfo: { endCursor: null, hasNextPage: false } }
  if (at === null) {
    const { orgChart } = await ask(OuterPage, { isAlone, after })
    return { manager: null, people: orgChart[0]?.people ?? nothing }
  }
  const { person } = await ask(LevelPage, { of: String(at), after })
  if (!person) throw new Response('Not found', { status: 404 })
  const { reports, ...manager } = person
  return { manager, people: reports }
}
const atriumOf = (context: Route.LoaderArgs['context']) => context.get(atrium)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, directoryMessages)('chart.title')} · Atrium` },
]

export default function Chart({ loaderData }: Route.ComponentProps) {
  const { levels, at, isAlone } = loaderData
  const t = useMessages(directoryMessages)
  const language = useLanguage()
  const isEmpty = levels.every(({ people: { edges } }) => edges.length === 0)
  const last = levels.at(-1)?.manager
  return (
    <Page
      title={t('chart.title')}
      crumbs={[{ label: people.label(language), to: people.to }]}
      isWide
    >
      <header className="page-head">
        <div>
          <h1>{t('chart.title')}</h1>
          <p className="soft">
            {t('chart.lead')} <span className="needs-scripts">{t('chart.keys')}</span>
          </p>
        </div>
        <PeopleViews search={null} />
      </header>
      {isEmpty && at === null ? (
        <Empty title={t(isAlone ? 'chart.alone.none' : 'chart.empty')}>
          {isAlone ? null : t('chart.empty.help')}
        </Empty>
      ) : (
        <ChartTree data={loaderData} />
      )}
      <p className="cluster chart-foot">
        {last ? (
          <Link className="link" to={`/people/${last.number}`} dir="auto">
            {t('chart.profile', { name: last.name })}
          </Link>
        ) : null}
        {isAlone ? (
          <Link className="link" to="/people/chart">
            {t('chart.title')}
          </Link>
        ) : (
          <Link className="link" to="/people/chart?at=none">
            {t('chart.alone')}
          </Link>
        )}
      </p>
    </Page>
  )
}
