import { graphql, type ResultOf } from '#app/graphql.ts'

export const FirstWeekFields = graphql(`
  fragment FirstWeekFields on CheckList { list items { key url isDone } }
`)
export type FirstWeekList = ResultOf<typeof FirstWeekFields>
