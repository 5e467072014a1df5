import '#app/styles/sheets/spaces.css'
import { PanelsTopLeft, Plus } from 'lucide'
import { useRef } from 'react'
import { Link } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { spaceMessages } from '#messages/space.ts'
import { lateCount } from './late-count.ts'

/** A document that spreads it declares $boards, the cursor of the list. */
export const SpaceBoards = graphql(`
  fragment SpaceBoards on Space {
    slug kind isMember isArchived
    viewerCan { write manage }
    boards(first: 50, after: $boards) {
      edges {
        node {
          slug path name about isArchived ideaCount
          owner { number name pictureUrl }
          promise { days awaitingResponse overdue }
        }
      }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
type SpaceOfBoards = ResultOf<typeof SpaceBoards>
type BoardOfSpace = SpaceOfBoards['boards']['edges'][number]['node']

/** The boards of a space by name, archived ones last; more of them as they are asked for. */
export function BoardsOfSpace({ space }: { space: SpaceOfBoards }) {
  const t = useMessages(spaceMessages)
  const grown = useRows(space.boards, {
    of: (page: { space: SpaceOfBoards }) => page.space.boards,
    idOf: ({ slug }) => slug,
    cursor: 'boards',
  })
  const list = useRef<HTMLUListElement>(null)
  const mayStart = space.isMember || space.kind === 'OPEN' || space.viewerCan.manage
  const start =
    mayStart && space.viewerCan.write ? (
      <LinkButton size="small" to={`/ideas?new=board&space=${space.slug}`}>
        <Icon of={Plus} />
        {t('boards.new')}
      </LinkButton>
    ) : null
  return (
    <section aria-labelledby="boards">
      <div className="section-head">
        <h2 id="boards">{t('boards')}</h2>
        <small>
          {grown.rows.length}
          {grown.to ? '+' : ''}
        </small>
        {grown.rows.length > 0 ? <span className="section-head-end">{start}</span> : null}
      </div>
      {grown.rows.length === 0 ? (
        <Empty title={t('boards.none')} level={3} actions={start}>
          {t('boards.none.help')}
        </Empty>
      ) : (
        <ul className="list list-ruled" ref={list}>
          {grown.rows.map((board) => (
            <BoardRow key={board.slug} board={board} isSpaceArchived={space.isArchived} />
          ))}
        </ul>
      )}
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

function BoardRow({ board, isSpaceArchived }: { board: BoardOfSpace; isSpaceArchived: boolean }) {
  const { owner, promise } = board
  const t = useMessages(spaceMessages)
  return (
    <li className="space-board" data-row={board.slug}>
      <Icon of={PanelsTopLeft} size={18} />
      <div>
        <h3>
          <Link to={board.path} prefetch="intent" dir="auto">
            {board.name}
          </Link>
        </h3>
        {board.about ? (
          <p className="voice" dir="auto">
            {board.about}
          </p>
        ) : null}
        <div className="meta">
          <span>{t('board.ideas', { count: board.ideaCount })}</span>
          {board.isArchived && !isSpaceArchived ? <span>{t('board.closed')}</span> : null}
          {promise.days ? <span>{t('board.promise', { days: promise.days })}</span> : null}
          {promise.overdue > 0 ? (
            <span className="bad">{t('board.overdue', { count: lateCount(promise.overdue) })}</span>
          ) : null}
        </div>
      </div>
      {owner ? (
        <PersonChip person={faceOf(owner)} size={24} />
      ) : (
        <span className="quiet">{t('board.noOwner')}</span>
      )}
    </li>
  )
}
