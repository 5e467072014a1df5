// The usage policy: its text, how many have accepted it, and its versions.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { problemOf, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { POLICY_LENGTH } from '#graphql/usage-policy/limits.ts'
import { usagePolicyMessages } from '#messages/usage-policy.ts'
import type { Route } from './+types/usage-policy'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const PATH = '/admin/usage-policy'
const IsAdmin = graphql(`query IsAdminForPolicy { settings { isAdmin } }`)
const AdminPolicyPage = graphql(`
  query AdminPolicyPage {
    settings { canAdminister }
    usagePolicies(first: 20) {
      edges { node { version text publishedAt publishedBy { name } acceptances } }
    }
  }
`)
const Publish = graphql(`
  mutation PublishUsagePolicy($text: String!, $version: Int!) {
    publishUsagePolicy(text: $text, version: $version)
  }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const { settings, usagePolicies } = await ask(AdminPolicyPage, {})
  return { ...settings, policies: usagePolicies.edges.map(({ node }) => node) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await fields(request)
  const { text = '' } = form
  const result = await gateway.submit(Publish, { text, version: Number(form.version) || 0 })
  if (!result.ok) return refused(result, 'publish', form)
  return redirect(`${PATH}?done=published`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, PATH) }]

export default function AdminPolicy({
  loaderData: { policies, canAdminister },
}: Route.ComponentProps) {
  const t = useMessages(usagePolicyMessages)
  const answer = useActionData<typeof action>()
  const [query] = useSearchParams()
  const refusal = refusalOf(answer, 'publish')
  const [latest] = policies
  const whole = wholeProblem(refusal)
  return (
    <AdminFrame path={PATH}>
      <p className="soft admin-lead">{t('admin.lead')}</p>
      <div className="stack">
        {query.has('done') && !refusal ? (
          <Notice role="status" tone="good">
            {t('published')}
          </Notice>
        ) : null}
        <Form
          method="post"
          className="form form-narrow"
          key={`${latest?.version}-${refusal ? 'refused' : ''}`}
        >
          <EditConflict
            version={latest?.version ?? 0}
            refusal={refusal}
            labels={{ text: t('text') }}
          />
          {whole ? <FieldError>{whole}</FieldError> : null}
          <TextAreaField
            label={t('text')}
            help={t('text.help')}
            name="text"
            rows={12}
            maxLength={POLICY_LENGTH}
            defaultValue={refusal?.typed.text ?? latest?.text ?? ''}
            error={problemOf(answer, 'publish', 'text')}
            readOnly={!canAdminister}
          />
          {canAdminister ? (
            <div className="form-actions">
              <Button type="submit" variant="primary">
                {t('publish')}
              </Button>
            </div>
          ) : null}
        </Form>
        {policies.length > 0 ? <Versions policies={policies} /> : null}
      </div>
    </AdminFrame>
  )
}

type VersionsProps = Pick<Route.ComponentProps['loaderData'], 'policies'>

function Versions({ policies }: VersionsProps) {
  const t = useMessages(usagePolicyMessages)
  return (
    <section aria-labelledby="versions" className="settings-section">
      <h2 id="versions">{t('versions')}</h2>
      <ul className="list list-ruled">
        {policies.map(({ version, text, publishedAt, publishedBy, acceptances }) => (
          <li key={version}>
            <b>{t('version', { version })}</b>{' '}
            <span className="soft">
              {t.rich('since', { at: <Time at={publishedAt} as="day" /> })}
              {publishedBy ? (
                <>
                  {' · '}
                  <span dir="auto">{publishedBy.name}</span>
                </>
              ) : null}{' '}
              · {text ? t('acceptances', { count: acceptances }) : t('empty')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
