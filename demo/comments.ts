// The talk under the believable company's ideas: threads, replies, reactions.

import { type Chance, chanceFrom, daysBefore, momentBetween } from './chance.ts'
import type { SeedComment } from './company/shape.ts'
import type { PlacedIdea } from './ideas.ts'
import type { SeedData } from './people-and-spaces.ts'
import { named, type Written } from './texts.ts'

export type PlacedComment = {
  id: number
  authorId: number
  at: Date
  text: Written
  language: string
  /** Whom it answers; null where it begins a thread. */
  replyTo: PlacedComment | null
  thread: PlacedComment | null
  reactions: { personId: number; emoji: string; at: Date }[]
}

/** Gives each idea its comments; a higher number is a later comment, across the whole house. */
export function storeComments(data: SeedData, ideas: readonly PlacedIdea[]): void {
  const chance = chanceFrom('talk')
  const all: PlacedComment[] = []
  const walk = (idea: PlacedIdea, said: SeedComment[], replyTo: PlacedComment | null) => {
    for (const one of said) {
      const comment = placeComment(data, one, replyTo, chance)
      idea.comments.push(comment)
      all.push(comment)
      walk(idea, one.replies ?? [], comment)
    }
  }
  for (const idea of ideas) walk(idea, idea.seed.comments, null)
  all.sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const [i, comment] of all.entries()) comment.id = i + 1
  for (const idea of ideas) idea.comments.sort((a, b) => a.id - b.id)
}

function placeComment(
  data: SeedData,
  said: SeedComment,
  replyTo: PlacedComment | null,
  chance: Chance,
): PlacedComment {
  const at = daysBefore(data.now, said.daysAgo)
  return {
    id: 0,
    authorId: data.person(said.by).id,
    at,
    text: named(data, said.text),
    language: said.language ?? 'en',
    replyTo,
    thread: replyTo ? (replyTo.thread ?? replyTo) : null,
    reactions: Object.entries(said.reactions ?? {}).flatMap(([emoji, keys]) =>
      keys.map((key) => {
        const { id, leftAt } = data.person(key)
        // Within a day, and not after the person left.
        const until = Math.min((leftAt ?? data.now).getTime(), at.getTime() + 86_400_000)
        return { personId: id, emoji, at: momentBetween(chance, at, new Date(until)) }
      }),
    ),
  }
}
