// What can happen to process tags and risks, and what follows.
import { noticesFor } from '#graphql/challenges/audience.ts'
import { type Consequences, event, type Notice } from '#graphql/define.ts'
import { followersOf } from '#graphql/posts/followers.ts'
import { processTagsMessages } from '#messages/process-tags.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { RISK_ANSWERED, RISK_FLAGGED } from './notifications.ts'

const say = processTagsMessages.tagged
type Tag = { tagId: number }
type Flag = Tag & { flagId: number; challengeId: number; ideaId: number; spaceId: number }

const quiet = (): Consequences => ({ rooms: [], notifies: null })

export const processAdded = event('process.added', (_: Tag) => quiet(), say('event.added'))
/** `moved`: flags that wait for an answer, which the new owner is told of. */
export const processEdited = event(
  'process.edited',
  (e: Tag & { ownerId: number; byId: number; isMoved: boolean }): Consequences => ({
    rooms: [`person:${e.ownerId}`],
    notifies: e.isMoved ? (db) => openFlags(db, e.tagId, e.byId) : null,
  }),
  say('event.edited'),
)
export const processEnded = event('process.ended', (_: Tag) => quiet(), say('event.ended'))

const groupOf = (tagId: number, ideaId: number) => `risk:${tagId}:${ideaId}`
const ownerOf = (tagId: number) =>
  sql`select t."ownerId" as "personId" from "ProcessTag" t where t.id = ${tagId}`

/** What still waits under a process, for whoever owns it now; entries that they may not see are left out. */
async function openFlags(db: Db, tagId: number, except: number): Promise<Notice[]> {
  const open = await db.rows<{ ideaId: number }>(sql`
    select "ideaId" from "RiskFlag" where "tagId" = ${tagId} and "respondedAt" is null order by id limit 50`)
  const notices = await Promise.all(
    open.map(({ ideaId }) =>
      noticesFor(db, ownerOf(tagId), except, {
        kind: RISK_FLAGGED,
        group: groupOf(tagId, ideaId),
        postId: ideaId,
      }),
    ),
  )
  return notices.flat()
}

export const riskFlagged = event(
  'risk.flagged',
  (e: Flag & { ownerId: number; byId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`, `post:${e.ideaId}`, `person:${e.ownerId}`],
    notifies: (db) =>
      noticesFor(db, ownerOf(e.tagId), e.byId, {
        kind: RISK_FLAGGED,
        group: groupOf(e.tagId, e.ideaId),
        postId: e.ideaId,
      }),
  }),
  say('event.flagged'),
)
export const riskAnswered = event(
  'risk.answered',
  (e: Flag & { byId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`, `post:${e.ideaId}`, `person:${e.byId}`],
    notifies: async (db) => {
      const notice = {
        kind: RISK_ANSWERED,
        group: `risk-answered:${e.flagId}`,
        postId: e.ideaId,
      }
      return [
        ...(await followersOf(db, e.ideaId, { except: e.byId, ...notice })),
        ...(await noticesFor(
          db,
          sql`select f."byId" as "personId" from "RiskFlag" f where f.id = ${e.flagId}`,
          e.byId,
          notice,
        )),
      ]
    },
  }),
  say('event.answered'),
)
export const riskRemoved = event(
  'risk.removed',
  (e: Flag & { ownerId: number | null }): Consequences => ({
    rooms: [
      `post:${e.challengeId}`,
      `post:${e.ideaId}`,
      ...(e.ownerId === null ? [] : [`person:${e.ownerId}` as const]),
    ],
    notifies: null,
  }),
  say('event.removed'),
)
