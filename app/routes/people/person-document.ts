import { PlacedPostFields } from '#app/components/post-fields.ts'
import { PersonSectionFields } from '#app/components/sections.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

const PersonCard = graphql(`
  fragment PersonCard on Person {
    number name email title unit site about skills language timeZone pictureUrl hasLeft isService isViewer joinedAt role profileVersion
    phone chatUrl spokenLanguages awayUntil reportCount
    viewerCan { edit }
    declaredSkills { number name }
    manager { number name title pictureUrl hasLeft }
    reports(first: 5) { edges { node { number name title pictureUrl } } }
  }
`)

/** Who it is, and one of the three lists; the other two are not asked for. */
export const PersonPage = graphql(
  `
  query PersonPage($id: ID!, $isPosted: Boolean!, $isSupported: Boolean!, $isSaid: Boolean!, $after: String) {
    person(id: $id) {
      ...PersonCard
      ...PersonSectionFields
      comments(first: 20, after: $after) @include(if: $isSaid) {
        edges { node { number html language createdAt path postTitle kind } }
        pageInfo { endCursor hasNextPage }
      }
    }
    posted: posts(author: $id, sort: NEWEST, first: 20, after: $after) @include(if: $isPosted) {
      edges { node { ...PlacedPostFields } }
      pageInfo { endCursor hasNextPage }
    }
    supported: posts(supporter: $id, sort: TRENDING, first: 20, after: $after) @include(if: $isSupported) {
      edges { node { ...PlacedPostFields } }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  [PersonCard, PersonSectionFields, PlacedPostFields],
)

export type PersonData = ResultOf<typeof PersonPage>
export type PersonCardData = ResultOf<typeof PersonCard>

export const SetPicture = graphql(
  `mutation SetPicture($fileId: ID!) { setPicture(fileId: $fileId) { pictureUrl } }`,
)
export const RemovePicture = graphql(`mutation RemovePicture { removePicture { pictureUrl } }`)
