// A column that names a row of another table references it, so that no row can name one that is not there.
import { expect, test } from 'vitest'
import { db } from './client.ts'
import { sql } from './sql.ts'

/** Columns without a foreign key, each with its reason. */
const ALLOWED: Record<string, string> = {
  'CustomerMessage.externalId': "another system's id of an event or a mail",
  'CustomerMessage.mailId': 'the Message-ID of a mail',
  'Event.actorId': 'the log never changes, whatever becomes of the people in it',
  'Event.requestId': 'names a request, not a row',
  'ImportedRow.externalId': "another system's number",
  'ImportedRow.spaceId': '0 where the rows are people, who belong to no space',
  'EvidenceProgress.postId': 'a number up to which posts were looked at',
  'ScimGrant.spaceId': '0 where a role holds in the company',
  'ScimGroup.externalId': "the directory's own id",
  'ScimUser.externalId': "the directory's own id",
  'ScimUser.managerId': 'the directory may send a manager later than their people',
  'WebhookDelivery.eventId': '0 for a test; the log may be kept shorter',
  'Mention.commentId': '0 where the post itself names somebody',
  'Passkey.credentialId': "a device's name of its key",
  'Session.needsNewId': 'yes or no',
  'SealedKey.rowId': 'a post or a comment',
  'Skill.externalId': 'what another vocabulary calls it',
  'SearchDocument.accessId': 'the index may lag behind; 0 is everybody',
  'SearchDocument.spaceId': 'the index may lag behind',
  'SearchTerm.accessId': 'the index may lag behind; 0 is everybody',
  'SearchAudience.accessId': 'the index may lag behind; 0 is everybody',
  'NotificationDelivery.personId': 'a ledger of a few days, written for each person and event',
  'NotificationDelivery.eventId': 'a ledger of a few days, written for each person and event',
  'NotificationDelivery.notificationId': '0 until the notification is written',
}

const columns = async (isReferencing: boolean): Promise<string[]> => {
  const rows = await db.rows<{ name: string }>(sql`
    select t.relname || '.' || a.attname as name from pg_attribute a join pg_class t on t.oid = a.attrelid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attname ~ '[a-z]Id$' and not a.attisdropped
      and exists (select from pg_constraint c
        where c.conrelid = t.oid and c.contype = 'f' and a.attnum = any(c.conkey)) = ${isReferencing}
    order by 1`)
  return rows.map(({ name }) => name)
}

test('every column that names a row of another table has a foreign key, or a reason to have none', async () => {
  const without = await columns(false)
  const wayOut = 'declare the relation in prisma/models, or give the reason here'
  expect(
    without.filter((column) => !ALLOWED[column]),
    wayOut,
  ).toEqual([])
  expect(
    Object.keys(ALLOWED).filter((column) => !without.includes(column)),
    'needs no reason',
  ).toEqual([])
  expect((await columns(true)).length).toBeGreaterThan(40)
})
