import { PostDiscussion } from '#app/components/discussion/documents.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

/** What the open page asks anew after a hint; a test holds it equal to what live answers bring. */
export const IdeaChanges = graphql(`
  fragment IdeaChanges on Idea {
    status
    statusLabel
    statusStep
    statusSteps
    statusAt
    respondedAt
    board { isArchived }
  }
`)

export const IdeaPage = graphql(
  `
    query IdeaPage($id: ID!, $sort: CommentSort, $after: String, $at: Int) {
      idea(id: $id) {
        ...PostDiscussion
        ...IdeaChanges
        title
        language
        html
        tags
        createdAt
        editedAt
        authorName
        author { number name unit site pictureUrl isViewer }
        coauthors { name person { number name } }
        assignee { number name unit pictureUrl }
        nextStep
        statusChanges { from to byName note at by { number name } other { number title } }
        responses { kind text at byName by { number name title pictureUrl } }
        responseDueAt
        isLate
        declineReason
        reopenIf
        mergedInto { number title }
        mergedPosts { number title }
        isSupported
        follow
        recentSupporters { number name pictureUrl }
        files { id name mediaType bytes alt url }
        labels
        board {
          number
          slug
          name
          owner { number name pictureUrl }
          promise { kept late }
          space { number slug name isArchived }
        }
        viewerCan { support comment edit withdraw respond unmerge }
      }
    }
  `,
  [PostDiscussion, IdeaChanges],
)

export type IdeaData = NonNullable<ResultOf<typeof IdeaPage>['idea']>
