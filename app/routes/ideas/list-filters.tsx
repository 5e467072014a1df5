import { ArrowDownWideNarrow, ListFilter } from 'lucide'
import { Form, useNavigate } from 'react-router'
import { stageSlug } from '#app/components/idea-stage.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ChosenChip } from '#app/ui/chip.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox, SelectField } from '#app/ui/input.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { Menu } from '#app/ui/menu.tsx'
import {
  ARCHIVED,
  addressOf,
  type ListChoice,
  type ListPlace,
  MINE,
  SORTS,
  type SortSlug,
} from './list-choice.ts'

type ToolsProps = { place: ListPlace; choice: ListChoice }

/** Filter and order, at the right of the tabs. Links, so that every view has its address. */
export function ListTools({ place, choice }: ToolsProps) {
  const navigate = useNavigate()
  const toggle = addressOf(place, choice, { isFiltering: !choice.isFiltering })
  useKeys([
    {
      keys: 'f',
      does: 'Filter',
      group: 'Lists',
      run: () => navigate(toggle, { preventScrollReset: true }),
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
      >
        <Icon of={ListFilter} />
        Filter
      </LinkButton>
      <Menu
        label={`Order: ${SORTS[choice.sort].words}`}
        look={{ variant: 'quiet', size: 'small' }}
        items={Object.entries(SORTS).map(([slug, { words }]) => ({
          label: words,
          to: addressOf(place, choice, { sort: slug as SortSlug }),
        }))}
      >
        <Icon of={ArrowDownWideNarrow} />
        {SORTS[choice.sort].words}
      </Menu>
    </div>
  )
}

type PanelProps = ToolsProps & {
  tags: readonly { tag: string; count: number }[]
  units: readonly string[]
  boards?: readonly { slug: string; name: string }[]
}

/** The filters as a form that asks for the same page. */
export function FilterPanel({ place, choice, tags, units, boards }: PanelProps) {
  return (
    <Form
      method="get"
      action={place.path}
      className="filter-panel"
      preventScrollReset
      aria-label="Filters"
    >
      {Object.entries(place.more ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choice.status ? (
        <input type="hidden" name="status" value={stageSlug(choice.status)} />
      ) : null}
      {choice.sort === 'moving' ? null : <input type="hidden" name="sort" value={choice.sort} />}
      {boards ? (
        <SelectField label="Board" name="board" defaultValue={choice.board}>
          <option value="">Any</option>
          {boards.map((board) => (
            <option key={board.slug} value={board.slug}>
              {board.name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField label="Tag" name="tag" defaultValue={choice.tag}>
        <option value="">Any</option>
        {withChosen(tags, choice.tag).map(({ tag, count }) => (
          <option key={tag} value={tag}>
            {count > 0 ? `${tag} (${count})` : tag}
          </option>
        ))}
      </SelectField>
      {units.length > 0 ? (
        <SelectField label="Written in" name="unit" defaultValue={choice.unit}>
          <option value="">Any unit</option>
          {units.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </SelectField>
      ) : null}
      <SelectField label="Whose" name="mine" defaultValue={choice.mine ?? ''}>
        <option value="">All</option>
        {Object.entries(MINE).map(([slug, { words }]) => (
          <option key={slug} value={slug}>
            {words}
          </option>
        ))}
      </SelectField>
      {boards ? (
        <SelectField label="Archived" name="archived" defaultValue={choice.archived ?? ''}>
          <option value="">With archived spaces</option>
          {Object.entries(ARCHIVED).map(([slug, { words }]) => (
            <option key={slug} value={slug}>
              {words}
            </option>
          ))}
        </SelectField>
      ) : null}
      <FieldGroup legend="Answer">
        <Checkbox name="late" value="1" label="Late" defaultChecked={choice.isLate} />
      </FieldGroup>
      <div className="form-actions">
        <Button type="submit" variant="primary" size="small">
          Show
        </Button>
        <LinkButton
          variant="quiet"
          size="small"
          to={addressOf(place, choice, NO_FILTERS)}
          preventScrollReset
        >
          Clear
        </LinkButton>
      </div>
    </Form>
  )
}

/** A tag from the address that is not among the most used ones can still be seen as chosen. */
function withChosen(tags: PanelProps['tags'], chosen: string) {
  if (!chosen || tags.some(({ tag }) => tag === chosen)) return tags
  return [{ tag: chosen, count: 0 }, ...tags]
}

const NO_FILTERS = { tag: '', unit: '', board: '', mine: null, isLate: false, archived: null }

/** The chosen filters above the list, each a link to the list without it. */
export function ChosenFilters({ place, choice, boards }: ToolsProps & Pick<PanelProps, 'boards'>) {
  const to = (change: Partial<ListChoice>) => addressOf(place, choice, change)
  const { mine } = choice
  return (
    <div className="chips filter-chosen">
      {choice.board ? (
        <ChosenChip
          label={boards?.find(({ slug }) => slug === choice.board)?.name ?? choice.board}
          withoutIt={to({ board: '' })}
        />
      ) : null}
      {choice.tag ? <ChosenChip label={choice.tag} withoutIt={to({ tag: '' })} /> : null}
      {choice.unit ? <ChosenChip label={choice.unit} withoutIt={to({ unit: '' })} /> : null}
      {mine ? <ChosenChip label={MINE[mine].words} withoutIt={to({ mine: null })} /> : null}
      {choice.archived ? (
        <ChosenChip label={ARCHIVED[choice.archived].words} withoutIt={to({ archived: null })} />
      ) : null}
      {choice.isLate ? <ChosenChip label="Late" withoutIt={to({ isLate: false })} /> : null}
    </div>
  )
}
