// For tests: so many themes, each with a quote of another message that came in; and an insight that somebody owns.
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export const manyThemes = (count: number): Promise<unknown> =>
  db.rows(sql`
    with themes as (
      insert into "InsightTheme" (name, at) select 'Theme ' || n, now() from generate_series(1, ${count}::int) n returning id),
    numbered as (select id, row_number() over (order by id) as n from themes)
    insert into "Insight" ("messageId", "threadId", "customerId", start, verbatim, hash, "stateAt", at, "themeId")
    select m.id, m."threadId", m."customerId", 0, m.body, sha256(convert_to(m.body, 'UTF8')), now(), now(), t.id
    from (select m.*, row_number() over (order by m.id) as n from "CustomerMessage" m where m.direction = 'IN') m
    join numbered t on t.n = m.n`)

/** Quotes in a theme that a post answers, one from each thread. */
export async function quoteEach(threads: readonly number[], postId: number): Promise<void> {
  await db.rows(sql`
    with theme as (insert into "InsightTheme" (name, at) values ('Noise ' || gen_random_uuid(), now()) returning id),
    linked as (insert into "ThemeLink" ("themeId", "postId", at) select id, ${postId}::int, now() from theme)
    insert into "Insight" ("messageId", "threadId", "customerId", start, verbatim, hash, "stateAt", at, "themeId")
    select m.id, m."threadId", m."customerId", 0, m.body, sha256(convert_to(m.body, 'UTF8')), now(), now(), theme.id
    from "CustomerMessage" m, theme where m."threadId" = any(${[...threads]}::int[]) and m.direction = 'IN'`)
}

/** An insight of a thread's first message, in a theme of the same owner. */
export const makeInsight = (threadId: number, ownerId: number) =>
  db.rows(sql`
    with theme as (insert into "InsightTheme" (name, "ownerId", at) values ('Hums ' || gen_random_uuid(), ${ownerId}, now()) returning id)
    insert into "Insight" ("messageId", "threadId", "customerId", start, verbatim, hash, "stateAt", "ownerId", at, "themeId")
    select m.id, m."threadId", m."customerId", ${ownerId}::int, 'It hums', sha256('It hums'::bytea), now(), ${ownerId}, now(), theme.id
    from "CustomerMessage" m, theme where m."threadId" = ${threadId} and m."customerId" is not null order by m.id limit 1`)
