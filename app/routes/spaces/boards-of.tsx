import { PanelsTopLeft, Plus } from 'lucide'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Link } from '#app/ui/link.tsx'
import type { BoardOfSpace, SpaceData } from './space-document.ts'

/** The boards that stand here, archived ones last. */
export function BoardsOf({ space, boards }: { space: SpaceData; boards: readonly BoardOfSpace[] }) {
  const newBoard = space.isMember || space.kind === 'OPEN' || space.viewerCan.lookAfter
  const start = newBoard ? (
    <LinkButton size="small" to={`/ideas?new=board&space=${space.slug}`}>
      <Icon of={Plus} />
      New board
    </LinkButton>
  ) : null
  return (
    <section aria-labelledby="boards">
      <div className="section-head">
        <h2 id="boards">Boards</h2>
        <small>{boards.length}</small>
        {boards.length > 0 ? <span className="section-head-end">{start}</span> : null}
      </div>
      {boards.length === 0 ? (
        <Empty title="No board stands here yet" level={3} actions={start}>
          A board asks one question, and somebody promises to answer.
        </Empty>
      ) : (
        <ul className="list list-ruled">
          {boards.map((board) => (
            <BoardRow key={board.slug} board={board} />
          ))}
        </ul>
      )}
    </section>
  )
}

function BoardRow({ board }: { board: BoardOfSpace }) {
  const { owner, promise } = board
  return (
    <li className="space-board">
      <Icon of={PanelsTopLeft} size={18} />
      <div>
        <h3>
          <Link to={`/ideas/boards/${board.slug}`} prefetch="intent">
            {board.name}
          </Link>
        </h3>
        {board.about ? <p className="voice">{board.about}</p> : null}
        <div className="meta">
          <span>{board.ideaCount === 1 ? '1 idea' : `${board.ideaCount} ideas`}</span>
          {board.isArchived ? <span>closed for good</span> : null}
          {promise.days ? <span>answers within {promise.days} working days</span> : null}
          {promise.overdue > 0 ? <span className="bad">{promise.overdue} late</span> : null}
        </div>
      </div>
      {owner ? (
        <PersonChip person={faceOf(owner)} size={24} />
      ) : (
        <span className="quiet">Nobody answers here yet</span>
      )}
    </li>
  )
}
