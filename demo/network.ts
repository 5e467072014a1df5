// Who introduces colleagues in the demo, and whom they were asked for.
import {
  askIntroduction,
  introductionsOf,
  respondToIntroduction,
  setConnector,
} from '#graphql/network/introductions.ts'
import type { Acts } from './acts.ts'
import { daysBefore } from './chance.ts'

type Asked = { by: string; to: string; daysAgo: number; note: string; isMade?: boolean }
const CONNECTORS: Record<string, { daysAgo: number; asked: Asked[] }> = {
  mireille: {
    daysAgo: 30,
    asked: [
      {
        by: 'wout',
        to: 'joao',
        daysAgo: 12,
        note: 'I would like to borrow his microphone for a week.',
        isMade: true,
      },
      {
        by: 'tomasz',
        to: 'beatriz',
        daysAgo: 1,
        note: 'She did the flat roofs in Porto. I start in Gdynia on Monday.',
      },
    ],
  },
  kofi: { daysAgo: 21, asked: [] },
}

/** Adds connectors, and the introductions that they were asked for. */
export function addIntroductions(acts: Acts): void {
  for (const [key, { daysAgo, asked }] of Object.entries(CONNECTORS)) {
    acts.add(daysBefore(acts.now, daysAgo), key, (as) => setConnector(as, { isOn: true }))
    for (const { by, to, daysAgo: ago, note, isMade } of asked) {
      const at = daysBefore(acts.now, ago)
      acts.add(at, by, (as) =>
        askIntroduction(as, {
          connectorId: acts.people.idOf(key),
          personId: acts.people.idOf(to),
          note,
        }),
      )
      if (isMade)
        acts.add(daysBefore(acts.now, ago - 0.2), key, async (as) => {
          const open = await introductionsOf(as.db, as.viewer)
          const own = open.find(({ askerId }) => askerId === acts.people.idOf(by))
          return own
            ? respondToIntroduction(as, { introductionId: own.id, isMade })
            : Promise.reject(new Error(`${by} has asked for no introduction`))
        })
    }
  }
}
