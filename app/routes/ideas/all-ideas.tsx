import { type ReactNode, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { PostList } from '#app/components/post-list.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { IdeasPart } from './idea-fields.ts'
import { PlacedIdeaRow } from './idea-reason.tsx'
import { addressOf, choiceOf, isFiltered } from './list-choice.ts'
import { ChosenFilters, FilterPanel, ListTools } from './list-filters.tsx'
import { STATUS_ORDER, useStatusLabel } from './statuses.ts'

type AllIdeasProps = {
  ideas: IdeasPart
  tags: readonly { tag: string; count: number }[]
  boards: readonly { slug: string; name: string }[]
  tabs: ReactNode
}

const place = { path: '/ideas', more: { view: 'ideas' } }

/** Every idea one may see, whatever board it stands on. */
export function AllIdeas({ ideas, tags, boards, tabs }: AllIdeasProps) {
  const [query] = useSearchParams()
  const t = useMessages(ideaListMessages)
  const statusLabel = useStatusLabel()
  const box = useRef<HTMLDivElement>(null)
  const choice = choiceOf(query)
  const list = useRows(ideas, {
    of: (page: { ideas: IdeasPart | null }) => page.ideas,
    idOf: ({ number }) => number,
    address: addressOf(place, choice, { after: choice.after }),
  })
  const { rows } = list
  return (
    <>
      <div className="list-bar">
        {tabs}
        <ListTools place={place} choice={choice} />
      </div>
      {choice.isFiltering ? (
        <FilterPanel place={place} choice={choice} tags={tags} units={[]} boards={boards} />
      ) : null}
      <div className="status-choice">
        <SegmentLinks
          label={t('status')}
          items={[null, ...STATUS_ORDER, 'NOT_NOW' as const].map((status) => ({
            label: status ? statusLabel(status) : t('status.any'),
            to: addressOf(place, choice, { status }),
            isCurrent: choice.status === status,
          }))}
        />
      </div>
      {isFiltered(choice) ? <ChosenFilters place={place} choice={choice} boards={boards} /> : null}
      <div ref={box}>
        {rows.length === 0 ? (
          <Empty
            title={t('none')}
            actions={<LinkButton to="/ideas?view=ideas">{t('none.all')}</LinkButton>}
          >
            {t('none.help')}
          </Empty>
        ) : (
          <PostList posts={rows} label={t('list', { sort: choice.sort })} Row={PlacedIdeaRow} />
        )}
        <MoreRows list={box} grown={list} />
      </div>
    </>
  )
}
