// Having one's own account erased, after a waiting time in which it can be cancelled.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { ErasureChoice } from '#app/components/erasure-choice.tsx'
import { Page } from '#app/components/page.tsx'
import { anyProblem, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { ERASURE_DAYS } from '#graphql/erasure/limits.ts'
import { accountMessages } from '#messages/account.ts'
import { settingsMessages } from '#messages/settings.ts'
import type { Route } from './+types/erasure'

const PATH = '/settings/erasure'
const OwnErasure = graphql(`
  query OwnErasure {
    viewer { number }
    erasure { dueAt keepsPosts canTakeBack }
    erasurePreview { posts comments files canAsk }
  }
`)
const Ask = graphql(`
  mutation AskForOwnErasure($person: ID!, $keeps: Boolean!) { askForErasure(personId: $person, keepsPosts: $keeps) { number } }
`)
const TakeBack = graphql(`
  mutation TakeBackOwnErasure($person: ID!) { takeBackErasure(personId: $person) { number } }
`)
type Data = ResultOf<typeof OwnErasure>

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(OwnErasure, {})

export async function action({ context, request }: Route.ActionArgs) {
  const { ask, submit, language } = context.get(atrium)
  const form = await fields(request)
  const { intent = '' } = form
  const { viewer } = await ask(OwnErasure, {})
  const person = String(viewer.number)
  const result =
    intent === 'asked'
      ? await submit(Ask, { person, keeps: form.posts !== 'remove' })
      : intent === 'takenBack'
        ? await submit(TakeBack, { person })
        : null
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  if (!result.ok) return refused(result, intent, form)
  return redirect(`${PATH}?done=${intent}`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, accountMessages)('own.title')} · Atrium` },
]

export default function OwnErasurePage({ loaderData }: Route.ComponentProps) {
  const t = useMessages(accountMessages)
  const settings = useMessages(settingsMessages)
  const answer = useActionData<{ ok: boolean }>()
  const [query] = useSearchParams()
  const done = (['asked', 'takenBack'] as const).find((one) => one === query.get('done'))
  const problem = anyProblem(answer)
  return (
    <Page title={t('own.title')} crumbs={[{ label: settings('title'), to: '/settings' }]}>
      <header className="page-head">
        <h1>{t('own.title')}</h1>
      </header>
      <div className="stack">
        {done && !answer ? (
          <Notice role="status" tone="good">
            {t(`done.${done}`)}
          </Notice>
        ) : null}
        {problem ? <FieldError>{problem}</FieldError> : null}
        <Content data={loaderData} />
      </div>
    </Page>
  )
}

function Content({ data: { erasure, erasurePreview } }: { data: Data }) {
  const t = useMessages(accountMessages)
  if (erasure?.dueAt)
    return (
      <>
        <p>
          {t.rich('own.due', {
            day: <Time at={erasure.dueAt} as="day" />,
            keeps: erasure.keepsPosts ? 'true' : 'other',
          })}
        </p>
        {erasure.canTakeBack ? (
          <Form method="post">
            <Button type="submit" name="intent" value="takenBack" variant="primary">
              {t('own.cancel')}
            </Button>
          </Form>
        ) : null}
      </>
    )
  return (
    <>
      <p>{t('own.lead', { days: ERASURE_DAYS })}</p>
      <Form method="post" className="form">
        <ErasureChoice legend={t('own.posts')} counts={erasurePreview} />
        <div className="form-actions">
          <Button type="submit" name="intent" value="asked" variant="danger">
            {t('own.ask')}
          </Button>
        </div>
      </Form>
    </>
  )
}
