// A person's page: who they are, their posts, what they support and their comments. One's own can be edited here.

import { Pencil } from 'lucide'
import { redirect, useSearchParams } from 'react-router'
import { atrium, textsOf } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PERSON_ACTIONS, PERSON_SECTIONS } from '#app/components/sections.ts'
import { done, type Refused, refused, refuseFields, unknownForm } from '#app/forms.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { personMessages } from '#messages/person.ts'
import type { Route } from './+types/person'
import { About } from './about-person.tsx'
import { DetailsForm } from './details-form.tsx'
import { PersonPage, RemovePicture, SetPicture } from './person-document.ts'
import { PersonHead } from './person-head.tsx'
import { PostsOf, SaidBy } from './person-lists.tsx'
import { people } from './place.ts'
import { ProfileForm } from './profile-form.tsx'
import { saveDetails, saveProfile } from './profile-writes.ts'

const VIEWS = ['posted', 'supported', 'said'] as const
type View = (typeof VIEWS)[number]
const viewIn = (query: URLSearchParams): View =>
  VIEWS.find((view) => view === query.get('view')) ?? 'posted'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  if (!/^\d{1,9}$/.test(params.number)) throw new Response('Not found', { status: 404 })
  const query = new URL(request.url).searchParams
  const view = viewIn(query)
  const data = await context.get(atrium).ask(PersonPage, {
    id: params.number,
    isPosted: view === 'posted',
    isSupported: view === 'supported',
    isSaid: view === 'said',
    after: query.get('after'),
  })
  if (!data.person) throw new Response('Not found', { status: 404 })
  const isEditing = query.has('edit') && data.person.isViewer
  const timeZones = isEditing ? zonesOffered() : []
  return { ...data, person: data.person, view, timeZones }
}

/** The list of zones is the server's: it also checks by it. */
const zonesOffered = (): string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
]

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { readForm, submit, language } = gateway
  const { form: read, refused: problems } = await readForm(request)
  const form = textsOf(read)
  const page = `/people/${params.number}`
  switch (form.intent) {
    case 'profile': {
      const result = await saveProfile(gateway, read)
      if (!result.ok) return refused(result, 'profile', form)
      throw redirect(page, 303)
    }
    case 'details': {
      const result = await saveDetails(gateway, params.number, form)
      if (!result.ok) return refused(result, 'details', form)
      throw redirect(page, 303)
    }
    case 'picture': {
      if (problems.fileId) return refuseFields('picture', problems, {})
      const result = await submit(SetPicture, { fileId: form.fileId ?? '' })
      return result.ok
        ? done(request, `${page}?edit=1`, { intent: 'picture' })
        : refused(result, 'picture')
    }
    case 'removePicture': {
      const result = await submit(RemovePicture, {})
      return result.ok
        ? done(request, `${page}?edit=1`, { intent: 'picture' })
        : refused(result, 'picture')
    }
    default:
      throw new Response(unknownForm(language), { status: 400 })
  }
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.person.name ?? metaMessages(matches, personMessages)('title')} · Atrium`,
  },
]

export default function Person({ loaderData, actionData }: Route.ComponentProps) {
  const { person, view } = loaderData
  const t = useMessages(personMessages)
  const language = useLanguage()
  const [query] = useSearchParams()
  const refusedForm = actionData?.ok === false ? (actionData as Refused).intent : undefined
  const isEditing =
    person.isViewer &&
    (query.get('edit') === '1' || refusedForm === 'profile' || refusedForm === 'picture')
  const isEditingDetails =
    person.viewerCan.edit &&
    !isEditing &&
    (query.get('edit') === 'details' || refusedForm === 'details')
  return (
    <Page title={person.name} crumbs={[{ label: people.label(language), to: people.to }]}>
      <PersonHead person={person}>
        <HeadActions person={person} isEditing={isEditing} isEditingDetails={isEditingDetails} />
      </PersonHead>
      {person.hasLeft ? <Notice>{t('left', { name: person.name })}</Notice> : null}
      {isEditing ? (
        <ProfileForm person={person} answer={actionData} timeZones={loaderData.timeZones} />
      ) : null}
      {isEditingDetails ? <DetailsForm person={person} answer={actionData} /> : null}
      <div className="columns">
        <div>
          {PERSON_SECTIONS.map((Section, nth) => (
            <Section key={String(nth)} person={person} />
          ))}
          <div className="list-bar">
            <ActivityTabs person={person} view={view} />
          </div>
          {view === 'said' ? (
            <SaidBy data={loaderData} name={person.name} />
          ) : (
            <PostsOf key={view} data={loaderData} view={view} name={person.name} />
          )}
        </div>
        <About person={person} />
      </div>
    </Page>
  )
}

type HeadActionsProps = {
  person: Route.ComponentProps['loaderData']['person']
  isEditing: boolean
  isEditingDetails: boolean
}
function HeadActions({ person, isEditing, isEditingDetails }: HeadActionsProps) {
  const t = useMessages(personMessages)
  return (
    <>
      {PERSON_ACTIONS.map((Action, nth) => (
        <Action key={String(nth)} person={person} />
      ))}
      {person.isViewer && !isEditing ? (
        <LinkButton to={`/people/${person.number}?edit=1`}>
          <Icon of={Pencil} />
          {t('edit')}
        </LinkButton>
      ) : null}
      {person.isViewer || person.hasLeft ? null : (
        <LinkButton
          variant="quiet"
          to={`/people/network?to=${encodeURIComponent(`/people/${person.number}`)}`}
        >
          {t('connected')}
        </LinkButton>
      )}
      {person.viewerCan.edit && !isEditing && !isEditingDetails ? (
        <LinkButton to={`/people/${person.number}?edit=details`}>{t('edit.details')}</LinkButton>
      ) : null}
    </>
  )
}

type ActivityTabsProps = { person: { number: number; name: string }; view: View }
function ActivityTabs({ person, view }: ActivityTabsProps) {
  const t = useMessages(personMessages)
  return (
    <Tabs
      label={t('activity', { name: person.name })}
      items={[
        {
          label: t('view.posted'),
          to: `/people/${person.number}`,
          isCurrent: view === 'posted',
        },
        {
          label: t('view.supported'),
          to: '?view=supported',
          isCurrent: view === 'supported',
        },
        { label: t('view.said'), to: '?view=said', isCurrent: view === 'said' },
      ]}
    />
  )
}
