import '#app/styles/pages/directory.css'
import { X } from 'lucide'
import { Form } from 'react-router'
import { problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TextField } from '#app/ui/input.tsx'
import { FILTER_NAME_LENGTH } from '#graphql/directory/limits.ts'
import { directoryMessages } from '#messages/directory.ts'
import { type DirectorySearch, isEmptySearch, queryOf } from './directory-address.ts'
import type { PeopleData } from './people.tsx'

type SavedSearchesProps = {
  search: DirectorySearch
  filters: PeopleData['peopleFilters']
  answer: { ok: boolean } | undefined
}

/** Searches that the viewer keeps: opened, saved and deleted here. */
export function SavedSearches({ search, filters, answer }: SavedSearchesProps) {
  const t = useMessages(directoryMessages)
  const query = queryOf(search)
  const isSaved = filters.some((filter) => filter.query === query)
  if (filters.length === 0 && isEmptySearch(search)) return null
  const refusal = refusalOf(answer, 'save')
  return (
    <div className="saved-searches">
      {filters.length > 0 ? (
        <ul className="chips" aria-label={t('saved')}>
          {filters.map(({ number, name, query: saved }) => (
            <li key={number} className="saved-search">
              <Chip tone={saved === query ? 'sky' : 'line'} to={`/people?${saved}`}>
                <span dir="auto">{name}</span>
              </Chip>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="delete" />
                <input type="hidden" name="filter" value={number} />
                <input type="hidden" name="query" value={query} />
                <Button
                  type="submit"
                  variant="quiet"
                  size="small"
                  isIcon
                  aria-label={t('saved.delete', { name })}
                >
                  <Icon of={X} size={13} />
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      {isEmptySearch(search) || isSaved ? null : (
        <details open={refusal ? true : undefined}>
          <summary className="link">{t('save')}</summary>
          <Form method="post" className="cluster" preventScrollReset>
            <input type="hidden" name="intent" value="save" />
            <input type="hidden" name="query" value={query} />
            <TextField
              label={t('save.name')}
              isLabelHidden
              placeholder={t('save.name')}
              name="name"
              required
              maxLength={FILTER_NAME_LENGTH}
              defaultValue={refusal?.typed.name ?? ''}
              error={problemOf(answer, 'save', 'name')}
            />
            <Button type="submit">{t('save.button')}</Button>
            {wholeProblem(refusal) ? <FieldError>{wholeProblem(refusal)}</FieldError> : null}
          </Form>
        </details>
      )}
    </div>
  )
}
