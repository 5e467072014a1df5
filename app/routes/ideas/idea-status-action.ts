// What those who answer for a board do with an idea, and what its author may: its changes of status.
import { redirect } from 'react-router'
import { refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import type { Intent, Sent } from '#app/intents.ts'
import { messagesIn } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { ideaToolsMessages } from '#messages/idea-tools.ts'
import {
  ChangeIdeaStatus,
  CorrectResponse,
  DeclineIdea,
  MergeIdea,
  RespondToIdea,
  UnmergeIdea,
  WithdrawIdea,
  WithdrawResponse,
} from './idea-writes.ts'
import { mergeTargets } from './merge-targets.ts'

const SpaceOfIdea = graphql(`
  query SpaceOfIdea($id: ID!) {
    idea(id: $id) { space { number } }
  }
`)

/** Back to the idea, to the part of its page that shows the result. */
const back = ({ on }: Sent, at: 'status' | 'responses-heading') => redirect(`${on.path}#${at}`, 303)
const typedIn = ({ text }: Sent, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, text(name)]))

const FIRST_KINDS = ['YES', 'QUESTION'] as const
const STATUSES = ['NEW', 'SHAPING', 'TRIAL', 'BUILDING', 'IN_USE'] as const

async function changeStatus(sent: Sent) {
  const { gateway, on, intent, text } = sent
  const t = messagesIn(gateway.language, ideaToolsMessages)
  const typed = typedIn(sent, 'to', 'note', 'assignee', 'nextStep')
  const to = STATUSES.find((status) => status === text('to'))
  if (!to) return refuseField(intent, 'to', t('status.choose'), typed)
  const { idea } = await gateway.ask(SpaceOfIdea, { id: on.id })
  const assignee = await personNamed(gateway, text('assignee'), idea?.space.number ?? 0)
  if (!assignee.ok) return refuseField(intent, 'assigneeId', assignee.message, typed)
  const result = await gateway.submit(ChangeIdeaStatus, {
    ideaId: on.id,
    to,
    note: text('note'),
    nextStep: text('nextStep'),
    assigneeId: assignee.number === null ? null : String(assignee.number),
  })
  return result.ok ? back(sent, 'status') : refused(result, intent, typed)
}

async function respond(sent: Sent) {
  const { gateway, on, intent, text } = sent
  const kind = text('kind') === 'QUESTION' ? 'QUESTION' : 'YES'
  const result = await gateway.submit(RespondToIdea, { ideaId: on.id, kind, text: text('text') })
  return result.ok
    ? back(sent, 'responses-heading')
    : refused(result, intent, typedIn(sent, 'kind', 'text'))
}

async function correct(sent: Sent) {
  const { gateway, intent, text } = sent
  const kind = FIRST_KINDS.find((one) => one === text('kind'))
  const result = await gateway.submit(CorrectResponse, {
    responseId: text('responseId'),
    version: Number(text('version')),
    kind: kind ?? null,
    text: text('text'),
  })
  return result.ok
    ? back(sent, 'responses-heading')
    : refused(result, intent, typedIn(sent, 'kind', 'text'))
}

async function takeBack(sent: Sent) {
  const { gateway, intent, text } = sent
  const result = await gateway.submit(WithdrawResponse, {
    responseId: text('responseId'),
    version: Number(text('version')),
    note: text('note'),
  })
  return result.ok
    ? back(sent, 'responses-heading')
    : refused(result, intent, typedIn(sent, 'note'))
}

async function decline(sent: Sent) {
  const { gateway, on, intent, text } = sent
  const result = await gateway.submit(DeclineIdea, {
    ideaId: on.id,
    reason: text('reason'),
    text: text('text'),
    reopenIf: text('reopenIf'),
  })
  const typed = typedIn(sent, 'reason', 'text', 'reopenIf')
  return result.ok ? back(sent, 'responses-heading') : refused(result, intent, typed)
}

/** The other idea is named by its title, as the list of the form writes it, by its number or by its address. */
async function merge(sent: Sent) {
  const { gateway, on, intent, text } = sent
  const typed = typedIn(sent, 'into', 'note')
  // No title is longer; the expressions below need more than linear time.
  const into = text('into').trim().slice(0, 300)
  const t = messagesIn(gateway.language, ideaToolsMessages)
  const numbers = numberedIn(into) ?? (await numbersTitled(gateway, on.id, into))
  const [intoId] = numbers
  if (!intoId || numbers.length > 1) {
    const message = t(numbers.length > 1 ? 'merge.several' : 'merge.which')
    return refuseField(intent, 'intoId', message, typed)
  }
  const result = await gateway.submit(MergeIdea, { ideaId: on.id, intoId, note: text('note') })
  return result.ok ? back(sent, 'status') : refused(result, intent, typed)
}

function numberedIn(into: string): string[] | null {
  const number =
    /^(\d{1,9})$/.exec(into)?.[1] ??
    /\/ideas\/(\d{1,9})(?:[?#].*)?$/.exec(into)?.[1] ??
    /\((\d{1,9})\)$/.exec(into)?.[1]
  return number ? [number] : null
}

async function numbersTitled(gateway: Sent['gateway'], id: string, title: string) {
  if (!title) return []
  const same = (one: string) => one.trim().toLocaleLowerCase(gateway.language)
  const targets = await mergeTargets(gateway, id, title)
  return targets
    .filter((target) => same(target.title) === same(title))
    .map(({ number }) => String(number))
}

async function unmerge(sent: Sent) {
  const { gateway, on, intent, text } = sent
  const result = await gateway.submit(UnmergeIdea, { ideaId: on.id, note: text('note') })
  // Unmerged already, by a second click or in another tab: that is what was wanted.
  if (result.ok || result.code === 'CONFLICT') return back(sent, 'status')
  return refused(result, intent, typedIn(sent, 'note'))
}

async function withdraw(sent: Sent) {
  const { gateway, on, intent, text } = sent
  const result = await gateway.submit(WithdrawIdea, { ideaId: on.id, note: text('note') })
  return result.ok ? back(sent, 'status') : refused(result, intent, typedIn(sent, 'note'))
}

export const statusIntents: Record<string, Intent> = {
  changeStatus,
  respond,
  correct,
  takeBack,
  decline,
  merge,
  unmerge,
  withdraw,
}
