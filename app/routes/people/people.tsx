// The directory: one line whose words become tokens, filters beside it, people as a list or as cards, and saved searches.
import '#app/styles/pages/directory.css'
import { Download, UserPlus } from 'lucide'
import { redirect } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { done, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { buttonClass, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TOPIC_LENGTH } from '#graphql/experts/limits.ts'
import { cutText } from '#graphql/graphemes.ts'
import { directoryMessages } from '#messages/directory.ts'
import type { Route } from './+types/people'
import { addressOf, isEmptySearch, queryOf, searchIn } from './directory-address.ts'
import { Filters } from './filters.tsx'
import { FindLine } from './find-line.tsx'
import { FoundPeople } from './found-people.tsx'
import { PeopleViews } from './people-views.tsx'
import { SavedSearches } from './saved-searches.tsx'
import { PeopleWhoKnow, ShownByWork } from './shown-by-work.tsx'

const PeoplePage = graphql(`
  query PeoplePage($line: String, $tokens: [DirectoryTokenInput!], $isPlain: Boolean, $after: String) {
    settings { isAdmin }
    canExportPeople
    peopleFilters { number name query }
    directory(line: $line, tokens: $tokens, isPlain: $isPlain) {
      tokens { kind value label isRead }
      words
      total
      choices { kind value label count }
      people(first: 50, after: $after) {
        edges { node { number name title unit site skills timeZone awayUntil pictureUrl hasLeft } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
const ReadLine = graphql(`
  query ReadLine($line: String, $tokens: [DirectoryTokenInput!]) {
    directory(line: $line, tokens: $tokens) { tokens { kind value } words }
  }
`)
const SaveFilter = graphql(`
  mutation SavePeopleFilter($name: String!, $query: String!) { savePeopleFilter(name: $name, query: $query) }
`)
const DeleteFilter = graphql(`
  mutation DeletePeopleFilter($filterId: Int!) { deletePeopleFilter(filterId: $filterId) }
`)
export type PeopleData = ResultOf<typeof PeoplePage>
export type FoundPerson = PeopleData['directory']['people']['edges'][number]['node']
export type ShownToken = PeopleData['directory']['tokens'][number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const search = searchIn(query)
  const { line, tokens, isPlain } = search
  if (query.has('take') && line && !isPlain) {
    const { directory } = await ask(ReadLine, { line, tokens })
    throw redirect(
      addressOf({ ...search, line: directory.words.join(' '), tokens: [...directory.tokens] }),
    )
  }
  const after = query.get('after')
  const data = await ask(PeoplePage, { line, tokens, isPlain, after })
  const topic = after ? '' : topicOf(data.directory)
  const { experts } = topic ? await ask(PeopleWhoKnow, { topic }) : { experts: [] }
  return { ...data, search, topic, experts }
}

/** What somebody is to know: the first skill, or words that are nobody's name, unit or site. */
function topicOf({ tokens, words, total }: PeopleData['directory']): string {
  const skill = tokens.find(({ kind }) => kind === 'SKILL')
  const said = skill?.label ?? (total === 0 ? words.join(' ') : '')
  // Signs alone are no topic.
  return /[\p{L}\p{N}]/u.test(said) ? cutText(said, TOPIC_LENGTH) : ''
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit, language } = context.get(atrium)
  const form = await fields(request)
  const { intent = '', name = '', query = '' } = form
  const to = query ? `/people?${new URLSearchParams(query)}` : '/people'
  if (intent === 'save') {
    const result = await submit(SaveFilter, { name, query })
    return result.ok ? done(request, to, { intent }) : refused(result, intent, form)
  }
  if (intent === 'delete') {
    const result = await submit(DeleteFilter, { filterId: Number(form.filter) || 0 })
    return result.ok ? done(request, to, { intent }) : refused(result, intent, form)
  }
  throw new Response(unknownForm(language), { status: 400 })
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, directoryMessages)('title')} · Atrium` },
]

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { search, directory, settings, canExportPeople, peopleFilters } = loaderData
  const t = useMessages(directoryMessages)
  const isAlone = settings.isAdmin && isEmptySearch(search) && directory.total === 1
  return (
    <Page title={t('title')} crumbs={[]} isWide>
      <header className="page-head">
        <h1>{t('title')}</h1>
        <div className="cluster">
          <PeopleViews search={search} />
          <LinkButton to="/people/network">{t('network')}</LinkButton>
          <LinkButton to="/people/team">{t('team')}</LinkButton>
          {settings.isAdmin ? (
            <LinkButton to="/admin/invitations">
              <Icon of={UserPlus} />
              {t('invite')}
            </LinkButton>
          ) : null}
        </div>
      </header>
      <FindLine search={search} tokens={directory.tokens} words={directory.words} />
      <div className="directory">
        <Filters search={search} choices={directory.choices} chosen={directory.tokens} />
        <section className="directory-found" aria-label={t('title')}>
          <div className="section-head">
            <h2>
              <span role="status">{t('count', { count: directory.total })}</span>
            </h2>
            <small>{t('order')}</small>
            {canExportPeople ? (
              <a
                className={`${buttonClass({ size: 'small', variant: 'quiet' })} push`}
                href={`/export/people.csv?${queryOf(search)}`}
                download
              >
                <Icon of={Download} />
                {t('export')}
              </a>
            ) : null}
          </div>
          <SavedSearches search={search} filters={peopleFilters} answer={actionData} />
          <ShownByWork topic={loaderData.topic} experts={loaderData.experts} />
          <FoundPeople data={loaderData} />
          {isAlone ? <p className="soft list-more">{t('alone')}</p> : null}
        </section>
      </div>
    </Page>
  )
}
