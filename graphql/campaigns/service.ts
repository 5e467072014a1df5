// Taking ideas with a tag into a challenge.
import type * as z from 'zod/mini'
import { enterFor } from '#graphql/challenges/entries.ts'
import { hidesNames, mayImportEntries } from '#graphql/challenges/policy.ts'
import { findChallenge } from '#graphql/challenges/queries.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { findVisibleIdea } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { ideaTaken } from './events.ts'
import { EnterTagged } from './input.ts'
import { tagIn } from './queries.ts'

const say = refusalMessages.message

/**
 * Takes ideas with a tag into a challenge, each as its author's entry; what was entered before is passed over. Throws NotFound, NotAllowed,
 * and Invalid for an idea without the tag, of another space, without a name, or whose author evaluates.
 */
export async function enterTagged(context: SignedIn, raw: z.input<typeof EnterTagged>) {
  const input = parse(EnterTagged, raw)
  const { viewer } = context
  const tag = tagIn(input.tag)
  // In one order, so that two who take the same ones in wait for each other once.
  const ids = [...new Set(input.ideaIds)].sort((a, b) => a - b)
  return write(context, 'enterTaggedIdeas', input, async (tx) => {
    const ideas = []
    for (const id of ids) ideas.push(await findVisibleIdea(tx, viewer, id, 'lock'))
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    if (!mayImportEntries(viewer, challenge)) throw new NotAllowed()
    if (hidesNames(challenge)) throw new Invalid({ ideaIds: [say('challengeNamesOwn')] })
    for (const idea of ideas) {
      const fits =
        idea.spaceId === challenge.spaceId &&
        idea.tags.includes(tag) &&
        idea.state === 'OPEN' &&
        !idea.isSealed &&
        idea.status !== 'MERGED' &&
        idea.status !== 'WITHDRAWN'
      if (!fits) throw new Invalid({ ideaIds: [say('campaignIdea', { title: idea.title, tag })] })
      if (await wasEntered(tx, challenge.id, idea.id)) continue
      await enterFor(tx, context, challenge, idea)
      const { id: challengeId, spaceId } = challenge
      await ideaTaken.record(tx, context, {
        ...{ challengeId, spaceId, ideaId: idea.id, byId: viewer.id },
      })
    }
    return { id: challenge.id }
  })
}

/** Also one that its author has taken out: it stays out. */
const wasEntered = async (tx: Tx, challengeId: number, ideaId: number): Promise<boolean> =>
  (await tx.first(
    sql`select 1 as one from "ChallengeEntry" where "challengeId" = ${challengeId} and "ideaId" = ${ideaId}`,
  )) !== undefined
