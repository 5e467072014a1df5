import { graphql } from '#app/graphql.ts'

export const FindDraft = graphql(`
  query FindDraft($place: String!) {
    draft(place: $place) { content version updatedAt }
  }
`)

export const SaveDraft = graphql(`
  mutation SaveDraft($place: String!, $content: String!, $baseVersion: Int!) {
    saveDraft(place: $place, content: $content, baseVersion: $baseVersion)
  }
`)

export const DropDraft = graphql(`
  mutation DropDraft($place: String!) {
    dropDraft(place: $place)
  }
`)
