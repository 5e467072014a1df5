// The first step: name, logo and accent. Before it, the link is used up in one browser; everybody else is told to wait.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { CompanyForm, CompanyLook } from '#app/components/company-form.tsx'
import { saveCompany } from '#app/components/company-writes.ts'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { anyProblem, refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { messagesIn, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { RoofPlan } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { entryMessages } from '#messages/entry.ts'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/company'
import { accessOf, doneSteps, SetupFrame, Skip, setupTitle } from './setup-frame.tsx'

const SetUpPage = graphql(
  `query SetUpPage($key: String!) {
    entrance { isSetUp isSetUpLink(key: $key) ...CompanyLook }
  }`,
  [CompanyLook],
)
const BeginSetUp = graphql(`mutation BeginSetUp($key: String!) { beginSetUp(key: $key) }`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  const key = new URL(request.url).searchParams.get('key') ?? ''
  const [{ entrance }, access, done] = await Promise.all([
    gateway.ask(SetUpPage, { key }),
    accessOf(gateway),
    doneSteps(gateway),
  ])
  if (entrance.isSetUp && access !== 'admin') throw redirect(gateway.viewer ? '/' : '/sign-in')
  return { access, done, key, isSetUpLink: entrance.isSetUpLink, company: entrance }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await formOf(request)
  const typed = textsOf(form)
  if (typed.intent === 'begin') {
    const begun = await gateway.submit(BeginSetUp, { key: typed.key ?? '' })
    return begun.ok ? redirect('/setup', 303) : refused(begun, 'begin')
  }
  const saved = await saveCompany(gateway, form)
  if (saved.ok) return redirect('/setup/administrator', 303)
  if (!('tooLarge' in saved)) return refused(saved, 'company', typed)
  const say = messagesIn(gateway.language, entryMessages)
  return refuseField('company', 'logo', say('refused.logoLarge'), typed)
}

export const meta: Route.MetaFunction = ({ matches }) => setupTitle(matches)

export default function Company({ loaderData }: Route.ComponentProps) {
  const { access, done, key, isSetUpLink, company } = loaderData
  const answer = useActionData<{ ok: boolean }>()
  const t = useMessages(setupMessages)
  if (access === 'none') return <Waiting linkKey={key} isSetUpLink={isSetUpLink} answer={answer} />
  return (
    <SetupFrame
      step="company"
      isSignedIn={access === 'admin'}
      done={done}
      title={t('company.title')}
      text={t('company.text')}
    >
      <CompanyForm
        company={company}
        answer={answer}
        submit={t('continue')}
        beside={<Skip to="/setup/administrator" />}
      />
    </SetupFrame>
  )
}

type WaitingProps = {
  linkKey: string
  isSetUpLink: boolean
  answer: { ok: boolean } | undefined
}

/** Nobody can come in yet; whoever has the link begins. */
function Waiting({ linkKey, isSetUpLink, answer }: WaitingProps) {
  const t = useMessages(setupMessages)
  const problem = anyProblem(answer) ?? (linkKey && !isSetUpLink ? t('being.over') : undefined)
  return (
    <AuthLayout to="/setup" foot={<LanguageChoice />}>
      <div className="setup-alone">
        <RoofPlan />
        <h1 className="hero">{t(isSetUpLink ? 'begin.title' : 'being.title')}</h1>
        <p>{t(isSetUpLink ? 'begin.text' : 'being.text')}</p>
        {problem ? (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        ) : null}
        {isSetUpLink ? (
          <Form method="post" action="/setup" reloadDocument>
            <input type="hidden" name="intent" value="begin" />
            <input type="hidden" name="key" value={linkKey} />
            <Button type="submit" variant="primary" size="large">
              {t('begin')}
            </Button>
          </Form>
        ) : null}
      </div>
    </AuthLayout>
  )
}
