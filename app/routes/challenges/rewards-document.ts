import { graphql, type ResultOf } from '#app/graphql.ts'

export const RewardsPage = graphql(`
  query RewardsPage($id: ID!, $after: String, $ledger: String) {
    challenge(id: $id) {
      number path title language currency
      rewards {
        budget cap given proposed viewerCanPropose
        candidates { idea { number title } person { number name } }
        list(first: 50, after: $after) {
          edges {
            node {
              number amount reason state reversalReason
              person { number name }
              idea { number path title language }
              proposedBy { name }
              decidedBy { name }
              reversedBy { name }
              viewerCanApprove viewerCanRefuse viewerCanReverse
            }
          }
          pageInfo { endCursor hasNextPage }
        }
        ledger(first: 50, after: $ledger) {
          edges {
            node { number amount at by { name } person { name } idea { number title language } }
          }
          pageInfo { endCursor hasNextPage }
        }
      }
    }
  }
`)
export type RewardedChallenge = NonNullable<ResultOf<typeof RewardsPage>['challenge']>
export type ChallengeRewards = NonNullable<RewardedChallenge['rewards']>
export type ListedReward = ChallengeRewards['list']['edges'][number]['node']

export const SetBudget = graphql(`
  mutation SetRewardBudget($id: ID!, $budget: Int!, $cap: Int!) {
    setRewardBudget(challengeId: $id, budget: $budget, cap: $cap) { number }
  }
`)
export const Propose = graphql(`
  mutation ProposeReward($id: ID!, $ideaId: ID!, $personId: ID!, $amount: Int!, $reason: String!) {
    proposeReward(challengeId: $id, ideaId: $ideaId, personId: $personId, amount: $amount, reason: $reason) { number }
  }
`)
export const Approve = graphql(`
  mutation ApproveReward($id: ID!) { approveReward(rewardId: $id) { number } }
`)
export const Refuse = graphql(`
  mutation RefuseReward($id: ID!) { refuseReward(rewardId: $id) { number } }
`)
export const Reverse = graphql(`
  mutation ReverseReward($id: ID!, $reason: String!) { reverseReward(rewardId: $id, reason: $reason) { number } }
`)
