// As whom a channel reads at another server: a mailbox, or a Mastodon account.
import '#app/styles/pages/customers.css'
import { Form, useActionData } from 'react-router'
import { anyProblem, problemOf, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { MAX_ACCOUNT_SECRET, MAX_SERVER, MAX_USERNAME } from '#graphql/customers/limits.ts'
import { customerChannelsMessages } from '#messages/customer-channels.ts'

type Kind = 'EMAIL' | 'MASTODON'
type Account = { server: string; username: string; readAt: string | null; error: string | null }
type ChannelAccountProps = {
  kind: Kind
  channel: {
    number: number
    isOn: boolean
    account: Account | null
    viewerCanManage: boolean
    viewerCanConnect: boolean
  }
}

export function ChannelAccount({ kind, channel }: ChannelAccountProps) {
  const t = useMessages(customerChannelsMessages)
  const data = useActionData<{ ok: boolean }>()
  const { account, isOn, number, viewerCanConnect, viewerCanManage } = channel
  if (!viewerCanManage) return null
  const problem = refusalOf(data, 'disconnect') ? anyProblem(data) : undefined
  return (
    <section className="stack stack-tight" aria-labelledby="way">
      <h2 id="way">{t(`account.${kind}`)}</h2>
      <p className="quiet small">{t(`account.help.${kind}`)}</p>
      {account ? <Connected account={account} isOn={isOn} /> : <p>{t('account.none')}</p>}
      {problem ? (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      ) : null}
      {viewerCanConnect ? null : <p className="quiet small">{t('account.others')}</p>}
      {!viewerCanConnect ? null : account ? (
        <>
          <details className="form-more" open={refusalOf(data, 'connect') !== undefined}>
            <summary>{t('account.change')}</summary>
            <ConnectForm kind={kind} number={number} account={account} />
          </details>
          <Form method="post" data-done={t('account.none')}>
            <input type="hidden" name="id" value={number} />
            <Button type="submit" size="small" name="intent" value="disconnect">
              {t('account.disconnect')}
            </Button>
          </Form>
        </>
      ) : (
        <ConnectForm kind={kind} number={number} />
      )}
    </section>
  )
}

type ConnectedProps = { account: Account; isOn: boolean }

function Connected({ account: { error, readAt, server, username }, isOn }: ConnectedProps) {
  const t = useMessages(customerChannelsMessages)
  return (
    <>
      <p className="channel-secret" dir="auto">
        {username ? t('account.as', { server, username }) : t('account.to', { server })}
      </p>
      <p className="quiet small">
        {readAt ? t.rich('feed.read', { time: <Time at={readAt} /> }) : t('feed.never')}
      </p>
      {isOn ? null : <p className="quiet small">{t('account.off')}</p>}
      {error ? <Notice tone="bad">{t('account.error', { reason: error })}</Notice> : null}
    </>
  )
}

type ConnectFormProps = { kind: Kind; number: number; account?: Account }

/** Connects, or connects anew: with another password, what came in meanwhile is still read. */
function ConnectForm({ kind, number, account }: ConnectFormProps) {
  const t = useMessages(customerChannelsMessages)
  const data = useActionData<{ ok: boolean }>()
  const refusal = refusalOf(data, 'connect')
  return (
    <Form
      method="post"
      className="form customer-form"
      autoComplete="off"
      data-done={t('account.connected')}
    >
      <input type="hidden" name="id" value={number} />
      <TextField
        label={t('account.server')}
        help={t(`account.server.${kind}`)}
        name="server"
        required
        maxLength={MAX_SERVER}
        defaultValue={refusal?.typed.server ?? account?.server ?? ''}
        error={problemOf(data, 'connect', 'server')}
      />
      {kind === 'EMAIL' ? (
        <TextField
          label={t('account.username')}
          name="username"
          required
          maxLength={MAX_USERNAME}
          autoComplete="off"
          defaultValue={refusal?.typed.username ?? account?.username ?? ''}
          error={problemOf(data, 'connect', 'username')}
        />
      ) : null}
      <TextField
        label={t(kind === 'EMAIL' ? 'account.password' : 'account.token')}
        help={kind === 'EMAIL' ? undefined : t('account.token.help')}
        name="secret"
        type="password"
        required
        maxLength={MAX_ACCOUNT_SECRET}
        autoComplete="off"
        error={problemOf(data, 'connect', 'secret')}
      />
      {refusal && Object.keys(refusal.fields).length === 0 ? (
        <Notice tone="bad" role="alert">
          {anyProblem(data)}
        </Notice>
      ) : null}
      <Button type="submit" name="intent" value="connect">
        {t('account.connect')}
      </Button>
    </Form>
  )
}
