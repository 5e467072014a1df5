// What a row of entries asks for.
import { graphql, type ResultOf } from '#app/graphql.ts'

export const EntryFields = graphql(`
  fragment EntryFields on ChallengeEntry {
    enteredAt voteCount myVotes outcome reason valueEstimate valueCheckAt
    decidedBy { number name }
    viewerCanVote viewerCanDecide viewerCanWithdraw
    idea {
      number path title summary language supportCount isSupported commentCount
      author { number name pictureUrl }
      authorName
      coauthors { name }
      viewerCan { support showAuthor }
    }
  }
`)
export type ListedEntry = ResultOf<typeof EntryFields>
