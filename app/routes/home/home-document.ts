import { FirstWeekFields } from '#app/components/first-week-fields.ts'
import { PlacedPostFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const HomePage = graphql(
  `
  query HomePage($list: HomeList, $after: String) {
    viewer { number name site }
    checkLists { ...FirstWeekFields }
    settings { homeList isPersonalised }
    activeDiscussions {
      lastAt
      post { number title path }
      people { number name pictureUrl }
    }
    homePosts(list: $list, first: 8, after: $after) {
      edges { node { reason topic post { ...PlacedPostFields space { name } } } }
      pageInfo { hasNextPage endCursor }
    }
    owed {
      total late
      responses { dueAt post { number title path place space { name } } }
    }
    riskDuties { number at title path process { name } }
    pendingJoinRequests {
      message
      person { number name pictureUrl }
      space { name slug }
    }
    missedNotifications {
      id kind isToDo catchUp markedSentence url at actors { number name pictureUrl }
    }
  }
`,
  [PlacedPostFields, FirstWeekFields],
)

/** May Home have the list “For you”? */
export const HomeChoice = graphql(`query HomeChoice { settings { isPersonalised } }`)
export const ChooseList = graphql(`
  mutation ChooseHomeList($input: SettingsInput!) { changeSettings(input: $input) { number } }
`)

export type HomeData = ResultOf<typeof HomePage>

type HomePost = HomeData['homePosts']['edges'][number]['node']
/** A post with why it is on Home. */
export type HomeRowPost = HomePost['post'] & Pick<HomePost, 'reason' | 'topic'>
export const rowOf = ({ post, reason, topic }: HomePost): HomeRowPost => ({
  ...post,
  reason,
  topic,
})

/** The lists of Home, by what stands in the address. */
export const HOME_LISTS = {
  'for-you': 'FOR_YOU',
  following: 'FOLLOWING',
  latest: 'LATEST',
} as const
export type HomeList = (typeof HOME_LISTS)[keyof typeof HOME_LISTS]
/** The list that a page of Home shows: the one in its address, else the one that its reader chose. */
export function listShown(
  search: URLSearchParams,
  { homeList, isPersonalised }: HomeData['settings'],
): HomeList {
  const asked = HOME_LISTS[(search.get('list') ?? '') as keyof typeof HOME_LISTS] ?? homeList
  return asked === 'FOR_YOU' && !isPersonalised ? 'FOLLOWING' : asked
}
