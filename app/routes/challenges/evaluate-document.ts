import { graphql, type ResultOf } from '#app/graphql.ts'

export const ScoredFields = graphql(`
  fragment ScoredFields on ScoredEntry {
    mean spread deviation scores
    idea { number path title language }
  }
`)
export type ScoredEntry = ResultOf<typeof ScoredFields>

export const EvaluatePage = graphql(
  `
    query EvaluatePage($id: ID!, $after: String, $sort: ScoreSort, $scores: String) {
      challenge(id: $id) {
        number path title entryCount viewerCanScore viewerSeesScores
        viewerEvaluates { dueAt submitted recused left }
        scorecards(first: 50, after: $after) {
          edges {
            node {
              submittedAt recusedAt isOwn scores { score } comment
              idea { number title summary language }
            }
          }
          pageInfo { endCursor hasNextPage }
        }
        scored(first: 50, sort: $sort, after: $scores) {
          edges { node { ...ScoredFields } }
          pageInfo { endCursor hasNextPage }
        }
      }
    }
  `,
  [ScoredFields],
)
export type EvaluateData = NonNullable<ResultOf<typeof EvaluatePage>['challenge']>

export const ScorecardPage = graphql(`
  query ScorecardPage($id: ID!, $ideaId: ID!) {
    challenge(id: $id) {
      path title viewerCanScore
      criteria { number name weight }
      scorecard(ideaId: $ideaId) {
        comment submittedAt recusedAt isOwn
        scores { criterion score }
        idea { number path title html language }
      }
    }
  }
`)
export const SaveScorecard = graphql(`
  mutation SaveScorecard(
    $id: ID!, $ideaId: ID!, $scores: [ScoreInput!]!, $comment: String!, $submits: Boolean!
  ) {
    saveScorecard(
      challengeId: $id, ideaId: $ideaId, scores: $scores, comment: $comment, submits: $submits
    ) { path }
  }
`)
export const Recuse = graphql(`
  mutation Recuse($id: ID!, $ideaId: ID!) { recuse(challengeId: $id, ideaId: $ideaId) { path } }
`)

export const EvaluationPage = graphql(
  `
  query EvaluationPage($id: ID!, $sort: ScoreSort, $scores: String) {
    challenge(id: $id) {
      number path title timeZone entryCount
      space { number }
      viewerCan { change }
      criteria { number name weight }
      evaluators { dueAt submitted recused left agreement { right pairs } person { number name pictureUrl } }
      viewerSeesScores
      scored(first: 50, sort: $sort, after: $scores) {
        edges { node { ...ScoredFields } }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`,
  [ScoredFields],
)
export type EvaluationData = NonNullable<ResultOf<typeof EvaluationPage>['challenge']>
export const SetCriteria = graphql(`
  mutation SetCriteria($id: ID!, $criteria: [CriterionInput!]!) {
    setCriteria(challengeId: $id, criteria: $criteria) { path }
  }
`)
export const AddEvaluators = graphql(`
  mutation AddEvaluators($id: ID!, $evaluatorIds: [ID!]!, $dueOn: String!) {
    addEvaluators(challengeId: $id, evaluatorIds: $evaluatorIds, dueOn: $dueOn) { path }
  }
`)
export const RemoveEvaluator = graphql(`
  mutation RemoveEvaluator($id: ID!, $personId: ID!) {
    removeEvaluator(challengeId: $id, personId: $personId) { path }
  }
`)
