// A person's page: who they are, their posts, what they support and their comments. One's own can be edited here.

import { Pencil } from 'lucide'
import { redirect, useSearchParams } from 'react-router'
import { atrium, textsOf } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PERSON_SECTIONS } from '#app/components/sections.ts'
import { done, refused, refuseFields, unknownForm } from '#app/forms.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { personMessages } from '#messages/person.ts'
import type { Route } from './+types/person'
import { EditProfile, PersonPage, RemovePicture, SetPicture } from './person-document.ts'
import { About, PersonHead } from './person-head.tsx'
import { PostsOf, SaidBy } from './person-lists.tsx'
import { people } from './place.ts'
import { ProfileForm } from './profile-form.tsx'

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
  return { ...data, person: data.person, view }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { readForm, submit, language } = context.get(atrium)
  const { form: read, refused: problems } = await readForm(request)
  const form = textsOf(read)
  const page = `/people/${params.number}`
  switch (form.intent) {
    case 'profile': {
      const skills = (form.skills ?? '')
        .split(',')
        .map((skill) => skill.trim())
        .filter(Boolean)
      const version = Number(form.version) || null
      const input = { title: form.title ?? '', about: form.about ?? '', skills, version }
      const result = await submit(EditProfile, { input })
      if (!result.ok) return refused(result, 'profile', form)
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
  const isEditing = person.isViewer && (query.has('edit') || actionData?.ok === false)
  return (
    <Page title={person.name} crumbs={[{ label: people.label(language), to: people.to }]}>
      <PersonHead person={person}>
        {person.isViewer && !isEditing ? (
          <LinkButton to={`/people/${person.number}?edit=1`}>
            <Icon of={Pencil} />
            {t('edit')}
          </LinkButton>
        ) : null}
      </PersonHead>
      {person.hasLeft ? <Notice>{t('left', { name: person.name })}</Notice> : null}
      {isEditing ? <ProfileForm person={person} answer={actionData} /> : null}
      <div className="columns">
        <div>
          {PERSON_SECTIONS.map((Section, nth) => (
            <Section key={String(nth)} person={person} />
          ))}
          <div className="list-bar">
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
