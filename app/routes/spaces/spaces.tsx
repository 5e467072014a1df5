import '#app/styles/sheets/spaces.css'
import { cutText } from '#graphql/graphemes.ts'
// All spaces that somebody may know of, by name: who can see them, what is in them, and joining.

import { EyeOff, Globe, type IconNode, Lock } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { FindForm } from '#app/components/find-form.tsx'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useRows } from '#app/components/use-rows.ts'
import { done, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { spacesMessages } from '#messages/spaces.ts'
import type { Route } from './+types/spaces'
import { JoinSpace } from './join-space.tsx'
import { carryOut } from './space-writes.ts'

const SpacesPage = graphql(`
  query SpacesPage($query: String, $isArchived: Boolean!, $after: String) {
    viewer { number }
    settings { isAdmin }
    spaces(first: 30, query: $query, isArchived: $isArchived, after: $after) {
      edges {
        node {
          number slug name about kind audience boardCount isMember hasAsked isArchived
          owners { number name pictureUrl }
          viewerCan { read }
        }
      }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export type ListedSpace = ResultOf<typeof SpacesPage>['spaces']['edges'][number]['node']

/** What is asked for in the address. */
function choiceIn(query: URLSearchParams) {
  return {
    find: cutText(query.get('q')?.trim() ?? '', 80),
    isArchived: query.get('view') === 'archived',
  }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const choice = choiceIn(query)
  const { viewer, settings, spaces } = await context.get(atrium).ask(SpacesPage, {
    query: choice.find || null,
    isArchived: choice.isArchived,
    after: query.get('after'),
  })
  return { ...choice, viewer, isAdmin: settings.isAdmin, spaces }
}

const INTENTS = ['join', 'ask']

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await fields(request)
  const { intent = '' } = form
  const result = INTENTS.includes(intent) ? await carryOut(gateway, form) : null
  if (!result) throw new Response(unknownForm(gateway.language), { status: 400 })
  return result.ok ? done(request, '/spaces', { intent }) : refused(result, intent, form)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, spacesMessages)('title')} · Atrium` },
]

export default function Spaces({ loaderData }: Route.ComponentProps) {
  const { find, isArchived, viewer } = loaderData
  const t = useMessages(spacesMessages)
  const grown = useRows(loaderData.spaces, {
    of: ({ spaces }: typeof loaderData) => spaces,
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
      </header>
      <div className="list-bar">
        <Tabs
          label={t('view')}
          items={[
            { label: t('view.open'), to: '/spaces', isCurrent: !isArchived },
            { label: t('view.archived'), to: '/spaces?view=archived', isCurrent: isArchived },
          ]}
        />
      </div>
      <FindForm action="/spaces" label={t('title')} words={t('find')} query={find} choices={[]}>
        {isArchived ? <input type="hidden" name="view" value="archived" /> : null}
      </FindForm>
      {grown.rows.length > 0 ? (
        <ul className="list list-ruled" ref={list} aria-label={t('title')}>
          {grown.rows.map((space) => (
            <SpaceRow key={space.number} space={space} viewerNumber={viewer.number} />
          ))}
        </ul>
      ) : (
        <NoSpaces find={find} isArchived={isArchived} isAdmin={loaderData.isAdmin} />
      )}
      <MoreRows list={list} grown={grown} />
    </Page>
  )
}

type NoSpacesProps = { find: string; isArchived: boolean; isAdmin: boolean }

function NoSpaces({ find, isArchived, isAdmin }: NoSpacesProps) {
  const t = useMessages(spacesMessages)
  if (!find && isArchived) return <Empty title={t('none.archived')} />
  if (!find) return <LateBeginHere missing="space" isAdmin={isAdmin} />
  return (
    <Empty
      title={t('find.none', { query: find })}
      actions={
        <LinkButton to={isArchived ? '/spaces?view=archived' : '/spaces'}>
          {t('find.all')}
        </LinkButton>
      }
    />
  )
}

const ICONS: Record<ListedSpace['kind'], IconNode> = { OPEN: Globe, CLOSED: Lock, HIDDEN: EyeOff }

function SpaceRow({ space, viewerNumber }: { space: ListedSpace; viewerNumber: number }) {
  const t = useMessages(spacesMessages)
  const owner = space.owners[0]
  return (
    <li className="space-row" data-row={space.number}>
      <Icon of={ICONS[space.kind]} size={18} />
      <div>
        <h2>
          <Link to={`/spaces/${space.slug}`} prefetch="intent" dir="auto">
            {space.name}
          </Link>
        </h2>
        {space.about ? (
          <p className="voice" dir="auto">
            {space.about}
          </p>
        ) : null}
        <div className="meta">
          <span>{t(`kind.${space.kind}`)}</span>
          <span>
            {t(space.kind === 'OPEN' ? 'people.company' : 'people', { count: space.audience })}
          </span>
          <span>{t('boards', { count: space.boardCount })}</span>
          {space.isArchived ? <ArchivedMark /> : null}
        </div>
      </div>
      {owner ? (
        <PersonChip
          person={faceOf(owner)}
          size={24}
          to={`/people/${owner.number}`}
          line={t('owner')}
        />
      ) : (
        <span className="quiet">{t('owner.none')}</span>
      )}
      <JoinSpace space={space} viewerNumber={viewerNumber} />
    </li>
  )
}
