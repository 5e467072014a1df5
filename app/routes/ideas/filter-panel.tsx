import { Form } from 'react-router'
import { statusSlug } from '#app/components/idea-status.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, SelectField } from '#app/ui/input.tsx'
import { ARCHIVED, addressOf, type ListChoice, type ListPlace, MINE } from './list-choice.ts'

export type ToolsProps = { place: ListPlace; choice: ListChoice }

export type PanelProps = ToolsProps & {
  tags: readonly { tag: string; count: number }[]
  units: readonly string[]
  boards?: readonly { slug: string; name: string }[]
}

/** The filters as a form that asks for the same page. */
export default function FilterPanel({ place, choice, tags, units, boards }: PanelProps) {
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
        <input type="hidden" name="status" value={statusSlug(choice.status)} />
      ) : null}
      {choice.sort === 'trending' ? null : <input type="hidden" name="sort" value={choice.sort} />}
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
