import { CircleCheck, CircleHelp, CirclePause } from 'lucide'
import { Link, useSearchParams } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { ideaMessages } from '#messages/idea.ts'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { IdeaData } from './idea-document.ts'

const KINDS = {
  YES: { icon: CircleCheck, tone: 'good' },
  NOT_NOW: { icon: CirclePause, tone: 'soft' },
  QUESTION: { icon: CircleHelp, tone: 'soft' },
} as const

/** The official responses, set apart from the comments. A Not now is never hidden, and can be asked again. */
export function OfficialResponses({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  if (idea.responses.length === 0) return <NoResponse idea={idea} />
  return (
    <section aria-labelledby="responses-heading" className="stack stack-tight">
      <div className="section-head">
        <h2 id="responses-heading">{t('responses', { count: idea.responses.length })}</h2>
      </div>
      {idea.responses.map((response) => (
        <OfficialResponse
          key={response.at}
          response={response}
          declineReason={idea.declineReason}
        />
      ))}
      {idea.status === 'NOT_NOW' ? <AskAgain idea={idea} /> : null}
    </section>
  )
}

type OfficialResponseProps = { response: IdeaData['responses'][number] } & Pick<
  IdeaData,
  'declineReason'
>

function OfficialResponse({ response, declineReason }: OfficialResponseProps) {
  const t = useMessages(ideaMessages)
  const list = useMessages(ideaListMessages)
  const { by, byName, kind, at, text } = response
  const name = byName ?? t('someone')
  return (
    <article className="respond">
      <div className="answer-head">
        {by ? (
          <PersonChip person={faceOf(by)} to={`/people/${by.number}`} line={by.title} />
        ) : (
          <PersonChip person={{ id: name, name }} />
        )}
        <span className={`meta ${KINDS[kind].tone}`}>
          <span>
            <Icon of={KINDS[kind].icon} />
            <b>{t(`kind.${kind}`)}</b>
          </span>
          <span className="quiet">
            <Time at={at} as="day" />
          </span>
        </span>
      </div>
      {kind === 'NOT_NOW' && declineReason ? (
        <p className="small soft answer-reason">{list(`declined.${declineReason}`)}</p>
      ) : null}
      <p className="voice answer-text" dir="auto">
        {text}
      </p>
    </article>
  )
}

function AskAgain({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  const [query] = useSearchParams()
  if (!idea.viewerCan.comment) return null
  return (
    <Notice
      action={
        query.get('kind') === 'case' ? null : (
          <LinkButton size="small" to={`/ideas/${idea.number}?kind=case#case`} preventScrollReset>
            {t('case.again')}
          </LinkButton>
        )
      }
    >
      {idea.reopenIf
        ? t.rich('reopen', {
            condition: idea.reopenIf,
            b: (inside) => <b dir="auto">{inside}</b>,
          })
        : t('again.help')}
    </Notice>
  )
}

function NoResponse({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  if (!idea.isLate || !idea.responseDueAt) return null
  const { owner } = idea.board
  const at = <Time at={idea.responseDueAt} as="weekday" />
  return (
    <Notice tone="bad">
      {owner
        ? t.rich('overdue', {
            name: owner.name,
            at,
            who: (inside) => (
              <Link className="link" dir="auto" to={`/people/${owner.number}`}>
                {inside}
              </Link>
            ),
          })
        : t.rich('overdue.nobody', { at })}
    </Notice>
  )
}
