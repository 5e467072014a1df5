// Every board by name, however many there are: found, read page by page, closed and opened again.

import '#app/styles/sheets/administration.css'
import { useRef } from 'react'
import { atrium, fields } from '#app/atrium.ts'
import { FindForm } from '#app/components/find-form.tsx'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { AdminBoardFields, BoardRow, BoardsHead } from '#app/components/sections.ts'
import { useRows } from '#app/components/use-rows.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { ChosenChip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/all-boards'
import { askDone, Done } from './admin-done.tsx'
import { AdminFrame, adminTitle, mustBeAdmin, RowKeysHint, useRowKeys } from './admin-frame.tsx'
import { carryOut } from './admin-writes.ts'
import { addressOf, choiceOf, type FindChoice, variablesOf, WHICH } from './find-choice.ts'

const PATH = '/admin/boards'

const AllBoardsPage = graphql(
  `
    query AllBoardsPage($query: String, $space: String, $isArchived: Boolean, $after: String) {
      settings { isAdmin }
      allBoards(first: 50, query: $query, space: $space, isArchived: $isArchived, after: $after) {
        edges { node { ...AdminBoardFields space { slug name isArchived } } }
        pageInfo { endCursor hasNextPage }
      }
    }
  `,
  [AdminBoardFields],
)
const SpaceName = graphql(`query SpaceName($slug: String!) { space(slug: $slug) { name } }`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const choice = choiceOf(query)
  const [read, chosen, done] = await Promise.all([
    ask(AllBoardsPage, variablesOf(choice)),
    choice.space ? ask(SpaceName, { slug: choice.space }) : null,
    askDone(ask, query),
  ])
  mustBeAdmin(read)
  return { ...read, choice, spaceName: chosen?.space?.name ?? choice.space, done }
}

export async function action({ context, request }: Route.ActionArgs) {
  return carryOut(context.get(atrium), await fields(request), PATH, request)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/boards') },
]

export default function AllBoards({ loaderData }: Route.ComponentProps) {
  const { choice, spaceName } = loaderData
  const t = useMessages(adminMessages)
  const grown = useRows(loaderData.allBoards, {
    of: ({ allBoards }: typeof loaderData) => allBoards,
    idOf: ({ slug }) => slug,
    address: addressOf(PATH, choice),
  })
  const list = useRef<HTMLTableElement>(null)
  useRowKeys(list)
  return (
    <AdminFrame path={PATH}>
      <BoardsFind choice={choice} spaceName={spaceName} />
      <Done thing={loaderData.done} />
      {grown.rows.length > 0 ? (
        <table className="grid-table spaces-table" ref={list}>
          <BoardsHead />
          <tbody>
            {grown.rows.map((board) => (
              <BoardRow key={board.slug} board={board} space={board.space} />
            ))}
          </tbody>
        </table>
      ) : !choice.query && !choice.space && choice.which === 'all' ? (
        <LateBeginHere missing="board" isAdmin />
      ) : (
        <Empty
          title={choice.query ? t('boards.noMatch', { query: choice.query }) : t('boards.noneHere')}
          actions={<LinkButton to={PATH}>{t('tab.boards')}</LinkButton>}
        >
          {t('boards.hidden')}
        </Empty>
      )}
      <MoreRows list={list} grown={grown} />
      <RowKeysHint hasFind />
    </AdminFrame>
  )
}

/** By a part of the name, open or archived, and within a space that was chosen from a list. */
function BoardsFind({ choice, spaceName }: { choice: FindChoice; spaceName: string }) {
  const t = useMessages(adminMessages)
  return (
    <FindForm
      action={PATH}
      label={t('boards')}
      words={t('boards.find')}
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
      {choice.space ? (
        <>
          <input type="hidden" name="in" value={choice.space} />
          <ChosenChip
            label={t('boards.in', { space: spaceName })}
            withoutIt={addressOf(PATH, { ...choice, space: '', after: null })}
          />
        </>
      ) : null}
    </FindForm>
  )
}
