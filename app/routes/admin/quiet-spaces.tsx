// When spaces in which nothing happens are archived: which they would be is shown before it is set.
import '#app/styles/sheets/administration.css'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { problemOf, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { quietSpacesMessages } from '#messages/quiet-spaces.ts'
import type { Route } from './+types/quiet-spaces'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const PATH = '/admin/quiet-spaces'
const IsAdmin = graphql(`query IsAdminForQuiet { settings { isAdmin: canAdminister } }`)
const QuietPage = graphql(`
  query QuietSpaces($days: Int!, $tries: Boolean!) {
    quietDays
    tryQuietDays(days: $days) @include(if: $tries) { name slug lastAt }
  }
`)
const SetQuietDays = graphql(`mutation SetQuietDays($days: Int!) { setQuietDays(days: $days) }`)

/** Days that the rule takes; null for others. */
const daysIn = (text: string | null): number | null => {
  const days = Number(text)
  return text && Number.isInteger(days) && (days === 0 || (days >= 30 && days <= 730)) ? days : null
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const days = daysIn(new URL(request.url).searchParams.get('days'))
  const read = await ask(QuietPage, { days: days ?? 0, tries: days !== null })
  return { ...read, days }
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const { submit } = context.get(atrium)
  const result = await submit(SetQuietDays, { days: Number(typed.days || 'NaN') || 0 })
  if (!result.ok) return refused(result, 'quiet', typed)
  return redirect(`${PATH}?done=1`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, PATH) }]

export default function QuietSpaces({ loaderData }: Route.ComponentProps) {
  const { quietDays, tryQuietDays: trial = [], days } = loaderData
  const t = useMessages(quietSpacesMessages)
  const [query] = useSearchParams()
  const answer = useActionData<{ ok: boolean }>()
  const whole = wholeProblem(refusalOf(answer, 'quiet'))
  return (
    <AdminFrame path={PATH}>
      <section className="settings-section" aria-labelledby="quiet">
        <h2 id="quiet">{t('title')}</h2>
        <p className="soft">{t('lead')}</p>
        {query.has('done') && !answer ? (
          <Notice role="status" tone="good">
            {t('done')}
          </Notice>
        ) : null}
        <p>{t('now', { count: quietDays })}</p>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <Form method="get" className="form form-narrow">
          <TextField
            label={t('days')}
            help={t('days.help')}
            name="days"
            type="number"
            min={0}
            max={730}
            required
            defaultValue={query.get('days') ?? String(quietDays)}
            error={
              problemOf(answer, 'quiet', 'days') ??
              (query.has('days') && days === null ? t('refusal') : undefined)
            }
          />
          <div className="form-actions">
            <Button type="submit">{t('try')}</Button>
          </div>
        </Form>
        {days === null ? null : <Trial spaces={trial ?? []} days={days} />}
      </section>
    </AdminFrame>
  )
}

type TrialProps = {
  spaces: readonly { name: string; slug: string; lastAt: string }[]
  days: number
}

/** What the rule would do now, and the button that sets it. */
function Trial({ spaces, days }: TrialProps) {
  const t = useMessages(quietSpacesMessages)
  return (
    <>
      <p role="status">{t('trial', { count: spaces.length })}</p>
      <ul className="list list-ruled">
        {spaces.map(({ name, slug, lastAt }) => (
          <li key={slug} className="cluster">
            <Link className="link" to={`/spaces/${slug}`} dir="auto">
              {name}
            </Link>
            <span className="small soft">
              <Time at={lastAt} />
            </span>
          </li>
        ))}
      </ul>
      <Form method="post">
        <input type="hidden" name="days" value={days} />
        <Button type="submit" variant="primary" className="button-wrap">
          {t('save', { count: days })}
        </Button>
      </Form>
    </>
  )
}
