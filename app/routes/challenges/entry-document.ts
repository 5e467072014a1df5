import { graphql, type ResultOf } from '#app/graphql.ts'

/** Where an entry stands before the gates, with the record. */
export const ProgressFields = graphql(`
  fragment ProgressFields on ChallengeEntry {
    progress {
      stage next viewerCanMove
      needs { measure needed present isMet }
      moves { to at isAutomatic by { number name } numbers { measure needed present isMet } }
    }
  }
`)
/** A risk in an entry, with its answer. */
export const RiskFields = graphql(`
  fragment RiskFields on RiskFlag {
    number at reasonHtml verdict answerHtml answeredAt viewerCanAnswer
    process { number name owner { number name } }
    by { number name }
    answeredBy { number name }
    challenge { path title }
    idea { number path title language }
  }
`)
export const EntryPage = graphql(
  `
    query EntryPage($id: ID!, $ideaId: ID!) {
      challenge(id: $id) {
        number path title
        entry(ideaId: $ideaId) {
          ...ProgressFields
          isWithdrawn isMerged outcome
          viewerCanFlagRisk
          riskFlags { ...RiskFields }
          idea { number path title summary language }
        }
      }
      processTags { number name owner { number name } }
    }
  `,
  [ProgressFields, RiskFields],
)
export const MoveEntry = graphql(`
  mutation MoveEntry($id: ID!, $ideaId: ID!) {
    moveEntry(challengeId: $id, ideaId: $ideaId) { isMerged }
  }
`)
export const FlagRisk = graphql(`
  mutation FlagRisk($id: ID!, $ideaId: ID!, $tagId: ID!, $reason: String!) {
    flagRisk(challengeId: $id, ideaId: $ideaId, tagId: $tagId, reason: $reason) { number }
  }
`)
export const AnswerRisk = graphql(`
  mutation AnswerRisk($flagId: ID!, $verdict: RiskVerdict!, $answer: String!) {
    answerRisk(flagId: $flagId, verdict: $verdict, answer: $answer) { number }
  }
`)
export type EntryProgressData = NonNullable<ResultOf<typeof ProgressFields>['progress']>
export type RiskData = ResultOf<typeof RiskFields>
type Asked = ResultOf<typeof EntryPage>
export type ShownEntry = NonNullable<NonNullable<Asked['challenge']>['entry']>
export type ProcessData = Asked['processTags'][number]
