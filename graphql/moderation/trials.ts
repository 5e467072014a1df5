// A rule is tried over the last 30 days before it is set: what it would have caught, as far as who tries it may see that.
import type * as z from 'zod/mini'
import { TRIED_DAYS } from '#graphql/confidential/limits.ts'
import { phraseOf } from '#graphql/confidential/patterns.ts'
import { momentOf, type SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { pathOfPost } from '#graphql/post-kinds.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { confidentialMessages } from '#messages/confidential.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { newcomerRuleSet } from './events.ts'
import { NewcomerDays } from './input.ts'
import { canModerateCompany } from './policy.ts'

export type Tried = { count: number; examples: { title: string; path: string; at: Date }[] }
type Row = { postId: number; commentId: number | null; kind: string; title: string; at: Date }

const MAX_COUNTED = 1_000
const MAX_EXAMPLES = 12

/** Posts and comments of the last days to which a condition on `caught.author`, `caught.text` and `caught.at` applies. */
async function caught(context: SignedIn, where: Sql): Promise<Tried> {
  const { viewer, db } = context
  if (!canModerateCompany(viewer)) throw new NotAllowed()
  const since = new Date(momentOf(context).getTime() - days(TRIED_DAYS))
  const rows = await db.rows<Row>(sql`
    select caught."postId", caught."commentId", caught.kind, caught.title, caught.at from (
      select p.id as "postId", null::int as "commentId", p.kind, p.title, p."createdAt" as at, p."authorId" as author,
        p.title || ' ' || p.body as text
      from "Post" p where p."createdAt" > ${since} and not p."isRestricted" and ${visibleTo(viewer)}
      union all
      select p.id, c.id, p.kind, p.title, c."createdAt", c."authorId", c.body
      from "Comment" c join "Post" p on p.id = c."postId"
      where c."createdAt" > ${since} and c.state = 'OPEN' and not p."isRestricted" and ${visibleTo(viewer)}
    ) caught where ${where} order by caught.at desc limit ${MAX_COUNTED}`)
  return {
    count: rows.length,
    examples: rows.slice(0, MAX_EXAMPLES).map(({ postId, commentId, kind, title, at }) => ({
      title,
      path: pathOfPost(kind, postId, commentId),
      at,
    })),
  }
}

/** What a word would have caught. Throws Invalid, NotAllowed. */
export async function trialOfWord(context: SignedIn, word: string): Promise<Tried> {
  const phrase = phraseOf(word)
  if (phrase.length < 3)
    throw new Invalid({ word: [confidentialMessages.message('refusal.short')] })
  // Its first word is looked for before whole texts are brought into the form in which phrases are compared.
  const [first = ''] = phrase.split(' ')
  return caught(
    context,
    sql`position(${first} in lower(caught.text)) > 0
      and position(${` ${phrase} `} in ' ' || btrim(regexp_replace(lower(caught.text), '[^[:alnum:]]+', ' ', 'g')) || ' ') > 0`,
  )
}

/** What would have been held of people in their first days. Throws Invalid, NotAllowed. */
export async function trialOfNewcomers(context: SignedIn, count: number): Promise<Tried> {
  const input = parse(NewcomerDays, { days: count })
  return caught(
    context,
    sql`exists (select 1 from "Person" who where who.id = caught.author
      and caught.at < who."createdAt" + make_interval(days => ${input.days}))`,
  )
}

/** Holds what people write in their first days; 0: never. Throws Invalid, NotAllowed. */
export function setNewcomerDays(context: SignedIn, raw: z.input<typeof NewcomerDays>) {
  const input = parse(NewcomerDays, raw)
  return write(context, 'setNewcomerDays', input, async (tx) => {
    if (!canModerateCompany(context.viewer)) throw new NotAllowed()
    await tx.rows(sql`
      insert into "HoldingRule" (id, "newcomerDays") values (1, ${input.days})
      on conflict (id) do update set "newcomerDays" = excluded."newcomerDays"`)
    await newcomerRuleSet.record(tx, context, { days: input.days })
    return { days: input.days }
  })
}
