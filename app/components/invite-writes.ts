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
