// Votes for answers: one of each reader, not for one's own.
import type * as z from 'zod/mini'
import { reactionKind } from '#graphql/comments/reaction-kinds.ts'
import type { SignedIn } from '#graphql/context.ts'
import { parse } from '#graphql/parse.ts'
import { questionsMessages } from '#messages/questions.ts'
import { GiveVote } from './input.ts'
import { canUpvote } from './policy.ts'

const { message: say, tagged: log } = questionsMessages

const votes = reactionKind({
  contents: ['UPVOTE'],
  event: 'comment.upvoted',
  log: { on: log('event.upvoted.on'), off: log('event.upvoted.off') },
  notification: {
    name: 'UPVOTED',
    heading: () => say('notification.UPVOTED.heading'),
    label: say('notification.UPVOTED.label'),
    about: say('notification.UPVOTED.about'),
    sentence: (values) => say('notification.UPVOTED', values),
    short: (values) => say('notification.UPVOTED.short', values),
  },
  may: canUpvote,
})

/** Votes for an answer, or takes the vote back. Gives its id. Throws Invalid, NotFound, NotAllowed. */
export const upvoteAnswer = (context: SignedIn, raw: z.input<typeof GiveVote>) =>
  votes.give(context, 'upvoteAnswer', 'UPVOTE', parse(GiveVote, raw))
