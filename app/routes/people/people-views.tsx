import { useMessages } from '#app/messages.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { directoryMessages } from '#messages/directory.ts'
import { addressOf, type DirectorySearch, VIEWS } from './directory-address.ts'

/** The same people as a list or as cards, and the org chart. Without a search it is the chart that is open. */
export function PeopleViews({ search }: { search: DirectorySearch | null }) {
  const t = useMessages(directoryMessages)
  const own: DirectorySearch = search ?? { line: '', tokens: [], isPlain: false, view: 'list' }
  return (
    <SegmentLinks
      label={t('view')}
      items={[
        ...VIEWS.map((view) => ({
          label: t(`view.${view}`),
          to: addressOf({ ...own, view }),
          isCurrent: search?.view === view,
        })),
        { label: t('view.chart'), to: '/people/chart', isCurrent: search === null },
      ]}
    />
  )
}
