// The results page: what was found, highlighted, with facets. The address holds the whole question.

import { Bell, Search as SearchIcon } from 'lucide'
import { useEffect, useMemo, useRef } from 'react'
import { Form, useSearchParams, useSubmit } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { BEGINNINGS, beginWith } from '#app/components/places.ts'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { TOPIC_LENGTH as EXPERT_TOPIC_LENGTH } from '#graphql/experts/limits.ts'
import { cutText } from '#graphql/graphemes.ts'
import { TOPIC_LENGTH } from '#graphql/topics/limits.ts'
import { searchMessages } from '#messages/search.ts'
import type { Route } from './+types/search'
import { SearchChoicesQuery } from './choices.ts'
import { ChosenFacets, Facets } from './facets.tsx'
import { ResultRow } from './result-row.tsx'
import { choiceOf, orderedBy, type SearchChoice, variablesOf } from './search-choice.ts'
import { ExpertFields, WhoKnows } from './who-knows.tsx'

const SearchPage = graphql(
  `
  query SearchPage(
    $query: String!, $kinds: [SearchKind!], $space: String, $tags: [String!], $statuses: [PostStatus!]
    $from: DateTime, $to: DateTime, $order: SearchOrder, $after: String, $topic: String!, $asksWho: Boolean!
  ) {
    experts(topic: $topic, first: 3) @include(if: $asksWho) { ...ExpertFields }
    search(
      query: $query, kinds: $kinds, space: $space, tags: $tags, statuses: $statuses
      from: $from, to: $to, order: $order, after: $after, first: 20
    ) {
      isLimited next
      hits {
        id kind word isPost number title snippet url at byName
        why { places otherwise { how asked found } }
        by { number name pictureUrl }
        space { name isArchived }
        node {
          __typename
          ... on Post {
            postLanguage: language statusName statusLabel supportCount place
            knowledge { state label verifiedAt }
          }
          ... on Comment { language }
          ... on Person { personName: name title unit site pictureUrl }
          ... on Space { audience spaceKind: kind }
        }
      }
      kinds { kind other count }
      spaces { count space { slug name } }
      tags { word count }
      statuses { status label count }
      months { word count }
    }
  }
`,
  [ExpertFields],
)

export type SearchData = ResultOf<typeof SearchPage>['search']

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask, now } = context.get(atrium)
  const { searchChoices } = await ask(SearchChoicesQuery, {})
  const choice = choiceOf(new URL(request.url).searchParams, searchChoices)
  const topic = cutText(choice.q.trim(), EXPERT_TOPIC_LENGTH)
  // People are named for the words alone, above the first results.
  const asksWho = topic !== '' && !choice.after
  const variables = { ...variablesOf(choice, now), topic, asksWho }
  const { search, experts = [] } = await ask(SearchPage, variables)
  return { choice, choices: searchChoices, search, experts }
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => {
  const t = metaMessages(matches, searchMessages)
  const query = loaderData?.choice.q
  return [{ title: `${query ? t('title.for', { query }) : t('title')} · Atrium` }]
}

export default function Search({ loaderData }: Route.ComponentProps) {
  const t = useMessages(searchMessages)
  const { choice, choices, search } = loaderData
  const grown = useRows(
    useMemo(() => connectionOf(search), [search]),
    { of: (page: typeof loaderData) => connectionOf(page.search), idOf: ({ id }) => id },
  )
  const list = useRef<HTMLUListElement>(null)
  const submit = useSubmit()
  const form = useFormOf(choice)
  const hasQuestion = choice.q.trim() !== ''
  return (
    <Page title={t('title')}>
      <Form
        action="/search"
        role="search"
        className="results"
        // A facet answers at once; the words wait for Enter.
        onChange={(event) => {
          const { type } = event.target as unknown as HTMLInputElement
          if (type === 'checkbox' || type === 'radio')
            void submit(event.currentTarget, { preventScrollReset: true })
        }}
        ref={form}
      >
        <SearchLine q={choice.q} />
        {choice.isByDate ? <input type="hidden" name="order" value="date" /> : null}
        {hasQuestion ? <Facets choice={choice} choices={choices} search={search} /> : null}
        <div className="results-found">
          <Heading choice={choice} search={search} />
          {search.isLimited ? <Notice tone="warn">{t('limited')}</Notice> : null}
          {grown.rows.length > 0 ? <Order isByDate={choice.isByDate} /> : null}
          {hasQuestion ? <FollowThis choice={choice} /> : null}
          <ChosenFacets choice={choice} choices={choices} search={search} />
          <WhoKnows text={choice.q} experts={loaderData.experts} />
          {grown.rows.length > 0 ? (
            <ul
              className="list list-ruled"
              ref={list}
              aria-label={t(choice.isByDate ? 'list.date' : 'list')}
            >
              {grown.rows.map((hit) => (
                <ResultRow key={hit.id} hit={hit} />
              ))}
            </ul>
          ) : null}
          <MoreRows list={list} grown={grown} />
          {hasQuestion && grown.rows.length === 0 ? <Nothing choice={choice} /> : null}
        </div>
      </Form>
    </Page>
  )
}

/** What was found, as a part of a list. */
const connectionOf = ({ hits, next }: SearchData) => ({
  edges: hits.map((node) => ({ node })),
  pageInfo: { hasNextPage: next !== null, endCursor: next },
})

/** The form's fields follow the address, without being made anew: the focus stays where it is. */
function useFormOf(choice: SearchChoice) {
  const form = useRef<HTMLFormElement>(null)
  const [query] = useSearchParams()
  useEffect(() => {
    for (const field of form.current?.elements ?? []) {
      if (!(field instanceof HTMLInputElement)) continue
      if (field.type === 'checkbox') field.checked = query.getAll(field.name).includes(field.value)
      else if (field.type === 'radio') field.checked = (query.get(field.name) ?? '') === field.value
      else if (field.name === 'q') field.value = choice.q
    }
  }, [choice, query])
  return form
}

function SearchLine({ q }: { q: string }) {
  const t = useMessages(searchMessages)
  return (
    <div className="search-form">
      <label className="input input-with-icon">
        <Icon of={SearchIcon} />
        <span className="hidden-text">{t('field')}</span>
        <input
          type="search"
          name="q"
          defaultValue={q}
          placeholder={t('placeholder')}
          maxLength={300}
          autoComplete="off"
          enterKeyHint="search"
        />
      </label>
      <Button type="submit" variant="primary" size="large">
        {t('submit')}
      </Button>
    </div>
  )
}

/** Links, so that it works before scripts; the address says it. */
function Order({ isByDate }: { isByDate: boolean }) {
  const t = useMessages(searchMessages)
  const [query] = useSearchParams()
  return (
    <SegmentLinks
      label={t('order')}
      items={[
        { label: t('order.relevance'), to: orderedBy(query, false), isCurrent: !isByDate },
        { label: t('order.date'), to: orderedBy(query, true), isCurrent: isByDate },
      ]}
    />
  )
}

/** Counts are of the best 300 that were confirmed; more than that nobody reads. */
const MAX_COUNTED = 300

function Heading({ choice, search }: { choice: SearchChoice; search: SearchData }) {
  const t = useMessages(searchMessages)
  if (!choice.q.trim())
    return (
      <>
        <h1>{t('title')}</h1>
        <p className="soft">{t('help')}</p>
      </>
    )
  const total = search.kinds.reduce((sum, { count }) => sum + count, 0)
  return (
    <h1>
      {t.rich(total >= MAX_COUNTED ? 'results.best' : 'results', {
        count: Math.min(total, MAX_COUNTED),
        text: choice.q,
        query: (inside) => <span dir="auto">{inside}</span>,
      })}
    </h1>
  )
}

/** Ways to be notified of what is found from now on. */
function FollowThis({ choice: { q, space, tags } }: { choice: SearchChoice }) {
  const t = useMessages(searchMessages)
  const search = new URLSearchParams({
    kind: 'search',
    key: cutText(q.trim(), TOPIC_LENGTH),
    ...(space ? { space } : {}),
  })
  return (
    <p className="cluster">
      <LinkButton variant="quiet" size="small" to={`/follow?${search}`}>
        <Icon of={Bell} />
        {t('follow.search')}
      </LinkButton>
      {tags.map((tag) => (
        <LinkButton
          key={tag}
          variant="quiet"
          size="small"
          to={`/follow?${new URLSearchParams({ kind: 'tag', key: tag })}`}
        >
          <Icon of={Bell} />
          {t.rich('follow.tag', { name: tag, tag: (inside) => <bdi>{inside}</bdi> })}
        </LinkButton>
      ))}
    </p>
  )
}

/** Nothing was found: fewer filters, or the people who may know. */
function Nothing({ choice }: { choice: SearchChoice }) {
  const [query] = useSearchParams()
  const t = useMessages(searchMessages)
  const language = useLanguage()
  const isFiltered = [...query.keys()].some((name) => !['q', 'after', 'order'].includes(name))
  return (
    <Empty
      title={t(isFiltered ? 'nothing.filtered' : 'nothing')}
      actions={
        <>
          {isFiltered ? (
            <LinkButton variant="primary" to={`/search?q=${encodeURIComponent(choice.q)}`}>
              {t('nothing.unfiltered')}
            </LinkButton>
          ) : null}
          {BEGINNINGS.map((begins, nth) => (
            <LinkButton
              key={begins.to('')}
              variant={isFiltered || nth > 0 ? 'plain' : 'primary'}
              to={beginWith(begins, choice.q)}
            >
              {begins.withTitle(language)}
            </LinkButton>
          ))}
        </>
      }
    >
      {t('nothing.help')}
    </Empty>
  )
}
