// Saying what stands in somebody's company fields, and confirming it: for that person, owners of fields and administrators.
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, problemOf, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { VALUE_LENGTH } from '#graphql/profile-fields/limits.ts'
import { profileFieldsMessages } from '#messages/profile-fields.ts'
import type { Route } from './+types/fields'

const FieldsPage = graphql(`
  query FieldsOfOnePerson($id: ID!) {
    person(id: $id) {
      number name
      profileValues { value mayEdit field { number name help } }
    }
  }
`)
const SetValue = graphql(`
  mutation SetProfileValue($field: Int!, $person: ID!, $value: String!) {
    setProfileValue(field: $field, personId: $person, value: $value)
  }
`)
type Value = NonNullable<ResultOf<typeof FieldsPage>['person']>['profileValues'][number]

export async function loader({ context, params }: Route.LoaderArgs) {
  const { person } = await context.get(atrium).ask(FieldsPage, { id: numberIn(params.number) })
  if (!person) throw new Response('Not found', { status: 404 })
  const values = person.profileValues.filter(({ mayEdit }) => mayEdit)
  if (values.length === 0 && person.profileValues.length > 0)
    throw new Response('Not found', { status: 404 })
  return { person, values }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const person = numberIn(params.number)
  const field = Number(typed.field) || 0
  const value = typed.value ?? ''
  const result = await context.get(atrium).submit(SetValue, { field, person, value })
  if (!result.ok) return refused(result, `field ${field}`, typed)
  throw redirect(`/people/${person}/fields?done=${field}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, profileFieldsMessages)('values.title', { name: loaderData?.person.name ?? '' })} · Atrium`,
  },
]

export default function Fields({ loaderData: { person, values } }: Route.ComponentProps) {
  const t = useMessages(profileFieldsMessages)
  const [query] = useSearchParams()
  const title = t('values.title', { name: person.name })
  return (
    <Page
      title={title}
      crumbs={[{ label: person.name, to: `/people/${person.number}` }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p>{t('values.lead')}</p>
        </div>
      </header>
      <div className="stack">
        {query.has('done') ? (
          <Notice role="status" tone="good">
            {t('done')}
          </Notice>
        ) : null}
        {values.length === 0 ? <Empty title={t('none')} /> : null}
        {values.map((one) => (
          <ValueForm key={one.field?.number} value={one} />
        ))}
      </div>
    </Page>
  )
}

function ValueForm({ value: { field, value } }: { value: Value }) {
  const t = useMessages(profileFieldsMessages)
  const answer = useActionData<{ ok: boolean }>()
  if (!field) return null
  const refusal = refusalOf(answer, `field ${field.number}`)
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form form-narrow">
      <input type="hidden" name="field" value={field.number} />
      <TextField
        label={field.name}
        help={field.help || undefined}
        name="value"
        maxLength={VALUE_LENGTH}
        defaultValue={refusal?.typed.value ?? value ?? ''}
        error={problemOf(answer, `field ${field.number}`, 'value')}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit">{t('values.save', { field: field.name })}</Button>
      </div>
    </Form>
  )
}
