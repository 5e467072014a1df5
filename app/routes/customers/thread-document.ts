import { PostDiscussion } from '#app/components/discussion/documents.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { ThreadChanges } from '#graphql/customers/fragments.ts'
import { AnswerTextFields } from './answer-texts.tsx'
import { InboxRowFields } from './inbox-fields.ts'

export const ThreadPage = graphql(
  `
    query ThreadPage($id: ID!, $sort: CommentSort, $after: String, $at: Int) {
      customerThread(id: $id) {
        ...PostDiscussion
        ...ThreadChanges
        name
        title
        language
        stateSteps
        stateAt
        lostCause
        severity
        isSpam
        snoozedUntil
        waitingSince
        dueAt
        rightDueAt
        reviewDueAt
        createdAt
        linkUntil
        erasedAt
        urgency { score minutes reach factor severity }
        assignee { number name pictureUrl title }
        channel {
          number name slug kind voiceGuide firstHours
          replies { number name text }
          voices { number title person { number name } }
        }
        customer { number name isMasked addresses segment language threadCount firstAt }
        messages {
          number direction state isAutomatic text language voice voiceTitle sendAt error bouncedAt at
          fixedText takesOverFrom handsOverTo asksIfRight
          heardBy { number name }
          author { number name pictureUrl }
        }
        drafts {
          number version text state changedAt viewerCanApprove viewerCanSend viewerSpeaks mustHandOver
          author { number name pictureUrl }
          reviewer { number name pictureUrl }
          approvedBy { number name }
          notes { number quote text isSettled at author { number name pictureUrl } }
        }
        readers { number name pictureUrl }
        held { minutes from person { number name } }
        isNamed
        desk
        named { number name }
        facts { text at person { number name } }
        ties { text at person { number name } }
        openings { times latestAt person { number name } }
        solvedAlike { answer sentAt thread { number path title language } }
        isRight
        rightAskedAt
        fixedText
        texts { ...AnswerTextFields }
        moves { from to cause at by { number name } }
        canCapture
        viewerCan { work draft move comment }
      }
      customerInbox(view: OPEN, first: 15) { edges { node { ...InboxRowFields } } }
    }
  `,
  [PostDiscussion, ThreadChanges, InboxRowFields, AnswerTextFields],
)
export type ThreadData = NonNullable<ResultOf<typeof ThreadPage>['customerThread']>
export type DraftData = ThreadData['drafts'][number]
