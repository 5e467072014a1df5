import { useEffect, useRef } from 'react'
import { Form, useNavigate } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, SelectField } from '#app/ui/input.tsx'
import { onKeys } from '#app/ui/keys.ts'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { ideaListMessages } from '#messages/idea-list.ts'
import {
  ARCHIVED_SLUGS,
  addressOf,
  type ListChoice,
  type ListPlace,
  MINE_SLUGS,
} from './list-choice.ts'
import { statusSlug } from './statuses.ts'

export type ToolsProps = { place: ListPlace; choice: ListChoice }

export type PanelProps = ToolsProps & {
  tags: readonly { tag: string; count: number }[]
  units: readonly string[]
  boards?: readonly { slug: string; name: string }[]
}

/** The filters as a form that asks for the same page. */
export default function FilterPanel({ place, choice, tags, units, boards }: PanelProps) {
  const t = useMessages(ideaListMessages)
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const close = () => {
    const closed = addressOf(place, choice, { isFiltering: false })
    void navigate(closed, { preventScrollReset: true })
  }
  const wasReady = useRef(useIsReady())
  // Whoever opens it wants to choose; with an address that has it open one reads first.
  useEffect(() => {
    if (wasReady.current)
      form.current?.querySelector<HTMLElement>('select, input:not([type=hidden])')?.focus()
  }, [])
  return (
    <Form
      ref={form}
      method="get"
      action={place.path}
      className="filter-panel"
      preventScrollReset
      aria-label={t('filters')}
      onKeyDown={onKeys({ escape: close })}
    >
      {Object.entries(place.more ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choice.status ? (
        <input type="hidden" name="status" value={statusSlug(choice.status)} />
      ) : null}
      {choice.sort === 'trending' ? null : <input type="hidden" name="sort" value={choice.sort} />}
      {boards ? (
        <SelectField label={t('filter.board')} name="board" defaultValue={choice.board}>
          <option value="">{t('filter.any')}</option>
          {boards.map((board) => (
            <option key={board.slug} value={board.slug} dir="auto">
              {board.name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField label={t('filter.tag')} name="tag" defaultValue={choice.tag}>
        <option value="">{t('filter.any')}</option>
        {withChosen(tags, choice.tag).map(({ tag, count }) => (
          <option key={tag} value={tag} dir="auto">
            {count > 0 ? t('filter.tag.count', { tag, count }) : tag}
          </option>
        ))}
      </SelectField>
      {units.length > 0 ? (
        <SelectField label={t('filter.unit')} name="unit" defaultValue={choice.unit}>
          <option value="">{t('filter.any')}</option>
          {units.map((unit) => (
            <option key={unit} dir="auto">
              {unit}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField label={t('filter.mine')} name="mine" defaultValue={choice.mine ?? ''}>
        <option value="">{t('filter.any')}</option>
        {MINE_SLUGS.map((slug) => (
          <option key={slug} value={slug}>
            {t(`mine.${slug}`)}
          </option>
        ))}
      </SelectField>
      {boards ? (
        <SelectField
          label={t('filter.archived')}
          name="archived"
          defaultValue={choice.archived ?? ''}
        >
          <option value="">{t('archived.all')}</option>
          {ARCHIVED_SLUGS.map((slug) => (
            <option key={slug} value={slug}>
              {t(`archived.${slug}`)}
            </option>
          ))}
        </SelectField>
      ) : null}
      <FieldGroup legend={t('filter.response')}>
        <Checkbox
          name="late"
          value="1"
          label={t('filter.overdue')}
          defaultChecked={choice.isLate}
        />
      </FieldGroup>
      <div className="form-actions">
        <Button type="submit" variant="primary" size="small">
          {t('filter.apply')}
        </Button>
        <LinkButton
          variant="quiet"
          size="small"
          to={addressOf(place, choice, NO_FILTERS)}
          preventScrollReset
        >
          {t('filter.clear')}
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
