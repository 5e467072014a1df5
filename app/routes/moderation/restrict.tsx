// Letting somebody neither post nor comment for a while.
import { Form, redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio } from '#app/ui/input.tsx'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/restrict'
import { RestrictionFields } from './restriction-fields.tsx'

const RestrictPage = graphql(`
  query RestrictPage($person: ID!, $space: String!) {
    viewerModerates
    viewerModeratesCompany
    person(id: $person) { number name title pictureUrl }
    space(slug: $space) { number name slug }
  }
`)
const RestrictPerson = graphql(`
  mutation RestrictPerson($personId: ID!, $spaceId: ID, $days: Int!, $reason: String!) {
    restrictPerson(personId: $personId, spaceId: $spaceId, days: $days, reason: $reason) { number }
  }
`)

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const space = new URL(request.url).searchParams.get('space') ?? ''
  const read = await context
    .get(atrium)
    .ask(RestrictPage, { person: numberIn(params.number), space })
  const { person, viewerModerates, viewerModeratesCompany } = read
  if (!person || !(viewerModeratesCompany || (viewerModerates && read.space)))
    throw new Response('Not found', { status: 404 })
  return { person, space: read.space, viewerModeratesCompany }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const result = await context.get(atrium).submit(RestrictPerson, {
    personId: numberIn(params.number),
    spaceId: typed.spaceId || null,
    days: Number(typed.days) || 0,
    reason: typed.reason ?? '',
  })
  if (!result.ok) return refused(result, 'restrict', typed)
  throw redirect('/moderation/restrictions?done=1', 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, moderationMessages)('restrict.title', { name: loaderData?.person.name ?? '' })} · Atrium`,
  },
]

export default function Restrict({ loaderData }: Route.ComponentProps) {
  const { person, space, viewerModeratesCompany } = loaderData
  const t = useMessages(moderationMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'restrict')
  const whole = wholeProblem(refusal)
  const title = t('restrict.title', { name: person.name })
  return (
    <Page title={title} crumbs={[{ label: t('queue.title'), to: '/moderation' }]} hasNew={false}>
      <header className="page-head">
        <div className="stack stack-tight">
          <h1>{title}</h1>
          <PersonChip person={faceOf(person)} to={`/people/${person.number}`} line={person.title} />
          <p>{t('restrict.lead', { name: person.name })}</p>
        </div>
      </header>
      <Form method="post" className="form form-narrow">
        <input type="hidden" name="intent" value="restrict" />
        <FieldGroup legend={t('restrict.where')} error={refusal?.fields.spaceId}>
          {space ? (
            <Radio
              name="spaceId"
              value={space.number}
              required
              defaultChecked={refusal?.typed.spaceId !== ''}
              label={t('restrict.space', { space: space.name })}
            />
          ) : null}
          {viewerModeratesCompany ? (
            <Radio
              name="spaceId"
              value=""
              required
              defaultChecked={!space || refusal?.typed.spaceId === ''}
              label={t('restrict.company')}
            />
          ) : null}
        </FieldGroup>
        <RestrictionFields refusal={refusal} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="danger">
            {t('restrict.submit')}
          </Button>
          <LinkButton to="/moderation">{t('report.cancel')}</LinkButton>
        </div>
      </Form>
    </Page>
  )
}
