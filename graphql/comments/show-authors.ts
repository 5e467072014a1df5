// What a sealed author wrote and gave under their post has their name as soon as the post has it.
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { isByPostAuthor } from './find.ts'

export async function nameComments(
  tx: Tx,
  shown: readonly { postId: number; authorId: number }[],
): Promise<void> {
  const json = JSON.stringify(shown)
  await tx.rows(sql`
    with shown as (select * from jsonb_to_recordset(${json}::jsonb) as s("postId" int, "authorId" int)),
    given as (
      insert into "Reaction" ("commentId", "personId", content, at)
      select c.id, s."authorId", unnest(c."authorReactions"), ${tx.at}::timestamptz
      from "Comment" c join shown s on s."postId" = c."postId" where cardinality(c."authorReactions") > 0
      on conflict do nothing)
    update "Comment" c set "authorReactions" = '{}', "changedAt" = ${tx.at},
      "authorId" = case when ${isByPostAuthor} then s."authorId" else c."authorId" end,
      "authorTag" = case when ${isByPostAuthor} then null else c."authorTag" end
    from shown s where s."postId" = c."postId" and (${isByPostAuthor} or cardinality(c."authorReactions") > 0)`)
  const ids = shown.map(({ postId }) => postId)
  await tx.rows(sql`
    update "Post" p set "participantIds" = array(select c."authorId" from "Comment" c
      where c."postId" = p.id and c."authorId" is not null and c.state = 'OPEN' group by 1 order by max(c.id) desc limit 5)
    where p.id = any(${ids}::int[]) and p."commentCount" > 0`)
}
