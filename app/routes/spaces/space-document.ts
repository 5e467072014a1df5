import { SpaceSectionFields } from '#app/components/sections.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const SpacePage = graphql(
  `
  query SpacePage($slug: String!, $boards: String) {
    viewer { number }
    space(slug: $slug) {
      number slug version name about kind audience isMember hasAsked isArchived membersToSplit allowsSealed canSeal
      owners { number name title unit pictureUrl }
      joinRequests { message at person { number name title unit pictureUrl } }
      viewerCan { read write manage handOver archive }
      ...SpaceSectionFields
    }
  }
`,
  [SpaceSectionFields],
)

/** Asked only for somebody who may read the space. */
export const SpaceMembers = graphql(`
  query SpaceMembers($slug: String!, $after: String) {
    space(slug: $slug) {
      members(first: 30, after: $after) {
        edges { node { role person { number name title unit pictureUrl isViewer } } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)

type PageData = ResultOf<typeof SpacePage>
export type SpaceData = NonNullable<PageData['space']>
export type MembersData = NonNullable<ResultOf<typeof SpaceMembers>['space']>['members']

export const EditSpace = graphql(`
  mutation EditSpace($spaceId: ID!, $input: MakeSpaceInput!, $version: Int, $allowsSealed: Boolean) {
    editSpace(spaceId: $spaceId, input: $input, version: $version, allowsSealed: $allowsSealed) { slug }
  }
`)
export const AddMember = graphql(`
  mutation AddMember($spaceId: ID!, $personId: ID!) { addMember(spaceId: $spaceId, personId: $personId) { slug } }
`)
export const RemoveMember = graphql(`
  mutation RemoveMember($spaceId: ID!, $personId: ID!) { removeMember(spaceId: $spaceId, personId: $personId) }
`)
export const SetRole = graphql(`
  mutation SetSpaceRole($spaceId: ID!, $personId: ID!, $role: SpaceRole!) {
    setSpaceRole(spaceId: $spaceId, personId: $personId, role: $role) { slug }
  }
`)
export const AskToJoin = graphql(`
  mutation AskToJoin($spaceId: ID!, $message: String) { askToJoin(spaceId: $spaceId, message: $message) { slug } }
`)
export const DeclineJoin = graphql(`
  mutation DeclineJoin($spaceId: ID!, $personId: ID!) { declineJoin(spaceId: $spaceId, personId: $personId) { slug } }
`)
export const ArchiveSpace = graphql(`
  mutation ArchiveSpace($spaceId: ID!) { archiveSpace(spaceId: $spaceId) { slug } }
`)
export const KeepSpace = graphql(`
  mutation KeepSpace($spaceId: ID!) { keepSpace(spaceId: $spaceId) { slug } }
`)
export const ReopenSpace = graphql(`
  mutation ReopenSpace($spaceId: ID!) { reopenSpace(spaceId: $spaceId) { slug } }
`)
