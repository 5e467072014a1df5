import { ArrowDownWideNarrow, ListFilter } from 'lucide'
import { type ReactNode, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChosenChip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { late, useLate } from '#app/ui/late.ts'
import { Menu } from '#app/ui/menu.tsx'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { PanelProps, ToolsProps } from './filter-panel.tsx'
import { addressOf, type ListChoice, SORT_SLUGS } from './list-choice.ts'

const loadPanel = () => import('./filter-panel.tsx')
/** The server has it at once: the panel is drawn for those without scripts too. A browser fetches it when it is wanted. */
const panelCode = late(loadPanel, '.filter-panel')

export function FilterPanel(props: PanelProps) {
  const Panel = useLate(panelCode)
  return (
    <Suspense>
      <Panel {...props} />
    </Suspense>
  )
}

/** Filter and order, at the right of the tabs. Links, so that every view has its address. */
export function ListTools({ place, choice, children }: ToolsProps & { children?: ReactNode }) {
  const t = useMessages(ideaListMessages)
  const navigate = useNavigate()
  const sorted = t(`sort.${choice.sort}`)
  const toggle = addressOf(place, choice, { isFiltering: !choice.isFiltering })
  useKeys([
    {
      keys: 'f',
      does: t('filter'),
      group: 'lists',
      run: () => {
        void loadPanel()
        void navigate(toggle, { preventScrollReset: true })
      },
    },
  ])
  return (
    <div className="list-tools">
      <LinkButton
        variant="quiet"
        size="small"
        keyHint="F"
        to={toggle}
        isOn={choice.isFiltering}
        aria-expanded={choice.isFiltering}
        preventScrollReset
        onPointerEnter={loadPanel}
        onFocus={loadPanel}
      >
        <Icon of={ListFilter} />
        {t('filter')}
      </LinkButton>
      <Menu
        label={t('sort', { sort: sorted })}
        look={{ variant: 'quiet', size: 'small' }}
        items={SORT_SLUGS.map((sort) => ({
          label: t(`sort.${sort}`),
          to: addressOf(place, choice, { sort }),
        }))}
      >
        <Icon of={ArrowDownWideNarrow} />
        {sorted}
      </Menu>
      {children}
    </div>
  )
}

/** The chosen filters above the list, each a link to the list without it. */
export function ChosenFilters({ place, choice, boards }: ToolsProps & Pick<PanelProps, 'boards'>) {
  const to = (change: Partial<ListChoice>) => addressOf(place, choice, change)
  const { mine } = choice
  const t = useMessages(ideaListMessages)
  return (
    <div className="chips filter-chosen">
      {choice.board ? (
        <ChosenChip
          label={boards?.find(({ slug }) => slug === choice.board)?.name ?? choice.board}
          withoutIt={to({ board: '' })}
        />
      ) : null}
      {choice.tag ? <ChosenChip label={choice.tag} withoutIt={to({ tag: '' })} /> : null}
      {choice.tag ? (
        <Chip to={`/follow?${new URLSearchParams({ kind: 'tag', key: choice.tag })}`}>
          {t('filter.tag.follow')}
        </Chip>
      ) : null}
      {choice.unit ? <ChosenChip label={choice.unit} withoutIt={to({ unit: '' })} /> : null}
      {mine ? <ChosenChip label={t(`mine.${mine}`)} withoutIt={to({ mine: null })} /> : null}
      {choice.archived ? (
        <ChosenChip label={t(`archived.${choice.archived}`)} withoutIt={to({ archived: null })} />
      ) : null}
      {choice.isLate ? (
        <ChosenChip label={t('filter.overdue')} withoutIt={to({ isLate: false })} />
      ) : null}
    </div>
  )
}
