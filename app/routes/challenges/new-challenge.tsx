// Starting a challenge: a title, a question and a closing date are enough.
import { redirect, useActionData } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import type { Route } from './+types/new-challenge'
import { ChallengeForm } from './challenge-form.tsx'
import { SpacesToSponsor, type SpaceToSponsor, StartChallenge } from './challenge-form-documents.ts'
import { inputOf } from './challenge-form-input.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask, viewer } = context.get(atrium)
  const { spaces } = await ask(SpacesToSponsor, {})
  return {
    spaces: spaces.edges.map(({ node }) => node).filter((space) => space.viewerCanSponsor),
    wanted: new URL(request.url).searchParams.get('space') ?? '',
    timeZone: viewer?.timeZone ?? 'UTC',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const form = await formOf(request)
  const space = String(form.get('space') ?? '')
  const result = await submit(StartChallenge, { space, input: inputOf(form) })
  if (!result.ok) return refused(result, 'save', textsOf(form))
  throw redirect(result.data.startChallenge.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengeFormMessages)('title.start')} · Atrium` },
]

export default function NewChallenge({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengeFormMessages)
  const { spaces, timeZone, wanted } = loaderData
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  return (
    <Page
      title={t('title.start')}
      crumbs={[{ label: t('challenges'), to: '/challenges' }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('title.start')}</h1>
          <p className="soft">{t('start.help')}</p>
        </div>
      </header>
      {spaces.length === 0 ? (
        <Empty title={t('nowhere')}>{t('nowhere.help')}</Empty>
      ) : (
        <ChallengeForm
          refusal={refusal}
          initial={{ timeZone, currency: 'EUR' }}
          rules={[]}
          submit={t('submit.start')}
          backTo="/challenges"
        >
          <SpaceField spaces={spaces} wanted={refusal?.typed.space ?? wanted} />
        </ChallengeForm>
      )}
    </Page>
  )
}

function SpaceField({ spaces, wanted }: { spaces: readonly SpaceToSponsor[]; wanted: string }) {
  const t = useMessages(challengeFormMessages)
  return (
    <SelectField
      label={t('space')}
      name="space"
      defaultValue={wanted || spaces[0]?.slug}
      help={t('space.help')}
    >
      {spaces.map(({ name, slug }) => (
        <option key={slug} value={slug} dir="auto">
          {name}
        </option>
      ))}
    </SelectField>
  )
}
