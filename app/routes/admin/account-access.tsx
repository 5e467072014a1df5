// Where somebody is signed in, and their tokens, each with a button that ends it.
import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { TokenList } from '#app/components/token-list.tsx'
import { deviceOf } from '#app/device-name.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { accountMessages } from '#messages/account.ts'
import type { AccountData } from './account.tsx'

export function AccountAccess({ data: { person, settings } }: { data: AccountData }) {
  const t = useMessages(accountMessages)
  const { lastSeenAt, signedInWith, tokens } = person
  return (
    <>
      <section className="stack stack-tight" aria-labelledby="account-sessions">
        <h3 id="account-sessions">{t('account.sessions')}</h3>
        <p className="soft">
          {lastSeenAt
            ? t.rich('account.seen', { at: <Time at={lastSeenAt} /> })
            : t('account.unseen')}
        </p>
        {signedInWith.length > 0 ? (
          <Sessions sessions={signedInWith} canEnd={settings.canAdminister} />
        ) : (
          <p className="quiet">{t('account.sessions.none')}</p>
        )}
      </section>
      <section className="stack stack-tight" aria-labelledby="account-tokens">
        <h3 id="account-tokens">{t('account.tokens')}</h3>
        {tokens.length > 0 ? (
          <TokenList tokens={tokens} />
        ) : (
          <p className="quiet">{t('account.tokens.none')}</p>
        )}
      </section>
    </>
  )
}

type SessionsProps = { sessions: AccountData['person']['signedInWith']; canEnd: boolean }

function Sessions({ sessions, canEnd }: SessionsProps) {
  const t = useMessages(accountMessages)
  return (
    <>
      <ul className="list list-ruled settings-ways">
        {sessions.map(({ name, userAgent, since, lastSeenAt }) => {
          const { browser, system } = deviceOf(userAgent)
          const device = [browser, system].filter(Boolean).join(', ') || '?'
          return (
            <li key={name}>
              <span>
                <b translate="no">{device}</b>
                <small>
                  {t.rich('account.since', {
                    since: <Time at={since} as="day" />,
                    seen: <Time at={lastSeenAt} />,
                  })}
                </small>
              </span>
              {canEnd ? (
                <Form method="post">
                  <input type="hidden" name="session" value={name} />
                  <Button
                    type="submit"
                    size="small"
                    variant="danger"
                    name="intent"
                    value="ended"
                    aria-label={t('account.end.name', { device })}
                  >
                    {t('account.end')}
                  </Button>
                </Form>
              ) : null}
            </li>
          )
        })}
      </ul>
      {canEnd ? (
        <Form method="post">
          <Button type="submit" name="intent" value="ended" className="button-wrap">
            {t('account.endAll', { count: sessions.length })}
          </Button>
        </Form>
      ) : null}
    </>
  )
}
