// The viewer's own API tokens: made, shown once, revoked.
import { redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { MadeToken, TokenFields, TokenForm, TokenList } from '#app/components/token-list.tsx'
import { makeToken, revokeToken } from '#app/components/token-writes.ts'
import { refused, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { settingsMessages } from '#messages/settings.ts'
import { tokensMessages } from '#messages/tokens.ts'
import type { Route } from './+types/tokens'

const TokensPage = graphql(`query TokensPage { apiTokens { ...TokenFields } }`, [TokenFields])

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(TokensPage, {})

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await fields(request)
  if (form.intent === 'make') {
    const made = await makeToken(gateway, form)
    return made.ok ? made : refused(made, 'make', form)
  }
  if (form.intent !== 'revoke') throw new Response(unknownForm(gateway.language), { status: 400 })
  const result = await revokeToken(gateway, form)
  if (!result.ok) return refused(result, 'revoke', form)
  return redirect('/settings/tokens?done=revoked', 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, tokensMessages)('title')} · Atrium` },
]

export default function Tokens({ loaderData: { apiTokens } }: Route.ComponentProps) {
  const t = useMessages(tokensMessages)
  const settings = useMessages(settingsMessages)
  const answer = useActionData<{ ok: boolean; text?: string }>()
  const [query] = useSearchParams()
  return (
    <Page title={t('title')} crumbs={[{ label: settings('title'), to: '/settings' }]}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
      </header>
      <div className="stack">
        {answer?.text ? <MadeToken text={answer.text} /> : null}
        {query.get('done') === 'revoked' && !answer ? (
          <Notice role="status" tone="good">
            {t('revoked')}
          </Notice>
        ) : null}
        {apiTokens.length > 0 ? (
          <TokenList tokens={apiTokens} />
        ) : (
          <Empty title={t('none')}>{t('none.help')}</Empty>
        )}
        <section aria-labelledby="new-token">
          <h2 id="new-token">{t('new')}</h2>
          <TokenForm answer={answer} />
        </section>
      </div>
    </Page>
  )
}
