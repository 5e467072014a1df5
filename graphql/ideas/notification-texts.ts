// What notifications and mails say of official responses and of statuses: as it was when they were told, unless it was withdrawn
// since.
import type { RowToAsk } from '#graphql/notification-kinds.ts'
import { emailsMessages } from '#messages/emails.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

const KINDS = ['YES', 'NOT_NOW', 'QUESTION'] as const
export const isResponseKind = (word: string | null): word is (typeof KINDS)[number] =>
  KINDS.some((kind) => kind === word)

/** A short label: “Not now”. */
export const responseLabel = (kind: string): Message | null =>
  isResponseKind(kind) ? emailsMessages.message(`outcome.${kind}`) : null

/** Of each row the last response that was given until its moment, as `a`: asked in one statement. */
const lastGiven = (rows: readonly RowToAsk[], what: Sql): Sql => sql`
  select w.id, ${what} as said from json_to_recordset(${JSON.stringify(rows)}::json) as w(id int, "postId" int, at timestamptz)
  join lateral (
    select * from "OfficialResponse" a where a."ideaId" = w."postId" and a.at <= w.at and a."withdrawnAt" is null
    order by a.id desc limit 1
  ) a on true`

type Said = { id: number; said: string }
const byRow = (found: readonly Said[]) => new Map(found.map(({ id, said }) => [id, said]))

/** Yes, not now or a question. */
export const responseOutcomes = async (db: Db, rows: readonly RowToAsk[]) =>
  byRow(await db.rows<Said>(lastGiven(rows, sql`a.kind::text`)))

/** Its words. */
export const responseTexts = async (db: Db, rows: readonly RowToAsk[]) =>
  byRow(await db.rows<Said>(lastGiven(rows, sql`a.text`)))

/** `CORRECTED` or `WITHDRAWN`: what was done last to one of the responses until the row's moment. */
export const responseChanges = async (db: Db, rows: readonly RowToAsk[]) =>
  byRow(
    await db.rows<Said>(sql`
      select w.id, done.what as said
      from json_to_recordset(${JSON.stringify(rows)}::json) as w(id int, "postId" int, at timestamptz)
      join lateral (
        select a."editedAt" as at, 'CORRECTED' as what from "OfficialResponse" a where a."ideaId" = w."postId"
        union all
        select a."withdrawnAt", 'WITHDRAWN' from "OfficialResponse" a where a."ideaId" = w."postId"
      ) done on done.at = (
        select max(greatest(case when a."editedAt" <= w.at then a."editedAt" end, case when a."withdrawnAt" <= w.at then a."withdrawnAt" end))
        from "OfficialResponse" a where a."ideaId" = w."postId")`),
  )

/** Why the status was changed last until the row's moment, by row. */
export const statusNotes = async (db: Db, rows: readonly RowToAsk[]) =>
  byRow(
    await db.rows<Said>(sql`
      select w.id, last.note as said
      from json_to_recordset(${JSON.stringify(rows)}::json) as w(id int, "postId" int, at timestamptz)
      join lateral (
        select m.note from "StatusChange" m where m."ideaId" = w."postId" and m.at <= w.at order by m.id desc limit 1
      ) last on last.note <> ''`),
  )
