// By what a search can be narrowed. Apart from search-choice.ts: the browser must not carry the parser of documents.
import { graphql, type ResultOf } from '#app/graphql.ts'

/** By what a search can be narrowed: all kinds of things that can be found, and all statuses of posts. */
export const SearchChoicesQuery = graphql(
  `query SearchChoices { searchChoices { kinds { kind one other } statuses { status label } } }`,
)
export type Choices = ResultOf<typeof SearchChoicesQuery>['searchChoices']
export type SearchKind = Choices['kinds'][number]['kind']
export type PostStatus = Choices['statuses'][number]['status']
