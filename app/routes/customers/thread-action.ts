// The forms of a thread's page: those of every discussion, the answer to the customer, and the work on the thread.
import type { Atrium } from '#app/atrium.ts'
import { discussionIntents } from '#app/components/discussion/intents.ts'
import { done, refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { type Intent, intent, type Sent } from '#app/intents.ts'
import { personNamed } from '#app/person-choice.ts'
import { ALL_STATES, LOST_CAUSES } from '#graphql/customers/limits.ts'
import { changeThreads } from './inbox-writes.ts'

const SaveAnswer = graphql(`
  mutation SaveCustomerAnswer($id: ID!, $draftId: Int, $version: Int, $text: String!) {
    saveCustomerAnswer(threadId: $id, draftId: $draftId, version: $version, text: $text)
  }
`)
const Discard = graphql(`
  mutation DiscardDraft($draftId: Int!, $version: Int!) { discardCustomerDraft(draftId: $draftId, version: $version) }
`)
const AskReview = graphql(`
  mutation AskForReview($draftId: Int!, $version: Int!, $reviewerId: ID!) {
    askForReview(draftId: $draftId, version: $version, reviewerId: $reviewerId)
  }
`)
const AddNote = graphql(`
  mutation NoteOnDraft($draftId: Int!, $quote: String, $text: String!) { noteOnDraft(draftId: $draftId, quote: $quote, text: $text) }
`)
const Settle = graphql(`
  mutation SettleNote($noteId: Int!) { settleDraftNote(noteId: $noteId) }
`)
const Approve = graphql(`
  mutation ApproveDraft($draftId: Int!, $version: Int!) { approveCustomerDraft(draftId: $draftId, version: $version) }
`)
const Send = graphql(`
  mutation SendDraft($draftId: Int!, $version: Int!, $next: ID) {
    sendCustomerDraft(draftId: $draftId, version: $version, handOverToId: $next)
  }
`)
const Undo = graphql(`
  mutation UndoSend($messageId: Int!) { undoCustomerSend(messageId: $messageId) }
`)
const Move = graphql(`
  mutation MoveThread($id: ID!, $to: CustomerThreadState!, $cause: CustomerLostCause, $note: String) {
    moveCustomerThread(threadId: $id, to: $to, lostCause: $cause, note: $note) { number }
  }
`)
const Rate = graphql(`
  mutation RateThread($id: ID!, $severity: Int!, $reach: Int) {
    rateCustomerThread(threadId: $id, severity: $severity, reach: $reach) { number }
  }
`)
const Assign = graphql(`
  mutation AssignThread($id: ID!, $personId: ID) { assignCustomerThreads(threadIds: [$id], personId: $personId) }
`)
const Invite = graphql(`
  mutation InviteToThread($id: ID!, $personId: ID!) { inviteToCustomerThread(threadId: $id, personId: $personId) { number } }
`)
const EndInvitation = graphql(`
  mutation EndInvitation($id: ID!, $personId: ID!) { endCustomerInvitation(threadId: $id, personId: $personId) { number } }
`)
const Name = graphql(`
  mutation NameInThread($id: ID!, $personId: ID!) { nameInCustomerThread(threadId: $id, personId: $personId) { number } }
`)
const EndNaming = graphql(`
  mutation EndNaming($id: ID!, $personId: ID!) { endCustomerNaming(threadId: $id, personId: $personId) { number } }
`)
const AddFact = graphql(`
  mutation AddFact($id: ID!, $text: String!) { addCustomerFact(threadId: $id, text: $text) { number } }
`)
const SaveTie = graphql(`
  mutation SaveTie($id: ID!, $text: String!) { saveCustomerTie(threadId: $id, text: $text) { number } }
`)
const RemoveTie = graphql(`
  mutation RemoveTie($id: ID!) { removeCustomerTie(threadId: $id) { number } }
`)
const EndLink = graphql(`
  mutation EndLink($id: ID!) { endCustomerLink(threadId: $id) }
`)

const number = (text: string): number => Number(text) || 0
const draftOf = ({ text }: Sent) => ({
  draftId: number(text('draftId')),
  version: number(text('version')),
})
const page = { answer: () => ({}), changes: 'page' as const }
const toAnswer = (_: unknown, { on }: Sent) => `${on.path}#answer`
const toThread = (_: unknown, { on }: Sent) => on.path

/** A form that names a person: who is meant is found first. */
const withPerson =
  (
    field: string,
    run: (sent: Sent, personId: string) => ReturnType<Sent['gateway']['submit']>,
    mayBeNobody = false,
  ): Intent =>
  async (sent) => {
    const { gateway, intent: name, on, request, text } = sent
    const chosen = await personNamed(gateway, text(field))
    if (!chosen.ok) return refuseField(name, field, chosen.message, { [field]: text(field) })
    if (chosen.number === null && !mayBeNobody) return done(request, on.path, { intent: name })
    const result = await run(sent, chosen.number === null ? '' : String(chosen.number))
    return result.ok
      ? done(request, on.path, { intent: name })
      : refused(result, name, { [field]: text(field) })
  }

const onThread =
  (name: string): Intent =>
  async ({ gateway, on, request, text }) => {
    const key = text('idempotencyKey')
    const result = await changeThreads(gateway as Atrium, name, [on.id], key, text('until'))
    if (!result) return null
    return result.ok ? done(request, on.path, { intent: name }) : refused(result, name)
  }

export const threadIntents: Record<string, Intent> = {
  ...discussionIntents,
  saveAnswer: intent({
    document: SaveAnswer,
    read: ({ on, text }) => ({
      id: on.id,
      text: text('text'),
      draftId: text('draftId') ? number(text('draftId')) : null,
      version: text('version') ? number(text('version')) : null,
    }),
    typed: ['text'],
    to: toAnswer,
    ...page,
  }),
  discard: intent({ document: Discard, read: draftOf, to: toAnswer, ...page }),
  approve: intent({ document: Approve, read: draftOf, to: toAnswer, ...page }),
  send: withPerson(
    'handOver',
    (sent, personId) => sent.gateway.submit(Send, { ...draftOf(sent), next: personId || null }),
    true,
  ),
  undo: intent({
    document: Undo,
    read: ({ text }) => ({ messageId: number(text('messageId')) }),
    to: toAnswer,
    ...page,
  }),
  note: intent({
    document: AddNote,
    read: ({ text }) => ({
      draftId: number(text('draftId')),
      quote: text('quote'),
      text: text('note'),
    }),
    typed: ['quote', 'note'],
    to: toAnswer,
    ...page,
  }),
  settle: intent({
    document: Settle,
    read: ({ text }) => ({ noteId: number(text('noteId')) }),
    to: toAnswer,
    ...page,
  }),
  review: withPerson('reviewer', (sent, reviewerId) =>
    sent.gateway.submit(AskReview, { ...draftOf(sent), reviewerId }),
  ),
  assign: withPerson(
    'assignee',
    ({ gateway, on }, personId) =>
      gateway.submit(Assign, { id: on.id, personId: personId || null }),
    true,
  ),
  invite: withPerson('invited', ({ gateway, on }, personId) =>
    gateway.submit(Invite, { id: on.id, personId }),
  ),
  uninvite: intent({
    document: EndInvitation,
    read: ({ on, text }) => ({ id: on.id, personId: text('personId') }),
    to: toThread,
    ...page,
  }),
  name: withPerson('named', ({ gateway, on }, personId) =>
    gateway.submit(Name, { id: on.id, personId }),
  ),
  endNaming: intent({
    document: EndNaming,
    read: ({ on, text }) => ({ id: on.id, personId: text('personId') }),
    to: toThread,
    ...page,
  }),
  addFact: intent({
    document: AddFact,
    read: ({ on, text }) => ({ id: on.id, text: text('fact') }),
    typed: ['fact'],
    to: toThread,
    ...page,
  }),
  saveTie: intent({
    document: SaveTie,
    read: ({ on, text }) => ({ id: on.id, text: text('tie') }),
    typed: ['tie'],
    to: toThread,
    ...page,
  }),
  removeTie: intent({
    document: RemoveTie,
    read: ({ on }) => ({ id: on.id }),
    to: toThread,
    ...page,
  }),
  endLink: intent({ document: EndLink, read: ({ on }) => ({ id: on.id }), to: toThread, ...page }),
  move: intent({
    document: Move,
    read: ({ on, text }) => ({
      id: on.id,
      to: ALL_STATES.find((one) => one === text('to')) ?? 'COMPLAINT',
      cause: LOST_CAUSES.find((one) => one === text('lostCause')) ?? null,
      note: text('stateNote'),
    }),
    typed: ['to', 'lostCause', 'stateNote'],
    to: toThread,
    ...page,
  }),
  rate: intent({
    document: Rate,
    read: ({ on, text }) => ({
      id: on.id,
      severity: number(text('severity')),
      reach: number(text('reach')) || null,
    }),
    to: toThread,
    ...page,
  }),
  take: onThread('take'),
  free: onThread('free'),
  snooze: onThread('snooze'),
  wake: onThread('wake'),
  spam: onThread('spam'),
  block: onThread('block'),
  noSpam: onThread('noSpam'),
}
