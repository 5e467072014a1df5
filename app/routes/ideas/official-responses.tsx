import { CircleCheck, CircleHelp, CirclePause } from 'lucide'
import { Link, useSearchParams } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import type { IdeaData } from './idea-document.ts'
import { reasonWords } from './idea-reason.tsx'

const KINDS = {
  YES: { icon: CircleCheck, words: 'Yes, it goes on', tone: 'good' },
  NOT_NOW: { icon: CirclePause, words: 'Not now', tone: 'soft' },
  QUESTION: { icon: CircleHelp, words: 'A question back', tone: 'soft' },
} as const

/** The official answers, set apart from the talk. A Not now is never hidden, and can be asked again. */
export function OfficialResponses({ idea }: { idea: IdeaData }) {
  if (idea.responses.length === 0) return <NoResponse idea={idea} />
  return (
    <section aria-labelledby="answers-heading" className="stack stack-tight">
      <div className="section-head">
        <h2 id="answers-heading">{idea.responses.length === 1 ? 'The answer' : 'The answers'}</h2>
      </div>
      {idea.responses.map((answer) => (
        <OfficialResponse key={answer.at} answer={answer} declineReason={idea.declineReason} />
      ))}
      {idea.status === 'NOT_NOW' ? <AskAgain idea={idea} /> : null}
    </section>
  )
}

type OfficialResponseProps = { answer: IdeaData['responses'][number] } & Pick<
  IdeaData,
  'declineReason'
>

function OfficialResponse({ answer, declineReason }: OfficialResponseProps) {
  const { by, kind, at, text } = answer
  return (
    <article className="respond">
      <div className="answer-head">
        <PersonChip person={faceOf(by)} to={`/people/${by.number}`} line={by.title} />
        <span className={`meta ${KINDS[kind].tone}`}>
          <span>
            <Icon of={KINDS[kind].icon} />
            <b>{KINDS[kind].words}</b>
          </span>
          <span className="quiet">
            <Time at={at} as="day" />
          </span>
        </span>
      </div>
      {kind === 'NOT_NOW' && declineReason ? (
        <p className="small soft answer-reason">{reasonWords(declineReason)}</p>
      ) : null}
      <p className="voice answer-text">{text}</p>
    </article>
  )
}

function AskAgain({ idea }: { idea: IdeaData }) {
  const [query] = useSearchParams()
  if (!idea.viewerCan.comment) return null
  return (
    <Notice
      action={
        query.get('kind') === 'case' ? null : (
          <LinkButton size="small" to={`/ideas/${idea.number}?kind=case#case`} preventScrollReset>
            Add my case, ask again
          </LinkButton>
        )
      }
    >
      {idea.reopenIf ? (
        <>
          Looked at again if: <b>{idea.reopenIf}</b>
        </>
      ) : (
        'If it happens to you too, say where and how: who said no is told.'
      )}
    </Notice>
  )
}

function NoResponse({ idea }: { idea: IdeaData }) {
  if (!idea.isLate || !idea.responseDueAt) return null
  const { owner } = idea.board
  return (
    <Notice tone="bad">
      {owner ? (
        <>
          <Link className="link" to={`/people/${owner.number}`}>
            {owner.name}
          </Link>{' '}
          owes a first answer
        </>
      ) : (
        'A first answer is owed'
      )}{' '}
      since <Time at={idea.responseDueAt} as="weekday" />.
    </Notice>
  )
}
