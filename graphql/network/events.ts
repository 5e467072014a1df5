// What can happen between connectors and those who ask them. Who asked whom is theirs alone: the log names nobody else.
import { type Consequences, event, type Notice } from '#graphql/define.ts'
import { networkMessages } from '#messages/network.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { INTRODUCED, INTRODUCTION_ASKED } from './notifications.ts'

const say = networkMessages.tagged

export const connectorChanged = event(
  'network.connector-changed',
  (e: { personId: number }): Consequences => ({ rooms: [`person:${e.personId}`], notifies: null }),
  say('event.connector-changed'),
)

type Introduction = {
  introductionId: number
  askerId: number
  connectorId: number
  personId: number
}
/** The name of somebody who is still there. */
const nameOf = async (db: Db, personId: number): Promise<string | null> =>
  (
    await db.first<{ name: string }>(
      sql`select name from "Person" where id = ${personId} and "deactivatedAt" is null`,
    )
  )?.name ?? null

export const introductionAsked = event(
  'network.introduction-asked',
  (e: Introduction): Consequences => ({
    rooms: [`person:${e.askerId}`, `person:${e.connectorId}`],
    notifies: async (db) => {
      const outcome = await nameOf(db, e.personId)
      return outcome === null
        ? []
        : [
            {
              personId: e.connectorId,
              kind: INTRODUCTION_ASKED,
              group: `introduction:${e.introductionId}`,
              outcome,
            },
          ]
    },
  }),
  say('event.introduction-asked'),
)
export const introductionResponded = event(
  'network.introduction-responded',
  (e: Introduction & { isMade: boolean }): Consequences => ({
    rooms: [`person:${e.askerId}`, `person:${e.connectorId}`],
    notifies: async (db) => {
      if (!e.isMade) return []
      const [asker, person] = [await nameOf(db, e.askerId), await nameOf(db, e.personId)]
      if (asker === null || person === null) return []
      const told = (personId: number, outcome: string): Notice => ({
        personId,
        kind: INTRODUCED,
        group: `introduced:${e.introductionId}`,
        outcome,
      })
      return [told(e.askerId, person), told(e.personId, asker)]
    },
  }),
  say('event.introduction-responded'),
)
