import { type ReactNode, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { ArchivedMark } from '#app/components/archived-notice.tsx'
import { IdeaList } from '#app/components/idea-list.tsx'
import { ROAD, stageWord } from '#app/components/idea-stage.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import type { ListedIdea } from './idea-fields.ts'
import { type ListRow, reasonOf } from './idea-reason.tsx'
import { addressOf, choiceOf, isFiltered, SORTS } from './list-choice.ts'
import { ChosenFilters, FilterPanel, ListTools } from './list-filters.tsx'
import { type IdeaPage, useList } from './use-list.ts'

type AllIdeasProps = {
  ideas: IdeaPage
  tags: readonly { tag: string; count: number }[]
  boards: readonly { slug: string; name: string }[]
  tabs: ReactNode
}

const place = { path: '/ideas', more: { view: 'ideas' } }
const rows = { path: '/ask/rows' }

/** Every idea one may see, whatever board it stands on. */
export function AllIdeas({ ideas, tags, boards, tabs }: AllIdeasProps) {
  const [query] = useSearchParams()
  const box = useRef<HTMLDivElement>(null)
  const choice = choiceOf(query)
  const list = useList(ideas, (after) => addressOf(rows, choice, { after }))
  return (
    <>
      <div className="list-bar">
        {tabs}
        <ListTools place={place} choice={choice} />
      </div>
      {choice.isFiltering ? (
        <FilterPanel place={place} choice={choice} tags={tags} units={[]} boards={boards} />
      ) : null}
      <div className="stage-choice">
        <SegmentLinks
          label="Stage"
          items={[null, ...ROAD, 'NOT_NOW' as const].map((status) => ({
            label: status ? stageWord(status) : 'Any stage',
            to: addressOf(place, choice, { status }),
            isCurrent: choice.status === status,
          }))}
        />
      </div>
      {isFiltered(choice) ? <ChosenFilters place={place} choice={choice} boards={boards} /> : null}
      <div ref={box}>
        {list.rows.length === 0 ? (
          <Empty
            title="Nothing fits"
            actions={<LinkButton to="/ideas?view=ideas">Show all ideas</LinkButton>}
          >
            No idea that you can see fits what you chose.
          </Empty>
        ) : (
          <IdeaList
            drawnAs="all"
            ideas={list.rows}
            label={`Ideas, ${SORTS[choice.sort].words.toLowerCase()} first`}
            level={2}
            why={onBoard}
          />
        )}
        <MoreRows
          list={box}
          count={list.rows.length}
          grown={{ ...list, to: list.next && addressOf(place, choice, { after: list.next }) }}
        />
      </div>
    </>
  )
}

/** Among all ideas one wants to know the board first. */
function onBoard(row: ListRow) {
  const { board } = row.idea as ListedIdea & {
    board?: { name: string; space: { isArchived: boolean } }
  }
  return (
    <>
      {board ? <span>{board.name}</span> : null}
      {board?.space.isArchived ? <ArchivedMark /> : null}
      {reasonOf(row, board?.space.isArchived)}
    </>
  )
}
