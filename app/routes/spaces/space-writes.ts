// What the forms of a space's page do.

import type { Atrium, Submitted } from '#app/atrium.ts'
import { messagesIn } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { spaceMessages } from '#messages/space.ts'
import {
  AddMember,
  ArchiveSpace,
  AskToJoin,
  DeclineJoin,
  EditSpace,
  KeepSpace,
  RemoveMember,
  ReopenSpace,
  SetRole,
} from './space-document.ts'

type Gateway = Pick<Atrium, 'ask' | 'submit' | 'language'>
type Form = Record<string, string>

const said = (field: string, message: string): Submitted<never> => ({
  ok: false,
  code: 'INVALID',
  message,
  fields: { [field]: [message] },
  more: {},
})

const KINDS = ['OPEN', 'CLOSED', 'HIDDEN'] as const
/** What a form says about who may read; anything else is left to the server to refuse. */
export const kindIn = (text: string | undefined) => KINDS.find((kind) => kind === text) ?? 'OPEN'

/** Carries out one form; null for one that is not known. */
export async function carryOut(
  { ask, submit, language }: Gateway,
  form: Form,
): Promise<Submitted<unknown> | null> {
  const spaceId = form.spaceId ?? ''
  const personId = form.personId ?? ''
  switch (form.intent) {
    case 'join':
    case 'letIn':
      return submit(AddMember, { spaceId, personId })
    case 'leave':
    case 'takeOut':
      return submit(RemoveMember, { spaceId, personId })
    case 'makeOwner':
    case 'makeMember':
      return submit(SetRole, {
        spaceId,
        personId,
        role: form.intent === 'makeOwner' ? 'OWNER' : 'MEMBER',
      })
    case 'ask':
      return submit(AskToJoin, { spaceId, message: form.message ?? '' })
    case 'decline':
      return submit(DeclineJoin, { spaceId, personId })
    case 'archive':
      return submit(ArchiveSpace, { spaceId })
    case 'reopen':
      return submit(ReopenSpace, { spaceId })
    case 'keep':
      return submit(KeepSpace, { spaceId })
    case 'add': {
      const person = await personNamed({ ask, language }, form.person ?? '')
      if (!person.ok) return said('person', person.message)
      if (person.number === null)
        return said('person', messagesIn(language, spaceMessages)('members.add.missing'))
      return submit(AddMember, { spaceId, personId: String(person.number) })
    }
    case 'edit': {
      const input = { name: form.name ?? '', about: form.about ?? '', kind: kindIn(form.kind) }
      const allowsSealed = form.offersSealed ? form.allowsSealed === 'on' : null
      return submit(EditSpace, {
        spaceId,
        input,
        version: Number(form.version) || null,
        allowsSealed,
      })
    }
    default:
      return null
  }
}
