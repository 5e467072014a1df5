import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { ideaMessages } from '#messages/idea.ts'
import type { IdeaData } from './idea-document.ts'
import { ResponsePromise } from './response-promise.tsx'

type ResponseDateProps = {
  idea: IdeaData
  /** Beside the text, or above it where there is no room beside it: the style sheet shows one of the two. */
  place: 'aside' | 'top'
}

/** Who responds to an idea by when, or did. */
export function ResponseDate({ idea, place }: ResponseDateProps) {
  const t = useMessages(ideaMessages)
  const { board, responseDueAt, respondedAt, isLate, space, status } = idea
  // Without a board nothing is promised.
  if (!board && !respondedAt) return null
  if (!respondedAt && (status !== 'NEW' || space.isArchived)) return null
  return (
    <section className={`response-date-${place}`} aria-label={t('response')}>
      <ResponsePromise
        owner={board?.owner ? faceOf(board.owner) : null}
        dueAt={responseDueAt}
        respondedAt={respondedAt}
        kept={board?.promise.kept ?? 0}
        late={board?.promise.late ?? 0}
        isLate={isLate}
      />
    </section>
  )
}
