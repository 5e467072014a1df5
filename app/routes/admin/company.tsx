// What holds for the whole company: its name and look, how people sign in, and the administrator's own recovery link.
import '#app/styles/sheets/administration.css'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { CompanyForm, CompanyLook } from '#app/components/company-form.tsx'
import { saveCompany, saveSignIn } from '#app/components/company-writes.ts'
import { SecretLink } from '#app/components/secret-link.tsx'
import { SignInWays } from '#app/components/sign-in-ways.tsx'
import { refused, refuseField, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { messagesIn, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/company'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const AdminCompanyPage = graphql(
  `query AdminCompanyPage {
    settings { isAdmin }
    entrance { signIn ...CompanyLook }
  }`,
  [CompanyLook],
)
const RecoveryNow = graphql(`query RecoveryNow { company { recoveryEndsAt } }`)
const RenewRecoveryLink = graphql(`mutation RenewRecoveryLink { renewRecoveryLink }`)

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const read = await ask(AdminCompanyPage, {})
  mustBeAdmin(read)
  const { company } = await ask(RecoveryNow, {})
  return { company: read.entrance, recoveryEndsAt: company.recoveryEndsAt }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await formOf(request)
  const typed = textsOf(form)
  const { intent = '' } = typed
  if (intent === 'recovery') {
    const made = await gateway.submit(RenewRecoveryLink, {})
    if (!made.ok) return refused(made, intent)
    return { ok: true as const, recovery: made.data.renewRecoveryLink }
  }
  if (intent !== 'company' && intent !== 'signIn')
    throw new Response(unknownForm(gateway.language), { status: 400 })
  const saved =
    intent === 'company'
      ? await saveCompany(gateway, form)
      : await saveSignIn(gateway, typed.signIn ?? '')
  if (saved.ok) return redirect(`/admin/company?saved=${intent}#${intent}`, 303)
  if (!('tooLarge' in saved)) return refused(saved, intent, typed)
  const t = messagesIn(gateway.language, setupMessages)
  return refuseField(intent, 'logo', t('company.logo.help'), typed)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/company') },
]

export default function CompanyPage({ loaderData }: Route.ComponentProps) {
  const { company, recoveryEndsAt } = loaderData
  const t = useMessages(setupMessages)
  const answer = useActionData<{ ok: boolean; recovery?: string }>()
  const saved = useSearchParams()[0].get('saved')
  const said = <Notice tone="good">{t('saved')}</Notice>
  return (
    <AdminFrame path="/admin/company">
      <p className="soft admin-lead">{t('admin.lead')}</p>
      <div className="company-settings">
        <section className="settings-section" id="company" aria-labelledby="company-title">
          <h2 id="company-title">{t('company.title')}</h2>
          {saved === 'company' ? said : null}
          <CompanyForm company={company} answer={answer} submit={t('save')} />
        </section>
        <section className="settings-section" id="signIn" aria-labelledby="sign-in-title">
          <h2 id="sign-in-title">{t('signIn.title')}</h2>
          {saved === 'signIn' ? said : null}
          <SignInWays chosen={company.signIn} answer={answer} submit={t('save')} />
        </section>
        <Recovery endsAt={recoveryEndsAt} made={answer?.recovery} />
        <section className="settings-section" aria-labelledby="more-title">
          <h2 id="more-title">{t('admin.more')}</h2>
          <ul className="list list-ruled">
            <li>
              <Link className="link" to="/setup/places" reloadDocument>
                {t('admin.morePlaces')}
              </Link>
            </li>
            <li>
              <Link className="link" to="/admin/invitations">
                {t('admin.morePeople')}
              </Link>
            </li>
          </ul>
        </section>
      </div>
    </AdminFrame>
  )
}

/** The viewer's own link to come in when nothing else works; shown once, at the moment it is made. */
function Recovery({ endsAt, made }: { endsAt: string | null; made: string | undefined }) {
  const t = useMessages(setupMessages)
  return (
    <section className="settings-section" id="recovery" aria-labelledby="recovery-title">
      <h2 id="recovery-title">{t('recovery.title')}</h2>
      <p className="soft">{t('recovery.about')}</p>
      {made ? (
        <div className="form">
          <p>{t('recovery.text')}</p>
          <SecretLink label={t('recovery.link')} url={made} />
        </div>
      ) : (
        <Form method="post" className="form" reloadDocument>
          <input type="hidden" name="intent" value="recovery" />
          <p>
            {endsAt
              ? t.rich('recovery.until', { at: <Time at={endsAt} as="day" /> })
              : t('recovery.none')}
          </p>
          <div className="form-actions">
            <Button type="submit">{t('recovery.new')}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}
