// The forms of a challenge's page: those of every discussion, votes, withdrawing an entry, and updates.
import { discussionIntents } from '#app/components/discussion/intents.ts'
import { pageBefore } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { intent, type Sent } from '#app/intents.ts'

const GiveVotes = graphql(`
  mutation GiveVotes($challengeId: ID!, $ideaId: ID!, $votes: Int!) {
    giveVotes(challengeId: $challengeId, ideaId: $ideaId, votes: $votes) { myVotes }
  }
`)
const WithdrawEntry = graphql(`
  mutation WithdrawEntry($challengeId: ID!, $ideaId: ID!) {
    withdrawEntry(challengeId: $challengeId, ideaId: $ideaId) { number }
  }
`)
const PostUpdate = graphql(`
  mutation PostChallengeUpdate($challengeId: ID!, $text: String!) {
    postChallengeUpdate(challengeId: $challengeId, text: $text) { number }
  }
`)

const ShowAuthor = graphql(`
  mutation ShowAuthor($postId: ID!) { showAuthor(postId: $postId) { number } }
`)
const AskForNames = graphql(`
  mutation AskForNames($challengeId: ID!, $reason: String!) {
    askForNames(challengeId: $challengeId, reason: $reason) { number }
  }
`)
const AgreeToNames = graphql(`
  mutation AgreeToNames($challengeId: ID!, $reason: String!) {
    agreeToNames(challengeId: $challengeId, reason: $reason) { number }
  }
`)

const back = (_: unknown, { request, on }: Sent) => pageBefore(request, on.path)

export const challengeIntents = {
  ...discussionIntents,
  vote: intent({
    document: GiveVotes,
    read: ({ on, text }) => ({
      challengeId: on.id,
      ideaId: text('ideaId'),
      votes: Number(text('votes')) || 0,
    }),
    answer: () => ({}),
    changes: 'page',
    to: back,
  }),
  withdrawEntry: intent({
    document: WithdrawEntry,
    read: ({ on, text }) => ({ challengeId: on.id, ideaId: text('ideaId') }),
    answer: () => ({}),
    changes: 'page',
    to: back,
  }),
  showAuthor: intent({
    document: ShowAuthor,
    read: ({ text }) => ({ postId: text('ideaId') }),
    answer: () => ({}),
    changes: 'page',
    to: back,
  }),
  askForNames: intent({
    document: AskForNames,
    read: ({ on, text }) => ({ challengeId: on.id, reason: text('reason') }),
    typed: ['reason'],
    answer: () => ({}),
    changes: 'page',
    to: back,
  }),
  agreeToNames: intent({
    document: AgreeToNames,
    read: ({ on, text }) => ({ challengeId: on.id, reason: text('reason') }),
    typed: ['reason'],
    answer: () => ({}),
    changes: 'page',
    to: back,
  }),
  postUpdate: intent({
    document: PostUpdate,
    read: ({ on, text }) => ({ challengeId: on.id, text: text('text') }),
    typed: ['text'],
    answer: () => ({}),
    changes: 'page',
    to: (_, { on }) => `${on.path}#updates`,
  }),
}
