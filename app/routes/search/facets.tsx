import { ListFilter } from 'lucide'
import { useSearchParams } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { ChosenChip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox, Radio } from '#app/ui/input.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatDay } from '#app/ui/time-words.ts'
import { searchMessages } from '#messages/search.ts'
import type { Choices } from './choices.ts'
import type { SearchData } from './search.tsx'
import { type SearchChoice, slugOf, without } from './search-choice.ts'

type FacetsProps = { choice: SearchChoice; choices: Choices; search: SearchData }

const MAX_TAGS = 10
const DAYS = ['7', '30'] as const
const isDays = (when: string): when is (typeof DAYS)[number] =>
  (DAYS as readonly string[]).includes(when)

/** Left of the results; on a phone they fold away. Counts are of what the viewer may see, confirmed just now. */
export function Facets({ choice, choices, search }: FacetsProps) {
  const t = useMessages(searchMessages)
  return (
    <details className="facets" open={isFiltered(choice) || undefined}>
      <summary className={buttonClass({ size: 'small' })}>
        <Icon of={ListFilter} />
        {t('filter')}
      </summary>
      <Kinds choice={choice} choices={choices} search={search} />
      <Places choice={choice} choices={choices} search={search} />
      <Statuses choice={choice} choices={choices} search={search} />
      <Moments choice={choice} choices={choices} search={search} />
      <Tags choice={choice} choices={choices} search={search} />
    </details>
  )
}

const isFiltered = (choice: SearchChoice): boolean =>
  Boolean(
    choice.kinds.length ||
      choice.space ||
      choice.statuses.length ||
      choice.when ||
      choice.tags.length,
  )

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function Kinds({ choice, choices, search }: FacetsProps) {
  const t = useMessages(searchMessages)
  const counts = new Map(search.kinds.map(({ kind, count }) => [kind, count]))
  const shown = choices.kinds.filter(({ kind }) => counts.has(kind) || choice.kinds.includes(kind))
  return (
    <Facet legend={t('kind')} isEmpty={shown.length === 0}>
      {shown.map(({ kind, other }) => (
        <Checkbox
          key={kind}
          name="kind"
          value={slugOf(kind)}
          label={capital(other)}
          count={counts.get(kind) ?? 0}
          defaultChecked={choice.kinds.includes(kind)}
        />
      ))}
    </Facet>
  )
}

function Places({ choice, search }: FacetsProps) {
  const t = useMessages(searchMessages)
  return (
    <Facet legend={t('where')} isEmpty={search.spaces.length === 0 && !choice.space}>
      <Radio name="space" value="" label={t('everywhere')} defaultChecked={!choice.space} />
      {search.spaces.slice(0, 8).map(({ space, count }) => (
        <Radio
          key={space.slug}
          name="space"
          value={space.slug}
          label={<span dir="auto">{space.name}</span>}
          count={count}
          defaultChecked={choice.space === space.slug}
        />
      ))}
      {choice.space && !search.spaces.some(({ space }) => space.slug === choice.space) ? (
        <Radio
          name="space"
          value={choice.space}
          label={<span dir="auto">{choice.space}</span>}
          count={0}
          defaultChecked
        />
      ) : null}
    </Facet>
  )
}

function Statuses({ choice, choices, search }: FacetsProps) {
  const t = useMessages(searchMessages)
  const counts = new Map(search.statuses.map(({ status, count }) => [status, count]))
  const shown = choices.statuses.filter(
    ({ status }) => counts.has(status) || choice.statuses.includes(status),
  )
  return (
    <Facet legend={t('status')} isEmpty={shown.length === 0}>
      {shown.map(({ status, label }) => (
        <Checkbox
          key={status}
          name="status"
          value={slugOf(status)}
          label={label}
          count={counts.get(status) ?? 0}
          defaultChecked={choice.statuses.includes(status)}
        />
      ))}
    </Facet>
  )
}

function Moments({ choice, search }: FacetsProps) {
  const t = useMessages(searchMessages)
  const years = new Map<string, number>()
  for (const { word, count } of search.months)
    years.set(word.slice(0, 4), (years.get(word.slice(0, 4)) ?? 0) + count)
  if (choice.when.length === 4 && !years.has(choice.when)) years.set(choice.when, 0)
  return (
    <Facet legend={t('when')} isEmpty={years.size === 0 && !choice.when}>
      <Radio name="when" value="" label={t('anyTime')} defaultChecked={!choice.when} />
      {DAYS.map((value) => (
        <Radio
          key={value}
          name="when"
          value={value}
          label={t(`when.${value}`)}
          defaultChecked={choice.when === value}
        />
      ))}
      {[...years].map(([year, count]) => (
        <Radio
          key={year}
          name="when"
          value={year}
          label={year}
          count={count}
          defaultChecked={choice.when === year}
        />
      ))}
    </Facet>
  )
}

function Tags({ choice, search }: FacetsProps) {
  const t = useMessages(searchMessages)
  const missing = choice.tags.filter((tag) => !search.tags.some(({ word }) => word === tag))
  const all = [...missing.map((word) => ({ word, count: 0 })), ...search.tags.slice(0, MAX_TAGS)]
  return (
    <Facet legend={t('tag')} isEmpty={all.length === 0}>
      {all.map(({ word, count }) => (
        <Checkbox
          key={word}
          name="tag"
          value={word}
          label={<span dir="auto">{word}</span>}
          count={count}
          defaultChecked={choice.tags.includes(word)}
        />
      ))}
    </Facet>
  )
}

function Facet(props: { legend: string; isEmpty: boolean; children: React.ReactNode }) {
  if (props.isEmpty) return null
  return (
    <fieldset className="facet">
      <legend>{props.legend}</legend>
      {props.children}
    </fieldset>
  )
}

/** What was chosen, in words, with the parameter of the address that says it. */
function useChosen({ choice, choices, search }: FacetsProps) {
  const t = useMessages(searchMessages)
  // A day of the address is no moment: it is the same one in every zone.
  const days = { ...useClock(), timeZone: 'UTC' }
  return [
    ...choice.kinds.map((kind) => ({
      name: 'kind',
      value: slugOf(kind),
      label: capital(choices.kinds.find((one) => one.kind === kind)?.other ?? kind),
    })),
    ...(choice.space
      ? [
          {
            name: 'space',
            value: choice.space,
            label:
              search.spaces.find(({ space }) => space.slug === choice.space)?.space.name ??
              choice.space,
          },
        ]
      : []),
    ...choice.statuses.map((status) => ({
      name: 'status',
      value: slugOf(status),
      label: choices.statuses.find((one) => one.status === status)?.label ?? status,
    })),
    ...(choice.when
      ? [
          {
            name: 'when',
            value: choice.when,
            label: isDays(choice.when) ? t(`when.${choice.when}`) : choice.when,
          },
        ]
      : []),
    ...choice.tags.map((tag) => ({ name: 'tag', value: tag, label: tag })),
    ...(choice.from
      ? [
          {
            name: 'from',
            value: choice.from,
            label: t('from', { day: formatDay(choice.from, days) }),
          },
        ]
      : []),
    ...(choice.to
      ? [{ name: 'to', value: choice.to, label: t('until', { day: formatDay(choice.to, days) }) }]
      : []),
  ]
}

/** What was chosen, once more above the results, each taken back with one click. */
export function ChosenFacets(props: FacetsProps) {
  const [query] = useSearchParams()
  const chips = useChosen(props)
  if (chips.length === 0) return null
  return (
    <div className="chips">
      {chips.map(({ name, value, label }) => (
        <ChosenChip
          key={`${name} ${value}`}
          label={label}
          withoutIt={without(query, name, value)}
        />
      ))}
    </div>
  )
}
