// An administrator comes in by the link they kept. Asked first: who only opens the address uses nothing up.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { anyProblem, refused } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/recovery'
import { setupTitle } from './setup-frame.tsx'

const UseRecoveryLink = graphql(`
  mutation UseRecoveryLink($key: String!) { useRecoveryLink(key: $key) }
`)

export async function action({ context, request }: Route.ActionArgs) {
  const { key = '' } = await fields(request)
  const result = await context.get(atrium).submit(UseRecoveryLink, { key })
  return result.ok ? redirect('/admin/company#recovery', 303) : refused(result, 'recovery')
}

export const meta: Route.MetaFunction = ({ matches }) => setupTitle(matches)

export default function Recovery() {
  const t = useMessages(setupMessages)
  const [query] = useSearchParams()
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  return (
    <AuthLayout foot={<LanguageChoice />}>
      <div className="setup-alone">
        <h1 className="hero">{t('recovery.useTitle')}</h1>
        <p>{t('recovery.useText')}</p>
        {problem ? (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        ) : null}
        <Form method="post" action="/recovery" reloadDocument>
          <input type="hidden" name="key" value={query.get('key') ?? ''} />
          <Button type="submit" variant="primary" size="large">
            {t('recovery.use')}
          </Button>
        </Form>
      </div>
    </AuthLayout>
  )
}
