import { PostDiscussion } from '#app/components/discussion/documents.ts'
import { IdeaSectionFields } from '#app/components/idea-sections.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { IdeaChanges } from '#graphql/ideas/fragments.ts'

export const IdeaPage = graphql(
  `
    query IdeaPage($id: ID!, $sort: CommentSort, $after: String, $at: Int) {
      idea(id: $id) {
        ...PostDiscussion
        ...IdeaChanges
        ...IdeaSectionFields
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
        responses {
          number version kind text html at byName editedAt withdrawnAt withdrawNote
          by { number name title pictureUrl }
          withdrawnBy { number name }
          earlier { version kind text correctedAt correctedBy { number name } }
        }
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
        }
        space { number slug name isArchived }
        viewerCan { support comment edit withdraw respond unmerge }
      }
    }
  `,
  [PostDiscussion, IdeaChanges, IdeaSectionFields],
)

export type IdeaData = NonNullable<ResultOf<typeof IdeaPage>['idea']>
