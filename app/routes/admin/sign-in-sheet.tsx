// One sign-on service: its settings, what came of the last try, and its switch.
import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { type Answered, problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import {
  CLAIM_LENGTH,
  CLIENT_LENGTH,
  ISSUER_LENGTH,
  NAME_LENGTH,
  SECRET_LENGTH,
} from '#graphql/sign-in/limits.ts'
import { signOnMessages } from '#messages/sign-on.ts'
import { AdminSheet } from './admin-frame.tsx'

export const ProviderFields = graphql(`
  fragment ProviderFields on SignInProvider {
    number name issuer client hasSecret claimUnit claimTitle claimSite claimLanguage createsPeople assumesVerified mailDomains isOn wasTried
    callbackUrl logoutUrl lastTry { ok at problem detail claims { name value } }
  }
`)
type Provider = ResultOf<typeof ProviderFields>

type SheetProps = { provider: Provider | null; answer: Answered; wasSaved: boolean }

export function ProviderSheet({ provider, answer, wasSaved }: SheetProps) {
  const t = useMessages(signOnMessages)
  const other = ['on', 'off', 'delete'].map((intent) => refusalOf(answer, intent)).find(Boolean)
  const problem = wholeProblem(other)
  return (
    <AdminSheet
      kind={t('kind')}
      title={provider?.name ?? t('new')}
      closeTo="/admin/sign-in"
      thing={`provider-${provider?.number ?? 'new'}`}
    >
      {wasSaved && !provider?.wasTried ? (
        <Notice role="status" tone="good">
          {t('saved')}
        </Notice>
      ) : null}
      {problem ? (
        <Notice role="alert" tone="bad">
          {problem}
        </Notice>
      ) : null}
      {provider ? <State provider={provider} /> : null}
      <ProviderForm provider={provider} answer={answer} />
      {provider ? <Addresses provider={provider} /> : null}
    </AdminSheet>
  )
}

function State({ provider }: { provider: Provider }) {
  const t = useMessages(signOnMessages)
  const { number, isOn, wasTried } = provider
  return (
    <div className="admin-access">
      <div className="cluster">
        <a
          className={buttonClass({ variant: wasTried ? 'plain' : 'primary' })}
          href={`/sign-in/try/${number}`}
        >
          {t(wasTried ? 'try.again' : 'try')}
        </a>
        <Form method="post" className="cluster">
          <input type="hidden" name="number" value={number} />
          {isOn || wasTried ? (
            <Button
              type="submit"
              variant={isOn ? 'plain' : 'primary'}
              name="intent"
              value={isOn ? 'off' : 'on'}
            >
              {t(isOn ? 'off' : 'on')}
            </Button>
          ) : null}
          <Button type="submit" variant="danger" name="intent" value="delete">
            {t('delete')}
          </Button>
        </Form>
      </div>
      <p className="soft">{t(isOn ? 'on.help' : 'try.help')}</p>
      <TryResult provider={provider} />
    </div>
  )
}

const CLAIM_LABELS = {
  subject: 'claim.subject',
  name: 'claim.name',
  email: 'claim.email',
  unit: 'claimUnit',
  title: 'claimTitle',
  site: 'claimSite',
  language: 'claimLanguage',
} as const
const TRY_PROBLEMS = {
  service: 'problem.service',
  unreachable: 'problem.unreachable',
  address: 'problem.address',
  token: 'problem.token',
  cancelled: 'problem.cancelled',
} as const

function TryResult({ provider: { lastTry } }: { provider: Provider }) {
  const t = useMessages(signOnMessages)
  if (!lastTry) return null
  const problem =
    TRY_PROBLEMS[lastTry.problem as keyof typeof TRY_PROBLEMS] ?? ('problem.other' as const)
  return (
    <div id="result" className="sign-in-result">
      <Notice tone={lastTry.ok ? 'good' : 'bad'} role="status">
        {t(lastTry.ok ? 'try.worked' : problem)}
      </Notice>
      {lastTry.ok ? (
        <dl className="facts">
          {lastTry.claims.map(({ name, value }) => (
            <Said key={name} name={name as keyof typeof CLAIM_LABELS} value={value} />
          ))}
        </dl>
      ) : lastTry.detail ? (
        <p className="quiet" lang="en">
          {t('try.detail', { detail: lastTry.detail })}
        </p>
      ) : null}
      <p className="quiet">{t.rich('try.when', { at: <Time at={lastTry.at} /> })}</p>
    </div>
  )
}

function Said({ name, value }: { name: keyof typeof CLAIM_LABELS; value: string }) {
  const t = useMessages(signOnMessages)
  return (
    <>
      <dt>{t(CLAIM_LABELS[name])}</dt>
      <dd dir="auto">{value || <span className="quiet">{t('claim.empty')}</span>}</dd>
    </>
  )
}

const CLAIMS = ['claimUnit', 'claimTitle', 'claimSite', 'claimLanguage'] as const

function ProviderForm({ provider, answer }: { provider: Provider | null; answer: Answered }) {
  const t = useMessages(signOnMessages)
  const refusal = refusalOf(answer, 'save')
  const typed = refusal?.typed
  const value = (name: 'name' | 'issuer' | 'client' | (typeof CLAIMS)[number]) =>
    typed?.[name] ?? provider?.[name] ?? ''
  const field = (name: string) => ({ name, error: problemOf(answer, 'save', name) })
  const whole = wholeProblem(refusal)
  const ticked = (name: 'createsPeople' | 'assumesVerified') =>
    typed ? typed[name] === 'on' : (provider?.[name] ?? false)
  return (
    <Form method="post" className="form" key={refusal ? 'refused' : 'kept'}>
      <input type="hidden" name="number" value={provider?.number ?? ''} />
      {whole ? (
        <Notice role="alert" tone="bad">
          {whole}
        </Notice>
      ) : null}
      <ServiceFields provider={provider} field={field} value={value} />
      <ClaimFields field={field} value={value} />
      <Checkbox
        name="createsPeople"
        label={t('createsPeople')}
        help={t('createsPeople.help')}
        defaultChecked={ticked('createsPeople')}
      />
      <Checkbox
        name="assumesVerified"
        label={t('assumesVerified')}
        help={t('assumesVerified.help')}
        defaultChecked={ticked('assumesVerified')}
      />
      <TextField
        {...field('mailDomains')}
        label={t('domains')}
        help={t('domains.help')}
        defaultValue={typed?.mailDomains ?? provider?.mailDomains.join(', ') ?? ''}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="form-actions">
        <Button type="submit" variant={provider ? 'plain' : 'primary'} name="intent" value="save">
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}

type FieldsProps = {
  field: (name: string) => { name: string; error: string | undefined }
  value: (name: 'name' | 'issuer' | 'client' | (typeof CLAIMS)[number]) => string
}

function ServiceFields({ provider, field, value }: FieldsProps & { provider: Provider | null }) {
  const t = useMessages(signOnMessages)
  return (
    <>
      <TextField
        {...field('name')}
        label={t('name')}
        help={t('name.help')}
        defaultValue={value('name')}
        maxLength={NAME_LENGTH}
        required
      />
      <TextField
        {...field('issuer')}
        label={t('issuer')}
        help={t('issuer.help')}
        defaultValue={value('issuer')}
        maxLength={ISSUER_LENGTH}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        {...field('client')}
        label={t('client')}
        defaultValue={value('client')}
        maxLength={CLIENT_LENGTH}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        {...field('secret')}
        label={t('secret')}
        type="password"
        autoComplete="off"
        help={t(provider?.hasSecret ? 'secret.kept' : 'secret.new')}
        maxLength={SECRET_LENGTH}
      />
    </>
  )
}

function ClaimFields({ field, value }: FieldsProps) {
  const t = useMessages(signOnMessages)
  return (
    <FieldGroup legend={t('claims')}>
      <p className="field-help">{t('claims.help')}</p>
      <div className="sign-in-claims">
        {CLAIMS.map((name) => (
          <TextField
            key={name}
            {...field(name)}
            label={t(name)}
            defaultValue={value(name)}
            maxLength={CLAIM_LENGTH}
            autoCapitalize="none"
            spellCheck={false}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** What is entered at the service. */
function Addresses({ provider }: { provider: Provider }) {
  const t = useMessages(signOnMessages)
  return (
    <>
      <h3>{t('addresses')}</h3>
      <dl className="facts sign-in-addresses">
        <dt>{t('callback')}</dt>
        <dd>
          <code>{provider.callbackUrl}</code>
        </dd>
        <dt>{t('logout')}</dt>
        <dd>
          <code>{provider.logoutUrl}</code>
        </dd>
      </dl>
    </>
  )
}
