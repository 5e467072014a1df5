import { event } from '#graphql/define.ts'
import { usagePolicyMessages } from '#messages/usage-policy.ts'

const say = usagePolicyMessages.tagged

/** Everybody has to accept it anew, or nobody any more. */
export const policyPublished = event(
  'policy.published',
  (_: { version: number; isEmpty: boolean }) => ({
    rooms: [],
    invalidates: 'everyone',
    notifies: null,
  }),
  {
    says: ({ isEmpty }) => say(isEmpty ? 'event.withdrawn' : 'event.published'),
    detail: ({ version }) => usagePolicyMessages.message('version', { version }),
  },
)
export const policyAccepted = event(
  'policy.accepted',
  (e: { personId: number; version: number }) => ({
    rooms: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  {
    says: () => say('event.accepted'),
    detail: ({ version }) => usagePolicyMessages.message('version', { version }),
  },
)
