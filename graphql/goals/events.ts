// What can happen to goals, and what follows.
import { type Consequences, event } from '#graphql/define.ts'
import { goalsMessages } from '#messages/goals.ts'

const say = goalsMessages.tagged
type About = { goalId: number; spaceId: number }

export const goalStarted = event(
  'goal.started',
  (_: About): Consequences => ({ rooms: ['company:0'], notifies: null }),
  say('event.started'),
)
export const goalEdited = event(
  'goal.edited',
  (_: About & { version: number }): Consequences => ({ rooms: ['company:0'], notifies: null }),
  say('event.edited'),
)
export const goalServed = event(
  'goal.served',
  (e: { goalId: number; challengeId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`, 'company:0'],
    notifies: null,
  }),
  say('event.served'),
)
export const goalLeft = event(
  'goal.left',
  (e: { goalId: number; challengeId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`, 'company:0'],
    notifies: null,
  }),
  say('event.left'),
)
/** Its owner has left; it goes on with a successor, or with those who look after its space. */
export const goalHandedOver = event(
  'goal.handed-over',
  (_: About & { successorId: number | null }): Consequences => ({
    rooms: ['company:0'],
    notifies: null,
  }),
  say('event.handed-over'),
)
