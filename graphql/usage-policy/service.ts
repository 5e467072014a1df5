// The usage policy is published by version, and accepted.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed } from '#graphql/errors.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { parse } from '#graphql/parse.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { policyAccepted, policyPublished } from './events.ts'
import { AcceptPolicy, PublishPolicy } from './input.ts'
import { canAcceptPolicy, canPublishPolicy } from './policy.ts'
import { latestPolicy } from './queries.ts'

const say = refusalMessages.message

/** Of what is published and accepted at once, one waits for the other. */
const LOCK = 7304095
const lock = (tx: Tx) => tx.rows(sql`select pg_advisory_xact_lock(${LOCK})`)

/**
 * Publishes a new version, which everybody has to accept before they post again; an empty text asks nothing any more. The same
 * text again changes nothing. Throws NotAllowed, Invalid, and Conflict when there is a later version than the one opened.
 */
export async function publishPolicy(context: SignedIn, raw: z.input<typeof PublishPolicy>) {
  const input = parse(PublishPolicy, raw)
  if (!canPublishPolicy(context.viewer)) throw new NotAllowed()
  return write(context, 'publishUsagePolicy', input, async (tx) => {
    await lock(tx)
    const latest = await latestPolicy(tx)
    mustBeVersion(latest?.version ?? 0, input.version, { text: latest?.text ?? '' })
    if ((latest?.text ?? '') === input.text) return { version: latest?.version ?? 0 }
    const version = (latest?.version ?? 0) + 1
    await tx.rows(sql`
      insert into "UsagePolicy" (version, text, "createdById", "createdAt")
      values (${version}, ${input.text}, ${context.viewer.id}, ${tx.at})`)
    await policyPublished.record(tx, context, { version, isEmpty: input.text === '' })
    return { version }
  })
}

/** The viewer accepts the latest version. Twice is once. Throws NotAllowed to a token, and Conflict for any other version. */
export async function acceptPolicy(context: SignedIn, raw: z.input<typeof AcceptPolicy>) {
  const { version } = parse(AcceptPolicy, raw)
  if (!canAcceptPolicy(context.viewer)) throw new NotAllowed()
  const personId = context.viewer.id
  const answer = await write(context, 'acceptUsagePolicy', { version }, async (tx) => {
    await lock(tx)
    if ((await latestPolicy(tx))?.version !== version) throw new Conflict(say('policyChanged'))
    const isNew = await tx.first(sql`
      insert into "UsagePolicyAcceptance" ("personId", version, at) values (${personId}, ${version}, ${tx.at})
      on conflict do nothing returning version`)
    if (isNew) await policyAccepted.record(tx, context, { personId, version })
    return { version }
  })
  // What is asked in the same request knows of it.
  const now = await viewerOfPerson(personId, context.db)
  if (now) context.viewer.owesUsagePolicy = now.owesUsagePolicy
  return answer
}
