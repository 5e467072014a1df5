import { PlacedIdeaFields } from '#app/components/idea-fields.ts'
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
      edges { node { ...PlacedIdeaFields } }
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
  [PlacedIdeaFields],
)

export type HomeData = ResultOf<typeof HomePage>
