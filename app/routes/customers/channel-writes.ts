// The forms of a channel's page.
import { redirect } from 'react-router'
import { type Atrium, fields } from '#app/atrium.ts'
import { refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { messagesIn } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { customerChannelsMessages } from '#messages/customer-channels.ts'
import { channelInput } from './channel-form.tsx'

const Edit = graphql(`
  mutation EditChannel($id: ID!, $version: Int!, $input: CustomerChannelInput!) {
    editCustomerChannel(channelId: $id, version: $version, input: $input) { number }
  }
`)
const Switch = graphql(`
  mutation SwitchChannel($id: ID!, $isOn: Boolean!) { switchCustomerChannel(channelId: $id, isOn: $isOn) { number } }
`)
const Renew = graphql(
  `mutation RenewChannelSecret($id: ID!) { renewChannelSecret(channelId: $id) }`,
)
const Connect = graphql(`
  mutation ConnectChannel($id: ID!, $server: String!, $username: String, $secret: String!) {
    connectCustomerChannel(channelId: $id, server: $server, username: $username, secret: $secret) { number }
  }
`)
const Disconnect = graphql(
  `mutation DisconnectChannel($id: ID!) { disconnectCustomerChannel(channelId: $id) { number } }`,
)
const Grant = graphql(`
  mutation GrantVoice($id: ID!, $personId: ID!, $language: String, $title: String, $until: DateTime, $isExecutive: Boolean) {
    grantCustomerVoice(
      channelId: $id, personId: $personId, language: $language, title: $title, until: $until, isExecutive: $isExecutive
    ) { number }
  }
`)
const End = graphql(
  `mutation EndVoice($voiceId: Int!) { endCustomerVoice(voiceId: $voiceId) { number } }`,
)
const SaveReply = graphql(`
  mutation SaveReply($id: ID!, $name: String!, $text: String!, $version: Int!) {
    saveCustomerReply(channelId: $id, name: $name, text: $text, version: $version) { number }
  }
`)
const RemoveReply = graphql(
  `mutation RemoveReply($replyId: Int!) { removeCustomerReply(replyId: $replyId) { number } }`,
)

/** The end of a day that was chosen, by the viewer's clock as far as a date alone tells it. */
export const endOf = (day: string | undefined): string | null =>
  day && /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T22:00:00.000Z` : null

const number = (text: string | undefined): number => Number(text) || 0

type Written = Awaited<ReturnType<Atrium['submit']>>

/** Does what a form of the page asks for; a secret that was made is given once, as the page's answer. */
export async function writeChannel(gateway: Atrium, request: Request, path: string) {
  const typed = await fields(request)
  const { id = '', intent = '' } = typed
  const field = intent === 'edit' ? 'owner' : 'person'
  const needsPerson = intent === 'edit' || intent === 'grant'
  const person = needsPerson
    ? await personNamed(gateway, typed[field] ?? '')
    : ({ ok: true, number: null } as const)
  if (!person.ok) return refuseField(intent, field, person.message, typed)
  if (intent === 'grant' && person.number === null) {
    const t = messagesIn(gateway.language, customerChannelsMessages)
    return refuseField(intent, field, t('voice.missing'), typed)
  }
  if (intent === 'renew') {
    const renewed = await gateway.submit(Renew, { id })
    return renewed.ok
      ? { ok: true as const, secret: renewed.data.renewChannelSecret }
      : refused(renewed, intent, typed)
  }
  const result = await run(gateway, intent, typed, person.number)
  if (!result) throw new Response('Bad request', { status: 400 })
  // A password or a token is typed again: no answer holds it.
  if (!result.ok) return refused(result, intent, { ...typed, secret: '' })
  throw redirect(path, 303)
}

function run(
  { submit }: Atrium,
  intent: string,
  typed: Record<string, string>,
  personId: number | null,
): Promise<Written> | null {
  const { id = '', name = '', text = '' } = typed
  switch (intent) {
    case 'edit':
      return submit(Edit, {
        id,
        version: number(typed.version),
        input: channelInput(typed, personId),
      })
    case 'on':
      return submit(Switch, { id, isOn: true })
    case 'off':
      return submit(Switch, { id, isOn: false })
    case 'connect': {
      const { secret = '', server = '', username = '' } = typed
      return submit(Connect, { id, server, username, secret })
    }
    case 'disconnect':
      return submit(Disconnect, { id })
    case 'grant':
      return submit(Grant, {
        id,
        personId: String(personId ?? ''),
        language: typed.language || null,
        title: typed.title ?? '',
        until: endOf(typed.until),
        isExecutive: typed.isExecutive === 'on',
      })
    case 'end':
      return submit(End, { voiceId: number(typed.voiceId) })
    case 'saveReply':
      return submit(SaveReply, { id, name, text, version: number(typed.version) })
    case 'removeReply':
      return submit(RemoveReply, { replyId: number(typed.replyId) })
    default:
      return null
  }
}
