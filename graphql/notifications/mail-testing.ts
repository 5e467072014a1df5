// For the tests of mail: Ana, who has notifications of Ben's comments in a hidden space, and an administrator who is not in it.
// Importing it creates all of it anew before each test.
import { beforeEach } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Due } from './digest.ts'

export let ana: Asker
export let ben: Asker
export let admin: Asker
export let spaceId: number
export let postId: number

beforeEach(async () => {
  await db.rows(sql`delete from graphile_worker._private_jobs`)
  await db.rows(sql`update "Person" set "emailFrequency" = 'NEVER'`)
  const people = await db.rows<{ id: number }>(sql`
    insert into "Person" (email, name, role, "emailFrequency", "timeZone") values
      (gen_random_uuid() || '@hollin.example', 'Ana <b>Silva', 'MEMBER', 'AT_ONCE', 'Europe/Brussels'),
      (gen_random_uuid() || '@hollin.example', 'Ben Okafor', 'MEMBER', 'NEVER', 'UTC'),
      (gen_random_uuid() || '@hollin.example', 'Ida Admin', 'ADMIN', 'NEVER', 'UTC') returning id`)
  ;[ana, ben, admin] = people.map(({ id }) => asker(id)) as [Asker, Asker, Asker]
  const space = await db.first<{ id: number }>(sql`
    insert into "Space" (slug, name, kind) values (gen_random_uuid()::text, 'Hidden room', 'HIDDEN') returning id`)
  spaceId = space?.id ?? 0
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id}), (${spaceId}, ${ben.id})`,
  )
  const post = await db.first<{ id: number }>(sql`
    insert into "Post" (kind, "spaceId", "authorId", title, body, "bodyHtml", summary)
    values ('idea', ${spaceId}, ${ana.id}, 'Vans & <script>', '', '', '') returning id`)
  postId = post?.id ?? 0
})

/** A notification of Ana's of a comment by Ben, some minutes ago. */
export const notifiedAgo = (ago: number, group = 'g', kind = 'COMMENTED') =>
  db.rows(sql`
    insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds", "createdAt", "updatedAt")
    values (${ana.id}, ${kind}, ${group}, ${postId}, array[${ben.id}::int],
      ${new Date(Date.now() - ago)}, ${new Date(Date.now() - ago)})`)
export const again = (group: string) =>
  db.rows(
    sql`update "Notification" set events = events + 1, "updatedAt" = now() where "personId" = ${ana.id} and "groupKey" = ${group}`,
  )
export const frequency = (word: string) =>
  db.rows(
    sql`update "Person" set "emailFrequency" = ${word}::"EmailFrequency" where id = ${ana.id}`,
  )
export const queued = async () =>
  (
    await db.rows<{ payload: Due }>(sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'write-mail' order by j.id`)
  ).map(({ payload }) => payload)
type MailRow = {
  id: number
  to: string
  subject: string
  text: string
  html: string
  sentAt: Date | null
  file: string | null
  error: string | null
}
export const mails = () =>
  db.rows<MailRow>(sql`select * from "Mail" where "personId" = ${ana.id} order by id`)
export const dueNow = (key = 'k'): Due => ({
  personId: ana.id,
  key: `${key}:${ana.id}`,
  before: new Date().toISOString(),
})
