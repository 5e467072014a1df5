// The discussion under the demo's ideas: comments, replies, reactions.
import { react } from '#graphql/comments/reactions.ts'
import { postComment } from '#graphql/comments/service.ts'
import type { Acts } from './acts.ts'
import { chanceFrom, daysBefore, momentBetween } from './chance.ts'
import type { SeedComment, SeedIdea, SeedReaction } from './company/shape.ts'
import type { SpaceOf } from './ideas.ts'
import { named } from './texts.ts'

const DAY = 86_400_000

/** Adds everybody's comments and reactions. */
export function addComments(acts: Acts, ideas: readonly SeedIdea[], spaceOf: SpaceOf): void {
  const { now, people } = acts
  const chance = chanceFrom('talk')
  const addOne = (idea: SeedIdea, comment: SeedComment, replyTo: SeedComment | null): void => {
    const at = daysBefore(now, comment.daysAgo)
    const space = spaceOf(idea)
    const body = named(people, comment.text)
    acts.add(
      at,
      comment.by,
      (as) =>
        postComment(as, {
          postId: acts.idOf(idea),
          body,
          ...(replyTo ? { replyToId: acts.idOf(replyTo) } : {}),
        }),
      { makes: comment, space, language: comment.language ?? 'en' },
    )
    for (const [emoji, keys] of Object.entries(comment.reactions ?? {}))
      for (const key of keys) {
        // Within a day, and not after the person left.
        const end = people.leftAt(people.named(key)) ?? now
        const until = new Date(Math.min(end.getTime(), at.getTime() + DAY))
        acts.add(
          momentBetween(chance, at, until),
          key,
          (as) =>
            react(as, {
              commentId: acts.idOf(comment),
              emoji: emoji as SeedReaction,
              isOn: true,
            }),
          { space },
        )
      }
    for (const reply of comment.replies ?? []) addOne(idea, reply, comment)
  }
  for (const idea of ideas) for (const comment of idea.comments) addOne(idea, comment, null)
}
