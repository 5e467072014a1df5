// Comments, replies and reactions for the generated company, from the oldest to the one of a moment ago.

import type { Chance } from '#demo/chance.ts'
import { insertRows } from '#demo/rows.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { plainHtml, type ScaleIdeas, somebody } from './ideas.ts'
import type { ScaleBoard } from './spaces.ts'
import { writeComment } from './words.ts'

type Wanted = { count: number; ideas: ScaleIdeas; boards: ScaleBoard[]; now: Date }

const BATCH = 4_000
const SIGNS = ['👍', '❤', '🎉', '💡', '👀', '🙏']

/** Writes the comments with their reactions, then lets authors and those who commented follow. Gives their number. */
export async function makeScaleDiscussion(tx: Db, chance: Chance, wanted: Wanted): Promise<number> {
  const { count, ideas, boards, now } = wanted
  const { boardOf, postedAt } = ideas
  const first = postedAt[0] as number
  /** The latest comment of each idea and its thread, for replies. */
  const lastOf = new Int32Array(postedAt.length)
  const rootOf = new Int32Array(postedAt.length)
  let posted = 1
  for (let from = 0; from < count; from += BATCH) {
    const comments: object[] = []
    const reactions: object[] = []
    for (let k = from; k < Math.min(count, from + BATCH); k++) {
      const time = first + ((k + 1) / (count + 1)) * (now.getTime() - first)
      while (posted < postedAt.length && (postedAt[posted] as number) < time) posted++
      const place = choose(chance, posted)
      const { readers } = (boards[boardOf[place] as number] as ScaleBoard).space
      const id = k + 1
      const isReply = Boolean(lastOf[place]) && chance.next() < 0.55
      if (!isReply) rootOf[place] = 0
      comments.push({
        ...commentRow(chance, id, place + 1, new Date(Math.round(time))),
        rootId: rootOf[place] || null,
        replyToId: isReply ? lastOf[place] : null,
        authorId: somebody(chance, readers),
      })
      if (!isReply) rootOf[place] = id
      lastOf[place] = id
      if (chance.next() < 0.2) reactions.push(...reactionRows(chance, id, readers, time, now))
    }
    await insertRows(tx, 'Comment', comments)
    await insertRows(tx, 'Reaction', reactions)
  }
  await follow(tx)
  return count
}

/** Half of the talk is about what is new, half about the few ideas that everyone talks about. */
function choose(chance: Chance, posted: number): number {
  if (chance.next() < 0.5)
    return (
      posted - 1 - Math.min(posted - 1, Math.floor(posted * 0.03 * -Math.log(1 - chance.next())))
    )
  // A rank by Zipf, scattered over all ideas so that the much discussed ones are of every age.
  const rank = Math.floor(posted ** chance.next()) - 1
  return (rank * 7_919) % posted
}

function commentRow(chance: Chance, id: number, postId: number, at: Date) {
  const body = writeComment(chance)
  return {
    id,
    postId,
    kind: chance.next() < 0.05 ? 'CASE' : chance.next() < 0.1 ? 'BUILD_ON' : 'COMMENT',
    state: 'OPEN',
    body,
    bodyHtml: plainHtml([body]),
    language: 'en',
    version: 1,
    reactions: {},
    createdAt: at,
    changedAt: at,
  }
}

function reactionRows(
  chance: Chance,
  commentId: number,
  readers: readonly number[],
  from: number,
  now: Date,
) {
  const until = Math.min(now.getTime(), from + 86_400_000)
  return chance.some(readers, 1 + chance.below(4)).map((personId) => ({
    commentId,
    personId,
    content: chance.pick(SIGNS),
    at: new Date(Math.round(chance.between(from, until))),
  }))
}

const follow = (tx: Db) =>
  tx.rows(sql`
    insert into "PostFollow" ("postId", "personId", level, at)
    select "postId", "personId", 'FOLLOW', min(at) from (
      select id as "postId", "authorId" as "personId", "createdAt" as at from "Post"
      union all select "postId", "authorId", "createdAt" from "Comment") came
    group by 1, 2`)
