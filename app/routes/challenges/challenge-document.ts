import { CustomerThemesFields } from '#app/components/customer-themes.tsx'
import { PostDiscussion } from '#app/components/discussion/documents.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { ChallengeChanges } from '#graphql/challenges/fragments.ts'
import { SponsorFields } from './challenge-fields.ts'
import { EntryFields } from './entry-fields.ts'
import { GatesFields } from './gates-document.ts'
import { NamesFields } from './names-fields.ts'

export const ChallengePage = graphql(
  `
    query ChallengePage(
      $id: ID!, $sort: CommentSort, $after: String, $at: Int, $by: EntrySort, $entries: String
    ) {
      challenge(id: $id) {
        ...PostDiscussion
        ...ChallengeChanges
        ...SponsorFields
        ...CustomerThemesFields
        ...NamesFields
        ...GatesFields
        title
        language
        html
        createdAt
        follow
        timeZone
        closesAt
        stageAt
        stages { stage startsAt }
        promisedBudget
        givenBudget
        voteBudget
        votesLeft
        hidesTotals
        hasDuels
        viewerEvaluates { left }
        responseRecord { inTime late due }
        toldAt
        result
        fromPost { path title language }
        goal { path title }
        brief { part html }
        updates { number html at by { number name } }
        list: entries(first: 30, sort: $by, after: $entries) {
          edges { node { ...EntryFields } }
          pageInfo { endCursor hasNextPage }
        }
        viewerCanRunForm
        viewerCanTakeIdeas
        viewerCan { run change enter vote compare decide }
      }
    }
  `,
  [
    PostDiscussion,
    ChallengeChanges,
    SponsorFields,
    EntryFields,
    CustomerThemesFields,
    NamesFields,
    GatesFields,
  ],
)
export type ChallengeData = NonNullable<ResultOf<typeof ChallengePage>['challenge']>
