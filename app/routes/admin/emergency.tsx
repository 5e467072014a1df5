// The administrator's own password for the day on which no other way in works, and its recovery codes.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { problemOf, refusalOf, refused, unknownForm, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { PASSWORD_LENGTH } from '#graphql/sign-in/limits.ts'
import { emergencyMessages } from '#messages/emergency.ts'
import type { Route } from './+types/emergency'
import { AdminFrame, mustBeAdmin } from './admin-frame.tsx'

const PATH = '/admin/sign-in/emergency'
const IsAdmin = graphql(`query IsAdminForEmergency { settings { isAdmin: canAdminister } }`)
const EmergencyPage = graphql(
  `query EmergencyPage { administratorPassword { changedAt codesLeft isOff } }`,
)
const SetPassword = graphql(
  `mutation SetAdministratorPassword($password: String!) { setAdministratorPassword(password: $password) }`,
)
const RemovePassword = graphql(
  `mutation RemoveAdministratorPassword { removeAdministratorPassword }`,
)

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return (await ask(EmergencyPage, {})).administratorPassword
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const { intent = '', password = '' } = await fields(request)
  if (intent === 'set') {
    const made = await gateway.submit(SetPassword, { password })
    // The password is not sent back.
    if (!made.ok) return refused(made, intent)
    return { ok: true as const, codes: made.data.setAdministratorPassword }
  }
  if (intent !== 'remove') throw new Response(unknownForm(gateway.language), { status: 400 })
  const result = await gateway.submit(RemovePassword, {})
  if (!result.ok) return refused(result, intent)
  return redirect(`${PATH}?done=removed`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, emergencyMessages)('title')} · Atrium` },
]

export default function Emergency({ loaderData: kept }: Route.ComponentProps) {
  const t = useMessages(emergencyMessages)
  const answer = useActionData<{ ok: boolean; codes?: string[] }>()
  const [query] = useSearchParams()
  const whole = wholeProblem(refusalOf(answer, 'set') ?? refusalOf(answer, 'remove'))
  return (
    <AdminFrame path="/admin/sign-in">
      <section className="settings-section" aria-labelledby="emergency">
        <h2 id="emergency">{t('title')}</h2>
        <p className="soft">{t('lead')}</p>
        {answer?.codes ? <Codes codes={answer.codes} /> : null}
        {query.has('done') && !answer ? (
          <Notice role="status" tone="good">
            {t('removed')}
          </Notice>
        ) : null}
        {kept ? (
          <p>
            {t.rich('kept', { at: <Time at={kept.changedAt} as="day" /> })}{' '}
            {t('codesLeft', { count: kept.codesLeft })}
          </p>
        ) : null}
        {kept?.isOff ? <Notice tone="warn">{t('off')}</Notice> : null}
        {whole ? <FieldError>{whole}</FieldError> : null}
        <Form method="post" className="form form-narrow" reloadDocument>
          <TextField
            label={t(kept ? 'password.new' : 'password')}
            help={t('password.help')}
            name="password"
            type="password"
            autoComplete="new-password"
            maxLength={PASSWORD_LENGTH}
            error={problemOf(answer, 'set', 'password')}
            required
          />
          <div className="form-actions">
            <Button type="submit" variant="primary" name="intent" value="set">
              {t('set')}
            </Button>
          </div>
        </Form>
        {kept ? (
          <Form method="post">
            <Button type="submit" variant="danger" name="intent" value="remove">
              {t('remove')}
            </Button>
          </Form>
        ) : null}
      </section>
    </AdminFrame>
  )
}

function Codes({ codes }: { codes: readonly string[] }) {
  const t = useMessages(emergencyMessages)
  return (
    <div className="stack stack-tight">
      <Notice role="status" tone="good">
        {t('codes')}
      </Notice>
      <ul className="list emergency-codes" aria-label={t('code')}>
        {codes.map((code) => (
          <li key={code}>
            <code translate="no">{code}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
