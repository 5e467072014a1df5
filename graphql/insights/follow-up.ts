// "You said, we did": drafted for the customer from what was shipped, for the voice who answered them first.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { momentOf } from '#graphql/context.ts'
import { askReview, saveAnswer } from '#graphql/customers/drafts.ts'
import { findThread } from '#graphql/customers/find.ts'
import { voiceOn } from '#graphql/customers/voices.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { insightsMessages } from '#messages/insights.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { chainOf } from './chain.ts'
import { followUpDrafted } from './events.ts'
import { findTheme, rootOf, seenInsights } from './find.ts'
import { DraftTold } from './input.ts'
import { canCapture } from './policy.ts'

const say = insightsMessages.message
/** Of a quote so many characters stand in the draft. */
const QUOTE_LENGTH = 200

/** Who answered the customer of a thread first, by name. */
const firstAnswerer = (db: Db, threadId: number) =>
  db.first<{ authorId: number | null }>(sql`
    select "authorId" from "CustomerMessage" where "threadId" = ${threadId} and direction = 'OUT' and state = 'SENT'
      and not "isAutomatic" and "authorId" is not null order by at, id limit 1`)

/** Each write of a request with a key has a key of its own. */
const keyed = (context: SignedIn, part: string): SignedIn => ({
  ...context,
  idempotencyKey: context.idempotencyKey && `${context.idempotencyKey} ${part}`,
})

/** Is there a draft already that nobody threw away? */
const isDrafted = async (db: Db, themeId: number, threadId: number): Promise<boolean> =>
  (await db.first(sql`
    select 1 from "ThemeTold" told join "CustomerDraft" d on d.id = told."draftId" and d.state <> 'DISCARDED'
    where told."themeId" = ${themeId} and told."threadId" = ${threadId}`)) !== undefined

/**
 * Drafts for the customer of a thread what came of their words, in their language. Whoever answered first is asked to review and send
 * it. Throws NotFound, NotAllowed, and Invalid before anything of the theme is in use, or for a thread that has no quote in it.
 */
export async function draftTold(context: SignedIn, raw: z.input<typeof DraftTold>) {
  const input = parse(DraftTold, raw)
  const { db, viewer } = context
  const theme = await findTheme(db, viewer, input.themeId)
  const themeId = theme.rootId ?? theme.id
  const thread = await findThread(db, viewer, input.threadId)
  if (!canCapture(viewer, thread)) throw new NotAllowed()
  const quote = await db.first<{ verbatim: string }>(sql`
    select i.verbatim from ${seenInsights(viewer)} where i."threadId" = ${thread.id} and ${rootOf} = ${themeId} order by i.at, i.id limit 1`)
  if (!quote) throw new Invalid({ threadId: [say('refused.noQuote')] })
  const shipped = (await chainOf(db, viewer, themeId)).find(({ kind }) => kind === 'SHIPPED')
  if (!shipped?.at || shipped.postId === null)
    throw new Invalid({ themeId: [say('refused.notShipped')] })
  if (await isDrafted(db, themeId, thread.id)) return { id: thread.id }
  const words = say('told.draft', {
    quote: quote.verbatim.slice(0, QUOTE_LENGTH),
    title: shipped.text,
  })(languageOf(thread.language) ?? 'en')
  const draft = await saveAnswer(keyed(context, 'draft'), { threadId: thread.id, text: words })
  const { postId } = shipped
  await write(context, 'draftTold', { ...input, draftId: draft.id }, async (tx) => {
    await tx.rows(sql`
      insert into "ThemeTold" ("themeId", "threadId", "draftId", "postId", at)
      values (${themeId}, ${thread.id}, ${draft.id}, ${postId}, ${tx.at})
      on conflict ("themeId", "threadId") do update set "draftId" = excluded."draftId", at = excluded.at`)
    await followUpDrafted.record(tx, context, { themeId, postId: thread.id })
    return { id: draft.id }
  })
  const voice = await firstAnswerer(db, thread.id)
  if (voice?.authorId && voice.authorId !== viewer.id) {
    const speaks = await voiceOn(db, voice.authorId, thread.id, momentOf(context))
    if (speaks)
      await askReview(keyed(context, 'review'), {
        draftId: draft.id,
        version: 1,
        reviewerId: voice.authorId,
      })
  }
  return { id: thread.id }
}
