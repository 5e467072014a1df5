import { graphql, type ResultOf } from '#app/graphql.ts'

/** What entries need to be taken into stages; asked for by the page of a challenge, too. */
export const GatesFields = graphql(`
  fragment GatesFields on Challenge {
    viewerCanSetGates
    gates { stage supporters units quotes comments }
  }
`)
export const GatesPage = graphql(
  `
    query GatesPage($id: ID!) {
      challenge(id: $id) { number path title stages { stage } ...GatesFields }
    }
  `,
  [GatesFields],
)
export const SetStageGate = graphql(`
  mutation SetStageGate(
    $id: ID!, $stage: ChallengeStage!, $supporters: Int, $units: Int, $quotes: Int, $comments: Int
  ) {
    setStageGate(
      challengeId: $id, stage: $stage, supporters: $supporters, units: $units, quotes: $quotes, comments: $comments
    ) { number }
  }
`)
export type GatesData = ResultOf<typeof GatesFields>
export type GateData = GatesData['gates'][number]
