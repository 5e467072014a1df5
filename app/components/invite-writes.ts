// Inviting people: the form of the last step of the set-up and of Admin.
import { type Atrium, textsOf } from '#app/atrium.ts'
import { refused, refuseField } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { messagesIn } from '#app/messages.tsx'
import { MAX_FILE } from '#graphql/invitations/limits.ts'
import { invitationsMessages } from '#messages/invitations.ts'

const Invite = graphql(`
  mutation Invite($people: String!) {
    invite(people: $people) { invitations { number } known open unread links { email url } }
  }
`)
const MakeLink = graphql(`
  mutation MakeInvitationLink($domain: String!, $days: Int!) { makeInvitationLink(domain: $domain, days: $days) }
`)
const WithdrawLink = graphql(`
  mutation WithdrawInvitationLink($id: ID!) { withdrawInvitationLink(linkId: $id) }
`)

export type InviteAnswer = { ok: true; invited: ResultOf<typeof Invite>['invite'] }

/** Invites whom the form names: in its text, or in its file where there is one. */
export async function inviteFrom(gateway: Pick<Atrium, 'submit' | 'language'>, form: FormData) {
  const typed = textsOf(form)
  const file = form.get('file')
  const hasFile = file instanceof File && file.size > 0
  if (hasFile && file.size > MAX_FILE) {
    const t = messagesIn(gateway.language, invitationsMessages)
    return refuseField('invite', 'file', t('file.large'), typed)
  }
  const people = hasFile ? await file.text() : (typed.people ?? '')
  const result = await gateway.submit(Invite, { people })
  if (result.ok) return { ok: true as const, invited: result.data.invite } satisfies InviteAnswer
  const { people: about, ...others } = result.fields
  return refused(
    hasFile && about ? { ...result, fields: { ...others, file: about } } : result,
    'invite',
    typed,
  )
}

type Typed = Record<string, string>

/** Makes a link for a mail domain; its address is shown this once. */
export async function makeLinkFrom({ submit }: Pick<Atrium, 'submit'>, typed: Typed) {
  const { domain = '', days = '' } = typed
  const result = await submit(MakeLink, { domain, days: Number(days) || 0 })
  return result.ok
    ? { ok: true as const, link: result.data.makeInvitationLink }
    : refused(result, 'link', typed)
}

export const withdrawLink = ({ submit }: Pick<Atrium, 'submit'>, id: string) =>
  submit(WithdrawLink, { id })
