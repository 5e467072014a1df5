// Spaces and their boards: what there is, who looks after it, and whether it keeps its promise.
import { Plus } from 'lucide'
import { useRef } from 'react'
import { useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { MoreRows, useMoreRows } from '#app/components/more-rows.tsx'
import { refusalOf } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/admin'
import { AdminFrame, mustBeAdmin, RowKeysHint, useRowKeys } from './admin-frame.tsx'
import { carryOut } from './admin-writes.ts'
import { ArchiveBoard } from './archive-board.tsx'
import { BoardSheet, SpaceSheet } from './space-sheet.tsx'
import { SpacesTable } from './spaces-table.tsx'

const AdminPage = graphql(`
  query AdminPage($after: String) {
    settings { isAdmin }
    spaces(first: 50, after: $after) {
      edges {
        node {
          number slug name about kind audience
          owners { number name pictureUrl hasLeft }
          viewerCan { read lookAfter }
        }
      }
      pageInfo { endCursor hasNextPage }
    }
    boards(only: ALL) {
      number slug name about ideaCount isArchived
      owner { number name pictureUrl }
      space { number }
      promise { days kept late overdue }
      viewerCan { read lookAfter }
    }
  }
`)
type Data = ResultOf<typeof AdminPage>
export type ListedSpace = Data['spaces']['edges'][number]['node']
export type ListedBoard = Data['boards'][number]

/** A space that is edited, or gets a board, may stand on another page of the list. */
const OneSpace = graphql(`
  query AdminSpace($slug: String!) {
    space(slug: $slug) { number slug name about kind audience viewerCan { read lookAfter } }
  }
`)
export type OpenedSpace = NonNullable<ResultOf<typeof OneSpace>['space']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const slug = query.get('space') ?? query.get('board-in')
  const [read, opened] = await Promise.all([
    ask(AdminPage, { after: query.get('after') }),
    slug ? ask(OneSpace, { slug }) : null,
  ])
  mustBeAdmin(read)
  return { ...read, opened: opened?.space ?? null }
}

export async function action({ context, request }: Route.ActionArgs) {
  return carryOut(context.get(atrium), await fields(request))
}

export const meta: Route.MetaFunction = () => [{ title: 'Spaces and boards · Admin · Atrium' }]

export default function Admin({ loaderData }: Route.ComponentProps) {
  const { boards } = loaderData
  const grown = useMoreRows(loaderData, ({ spaces }) => ({
    rows: spaces.edges.map(({ node }) => node),
    next: spaces.pageInfo.hasNextPage ? spaces.pageInfo.endCursor : null,
  }))
  const list = useRef<HTMLTableElement>(null)
  useRowKeys(list)
  return (
    <AdminFrame path="/admin" sheet={useSheet(loaderData.opened)}>
      <div className="admin-filter">
        <p className="soft">
          You look after the house, not over what stands in it: closed spaces you are not in are
          changed by their owners.
        </p>
        <LinkButton className="push" id="open-new-space" to="/admin?new=space" preventScrollReset>
          <Icon of={Plus} />
          Make a space
        </LinkButton>
      </div>
      <Done boards={boards} spaces={grown.rows} />
      {grown.rows.length > 0 ? (
        <SpacesTable spaces={grown.rows} boards={boards} list={list} />
      ) : (
        <Empty title="There is no space yet">
          Ideas stand on boards, and boards in spaces: a space says who can see them.
        </Empty>
      )}
      <MoreRows list={list} count={grown.rows.length} grown={grown} />
      <RowKeysHint />
    </AdminFrame>
  )
}

/** What the address has opened beside the list. */
function useSheet(opened: OpenedSpace | null) {
  const [query] = useSearchParams()
  const answer = useActionData<{ ok: boolean }>()
  if (query.get('new') === 'space')
    return <SpaceSheet space={null} refusal={refusalOf(answer, 'makeSpace')} />
  if (!opened) return null
  if (query.has('board-in'))
    return opened.viewerCan.read ? (
      <BoardSheet space={opened} refusal={refusalOf(answer, 'makeBoard')} />
    ) : null
  return opened.viewerCan.lookAfter ? (
    <SpaceSheet space={opened} refusal={refusalOf(answer, 'editSpace')} />
  ) : null
}

type DoneProps = { boards: readonly ListedBoard[]; spaces: readonly ListedSpace[] }

/** What the last form did, and the way back. */
function Done({ boards, spaces }: DoneProps) {
  const [query] = useSearchParams()
  const done = query.get('done')
  const name = query.get('name')
  const board = boards.find(({ slug }) => slug === name)
  const space = spaces.find(({ slug }) => slug === name)
  if (done === 'made' && board)
    return (
      <Notice
        role="status"
        tone="good"
        action={
          <LinkButton size="small" to={`/ideas/boards/${board.slug}/settings`}>
            Name somebody else
          </LinkButton>
        }
      >
        {board.name} is open. You answer for it.
      </Notice>
    )
  if (done === 'archived' && board)
    return (
      <Notice role="status" tone="good" action={<ArchiveBoard board={board} label="Undo" />}>
        {board.name} is archived: it can be read, not written.
      </Notice>
    )
  if (done === 'opened' && board)
    return (
      <Notice role="status" tone="good">
        {board.name} is open again.
      </Notice>
    )
  if (done === 'kept' && space)
    return (
      <Notice role="status" tone="good">
        {space.name} is kept.
      </Notice>
    )
  return null
}
