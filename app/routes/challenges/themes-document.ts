import { graphql, type ResultOf } from '#app/graphql.ts'

export const EntryThemesPage = graphql(`
  query EntryThemesPage($id: ID!, $theme: ID, $after: String) {
    challenge(id: $id) {
      number path title entryCount themesFoundAt themesLeaveOut viewerCanShapeThemes
      entryThemes { number name words entryCount }
      themedEntries(theme: $theme, first: 30, after: $after) {
        edges { node { themes { number name } idea { number path title summary language } } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
/** For those who run the challenge. */
export const SimilarEntries = graphql(`
  query SimilarEntries($id: ID!, $after: String) {
    challenge(id: $id) {
      similarEntries(first: 10, after: $after) {
        edges {
          node {
            score shared onlyFirst onlySecond
            first { number path title language viewerCan { merge } }
            second { number path title language viewerCan { merge } }
          }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
export const NameEntryTheme = graphql(`
  mutation NameEntryTheme($themeId: ID!, $name: String!) {
    nameEntryTheme(themeId: $themeId, name: $name) { number }
  }
`)
export const PlaceEntries = graphql(`
  mutation PlaceEntries(
    $id: ID!, $ideaIds: [ID!]!, $toId: ID, $newName: String, $keeps: Boolean
  ) {
    placeEntries(challengeId: $id, ideaIds: $ideaIds, toId: $toId, newName: $newName, keeps: $keeps) { number }
  }
`)
export const DismissEntryPair = graphql(`
  mutation DismissEntryPair($id: ID!, $firstId: ID!, $secondId: ID!) {
    dismissEntryPair(challengeId: $id, firstId: $firstId, secondId: $secondId) { number }
  }
`)
export const MergeEntries = graphql(`
  mutation MergeEntries($postId: ID!, $intoId: ID!) {
    mergePosts(postId: $postId, intoId: $intoId) { number }
  }
`)
export type ThemesData = NonNullable<ResultOf<typeof EntryThemesPage>['challenge']>
export type PairsData = NonNullable<ResultOf<typeof SimilarEntries>['challenge']>['similarEntries']
