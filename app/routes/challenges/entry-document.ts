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
    number at reasonHtml verdict answerHtml respondedAt viewerCanAnswer viewerCanRemove
    process { number name owner { number name } }
    by { number name }
    respondedBy { number name }
    challenge { path title }
    idea { number path title language }
  }
`)
export const EntryPage = graphql(
  `
    query EntryPage($id: ID!, $ideaId: ID!) {
      challenge(id: $id) {
        number path title currency
        entries(first: 50) { edges { node { idea { number title } } } }
        entry(ideaId: $ideaId) {
          ...ProgressFields
          isWithdrawn isMerged outcome
          viewerCanFlagRisk viewerCanLink viewerCanSetCase
          buildsOn { number path title language }
          builtOnBy { number path title language }
          case { cost benefit basis outcome { firstYear total months } }
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
export const RemoveRiskFlag = graphql(`
  mutation RemoveRiskFlag($flagId: ID!) { removeRiskFlag(flagId: $flagId) }
`)
export const AnswerRisk = graphql(`
  mutation AnswerRisk($flagId: ID!, $verdict: RiskVerdict!, $answer: String!) {
    answerRisk(flagId: $flagId, verdict: $verdict, answer: $answer) { number }
  }
`)
/** Ideas like an entry, and what customers say, as far as the viewer may see it. */
export const EntryEvidencePage = graphql(`
  query EntryEvidencePage($text: String!, $body: String, $number: Int!, $ideaId: ID!) {
    similar(text: $text, body: $body, exceptNumber: $number, kinds: [IDEA], first: 5) { title url }
    idea(id: $ideaId) {
      themes {
        number name path
        insights(first: 3) { edges { node { number verbatim } } }
      }
    }
  }
`)
export const WhatIf = graphql(`
  query WhatIf($cost: Int!, $benefit: Int!, $percent: Int!) {
    whatIf(cost: $cost, benefit: $benefit, percent: $percent) { firstYear total months }
  }
`)
export const SetEntryCase = graphql(`
  mutation SetEntryCase($id: ID!, $ideaId: ID!, $cost: Int!, $benefit: Int!, $basis: String) {
    setEntryCase(challengeId: $id, ideaId: $ideaId, cost: $cost, benefit: $benefit, basis: $basis) { isMerged }
  }
`)
export const LinkEntry = graphql(`
  mutation LinkEntry($id: ID!, $ideaId: ID!, $ontoId: ID!) {
    linkEntry(challengeId: $id, ideaId: $ideaId, ontoId: $ontoId) { isMerged }
  }
`)
export const UnlinkEntry = graphql(`
  mutation UnlinkEntry($id: ID!, $ideaId: ID!, $ontoId: ID!) {
    unlinkEntry(challengeId: $id, ideaId: $ideaId, ontoId: $ontoId) { isMerged }
  }
`)
type Evidence = ResultOf<typeof EntryEvidencePage>
export type EvidenceData = {
  similar: Evidence['similar']
  themes: NonNullable<Evidence['idea']>['themes']
}
export type WhatIfData = ResultOf<typeof WhatIf>['whatIf']
export type EntryProgressData = NonNullable<ResultOf<typeof ProgressFields>['progress']>
export type RiskData = ResultOf<typeof RiskFields>
type Asked = ResultOf<typeof EntryPage>
export type ShownEntry = NonNullable<NonNullable<Asked['challenge']>['entry']>
export type ProcessData = Asked['processTags'][number]
