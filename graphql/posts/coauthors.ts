// People named beside the author of a post.
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Names people beside the author of a new post, in this order. Whoever they are may see it: the caller has asked. */
export const addCoauthors = (tx: Tx, postId: number, personIds: readonly number[]) =>
  personIds.length === 0
    ? Promise.resolve([])
    : tx.rows(sql`
        insert into "PostCoauthor" ("postId", place, "personId", name)
        select ${postId}, given.place::int, who.id, who.name
        from unnest(${[...personIds]}::int[]) with ordinality as given(id, place)
        join "Person" who on who.id = given.id`)

/** Is somebody named beside the author of a post? */
export const isCoauthorOf = async (
  db: Pick<Tx, 'first'>,
  postId: number,
  personId: number,
): Promise<boolean> =>
  (await db.first(sql`
    select 1 from "PostCoauthor" where "postId" = ${postId} and "personId" = ${personId}`)) !==
  undefined
