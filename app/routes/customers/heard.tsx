// What an employee heard outside, noted in half a minute.
import '#app/styles/pages/customers.css'
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ADDRESS_LENGTH, MESSAGE_LENGTH, NAME_LENGTH } from '#graphql/customers/limits.ts'
import { cutText } from '#graphql/graphemes.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { Route } from './+types/heard'

const HeardPage = graphql(`query HeardPage { heardChannels { number name } }`)
const NoteHeard = graphql(`
  mutation NoteHeard($channelId: Int!, $name: String, $email: String, $text: String!, $severity: Int) {
    noteHeard(channelId: $channelId, name: $name, email: $email, text: $text, severity: $severity)
  }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { heardChannels } = await context.get(atrium).ask(HeardPage, {})
  const { searchParams } = new URL(request.url)
  return {
    channels: heardChannels,
    isAgain: searchParams.has('again'),
    shared: sharedIn(searchParams),
  }
}

/** What another app shares with Atrium, as the share target of the manifest names it. It begins the text, and is not saved. */
function sharedIn(params: URLSearchParams): string {
  const parts = ['title', 'text', 'url'].map((name) => params.get(name)?.trim() ?? '')
  return cutText([...new Set(parts)].filter(Boolean).join('\n'), MESSAGE_LENGTH)
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const { channelId = '', name = '', email = '', text = '', severity = '1' } = typed
  const asked = {
    channelId: Number(channelId) || 0,
    name,
    email,
    text,
    severity: Number(severity) || 1,
  }
  const result = await context.get(atrium).submit(NoteHeard, asked, typed.idempotencyKey)
  if (!result.ok) return refused(result, 'heard', typed)
  throw redirect(
    result.data.noteHeard ? `/customers/${result.data.noteHeard}` : '/customers/heard?again=1',
    303,
  )
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, customerPagesMessages)('heard')} · Atrium` },
]

export default function Heard({ loaderData }: Route.ComponentProps) {
  const t = useMessages(customerPagesMessages)
  const { channels, isAgain, shared } = loaderData
  return (
    <Page title={t('heard')} crumbs={[{ label: t('title'), to: '/customers' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('heard')}</h1>
          <p className="soft">{t('heard.lead')}</p>
        </div>
      </header>
      {isAgain ? (
        <Notice tone="good" role="status">
          {t('heard.again')}
        </Notice>
      ) : null}
      {channels.length > 0 ? (
        <HeardForm channels={channels} shared={shared} />
      ) : (
        <Empty
          title={t('heard.none')}
          actions={<LinkButton to="/customers/channels">{t('channels')}</LinkButton>}
        >
          {t('heard.none.help')}
        </Empty>
      )}
    </Page>
  )
}

type HeardFormProps = { channels: readonly { number: number; name: string }[]; shared: string }

function HeardForm({ channels, shared }: HeardFormProps) {
  const t = useMessages(customerPagesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'heard')
  const isWorking = useNavigation().formMethod === 'POST'
  const typed = refusal?.typed ?? {}
  const whole = wholeProblem(refusal) ?? refusal?.fields.channelId?.[0]
  return (
    <Form method="post" className="form customer-form">
      <TextAreaField
        label={t('heard.text')}
        name="text"
        rows={4}
        required
        maxLength={MESSAGE_LENGTH}
        defaultValue={typed.text ?? shared}
        error={refusal?.fields.text}
      />
      <TextField
        label={t('heard.name')}
        name="name"
        maxLength={NAME_LENGTH}
        defaultValue={typed.name}
        help={t('heard.optional')}
        error={refusal?.fields.name}
      />
      <TextField
        label={t('heard.email')}
        name="email"
        type="email"
        maxLength={ADDRESS_LENGTH}
        defaultValue={typed.email}
        help={t('heard.optional')}
        error={refusal?.fields.email}
      />
      <SelectField label={t('severity')} name="severity" defaultValue={typed.severity ?? '1'}>
        <option value="1">{t('severity.1')}</option>
        <option value="2">{t('severity.2')}</option>
        <option value="3">{t('severity.3')}</option>
      </SelectField>
      <ChannelChoice channels={channels} chosen={typed.channelId} />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking}>
          {t('heard.submit')}
        </Button>
        <LinkButton variant="quiet" to="/customers">
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

type ChoiceProps = {
  channels: readonly { number: number; name: string }[]
  chosen: string | undefined
}

function ChannelChoice({ channels, chosen }: ChoiceProps) {
  const t = useMessages(customerPagesMessages)
  return channels.length > 1 ? (
    <SelectField label={t('channel')} name="channelId" defaultValue={chosen}>
      {channels.map(({ name, number }) => (
        <option key={number} value={number}>
          {name}
        </option>
      ))}
    </SelectField>
  ) : (
    <input type="hidden" name="channelId" value={channels[0]?.number} />
  )
}
