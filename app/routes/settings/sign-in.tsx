// Ways to sign in of one's own: accounts of the company's services.
import '#app/styles/sheets/administration.css'
import { useFetcher, useSearchParams } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { signInSettingsMessages } from '#messages/sign-in-settings.ts'

export const LinkedAccountFields = graphql(`
  fragment LinkedAccountFields on LinkedAccount { number name isLinked lastUsedAt }
`)
type Account = ResultOf<typeof LinkedAccountFields>

export function SignInSection({ accounts }: { accounts: readonly Account[] }) {
  const t = useMessages(signInSettingsMessages)
  const [query] = useSearchParams()
  const problem = query.get('problem')
  return (
    <section className="settings-section" id="sign-in">
      <h2>{t('title')}</h2>
      {query.get('kept') === 'account' ? (
        <Notice role="status" tone="good">
          {t('kept.account')}
        </Notice>
      ) : null}
      {problem ? (
        <Notice role="alert" tone="bad">
          {t(problem === 'taken' ? 'problem.taken' : 'problem')}
        </Notice>
      ) : null}
      <ul className="list list-ruled settings-ways">
        {accounts.map((account) => (
          <OneAccount key={account.number} account={account} />
        ))}
      </ul>
    </section>
  )
}

function OneAccount({ account }: { account: Account }) {
  const t = useMessages(signInSettingsMessages)
  const fetcher = useFetcher({ key: `account-${account.number}` })
  const { number, name, isLinked, lastUsedAt } = account
  return (
    <li>
      <span>
        <b>{name}</b>
        <small>
          {!isLinked
            ? t('unlinked')
            : lastUsedAt
              ? t.rich('linked.used', { at: <Time at={lastUsedAt} /> })
              : t('linked')}
        </small>
      </span>
      {isLinked ? (
        <fetcher.Form method="post" action="/settings">
          <input type="hidden" name="number" value={number} />
          <Button
            type="submit"
            size="small"
            name="intent"
            value="unlink"
            aria-label={t('unlink.name', { name })}
            isWorking={fetcher.state !== 'idle'}
          >
            {t('unlink')}
          </Button>
        </fetcher.Form>
      ) : (
        <a
          className={buttonClass({ size: 'small' })}
          href={`/sign-in/link-account/${number}`}
          aria-label={t('link.name', { name })}
        >
          {t('link')}
        </a>
      )}
    </li>
  )
}
