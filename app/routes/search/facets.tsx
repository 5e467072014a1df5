import { ListFilter } from 'lucide'
import { useSearchParams } from 'react-router'
import { statusLabel, statusSlug } from '#app/components/idea-status.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { ChosenChip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox, Radio } from '#app/ui/input.tsx'
import type { SearchData } from './search.tsx'
import { KIND_WORDS, kindSlug, type SearchChoice, without } from './search-choice.ts'

type FacetsProps = { choice: SearchChoice; search: SearchData }

const MAX_TAGS = 10
const WHEN = [
  ['7', 'Last 7 days'],
  ['30', 'Last 30 days'],
] as const

/** Left of the results; on a phone they fold away. Counts are of what the viewer may see, confirmed just now. */
export function Facets({ choice, search }: FacetsProps) {
  return (
    <details className="facets" open={isFiltered(choice) || undefined}>
      <summary className={buttonClass({ size: 'small' })}>
        <Icon of={ListFilter} />
        Filter
      </summary>
      <Kinds choice={choice} search={search} />
      <Places choice={choice} search={search} />
      <Stages choice={choice} search={search} />
      <Moments choice={choice} search={search} />
      <Tags choice={choice} search={search} />
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

function Kinds({ choice, search }: FacetsProps) {
  const counts = new Map(search.kinds.map(({ kind, count }) => [kindSlug(kind), count]))
  const slugs = (Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[]).filter(
    (slug) => counts.has(slug) || choice.kinds.includes(slug),
  )
  return (
    <Facet legend="Kind" isEmpty={slugs.length === 0}>
      {slugs.map((slug) => (
        <Checkbox
          key={slug}
          name="kind"
          value={slug}
          label={KIND_WORDS[slug].many}
          count={counts.get(slug) ?? 0}
          defaultChecked={choice.kinds.includes(slug)}
        />
      ))}
    </Facet>
  )
}

function Places({ choice, search }: FacetsProps) {
  return (
    <Facet legend="Where" isEmpty={search.spaces.length === 0 && !choice.space}>
      <Radio name="space" value="" label="Everywhere" defaultChecked={!choice.space} />
      {search.spaces.slice(0, 8).map(({ space, count }) => (
        <Radio
          key={space.slug}
          name="space"
          value={space.slug}
          label={space.name}
          count={count}
          defaultChecked={choice.space === space.slug}
        />
      ))}
      {choice.space && !search.spaces.some(({ space }) => space.slug === choice.space) ? (
        <Radio name="space" value={choice.space} label={choice.space} count={0} defaultChecked />
      ) : null}
    </Facet>
  )
}

function Stages({ choice, search }: FacetsProps) {
  const missing = choice.statuses.filter(
    (status) => !search.statuses.some((one) => one.status === status),
  )
  const all = [...search.statuses, ...missing.map((status) => ({ status, count: 0 }))]
  return (
    <Facet legend="Stage" isEmpty={all.length === 0}>
      {all.map(({ status, count }) => (
        <Checkbox
          key={status}
          name="status"
          value={statusSlug(status)}
          label={statusLabel(status)}
          count={count}
          defaultChecked={choice.statuses.includes(status)}
        />
      ))}
    </Facet>
  )
}

function Moments({ choice, search }: FacetsProps) {
  const years = new Map<string, number>()
  for (const { word, count } of search.months)
    years.set(word.slice(0, 4), (years.get(word.slice(0, 4)) ?? 0) + count)
  if (choice.when.length === 4 && !years.has(choice.when)) years.set(choice.when, 0)
  return (
    <Facet legend="When" isEmpty={years.size === 0 && !choice.when}>
      <Radio name="when" value="" label="Any time" defaultChecked={!choice.when} />
      {WHEN.map(([value, label]) => (
        <Radio
          key={value}
          name="when"
          value={value}
          label={label}
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
  const missing = choice.tags.filter((tag) => !search.tags.some(({ word }) => word === tag))
  const all = [...missing.map((word) => ({ word, count: 0 })), ...search.tags.slice(0, MAX_TAGS)]
  return (
    <Facet legend="Tag" isEmpty={all.length === 0}>
      {all.map(({ word, count }) => (
        <Checkbox
          key={word}
          name="tag"
          value={word}
          label={word}
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

/** What was chosen, once more above the results, each taken back with one click. */
export function ChosenFacets({ choice, search }: FacetsProps) {
  const [query] = useSearchParams()
  const chips = [
    ...choice.kinds.map((kind) => ({
      name: 'kind',
      value: kind as string,
      label: KIND_WORDS[kind].many,
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
      value: statusSlug(status),
      label: statusLabel(status),
    })),
    ...(choice.when
      ? [
          {
            name: 'when',
            value: choice.when,
            label: WHEN.find(([value]) => value === choice.when)?.[1] ?? choice.when,
          },
        ]
      : []),
    ...choice.tags.map((tag) => ({ name: 'tag', value: tag, label: tag })),
    ...(choice.from ? [{ name: 'from', value: choice.from, label: `From ${choice.from}` }] : []),
    ...(choice.to ? [{ name: 'to', value: choice.to, label: `Until ${choice.to}` }] : []),
  ]
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
