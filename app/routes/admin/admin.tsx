// Spaces and their boards: who owns them, and whether responses are on time.

import '#app/styles/sheets/administration.css'
import { Plus } from 'lucide'
import { useRef } from 'react'
import { useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { FindForm } from '#app/components/find-form.tsx'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { AdminBoardFields } from '#app/components/sections.ts'
import { useRows } from '#app/components/use-rows.ts'
import { refusalOf } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/admin'
import { askDone, Done } from './admin-done.tsx'
import { AdminFrame, adminTitle, mustBeAdmin, RowKeysHint, useRowKeys } from './admin-frame.tsx'
import { carryOut } from './admin-writes.ts'
import { ArchiveSheet } from './archive-sheet.tsx'
import { addressOf, choiceOf, type FindChoice, variablesOf, WHICH } from './find-choice.ts'
import { BoardSheet, SpaceSheet } from './space-sheet.tsx'
import { SpacesTable } from './spaces-table.tsx'

const AdminPage = graphql(
  `
    query AdminPage($query: String, $isArchived: Boolean, $after: String) {
      settings { isAdmin }
      spaces(first: 50, query: $query, isArchived: $isArchived, after: $after) {
        edges {
          node {
            number slug name about kind audience isArchived
            owners { number name pictureUrl hasLeft }
            viewerCan { read write manage archive }
            boards(first: 10) {
              edges { node { ...AdminBoardFields } }
              pageInfo { hasNextPage }
            }
          }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  `,
  [AdminBoardFields],
)
export type ListedSpace = ResultOf<typeof AdminPage>['spaces']['edges'][number]['node']

/** A space that is edited, archived, or gets a board, may stand on another page of the list. */
const OneSpace = graphql(`
  query AdminSpace($slug: String!) {
    space(slug: $slug) {
      number slug version name about kind audience isArchived viewerCan { read write manage archive }
    }
  }
`)
export type OpenedSpace = NonNullable<ResultOf<typeof OneSpace>['space']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const choice = choiceOf(query)
  const slug = query.get('space') ?? query.get('board-in') ?? query.get('archive')
  const [read, opened, done] = await Promise.all([
    ask(AdminPage, variablesOf(choice)),
    slug ? ask(OneSpace, { slug }) : null,
    askDone(ask, query),
  ])
  mustBeAdmin(read)
  return { ...read, choice, opened: opened?.space ?? null, done }
}

export async function action({ context, request }: Route.ActionArgs) {
  return carryOut(context.get(atrium), await fields(request), '/admin', request)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, '/admin') }]

export default function Admin({ loaderData }: Route.ComponentProps) {
  const { choice } = loaderData
  const t = useMessages(adminMessages)
  const grown = useRows(loaderData.spaces, {
    of: ({ spaces }: typeof loaderData) => spaces,
    idOf: ({ number }) => number,
    address: addressOf('/admin', choice),
  })
  const list = useRef<HTMLTableElement>(null)
  useRowKeys(list)
  return (
    <AdminFrame path="/admin" sheet={useSheet(loaderData.opened, choice)}>
      <FindForm
        action="/admin"
        label={t('spaces')}
        words={t('spaces.find')}
        query={choice.query}
        choices={[
          {
            name: 'which',
            label: t('which'),
            value: choice.which,
            options: WHICH.map((which) => [which, t(`which.${which}`)] as const),
          },
        ]}
      >
        <LinkButton
          className="push"
          id="open-new-space"
          to={addressOf('/admin', choice, { new: 'space' })}
          preventScrollReset
        >
          <Icon of={Plus} />
          {t('space.new')}
        </LinkButton>
      </FindForm>
      <p className="soft admin-lead">{t('spaces.lead')}</p>
      <Done thing={loaderData.done} />
      {grown.rows.length > 0 ? (
        <SpacesTable spaces={grown.rows} choice={choice} list={list} />
      ) : (
        <NoSpace choice={choice} />
      )}
      <MoreRows list={list} grown={grown} />
      <RowKeysHint hasFind />
    </AdminFrame>
  )
}

function NoSpace({ choice: { query, which } }: { choice: FindChoice }) {
  const t = useMessages(adminMessages)
  if (!query && which === 'all') return <LateBeginHere missing="space" isAdmin />
  return (
    <Empty
      title={query ? t('spaces.noMatch', { query }) : t('spaces.noneHere')}
      actions={
        <>
          <LinkButton to="/admin">{t('spaces.all')}</LinkButton>
          {query ? (
            <LinkButton to={`/admin/boards?${new URLSearchParams({ q: query })}`}>
              {t('spaces.inBoards')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {t('spaces.hidden')}
    </Empty>
  )
}

/** What the address has opened beside the list. */
function useSheet(opened: OpenedSpace | null, choice: FindChoice) {
  const [query] = useSearchParams()
  const answer = useActionData<{ ok: boolean }>()
  const closeTo = addressOf('/admin', choice)
  const shared = (intent: string) => ({ closeTo, refusal: refusalOf(answer, intent) })
  if (query.get('new') === 'space') return <SpaceSheet space={null} {...shared('makeSpace')} />
  if (!opened) return null
  if (query.has('board-in'))
    return opened.viewerCan.write ? <BoardSheet space={opened} {...shared('makeBoard')} /> : null
  if (query.has('archive'))
    return opened.viewerCan.archive && !opened.isArchived ? (
      <ArchiveSheet space={opened} {...shared('archiveSpace')} />
    ) : null
  return opened.viewerCan.manage ? <SpaceSheet space={opened} {...shared('editSpace')} /> : null
}
