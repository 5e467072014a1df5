// The fourth step: first spaces and boards from templates, with names that can be changed.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData } from 'react-router'
import { atrium, formOf, many, textsOf } from '#app/atrium.ts'
import { problemOf, type Refused, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, TextField } from '#app/ui/input.tsx'
import { PLACE_LENGTH, PROPOSED, TEMPLATES, type Template } from '#graphql/setup/limits.ts'
import { placesMessages } from '#messages/places.ts'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/places'
import { doneSteps, mustBeAdministrator, SetupFrame, Skip, setupTitle } from './setup-frame.tsx'

const MakeFirstPlaces = graphql(`
  mutation MakeFirstPlaces($places: [FirstPlaceInput!]!) { makeFirstPlaces(places: $places) }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  await mustBeAdministrator(gateway)
  return { done: await doneSteps(gateway) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const form = await formOf(request)
  const typed = textsOf(form)
  const chosen = many(form, 'template') as Template[]
  const places = chosen.map((template) => ({
    template,
    space: typed[`space-${template}`] ?? '',
    board: typed[`board-${template}`] ?? '',
  }))
  const result = await submit(MakeFirstPlaces, { places })
  if (result.ok) return redirect('/setup/people', 303)
  return refused(result, 'places', { ...typed, chosen: chosen.join(' ') })
}

export const meta: Route.MetaFunction = ({ matches }) => setupTitle(matches)

export default function Places({ loaderData }: Route.ComponentProps) {
  const t = useMessages(setupMessages)
  const answer = useActionData<{ ok: boolean }>()
  const refusal = refusalOf(answer, 'places')
  const whole = wholeProblem(refusal)
  // The place of a template among those that were sent: so a refusal names it.
  const chosen = refusal?.typed.chosen?.split(' ').filter(Boolean) ?? PROPOSED
  return (
    <SetupFrame
      step="places"
      isSignedIn
      done={loaderData.done}
      title={t('places.title')}
      text={t('places.text')}
    >
      <Form method="post" className="form" reloadDocument>
        <FieldGroup legend={t('places.legend')} error={refusal?.fields.places}>
          <ul className="setup-places">
            {TEMPLATES.map((template) => (
              <Place
                key={template}
                template={template}
                isChosen={chosen.includes(template)}
                refusal={refusal}
                nth={chosen.indexOf(template)}
              />
            ))}
          </ul>
        </FieldGroup>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary">
            {t('places.make')}
          </Button>
          <Skip to="/setup/people" />
        </div>
      </Form>
    </SetupFrame>
  )
}

type PlaceProps = {
  template: Template
  isChosen: boolean
  refusal: Refused | undefined
  nth: number
}

function Place({ template, isChosen, refusal, nth }: PlaceProps) {
  const t = useMessages(setupMessages)
  const words = useMessages(placesMessages)
  const name = words(`space.${template}`)
  const problem = (field: string) => problemOf(refusal, 'places', `places.${nth}.${field}`)
  return (
    <li>
      <Checkbox
        name="template"
        value={template}
        defaultChecked={isChosen}
        label={name}
        aria-label={t('places.choose', { name })}
        help={words(`spaceAbout.${template}`)}
      />
      <div className="form-row">
        <TextField
          label={t('places.space')}
          name={`space-${template}`}
          aria-label={t('places.spaceOf', { name })}
          maxLength={PLACE_LENGTH}
          defaultValue={refusal?.typed[`space-${template}`] ?? name}
          error={problem('space')}
        />
        <TextField
          label={t('places.board')}
          name={`board-${template}`}
          aria-label={t('places.boardOf', { name })}
          maxLength={PLACE_LENGTH}
          defaultValue={refusal?.typed[`board-${template}`] ?? words(`board.${template}`)}
          help={words(`boardAbout.${template}`)}
          error={problem('board')}
        />
      </div>
    </li>
  )
}
