// What can happen to what somebody is known for. The log has the post that was cited, not the topic: texts stand in no event.
import { event } from '#graphql/define.ts'
import { expertsMessages } from '#messages/experts.ts'
import { sql } from '#prisma/sql.ts'
import { ENDORSED } from './notifications.ts'

const say = expertsMessages.tagged

/** `returnedIds`: posts that endorsements the other way cite; they weigh otherwise from now on. */
type Endorsed = { personId: number; byId: number; postId: number; returnedIds: number[] }
const concerned = ({ personId, postId, returnedIds }: Endorsed) =>
  [`person:${personId}`, ...[postId, ...returnedIds].map((id) => `post:${id}`)] as (
    | `person:${number}`
    | `post:${number}`
  )[]

export const personEndorsed = event(
  'expert.endorsed',
  (e: Endorsed) => ({
    rooms: concerned(e),
    notifies: async (db) => {
      const said = await db.first<{ topic: string }>(sql`
        select topic from "Endorsement" where "personId" = ${e.personId} and "endorserId" = ${e.byId} and "postId" = ${e.postId}
        order by at desc limit 1`)
      return said
        ? [
            {
              personId: e.personId,
              kind: ENDORSED,
              group: `endorsed:${said.topic}`,
              postId: e.postId,
              outcome: said.topic,
            },
          ]
        : []
    },
  }),
  say('event.endorsed'),
)
export const endorsementWithdrawn = event(
  'expert.endorsement-withdrawn',
  (e: Endorsed) => ({ rooms: concerned(e), notifies: null }),
  say('event.endorsement-withdrawn'),
)
/** What somebody does not want to be known for is their own: the log says that there is something. */
export const topicHidden = event(
  'expert.topic-hidden',
  (e: { personId: number }) => ({ rooms: [`person:${e.personId}`], notifies: null }),
  say('event.topic-hidden'),
)
export const topicShown = event(
  'expert.topic-shown',
  (e: { personId: number }) => ({ rooms: [`person:${e.personId}`], notifies: null }),
  say('event.topic-shown'),
)
