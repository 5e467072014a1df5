import { cutText } from '#graphql/graphemes.ts'
// The people of the company by name: found by name or email, and by unit.

import { UserPlus } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Avatar } from '#app/components/avatar.tsx'
import { FindForm } from '#app/components/find-form.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { peopleMessages } from '#messages/people.ts'
import type { Route } from './+types/people'

const PeoplePage = graphql(`
  query PeoplePage($query: String, $unit: String, $after: String) {
    units
    settings { isAdmin }
    people(first: 50, query: $query, unit: $unit, after: $after) {
      edges { node { number name title unit site skills pictureUrl } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
type ListedPerson = ResultOf<typeof PeoplePage>['people']['edges'][number]['node']

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const find = cutText(query.get('q')?.trim() ?? '', 80)
  const unit = cutText(query.get('unit')?.trim() ?? '', 80)
  const { units, people, settings } = await context.get(atrium).ask(PeoplePage, {
    query: find || null,
    unit: unit || null,
    after: query.get('after'),
  })
  return { find, unit, units, people, isAdmin: settings.isAdmin }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, peopleMessages)('title')} · Atrium` },
]

export default function People({ loaderData }: Route.ComponentProps) {
  const { find, unit, units, isAdmin } = loaderData
  const t = useMessages(peopleMessages)
  const grown = useRows(loaderData.people, {
    of: ({ people }: typeof loaderData) => people,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  return (
    <Page title={t('title')} crumbs={[]}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        {isAdmin ? (
          <div className="cluster">
            <LinkButton to="/admin/invitations">
              <Icon of={UserPlus} />
              {t('invite')}
            </LinkButton>
          </div>
        ) : null}
      </header>
      <FindForm
        action="/people"
        label={t('title')}
        words={t('find')}
        query={find}
        choices={[
          {
            name: 'unit',
            label: t('unit'),
            value: unit,
            options: [['', t('unit.all')], ...units.map((one) => [one, one] as const)],
          },
        ]}
      />
      {grown.rows.length > 0 ? (
        <ul className="list list-ruled" ref={list} aria-label={t('title')}>
          {grown.rows.map((person) => (
            <PersonRow key={person.number} person={person} />
          ))}
        </ul>
      ) : (
        <Empty
          title={find ? t('none.query', { query: find }) : t('none')}
          actions={<LinkButton to="/people">{t('all')}</LinkButton>}
        >
          {t('none.help')}
        </Empty>
      )}
      {isAdmin && !find && !unit && grown.rows.length === 1 ? (
        <p className="soft list-more">{t('alone')}</p>
      ) : null}
      <MoreRows list={list} grown={grown} />
    </Page>
  )
}

/** So many skills stand in a row; the rest is on the person's page. */
const MAX_SKILLS = 3

function PersonRow({ person }: { person: ListedPerson }) {
  const { number, name, title, unit, site, skills } = person
  return (
    <li className="person-row" data-row={number}>
      <Avatar person={faceOf(person)} size={40} />
      <div>
        <h2>
          <Link to={`/people/${number}`} prefetch="intent" dir="auto">
            {name}
          </Link>
        </h2>
        {title ? (
          <p className="small soft" dir="auto">
            {title}
          </p>
        ) : null}
      </div>
      <p className="small soft person-row-where" dir="auto">
        {[unit, site].filter(Boolean).join(', ')}
      </p>
      <p className="small quiet person-row-skills" dir="auto">
        {skills.slice(0, MAX_SKILLS).join(', ')}
      </p>
    </li>
  )
}
