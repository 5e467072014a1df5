// Following tags, searches and lists, each of their own only.
import type * as z from 'zod/mini'
import { tagOf } from '#graphql/characters.ts'
import { momentOf, type SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotFound } from '#graphql/errors.ts'
import { followableKinds } from '#graphql/followable.ts'
import { parse } from '#graphql/parse.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { topicFollowed } from './events.ts'
import { FollowTopic, TopicName } from './input.ts'
import { MAX_TOPICS } from './limits.ts'
import { foundOfLate } from './preview.ts'
import { levelOf, type OwnKind, type TopicRow, topicOf, topicsFollowedBy } from './queries.ts'

const say = refusalMessages.message
/** When a topic is made, so many of its earlier posts come along. */
const MAX_EARLIER = 300

type Named = z.output<typeof TopicName>

const isOwn = (kind: string): kind is OwnKind => kind === 'TAG' || kind === 'SEARCH'

/**
 * A tag, a search or a list as the viewer sees it, followed or not. Throws Invalid for a kind that there is not, and NotFound for a list or
 * a space that they may not see.
 */
export async function findTopic(
  context: SignedIn,
  raw: z.input<typeof TopicName>,
): Promise<TopicRow> {
  const input = parse(TopicName, raw)
  return isOwn(input.kind)
    ? await ownTopic(context, input, input.kind)
    : await listTopic(context, input)
}

async function ownTopic(context: SignedIn, input: Named, kind: OwnKind): Promise<TopicRow> {
  const { db, viewer } = context
  const space = input.space ? await spaceBySlug(db, viewer, input.space) : null
  if (input.space && !(space && canReadSpace(viewer, space.id))) throw new NotFound()
  if (kind === 'TAG' && space) throw new Invalid({ space: [say('tagNoSpace')] })
  const key = kind === 'TAG' ? tagOf(input.key) : input.key
  const spaceId = space?.id ?? null
  const level = await levelOf(db, viewer, { kind, key, spaceId })
  return topicOf({
    kind,
    key,
    spaceId,
    space: space?.slug ?? null,
    spaceName: space?.name ?? null,
    level,
  })
}

async function listTopic({ db, viewer }: SignedIn, { kind, key }: Named): Promise<TopicRow> {
  const list = followableKinds().get(kind.toLowerCase())
  if (!list) throw new Invalid({ kind: [say('noSuchKind')] })
  const found = await list.find(db, viewer, key)
  if (!found) throw new NotFound()
  return { ...found, kind, space: null, spaceId: null }
}

/** Everything that the viewer follows or has muted, by name: tags and searches, then lists. */
export async function followedTopics({ db, viewer }: SignedIn): Promise<TopicRow[]> {
  const lists = await Promise.all(
    [...followableKinds()].map(async ([kind, list]) =>
      (await list.followedBy(db, viewer, MAX_TOPICS)).map((one) => ({
        ...one,
        kind: kind.toUpperCase(),
        space: null,
        spaceId: null,
      })),
    ),
  )
  return [...(await topicsFollowedBy(db, viewer, MAX_TOPICS)), ...lists.flat()]
}

/**
 * Follows, mutes or unfollows. Throws Conflict for somebody who follows MAX_TOPICS tags and searches already; whoever makes a
 * list follows it, so lists do not count.
 */
export async function followTopic(context: SignedIn, raw: z.input<typeof FollowTopic>) {
  const { level, ...name } = parse(FollowTopic, raw)
  const topic = await findTopic(context, name)
  if (!isOwn(topic.kind)) {
    await followableKinds().get(topic.kind.toLowerCase())?.follow(context, topic.key, level)
    return { ...topic, level }
  }
  const earlier =
    topic.kind === 'SEARCH' && level !== 'NONE'
      ? await foundOfLate(context, topic, momentOf(context))
      : []
  await write(context, 'followTopic', { ...name, level }, async (tx) => {
    // One at a time, so that two at once do not both find room for one more.
    await tx.rows(
      sql`select pg_advisory_xact_lock(hashtextextended(${`topics ${context.viewer.id}`}, 0))`,
    )
    const before = await levelOf(tx, context.viewer, { ...topic, kind: topic.kind as OwnKind })
    if (before === null && level !== 'NONE') await mayFollowOneMore(tx, context)
    const topicId = await storeTopic(tx, topic, earlier)
    if (level === 'NONE')
      await tx.rows(sql`
        delete from "TopicFollow" where "topicId" = ${topicId} and "personId" = ${context.viewer.id}`)
    else
      await tx.rows(sql`
        insert into "TopicFollow" ("topicId", "personId", level, at)
        values (${topicId}, ${context.viewer.id}, ${level}::"FollowLevel", ${tx.at})
        on conflict ("topicId", "personId") do update set level = excluded.level`)
    await topicFollowed.record(tx, context, { topicId, personId: context.viewer.id, level })
    return { topicId }
  })
  return { ...topic, level }
}

async function mayFollowOneMore(db: Db, { viewer }: SignedIn): Promise<void> {
  if ((await topicsFollowedBy(db, viewer, MAX_TOPICS)).length >= MAX_TOPICS)
    throw new Conflict(say('mostTopics', { max: MAX_TOPICS }))
}

/** The topic's row, made with its first follower; the posts of late that it matches come along. */
async function storeTopic(tx: Tx, { kind, key, spaceId }: TopicRow, earlier: readonly number[]) {
  await tx.rows(sql`
    insert into "Topic" (kind, key, "spaceId", "createdAt") values (${kind}::"TopicKind", ${key}, ${spaceId}::int, ${tx.at})
    on conflict do nothing`)
  const row = await tx.first<{ id: number }>(sql`
    select id from "Topic" where kind = ${kind}::"TopicKind" and key = ${key} and coalesce("spaceId", 0) = ${spaceId ?? 0}`)
  const { id } = row as { id: number }
  const matches =
    kind === 'TAG' ? sql`p.tags @> ${[key]}::text[]` : sql`p.id = any(${earlier}::int[])`
  await tx.rows(sql`
    insert into "TopicPost" ("topicId", "postId", at)
    select ${id}, p.id, p."createdAt" from "Post" p where ${matches}
    order by p."createdAt" desc limit ${MAX_EARLIER} on conflict do nothing`)
  return id
}

/** Leaving a space ends what is followed within it. */
export const endTopicsOf = async (tx: Tx, spaceId: number, personId: number): Promise<void> => {
  await tx.rows(sql`
    delete from "TopicFollow" f using "Topic" t
    where t.id = f."topicId" and t."spaceId" = ${spaceId} and f."personId" = ${personId}`)
}
