import { graphql, type ResultOf } from '#app/graphql.ts'

export const ValueFields = graphql(`
  fragment ValueFields on EntryValue {
    state estimate checkAt measured note measuredAt signedAt
    owner { number name }
    idea { number path title language }
    challenge { number path title language currency }
    viewerCanMeasure viewerCanSign viewerCanSetOwner
  }
`)
export type ValueLine = ResultOf<typeof ValueFields>

export const LedgerPage = graphql(
  `
    query LedgerPage($state: ValueState, $after: String) {
      valueLedger(state: $state, first: 50, after: $after) {
        edges { node { ...ValueFields } }
        pageInfo { endCursor hasNextPage }
      }
      valueTotals(state: $state) { currency lines estimate signed signedEstimate overdue }
    }
  `,
  [ValueFields],
)
export type Ledger = ResultOf<typeof LedgerPage>

export const CheckPage = graphql(
  `
    query CheckPage($id: ID!, $ideaId: ID!) {
      viewer { number }
      challenge(id: $id) {
        path title currency
        space { number }
        value(ideaId: $ideaId) {
          ...ValueFields
          noteHtml
          measuredBy { name }
          signedBy { name }
        }
      }
    }
  `,
  [ValueFields],
)
export type CheckedValue = NonNullable<
  NonNullable<ResultOf<typeof CheckPage>['challenge']>['value']
>
export const MeasureValue = graphql(`
  mutation MeasureValue($id: ID!, $ideaId: ID!, $measured: Int!, $note: String!) {
    measureValue(challengeId: $id, ideaId: $ideaId, measured: $measured, note: $note) { state }
  }
`)
export const SignValue = graphql(`
  mutation SignValue($id: ID!, $ideaId: ID!, $measured: Int!) {
    signValue(challengeId: $id, ideaId: $ideaId, measured: $measured) { state }
  }
`)
export const SetValueOwner = graphql(`
  mutation SetValueOwner($id: ID!, $ideaId: ID!, $ownerId: ID!) {
    setValueOwner(challengeId: $id, ideaId: $ideaId, ownerId: $ownerId) { state }
  }
`)

export const ResultPage = graphql(
  `
    query ResultPage($id: ID!, $after: String) {
      challenge(id: $id) {
        number path title language toldAt result currency promisedBudget givenBudget entryCount
        sponsor { number name pictureUrl title unit }
        entries(first: 50, sort: OUTCOME, after: $after) {
          edges {
            node {
              outcome reason valueEstimate
              idea { number path title language author { number name } }
            }
          }
          pageInfo { endCursor hasNextPage }
        }
      }
      valueLedger(challenge: $id, first: 50) { edges { node { ...ValueFields } } }
      valueTotals(challenge: $id) { currency lines estimate signed signedEstimate overdue }
    }
  `,
  [ValueFields],
)
export type ResultChallenge = NonNullable<ResultOf<typeof ResultPage>['challenge']>
export type ResultEntry = ResultChallenge['entries']['edges'][number]['node']
