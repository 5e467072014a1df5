// What can happen to the case of an entry, and what follows.
import { type Consequences, event } from '#graphql/define.ts'
import { entryCasesMessages } from '#messages/entry-cases.ts'

export const caseSet = event(
  'entry-case.set',
  (e: { challengeId: number; spaceId: number; ideaId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`, `post:${e.ideaId}`],
    notifies: null,
  }),
  entryCasesMessages.tagged('event.set'),
)
