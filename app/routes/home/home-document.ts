import { PlacedPostFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const HomePage = graphql(
  `
  query HomePage($mine: MyIdeas) {
    viewer { number name site }
    activeDiscussions {
      lastAt
      post { number title path }
      people { number name pictureUrl }
    }
    ideas(sort: TRENDING, first: 6, mine: $mine, isArchived: false, status: [NEW, SHAPING, TRIAL, BUILDING, IN_USE, NOT_NOW]) {
      edges { node { ...PlacedPostFields } }
    }
    owed {
      total late
      ideas { number title responseDueAt isLate board { name } }
    }
    pendingJoinRequests {
      message
      person { number name pictureUrl }
      space { name slug }
    }
    notifications(first: 20, unreadOnly: true) {
      edges { node { id kind markedSentence url at actors { number name pictureUrl } } }
    }
  }
`,
  [PlacedPostFields],
)

export type HomeData = ResultOf<typeof HomePage>
