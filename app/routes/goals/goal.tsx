// A goal, and the challenges that serve it.
import '#app/styles/sheets/challenges.css'
import { Form, Link, redirect, useActionData, useRevalidator } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { goalsMessages } from '#messages/goals.ts'
import type { Route } from './+types/goal'
import { type GoalData, GoalPage, SetGoal } from './documents.ts'
import { GoalFacts } from './goal-facts.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { goal, challenges } = await context.get(atrium).ask(GoalPage, {
    id: numberIn(params.number),
    after: new URL(request.url).searchParams.get('after'),
  })
  if (!goal) throw new Response('Not found', { status: 404 })
  return {
    goal,
    free: challenges.edges
      .map(({ node }) => node)
      .filter((one) => one.viewerCan.run && one.goal === null),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const goal = numberIn(params.number)
  const goalId = typed.intent === 'remove' ? null : String(goal)
  const result = await context.get(atrium).submit(SetGoal, { id: typed.challenge ?? '', goalId })
  if (!result.ok) return refused(result, 'serve', typed)
  throw redirect(`/goals/${goal}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches, loaderData }) => [
  {
    title: `${(loaderData as { goal: GoalData } | undefined)?.goal.title ?? metaMessages(matches, goalsMessages)('title')} · Atrium`,
  },
]

export default function GoalView({ loaderData: { goal, free } }: Route.ComponentProps) {
  const t = useMessages(goalsMessages)
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  return (
    <Page title={goal.title} crumbs={[{ label: t('title'), to: '/goals' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1 dir="auto">{goal.title}</h1>
          <p className="soft">{t(`state.${goal.state}`)}</p>
          <GoalFacts goal={goal} />
        </div>
        {goal.viewerCanEdit ? <LinkButton to={`${goal.path}/edit`}>{t('edit')}</LinkButton> : null}
      </header>
      {goal.html ? <Prose html={goal.html} language={null} /> : null}
      <Challenges goal={goal} />
      {goal.state === 'OPEN' && free.length > 0 ? <ServeForm free={free} /> : null}
    </Page>
  )
}

function Challenges({ goal }: { goal: GoalData }) {
  const t = useMessages(goalsMessages)
  const { edges, pageInfo } = goal.challenges
  return (
    <section className="goal-part stack" aria-labelledby="challenges">
      <h2 id="challenges">{t('challenges.title')}</h2>
      {edges.length === 0 ? <p className="soft">{t('challenges.none')}</p> : null}
      <ul className="list list-ruled">
        {edges.map(
          ({ node: { language, number, path, sponsor, statusLabel, title, viewerCan } }) => (
            <li key={number} className="stack stack-tight">
              <Link className="link" to={path} dir="auto" lang={language ?? undefined}>
                {title}
              </Link>
              <p className="meta soft small">
                <span>{statusLabel}</span>
                {sponsor ? <span dir="auto">{sponsor.name}</span> : null}
              </p>
              {viewerCan.run ? (
                <Form method="post">
                  <input type="hidden" name="challenge" value={number} />
                  <Button
                    type="submit"
                    size="small"
                    variant="quiet"
                    name="intent"
                    value="remove"
                    aria-label={t('remove.label', { title })}
                  >
                    {t('remove')}
                  </Button>
                </Form>
              ) : null}
            </li>
          ),
        )}
      </ul>
      {pageInfo.hasNextPage ? (
        <LinkButton to={`${goal.path}?after=${pageInfo.endCursor}`}>{t('more')}</LinkButton>
      ) : null}
    </section>
  )
}

type ServeFormProps = { free: readonly { number: number; title: string }[] }

function ServeForm({ free }: ServeFormProps) {
  const t = useMessages(goalsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'serve')
  const whole = wholeProblem(refusal)
  return (
    <section className="stack" aria-labelledby="serve">
      <h2 id="serve">{t('serve')}</h2>
      <Form method="post" className="form form-narrow">
        <SelectField
          label={t('serve.challenge')}
          help={t('serve.help')}
          name="challenge"
          error={refusal?.fields.goalId}
        >
          {free.map(({ number, title }) => (
            <option key={number} value={number} dir="auto">
              {title}
            </option>
          ))}
        </SelectField>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" name="intent" value="serve">
            {t('serve.add')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
