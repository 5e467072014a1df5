// What can happen at stage gates, and what follows.
import { STAGE_LABELS } from '#graphql/challenges/search.ts'
import type { Stage } from '#graphql/challenges/stages.ts'
import { type Consequences, event, type Room } from '#graphql/define.ts'
import { followersOf } from '#graphql/posts/followers.ts'
import { stageGatesMessages } from '#messages/stage-gates.ts'
import { ENTRY_MOVED } from './notifications.ts'

const say = stageGatesMessages.tagged
type About = { challengeId: number; spaceId: number }

export const gateSet = event(
  'gate.set',
  (e: About & { stage: Stage }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: null,
  }),
  { says: () => say('event.set'), detail: (e) => STAGE_LABELS[e.stage] },
)
/** `byId` is left out when it moved by itself. */
export const entryMoved = event(
  'gate.passed',
  (e: About & { ideaId: number; stage: Stage; byId?: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`, `post:${e.ideaId}`] satisfies Room[],
    notifies: (db) =>
      followersOf(db, e.ideaId, {
        except: e.byId ?? 0,
        kind: ENTRY_MOVED,
        group: `entry-moved:${e.challengeId}:${e.ideaId}`,
        outcome: e.stage,
      }),
  }),
  { says: () => say('event.passed'), detail: (e) => STAGE_LABELS[e.stage] },
)
