import { graphql, type ResultOf } from '#app/graphql.ts'

export const SpacesToSponsor = graphql(`
  query SpacesToSponsor {
    settings { isAdmin }
    spaces(first: 100, isArchived: false) { edges { node { number slug name viewerCanSponsor } } }
  }
`)
export const PostToPromote = graphql(`
  query PostToPromote($id: ID!) {
    post(id: $id) { number path title summary space { slug } }
  }
`)
export const StartChallenge = graphql(`
  mutation StartChallenge($space: String!, $input: ChallengeInput!, $from: ID) {
    startChallenge(space: $space, input: $input, fromPostId: $from) { path }
  }
`)
export const ChallengeToEdit = graphql(`
  query ChallengeToEdit($id: ID!) {
    challenge(id: $id) {
      number path title body version stage timeZone
      stages { stage startsOn submitters voters allowsComments }
      brief { part text }
      names { from }
      promisedBudget currency voteBudget hidesTotals hasDuels responseDays
      sponsor { number name }
      space { number slug name }
      viewerCan { change }
    }
  }
`)
export const EditChallenge = graphql(`
  mutation EditChallenge($id: ID!, $version: Int!, $sponsorId: ID, $input: ChallengeInput!) {
    editChallenge(challengeId: $id, version: $version, sponsorId: $sponsorId, input: $input) { path }
  }
`)
export type ChallengeToEdit = NonNullable<ResultOf<typeof ChallengeToEdit>['challenge']>
export type SpaceToSponsor = ResultOf<typeof SpacesToSponsor>['spaces']['edges'][number]['node']
