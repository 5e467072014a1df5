import { graphql, type ResultOf } from '#app/graphql.ts'

export const SpacesToSponsor = graphql(`
  query SpacesToSponsor {
    spaces(first: 100, isArchived: false) { edges { node { number slug name viewerCanSponsor } } }
  }
`)
export const StartChallenge = graphql(`
  mutation StartChallenge($space: String!, $input: ChallengeInput!) {
    startChallenge(space: $space, input: $input) { path }
  }
`)
export const ChallengeToEdit = graphql(`
  query ChallengeToEdit($id: ID!) {
    challenge(id: $id) {
      number path title body version stage timeZone
      stages { stage startsOn submitters voters allowsComments }
      brief { part text }
      promisedBudget currency voteBudget hidesTotals hasDuels
      names { from }
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
