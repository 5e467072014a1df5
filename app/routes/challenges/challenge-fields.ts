// What a row of a list of challenges asks for.
import { StatusFields } from '#app/components/post-fields.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'

export const SponsorFields = graphql(`
  fragment SponsorFields on Challenge {
    sponsor { number name pictureUrl title unit }
    record { told inTime late nextDueAt promised given }
    currency
    space { number slug name isArchived }
  }
`)
export const ChallengeRowFields = graphql(
  `
    fragment ChallengeRowFields on Challenge {
      ...StatusFields
      ...SponsorFields
      number path title summary language
      stage stageAt entryCount closesAt
      stages { stage startsAt }
    }
  `,
  [StatusFields, SponsorFields],
)
export type ListedChallenge = ResultOf<typeof ChallengeRowFields>
