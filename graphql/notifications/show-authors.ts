// What a sealed author was told of their post is theirs by name as soon as the post has it.
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export async function nameNotifications(
  tx: Tx,
  shown: readonly { postId: number; authorId: number }[],
): Promise<void> {
  const json = JSON.stringify(shown)
  await tx.rows(sql`
    update "Notification" n set "personId" = s."authorId"
    from jsonb_to_recordset(${json}::jsonb) as s("postId" int, "authorId" int)
    where n."postId" = s."postId" and n."personId" is null and not exists (
      select 1 from "Notification" o where o."personId" = s."authorId" and o."groupKey" = n."groupKey"
        and o."readAt" is null)`)
}
