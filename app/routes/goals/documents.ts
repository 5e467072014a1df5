import { graphql, type ResultOf } from '#app/graphql.ts'

export const GoalFields = graphql(`
  fragment GoalFields on Goal {
    number path title state dueOn challengeCount entryCount chosenCount
    owner { number name }
    space { number slug name }
  }
`)
export type ListedGoal = ResultOf<typeof GoalFields>

export const GoalsPage = graphql(
  `
    query GoalsPage($state: GoalState, $isServed: Boolean, $after: String) {
      goals(first: 30, state: $state, isServed: $isServed, after: $after) {
        edges { node { ...GoalFields } }
        pageInfo { endCursor hasNextPage }
      }
      spaces(first: 100, isArchived: false) { edges { node { viewerCanSponsor } } }
    }
  `,
  [GoalFields],
)

export const GoalPage = graphql(
  `
    query GoalPage($id: ID!, $after: String) {
      goal(id: $id) {
        ...GoalFields
        html viewerCanEdit
        challenges(first: 30, after: $after) {
          edges {
            node {
              number path title language statusLabel entryCount
              sponsor { name }
              viewerCan { run }
            }
          }
          pageInfo { endCursor hasNextPage }
        }
      }
      challenges(first: 100) { edges { node { number title goal { number } viewerCan { run } } } }
    }
  `,
  [GoalFields],
)
export type GoalData = NonNullable<ResultOf<typeof GoalPage>['goal']>

export const SetGoal = graphql(`
  mutation SetChallengeGoal($id: ID!, $goalId: ID) {
    setChallengeGoal(challengeId: $id, goalId: $goalId) { number }
  }
`)
export const SpacesForGoals = graphql(`
  query SpacesForGoals {
    spaces(first: 100, isArchived: false) { edges { node { slug name viewerCanSponsor } } }
  }
`)
export const StartGoal = graphql(`
  mutation StartGoal($space: String!, $title: String!, $about: String, $dueOn: String) {
    startGoal(space: $space, title: $title, about: $about, dueOn: $dueOn) { path }
  }
`)
export const GoalToEdit = graphql(`
  query GoalToEdit($id: ID!) {
    goal(id: $id) {
      number path title about dueOn state version viewerCanEdit
      owner { name }
      space { number }
    }
  }
`)
export const EditGoal = graphql(`
  mutation EditGoal(
    $id: ID!, $version: Int!, $state: GoalState!, $ownerId: ID, $title: String!, $about: String, $dueOn: String
  ) {
    editGoal(
      goalId: $id, version: $version, state: $state, ownerId: $ownerId, title: $title, about: $about, dueOn: $dueOn
    ) { path }
  }
`)
