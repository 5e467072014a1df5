// The usage policy as everybody reads it, and the button that accepts it.
import '#app/styles/sheets/administration.css'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { done, refused } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { usagePolicyMessages } from '#messages/usage-policy.ts'
import type { Route } from './+types/usage-policy'
import { AcceptPolicy } from './accept-policy.tsx'

const UsagePolicyPage = graphql(`
  query UsagePolicyPage {
    settings { owesUsagePolicy }
    usagePolicy { version text publishedAt acceptedAt }
  }
`)
const Accept = graphql(
  `mutation AcceptUsagePolicy($version: Int!) { acceptUsagePolicy(version: $version) }`,
)

export async function loader({ context }: Route.LoaderArgs) {
  const { settings, usagePolicy } = await context.get(atrium).ask(UsagePolicyPage, {})
  return { isOwed: settings.owesUsagePolicy, policy: usagePolicy?.text ? usagePolicy : null }
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await fields(request)
  const result = await context.get(atrium).submit(Accept, { version: Number(form.version) || 0 })
  if (!result.ok) return refused(result, 'accept', form)
  return done(request, '/usage-policy', {})
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, usagePolicyMessages)('title')} · Atrium` },
]

export default function UsagePolicy({ loaderData: { policy, isOwed } }: Route.ComponentProps) {
  const t = useMessages(usagePolicyMessages)
  return (
    <Page title={t('title')}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          {policy ? (
            <p className="soft">
              {t('version', { version: policy.version })} ·{' '}
              {t.rich('since', { at: <Time at={policy.publishedAt} as="day" /> })}
            </p>
          ) : null}
        </div>
      </header>
      {policy ? (
        <div className="stack">
          <p className="sheet sheet-pad guest-agreement" dir="auto">
            {policy.text}
          </p>
          {isOwed ? (
            <AcceptPolicy version={policy.version} />
          ) : policy.acceptedAt ? (
            <Notice tone="good" role="status">
              {t.rich('accepted', { at: <Time at={policy.acceptedAt} as="day" /> })}
            </Notice>
          ) : null}
        </div>
      ) : (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      )}
    </Page>
  )
}
