// Starting a goal: a title is enough.
import { redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { goalsMessages } from '#messages/goals.ts'
import type { Route } from './+types/new-goal'
import { SpacesForGoals, StartGoal } from './documents.ts'
import { GoalForm } from './goal-form.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { spaces } = await context.get(atrium).ask(SpacesForGoals, {})
  return {
    spaces: spaces.edges.map(({ node }) => node).filter((space) => space.viewerCanSponsor),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const { space = '', title = '', about = '', dueOn } = typed
  const input = { space, title, about, dueOn: dueOn || null }
  const result = await context.get(atrium).submit(StartGoal, input)
  if (!result.ok) return refused(result, 'save', typed)
  throw redirect(result.data.startGoal.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, goalsMessages)('form.new')} · Atrium` },
]

export default function NewGoal({ loaderData: { spaces } }: Route.ComponentProps) {
  const t = useMessages(goalsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  return (
    <Page title={t('form.new')} crumbs={[{ label: t('title'), to: '/goals' }]} hasNew={false}>
      <header className="page-head">
        <h1>{t('form.new')}</h1>
      </header>
      {spaces.length === 0 ? (
        <Empty title={t('nowhere')}>{t('nowhere.help')}</Empty>
      ) : (
        <GoalForm
          initial={{}}
          refusal={refusal}
          submit={t('form.start')}
          backTo="/goals"
          before={
            <SelectField
              label={t('form.space')}
              help={t('form.space.help')}
              name="space"
              defaultValue={refusal?.typed.space ?? spaces[0]?.slug}
              error={refusal?.fields.space}
            >
              {spaces.map(({ name, slug }) => (
                <option key={slug} value={slug} dir="auto">
                  {name}
                </option>
              ))}
            </SelectField>
          }
        />
      )}
    </Page>
  )
}
