// The files of a sealed author belong to them by name as soon as their post has it.
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export async function nameFiles(
  tx: Tx,
  shown: readonly { postId: number; authorId: number }[],
): Promise<void> {
  const json = JSON.stringify(shown)
  await tx.rows(sql`
    update "File" f set "ownerId" = s."authorId", "ownerTag" = null
    from jsonb_to_recordset(${json}::jsonb) as s("postId" int, "authorId" int)
    where f."ownerTag" is not null and ((f."postId" = s."postId" and f."commentId" is null) or f."commentId" in (
      select c.id from "Comment" c where c."postId" = s."postId" and c."sealedAuthor" is null))`)
}
