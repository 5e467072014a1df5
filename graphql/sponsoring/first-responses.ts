// When those who run a challenge first reacted to an entry: their comment on it, or the decision.
import { personAsReader } from '#graphql/audience.ts'
import type { Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

const note = (tx: Tx, byId: number, which: Sql): void =>
  tx.later(sql`
    insert into "EntryResponse" ("challengeId", "ideaId", "byId", at)
    select e."challengeId", e."ideaId", ${byId}, ${tx.at} from "ChallengeEntry" e
    join "Challenge" c on c.id = e."challengeId" join "Post" p on p.id = e."ideaId"
    where e."closedAt" is null and ${which} on conflict do nothing`)

/** A comment by the sponsor, or by an owner of the space, on somebody else's entry. */
export async function noteComment(
  tx: Tx,
  { postId, authorId }: { postId: number; authorId?: number },
): Promise<void> {
  if (authorId === undefined) return
  const author = personAsReader(sql`${authorId}::int`)
  note(
    tx,
    authorId,
    sql`e."ideaId" = ${postId} and p."authorId" is distinct from ${authorId}
      and (c."sponsorId" = ${authorId} or ${author.owns(sql`c."spaceId"`)})
      and not exists (select 1 from "PostCoauthor" k where k."postId" = p.id and k."personId" = ${authorId})`,
  )
}

export async function noteDecision(
  tx: Tx,
  { challengeId, ideaId, byId }: { challengeId: number; ideaId: number; byId: number },
): Promise<void> {
  note(tx, byId, sql`e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId}`)
}
