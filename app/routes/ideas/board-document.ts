import { StatusFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { ChosenIdeas } from './idea-fields.ts'

export const BoardPage = graphql(
  `
    query BoardPage(
      $board: String!
      $status: [IdeaStatus!]
      $sort: IdeaSort
      $tag: String
      $unit: String
      $mine: MyIdeas
      $isLate: Boolean
      $isArchived: Boolean
      $after: String
      $isFiltering: Boolean!
      $isPlaced: Boolean!
      $isListed: Boolean!
    ) {
      board(slug: $board) {
        number
        slug
        name
        about
        isArchived
        ideaCount
        counts { status count }
        follow
        followerCount
        followers { number name pictureUrl }
        owner { number name pictureUrl isViewer }
        delegates { number isViewer }
        promise { days kept late awaitingResponse overdue nextDueAt }
        space { name kind slug isArchived }
        viewerCan { read post manage claim }
        tags @include(if: $isFiltering) { tag count }
        units @include(if: $isFiltering)
      }
      ...ChosenIdeas @include(if: $isListed)
    }
  `,
  [ChosenIdeas],
)

/** For who owes the answers: what is late, the oldest first. */
export const LateIdeas = graphql(`
  query LateIdeas($slug: String!) {
    ideas(board: $slug, isLate: true, sort: DUE, first: 5) {
      edges { node { number title responseDueAt authorName author { name } } }
    }
  }
`)

export const BoardPreview = graphql(
  `
  query BoardPreview($id: ID!) {
    idea(id: $id) {
      number
      title
      html
      language
      ...StatusFields
      supportCount
      isSupported
      commentCount
      createdAt
      tags
      nextStep
      assignee { name }
      declineReason
      declineText
      authorName
      author { number name pictureUrl unit site isViewer }
      viewerCan { support comment }
    }
  }
`,
  [StatusFields],
)

export const FollowBoard = graphql(`
  mutation FollowBoard($boardId: ID!, $level: FollowLevel!) {
    followBoard(boardId: $boardId, level: $level) { follow followerCount }
  }
`)

export const ClaimBoard = graphql(`
  mutation ClaimBoard($boardId: ID!) {
    claimBoard(boardId: $boardId) { slug }
  }
`)

/** What the tabs of a board count. */
export type BoardCounts = Pick<BoardData, 'ideaCount' | 'counts'>
export type BoardData = NonNullable<ResultOf<typeof BoardPage>['board']>
export type PreviewData = NonNullable<ResultOf<typeof BoardPreview>['idea']>
export type LateIdea = ResultOf<typeof LateIdeas>['ideas']['edges'][number]['node']
