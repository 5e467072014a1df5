// All boards, grouped by what one can do; all ideas as a list; and the form that starts a board.

import { Plus } from 'lucide'
import { Suspense, useMemo } from 'react'
import { redirect, useNavigate, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { FindForm } from '#app/components/find-form.tsx'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { Page } from '#app/components/page.tsx'
import { done, keepOnLoss, refused, refuseField, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { late, useLate } from '#app/ui/late.ts'
import { Tabs } from '#app/ui/tabs.tsx'
import { MAX_BOARDS } from '#graphql/ideas/limits.ts'
import { boardsMessages } from '#messages/boards.ts'
import type { Route } from './+types/boards'
import { AllIdeas } from './all-ideas.tsx'
import { BoardsTable, groupsOf } from './boards-table.tsx'
import { ChosenIdeas } from './idea-fields.ts'
import { choiceOf, variablesOf } from './list-choice.ts'

/** Fetched with the first press on “New board”. */
const makeBoardCode = late(() => import('./make-board.tsx'), '.start-board')

const BoardsPage = graphql(`
  query BoardsPage($query: String, $isArchived: Boolean!) {
    boards(query: $query, isArchived: $isArchived) {
      number
      slug
      name
      about
      isArchived
      follow
      owner { number name pictureUrl isViewer }
      promise { days kept late awaitingResponse overdue nextDueAt oldestOverdueAt }
      space { number slug name kind audience isMember hasAsked isArchived owners { number name } }
      viewerCan { read claim manage }
    }
    settings { isAdmin }
    spaces(first: 100, isArchived: false) {
      edges { node { number slug name kind isMember } }
    }
  }
`)
const AllIdeasPage = graphql(
  `
    query AllIdeasPage(
      $board: String
      $status: [IdeaStatus!]
      $sort: IdeaSort
      $tag: String
      $unit: String
      $mine: MyIdeas
      $isLate: Boolean
      $isArchived: Boolean
      $after: String
      $isFiltering: Boolean!
      $isPlaced: Boolean!
    ) {
      ...ChosenIdeas
      tags @include(if: $isFiltering) { tag count }
      boards(only: READABLE) @include(if: $isFiltering) { slug name }
    }
  `,
  [ChosenIdeas],
)
const BoardChosen = graphql(
  `query BoardChosen($slug: String!) { board(slug: $slug) { slug name } }`,
)
const MakeBoard = graphql(`
  mutation MakeBoard($input: MakeBoardInput!) {
    makeBoard(input: $input) { slug }
  }
`)
const SpaceNumber = graphql(`
  query SpaceNumber($slug: String!) {
    space(slug: $slug) { number }
  }
`)
const AskToJoin = graphql(`
  mutation AskToJoinForBoard($spaceId: ID!) {
    askToJoin(spaceId: $spaceId) { hasAsked }
  }
`)

type BoardsData = ResultOf<typeof BoardsPage>
export type ListedBoard = BoardsData['boards'][number]
export type SpaceToChoose = BoardsData['spaces']['edges'][number]['node']

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const choice = choiceOf(query)
  if (query.get('view') === 'ideas') {
    const { ideas, tags, boards } = await ask(AllIdeasPage, {
      ...variablesOf(choice),
      board: choice.board || null,
      isFiltering: choice.isFiltering,
      isPlaced: true,
    })
    // Among many boards the chosen one may be beyond the list.
    const isListed = !boards || boards.some(({ slug }) => slug === choice.board)
    const { board } =
      choice.board && !isListed ? await ask(BoardChosen, { slug: choice.board }) : { board: null }
    const choices = [...(board ? [board] : []), ...(boards ?? [])]
    return { boards: null, find: '', spaces: [], isAdmin: false, ideas, tags: tags ?? [], choices }
  }
  const find = query.get('q')?.trim() ?? ''
  const isArchived = query.get('view') === 'closed'
  const { boards, spaces, settings } = await ask(BoardsPage, { query: find || null, isArchived })
  const { isAdmin } = settings
  const chosen = spaces.edges.map(({ node }) => node)
  return { boards, find, spaces: chosen, isAdmin, ideas: null, tags: [], choices: [] }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { ask, submit } = gateway
  const { intent = '', ...typed } = await fields(request)
  if (intent === 'askToJoin') {
    const result = await submit(AskToJoin, { spaceId: typed.spaceId ?? '' })
    return result.ok ? done(request, '/ideas', { intent }) : refused(result, intent)
  }
  if (intent !== 'makeBoard') return refuseField(intent, '', unknownForm(gateway.language))
  const { space } = await ask(SpaceNumber, { slug: typed.space ?? '' })
  const owner = await personNamed(gateway, typed.owner ?? '', space?.number ?? 0)
  if (!owner.ok) return refuseField(intent, 'ownerId', owner.message, typed)
  const result = await submit(MakeBoard, {
    input: {
      space: typed.space ?? '',
      name: typed.name ?? '',
      about: typed.about ?? '',
      responseDays: typed.responseDays ? Number(typed.responseDays) : null,
      ...(owner.number === null ? {} : { ownerId: String(owner.number) }),
    },
  })
  if (!result.ok) return refused(result, intent, typed)
  throw redirect(`/ideas/boards/${result.data.makeBoard.slug}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, boardsMessages)(loaderData?.ideas ? 'title.ideas' : 'title')} · Atrium`,
  },
]

export default function Boards({ loaderData }: Route.ComponentProps) {
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const t = useMessages(boardsMessages)
  const { boards, spaces, ideas, isAdmin } = loaderData
  const title = t(ideas ? 'title.ideas' : 'title')
  const isStarting = query.get('new') === 'board'
  const MakeBoardDialog = useLate(makeBoardCode)
  return (
    <Page title={title} crumbs={[]}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        <div className="cluster">
          <LinkButton to="/ideas?new=board" preventScrollReset>
            <Icon of={Plus} />
            {t('new')}
          </LinkButton>
        </div>
      </header>
      {ideas ? (
        <AllIdeas
          ideas={ideas}
          tags={loaderData.tags}
          boards={loaderData.choices}
          tabs={<Kinds />}
        />
      ) : (
        <BoardsView
          boards={boards ?? []}
          find={loaderData.find}
          viewer={{ isAdmin, hasSpace: toUse(spaces).length > 0 }}
        />
      )}
      {isStarting ? (
        <Suspense>
          <MakeBoardDialog
            spaces={toUse(spaces)}
            isAdmin={isAdmin}
            onClose={() => navigate('/ideas', { replace: true })}
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

/** Where the viewer may begin a board: where they belong, or where everyone does. */
const toUse = (spaces: readonly SpaceToChoose[]) =>
  spaces.filter(({ kind, isMember }) => kind === 'OPEN' || isMember)

/** Boards, or the ideas of all boards. */
function Kinds({ count }: { count?: number | undefined }) {
  const [query] = useSearchParams()
  const view = query.get('view')
  const t = useMessages(boardsMessages)
  return (
    <Tabs
      label={t('view')}
      items={[
        { label: t('view.boards'), to: '/ideas', isCurrent: view === null, count },
        { label: t('title.ideas'), to: '/ideas?view=ideas', isCurrent: view === 'ideas' },
        { label: t('view.closed'), to: '/ideas?view=closed', isCurrent: view === 'closed' },
      ]}
    />
  )
}

type BoardsViewProps = {
  boards: readonly ListedBoard[]
  find: string
  /** What an empty list leads on to. */
  viewer: { isAdmin: boolean; hasSpace: boolean }
}

function BoardsView({ boards, find, viewer }: BoardsViewProps) {
  const [query] = useSearchParams()
  const t = useMessages(boardsMessages)
  const isPast = query.get('view') === 'closed'
  const groups = useMemo(() => groupsOf(boards), [boards])
  const isAll = boards.length < MAX_BOARDS && !find
  return (
    <>
      <div className="list-bar">
        <Kinds count={isAll && !isPast ? boards.length : undefined} />
      </div>
      {isAll ? null : (
        <FindForm
          action="/ideas"
          label={t('view.boards')}
          words={t('find')}
          query={find}
          choices={[]}
        >
          {isPast ? <input type="hidden" name="view" value="closed" /> : null}
        </FindForm>
      )}
      {groups.length === 0 && find ? (
        <Empty
          title={t('find.none', { query: find })}
          actions={
            <LinkButton to={isPast ? '/ideas?view=closed' : '/ideas'}>{t('find.all')}</LinkButton>
          }
        >
          {t('find.none.help')}
        </Empty>
      ) : groups.length === 0 ? (
        isPast ? (
          <Empty title={t('none.closed')}>{t('none.closed.help')}</Empty>
        ) : (
          <LateBeginHere missing="board" {...viewer} />
        )
      ) : (
        <>
          <BoardsTable groups={groups} />
          <p className="quiet small boards-note">{t('note')}</p>
        </>
      )}
    </>
  )
}
