// The viewer's passkeys: added with the browser's own dialog, named, removed.
import '#app/styles/sheets/administration.css'
import { KeyRound } from 'lucide'
import { useState } from 'react'
import { Form, redirect, useFetcher, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { deviceOf } from '#app/device-name.ts'
import { anyProblem, type Refused, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { PASSKEY_NAME_LENGTH } from '#graphql/sign-in/limits.ts'
import { settingsMessages } from '#messages/settings.ts'
import { signInSettingsMessages } from '#messages/sign-in-settings.ts'
import type { Route } from './+types/passkeys'

const PasskeysPage = graphql(
  `query PasskeysPage { entrance { hasPasskeys } passkeys { number name createdAt lastUsedAt } }`,
)
type Passkey = ResultOf<typeof PasskeysPage>['passkeys'][number]
const Add = graphql(
  `mutation AddPasskey($name: String!, $answer: String!) { addPasskey(name: $name, answer: $answer) }`,
)
const Rename = graphql(
  `mutation RenamePasskey($number: Int!, $name: String!) { renamePasskey(number: $number, name: $name) }`,
)
const Remove = graphql(`mutation RemovePasskey($number: Int!) { removePasskey(number: $number) }`)

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(PasskeysPage, {})

export async function action({ context, request }: Route.ActionArgs) {
  const { submit, language } = context.get(atrium)
  const form = await fields(request)
  const { intent = '', name = '', answer = '' } = form
  const number = Number(form.number) || 0
  const result =
    intent === 'add'
      ? await submit(Add, { name, answer })
      : intent === 'rename'
        ? await submit(Rename, { number, name })
        : intent === 'remove'
          ? await submit(Remove, { number })
          : null
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  if (!result.ok) return refused(result, intent, { number: form.number ?? '', name })
  return redirect(`/settings/passkeys?done=${intent}`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, signInSettingsMessages)('passkeys')} · Atrium` },
]

const DONE = ['add', 'rename', 'remove'] as const

export default function Passkeys({ loaderData: { passkeys, entrance } }: Route.ComponentProps) {
  const t = useMessages(signInSettingsMessages)
  const settings = useMessages(settingsMessages)
  const [query] = useSearchParams()
  const done = DONE.find((one) => one === query.get('done'))
  return (
    <Page title={t('passkeys')} crumbs={[{ label: settings('title'), to: '/settings' }]}>
      <header className="page-head">
        <div>
          <h1>{t('passkeys')}</h1>
          <p className="soft">{t('passkeys.lead')}</p>
        </div>
      </header>
      <div className="stack">
        {done ? (
          <Notice role="status" tone="good">
            {t(`passkey.done.${done}`)}
          </Notice>
        ) : null}
        {passkeys.length > 0 ? (
          <ul className="list list-ruled settings-ways">
            {passkeys.map((passkey) => (
              <OnePasskey key={passkey.number} passkey={passkey} />
            ))}
          </ul>
        ) : (
          <Empty title={t('passkeys.none')}>{t('passkeys.none.help')}</Empty>
        )}
        {entrance.hasPasskeys ? <AddPasskey /> : <Notice>{t('passkeys.off')}</Notice>}
      </div>
    </Page>
  )
}

/** The dialog is the browser's: before scripts there is none. */
function AddPasskey() {
  const t = useMessages(signInSettingsMessages)
  const fetcher = useFetcher<{ ok: boolean }>({ key: 'add-passkey' })
  const [problem, setProblem] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const refusal = fetcher.data?.ok === false ? anyProblem(fetcher.data as Refused) : undefined
  const add = async () => {
    setProblem(false)
    setAsking(true)
    try {
      const { makePasskey } = await import('./make-passkey.ts')
      const answer = await makePasskey()
      const { browser, system } = deviceOf(navigator.userAgent)
      const name = system || browser || t('passkey.name.first')
      await fetcher.submit({ intent: 'add', answer, name }, { method: 'post' })
    } catch {
      setProblem(true)
    } finally {
      setAsking(false)
    }
  }
  return (
    <section aria-label={t('passkey.add')} className="stack stack-tight">
      {problem || refusal ? (
        <Notice role="alert" tone="bad">
          {refusal ?? t('passkey.problem')}
        </Notice>
      ) : null}
      <div className="needs-scripts">
        <Button variant="primary" onClick={add} isWorking={isAsking || fetcher.state !== 'idle'}>
          <Icon of={KeyRound} />
          {t('passkey.add')}
        </Button>
      </div>
      <noscript>
        <p>{t('passkey.scripts')}</p>
      </noscript>
    </section>
  )
}

function OnePasskey({ passkey: { number, name, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const t = useMessages(signInSettingsMessages)
  return (
    <li>
      <span>
        <b dir="auto">{name}</b>
        <small>
          {t.rich('passkey.created', { at: <Time at={createdAt} as="day" /> })} ·{' '}
          {lastUsedAt
            ? t.rich('linked.used', { at: <Time at={lastUsedAt} /> })
            : t('passkey.unused')}
        </small>
        <details>
          <summary>{t('passkey.rename', { name })}</summary>
          <Form method="post" className="form">
            <input type="hidden" name="number" value={number} />
            <TextField
              label={t('passkey.name')}
              name="name"
              maxLength={PASSKEY_NAME_LENGTH}
              defaultValue={name}
              required
            />
            <div className="form-actions">
              <Button type="submit" size="small" name="intent" value="rename">
                {t('passkey.save')}
              </Button>
            </div>
          </Form>
        </details>
      </span>
      <Form method="post">
        <input type="hidden" name="number" value={number} />
        <Button
          type="submit"
          size="small"
          variant="danger"
          name="intent"
          value="remove"
          aria-label={t('passkey.remove.name', { name })}
        >
          {t('passkey.remove')}
        </Button>
      </Form>
    </li>
  )
}
