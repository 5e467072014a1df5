// What a form of the inbox or of a thread does to one thread or to many.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

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

const MORNING = 8

/** Tomorrow at eight by the viewer's clock. */
export function tomorrow(now: number, timeZone: string): string {
  const next = new Date(now + 86_400_000)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(next)
  const guess = new Date(`${day}T0${MORNING}:00:00Z`)
  const shown = new Date(guess.toLocaleString('en-US', { timeZone, hourCycle: 'h23' }))
  const utc = new Date(guess.toLocaleString('en-US', { timeZone: 'UTC', hourCycle: 'h23' }))
  return new Date(guess.getTime() - (shown.getTime() - utc.getTime())).toISOString()
}

type Gateway = Pick<Atrium, 'submit' | 'viewer' | 'now'>

/** Undefined: it is none of these. */
export function changeThreads(
  { submit, viewer, now }: Gateway,
  intent: string,
  ids: string[],
  key: string,
) {
  switch (intent) {
    case 'take':
      return submit(Assign, { ids, personId: String(viewer?.id ?? '') }, key)
    case 'turn':
      return submit(ByTurn, { ids }, key)
    case 'free':
      return submit(Assign, { ids, personId: null }, key)
    case 'snooze':
      return submit(Snooze, { ids, until: tomorrow(now, viewer?.timeZone ?? 'UTC') }, key)
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
