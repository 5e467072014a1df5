// Editing a goal, and saying that it is reached or dropped.
import { redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { Page } from '#app/components/page.tsx'
import { PersonField } from '#app/components/person-field.tsx'
import { keepOnLoss, refusalOf, refused, refuseField } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { personNamed } from '#app/person-choice.ts'
import { SelectField } from '#app/ui/input.tsx'
import { GOAL_STATES } from '#graphql/goals/limits.ts'
import { goalsMessages } from '#messages/goals.ts'
import type { Route } from './+types/edit-goal'
import { EditGoal, GoalToEdit } from './documents.ts'
import { GoalForm } from './goal-form.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { goal } = await context.get(atrium).ask(GoalToEdit, { id: numberIn(params.number) })
  if (!goal?.viewerCanEdit) throw new Response('Not found', { status: 404 })
  return { goal }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const typed = await fields(request)
  const id = numberIn(params.number)
  const { goal } = await gateway.ask(GoalToEdit, { id })
  const person = await personNamed(gateway, typed.owner ?? '', goal?.space.number)
  if (!person.ok) return refuseField('save', 'ownerId', person.message, typed)
  const result = await gateway.submit(EditGoal, {
    id,
    version: Number(typed.version) || 0,
    state: GOAL_STATES.find((state) => state === typed.state) ?? 'OPEN',
    ownerId: person.number === null ? null : String(person.number),
    title: typed.title ?? '',
    about: typed.about ?? '',
    dueOn: typed.dueOn || null,
  })
  if (!result.ok) return refused(result, 'save', typed)
  throw redirect(result.data.editGoal.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, goalsMessages)('form.edit')} · Atrium` },
]

export default function EditGoalView({ loaderData: { goal } }: Route.ComponentProps) {
  const t = useMessages(goalsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  return (
    <Page
      title={t('form.edit')}
      crumbs={[
        { label: t('title'), to: '/goals' },
        { label: goal.title, to: goal.path },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <h1>{t('form.edit')}</h1>
      </header>
      <GoalForm
        initial={goal}
        refusal={refusal}
        submit={t('form.save')}
        backTo={goal.path}
        before={<EditConflict version={goal.version} refusal={refusal} labels={{}} />}
      >
        <SelectField
          label={t('form.state')}
          name="state"
          defaultValue={refusal?.typed.state ?? goal.state}
          error={refusal?.fields.state}
        >
          {GOAL_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`state.${state}`)}
            </option>
          ))}
        </SelectField>
        <PersonField
          label={t('form.owner')}
          name="owner"
          spaceNumber={goal.space.number}
          defaultValue={refusal?.typed.owner ?? goal.owner?.name ?? ''}
          error={refusal?.fields.ownerId}
        />
      </GoalForm>
    </Page>
  )
}
