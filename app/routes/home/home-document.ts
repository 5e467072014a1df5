import { FirstWeekFields } from '#app/components/first-week-fields.ts'
import { PlacedPostFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const HomePage = graphql(
  `
  query HomePage($isForViewer: Boolean!) {
    viewer { number name site }
    checkLists { ...FirstWeekFields }
    activeDiscussions {
      lastAt
      post { number title path }
      people { number name pictureUrl }
    }
    posts(sort: TRENDING, first: 6, isForViewer: $isForViewer, isOpen: true, isArchived: false) {
      edges { node { ...PlacedPostFields } }
    }
    owed {
      total late
      responses { dueAt post { number title path place space { name } } }
    }
    pendingJoinRequests {
      message
      person { number name pictureUrl }
      space { name slug }
    }
    notifications(first: 20, unreadOnly: true) {
      edges { node { id kind isToDo markedSentence url at actors { number name pictureUrl } } }
    }
  }
`,
  [PlacedPostFields, FirstWeekFields],
)

export type HomeData = ResultOf<typeof HomePage>
