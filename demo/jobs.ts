// What the worker of a server would have done meanwhile, by the same code, at the moments that have passed.
import { runChallenges } from '#graphql/challenges/jobs.ts'
import { runClocks } from '#graphql/clocks/jobs.ts'
import type { Feature } from '#graphql/define.ts'
import { features } from '#graphql/features.ts'
import { deliver, type NotificationBatch } from '#graphql/notifications/deliver.ts'
import { lastDigest } from '#graphql/notifications/schedule.ts'
import { drainOutbox } from '#graphql/outbox.ts'
import { runWaves } from '#graphql/questions/jobs.ts'
import { db, jobDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

type Work = (payload: unknown, db: typeof jobDb, now: Date) => Promise<void>

/** Takes every step of clocks and challenges, and asks every next wave, that is due until a moment, each when it was due. */
export async function runClocksUntil(until: Date): Promise<void> {
  for (;;) {
    const next = await jobDb.first<Record<'clock' | 'challenge' | 'wave', Date | null>>(sql`
      select (select min("nextAt") from "Clock"
          where "nextAt" <= ${until} and "stoppedAt" is null and "pausedAt" is null) as clock,
        (select min("nextAt") from "Challenge" where "nextAt" <= ${until}) as challenge,
        (select min(q."nextWaveAt") from "Question" q join "Space" s on s.id = q."spaceId" and s."archivedAt" is null
          where q."nextWaveAt" <= ${until}) as wave`)
    const due: [Date | null | undefined, Work][] = [
      [next?.clock, runClocks],
      [next?.challenge, runChallenges],
      [next?.wave, runWaves],
    ]
    const first = due
      .flatMap(([at, work]) => (at ? [{ at, work }] : []))
      .reduce<{ at: Date; work: Work } | null>(
        (one, other) => (one && one.at <= other.at ? one : other),
        null,
      )
    if (!first) return
    await first.work({}, jobDb, first.at)
  }
}

/**
 * Carries out what followed from all that happened. Nobody looks on, the index is made once at the end, and people are
 * delivered in the order of the events: in the worker's batches it depends on who was quicker.
 */
export async function carryOut(now: Date): Promise<void> {
  const batches: NotificationBatch[] = []
  const notifies: NonNullable<Feature['effects']>['notifies'] = async (notices, event) => {
    batches.push({ notices, event })
  }
  await drainOutbox(
    {
      features: features.map((one) =>
        one.effects?.notifies ? { ...one, effects: { ...one.effects, notifies } } : one,
      ),
      realtime: { notifyRoom: () => {} },
      searchQueue: { reindex: async () => {} },
      now,
    },
    ['resume-clocks', 'recompute-clocks'],
  )
  await deliver(...batches)
}

/** Marks what the digests of the past have carried, which are not sent. */
export async function markMailed(now: Date): Promise<void> {
  const zones = await db.rows<{ timeZone: string }>(sql`select distinct "timeZone" from "Person"`)
  for (const { timeZone } of zones) {
    const { at } = lastDigest(now, timeZone, 'DAILY')
    await db.rows(sql`
      update "Notification" n set "mailedAt" = ${at}, "mailedEvents" = events from "Person" who
      where who.id = n."personId" and who."timeZone" = ${timeZone} and n."createdAt" <= ${at}`)
  }
}
