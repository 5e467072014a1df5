import { graphql, type ResultOf } from '#app/graphql.ts'

export const InsightFields = graphql(`
  fragment InsightFields on CustomerInsight {
    number verbatim hash isUnaltered consent note state version heardAt at proposedName
    owner { number name }
    thread { number path name language channel { name } }
    customer { name }
    tone { tone }
  }
`)
export type InsightData = ResultOf<typeof InsightFields>

export const ThemeRowFields = graphql(`
  fragment ThemeRowFields on InsightTheme {
    number path name people accounts yearlyValue quotes weeks { week people }
  }
`)
export type ThemeRowData = ResultOf<typeof ThemeRowFields>

export const InsightsPage = graphql(
  `
    query InsightsPage($after: String) {
      insightThemes(first: 12, after: $after) {
        edges { node { ...ThemeRowFields insights(first: 1) { edges { node { ...InsightFields } } } } }
        pageInfo { endCursor hasNextPage }
      }
      emergingThemes { number path name owner { name } emerging { people usual weeks onceInWeeks flagged tested likelyCauses { number kind title day } } weeks { week people } }
      customerAspects { number name upset neutral glad }
      customerInsights(first: 10, withoutTheme: true) { edges { node { ...InsightFields } } }
      insightsOverview { threads people checked agreed putRight lost lostLate answered answeredByOthers }
      insightsDone { shippedAt told post { path title } theme { name path } }
      canShapeThemes
    }
  `,
  [ThemeRowFields, InsightFields],
)
export type InsightsData = ResultOf<typeof InsightsPage>

export const ThemePage = graphql(
  `
    query ThemePage($number: Int!, $after: String) {
      insightTheme(number: $number) {
        ...ThemeRowFields
        version firstAt canShape mergedIntoNumber
        owner { name }
        alerts { week people usual }
        splitFrom { number name path }
        merged { number name at }
        links { at by { name } post { number path title kind statusLabel } }
        insights(first: 30, after: $after) {
          edges { node { ...InsightFields } }
          pageInfo { endCursor hasNextPage }
        }
        untold { hasDraft thread { number path name } customer { name } }
        chain { kind at }
      }
      insightThemes(first: 100) { edges { node { number name } } }
    }
  `,
  [ThemeRowFields, InsightFields],
)
export type ThemeData = NonNullable<ResultOf<typeof ThemePage>['insightTheme']>

export const ChainPage = graphql(`
  query ChainPage($number: Int!) {
    insightTheme(number: $number) {
      number path name people firstAt canShape
      chain { kind at text people days post { path title } thread { path name } }
      untold { hasDraft thread { number path name } customer { name } }
    }
  }
`)
export type ChainData = NonNullable<ResultOf<typeof ChainPage>['insightTheme']>

export const CapturePage = graphql(
  `
    query CapturePage($id: ID!) {
      customerThread(id: $id) {
        number path title name language canCapture customer { name consent }
        messages { number direction text at }
        insights(first: 50) { edges { node { ...InsightFields theme { name path } } } }
      }
      insightThemes(first: 100) { edges { node { number name } } }
    }
  `,
  [InsightFields],
)
export const TonesOfThread = graphql(`
  query TonesOfThread($id: ID!, $messages: [Int!]!) {
    customerThread(id: $id) {
      tones(messages: $messages) { messageNumber tone readTone correctedBy { name } causes { from to word } }
    }
  }
`)
export type CaptureData = NonNullable<ResultOf<typeof CapturePage>['customerThread']>
export type ToneData = NonNullable<
  ResultOf<typeof TonesOfThread>['customerThread']
>['tones'][number]
