import { graphql, type ResultOf } from '#app/graphql.ts'
import { ScoredFields } from './evaluate-document.ts'

const WaitingFields = graphql(`
  fragment WaitingFields on ChallengeFigureEntry {
    responseDueAt
    idea { number path title language }
  }
`)

export const FiguresPage = graphql(
  `
    query FiguresPage($id: ID!, $by: ParticipationDimension!, $sort: ScoreSort, $scores: String) {
      challenge(id: $id) {
        number path title language stage closesAt currency promisedBudget givenBudget responseDays
        stages { stage startsAt }
        viewerCan { run }
        viewerSeesScores
        rewards { given }
        scored(first: 10, sort: $sort, after: $scores) {
          edges { node { ...ScoredFields } }
          pageInfo { endCursor hasNextPage }
        }
        figures {
          counts { figure count }
          medianHours scorecards scorecardsExpected asked participants newcomers
          before { participants challenge { path title } }
          units: participation(by: UNIT) { groups { participants } }
          participation(by: $by) {
            groups { name asked participants invitedAt }
            others
          }
        }
      }
      valueTotals(challenge: $id) { currency estimate signed overdue }
    }
  `,
  [ScoredFields],
)
export const WaitingPage = graphql(
  `
    query WaitingPage($id: ID!) {
      challenge(id: $id) {
        late: figureEntries(figure: LATE, first: 3) { edges { node { ...WaitingFields } } }
        due: figureEntries(figure: DUE, first: 3) { edges { node { ...WaitingFields } } }
      }
    }
  `,
  [WaitingFields],
)
export type FiguresChallenge = NonNullable<ResultOf<typeof FiguresPage>['challenge']>
export type Figures = NonNullable<FiguresChallenge['figures']>
export type Waiting = ResultOf<typeof WaitingFields>
export type ValueTotals = ResultOf<typeof FiguresPage>['valueTotals']

export const InviteGroup = graphql(`
  mutation InviteGroup($id: ID!, $by: ParticipationDimension!, $name: String!) {
    inviteGroup(challengeId: $id, by: $by, name: $name) { number }
  }
`)

export const FigurePage = graphql(`
  query FigurePage($id: ID!, $figure: ChallengeFigure!, $after: String) {
    challenge(id: $id) {
      number path title
      viewerCan { run }
      figures { counts { figure count } }
      figureEntries(figure: $figure, first: 50, after: $after) {
        edges {
          node {
            enteredAt responseDueAt respondedAt isWithdrawn isMerged outcome
            idea { number path title language author { number name } }
          }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
export type FigureChallenge = NonNullable<ResultOf<typeof FigurePage>['challenge']>
export type FigureEntry = FigureChallenge['figureEntries']['edges'][number]['node']
