// What a form of the inbox or of a thread does to one thread or to many.
import { redirect } from 'react-router'
import type { Atrium } from '#app/atrium.ts'
import { done, pageBefore, refused } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { criteriaIn, inboxAddress } from './inbox-criteria.ts'
import { snoozedUntil } from './snooze.ts'

const Assign = graphql(`
  mutation AssignThreads($ids: [ID!]!, $personId: ID) { assignCustomerThreads(threadIds: $ids, personId: $personId) }
`)
const Snooze = graphql(`
  mutation SnoozeThreads($ids: [ID!]!, $until: DateTime) { snoozeCustomerThreads(threadIds: $ids, until: $until) }
`)
const Spam = graphql(`
  mutation MarkSpam($ids: [ID!]!, $isSpam: Boolean!, $blocks: Boolean) {
    markCustomerSpam(threadIds: $ids, isSpam: $isSpam, blocks: $blocks)
  }
`)

const ByTurn = graphql(`
  mutation AssignByTurn($ids: [ID!]!) { assignCustomerThreadsByTurn(threadIds: $ids) }
`)

const SaveView = graphql(`
  mutation SaveView(
    $name: String!, $spaceId: ID, $view: CustomerInboxView!, $channelId: Int, $language: String, $severity: Int, $tag: String,
    $isUnassigned: Boolean
  ) {
    saveCustomerView(
      name: $name, spaceId: $spaceId, view: $view, channelId: $channelId, language: $language, severity: $severity, tag: $tag,
      isUnassigned: $isUnassigned
    )
  }
`)
const RemoveView = graphql(
  `mutation RemoveView($viewId: Int!) { removeCustomerView(viewId: $viewId) }`,
)

/** Saves what the list shows as a view, or removes one. */
export async function writeView(
  { submit }: Pick<Atrium, 'submit'>,
  request: Request,
  intent: 'saveView' | 'removeView',
  text: (name: string) => string,
) {
  if (intent === 'removeView') {
    const removed = await submit(RemoveView, { viewId: Number(text('viewId')) || 0 })
    return removed.ok
      ? done(request, pageBefore(request, '/customers'), { intent })
      : refused(removed, intent)
  }
  const [, query = ''] = text('criteria').split('?')
  const criteria = criteriaIn(new URLSearchParams(query))
  const typed = { viewName: text('viewName'), team: text('team') }
  const saved = await submit(SaveView, {
    ...criteria,
    name: typed.viewName,
    spaceId: typed.team || null,
  })
  return saved.ok ? redirect(inboxAddress(criteria), 303) : refused(saved, intent, typed)
}

type Gateway = Pick<Atrium, 'submit' | 'viewer' | 'now'>

/** Undefined: it is none of these. @param until the choice of a day, for snoozing */
export function changeThreads(
  { submit, viewer, now }: Gateway,
  intent: string,
  ids: string[],
  key: string,
  until = '',
) {
  switch (intent) {
    case 'take':
      return submit(Assign, { ids, personId: String(viewer?.id ?? '') }, key)
    case 'turn':
      return submit(ByTurn, { ids }, key)
    case 'free':
      return submit(Assign, { ids, personId: null }, key)
    case 'snooze':
      return submit(
        Snooze,
        { ids, until: snoozedUntil(until, now, viewer?.timeZone ?? 'UTC') },
        key,
      )
    case 'wake':
      return submit(Snooze, { ids, until: null }, key)
    case 'spam':
      return submit(Spam, { ids, isSpam: true, blocks: false }, key)
    case 'block':
      return submit(Spam, { ids, isSpam: true, blocks: true }, key)
    case 'noSpam':
      return submit(Spam, { ids, isSpam: false, blocks: false }, key)
    default:
      return undefined
  }
}
