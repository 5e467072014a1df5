import '#app/styles/sheets/discussion.css'
import { CircleCheck, CircleHelp, CirclePause, Pencil, Undo2 } from 'lucide'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { ideaMessages } from '#messages/idea.ts'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { IdeaData } from './idea-document.ts'

const KINDS = {
  YES: { icon: CircleCheck, tone: 'good' },
  NOT_NOW: { icon: CirclePause, tone: 'soft' },
  QUESTION: { icon: CircleHelp, tone: 'soft' },
} as const

type Response = IdeaData['responses'][number]
type ResponseProps = { idea: IdeaData; response: Response }

/** What the board’s owner or a deputy says, set off from all other text; a withdrawn one is a line with its history. */
export function OfficialResponse({ idea, response }: ResponseProps) {
  const list = useMessages(ideaListMessages)
  const t = useMessages(ideaMessages)
  if (response.withdrawnAt) return <Withdrawn response={response} />
  const { by, byName, kind, at, html, editedAt } = response
  const name = byName ?? t('someone')
  return (
    <article className="answer" data-kind={kind} id={`response-${response.number}`}>
      <div className="answer-head">
        {by ? (
          <PersonChip person={faceOf(by)} to={`/people/${by.number}`} line={by.title} />
        ) : (
          <PersonChip person={{ id: name, name }} />
        )}
        <div className="cluster">
          <span className={`meta ${KINDS[kind].tone}`}>
            <span>
              <Icon of={KINDS[kind].icon} />
              <b>{t(`kind.${kind}`)}</b>
            </span>
            <span className="quiet">
              <Time at={at} as="day" />
            </span>
            {editedAt ? (
              <span className="quiet">
                {t.rich('response.corrected', { at: <Time at={editedAt} as="day" /> })}
              </span>
            ) : null}
          </span>
          <ResponseMenu idea={idea} response={response} />
        </div>
      </div>
      {kind === 'NOT_NOW' && idea.declineReason ? (
        <p className="small soft answer-reason">{list(`declined.${idea.declineReason}`)}</p>
      ) : null}
      <Prose html={html} />
      <Earlier response={response} />
    </article>
  )
}

function ResponseMenu({ idea, response }: ResponseProps) {
  const t = useMessages(ideaMessages)
  if (!idea.viewerCan.respond) return null
  const here = `/ideas/${idea.number}?response=${response.number}`
  const items: MenuItem[] = [
    {
      label: t('response.correct'),
      icon: <Icon of={Pencil} />,
      to: `${here}&tool=correct#tools`,
    },
  ]
  // Without it a Not now would stand there without a word why.
  if (response.kind !== 'NOT_NOW' || idea.status !== 'NOT_NOW')
    items.push({
      label: t('response.withdraw'),
      icon: <Icon of={Undo2} />,
      to: `${here}&tool=takeBack#tools`,
      isDanger: true,
    })
  return <Menu label={t('response.menu')} items={items} />
}

const person = (number: number) => (inside: ReactNode) => (
  <Link className="link" dir="auto" to={`/people/${number}`}>
    {inside}
  </Link>
)

/** What it said before, folded. */
function Earlier({ response }: { response: Response }) {
  const t = useMessages(ideaMessages)
  const { earlier } = response
  if (earlier.length === 0) return null
  return (
    <details className="idea-more">
      <summary>{t('response.earlier', { count: earlier.length })}</summary>
      <ol className="list list-ruled response-versions">
        {earlier.map(({ version, kind, text, correctedAt, correctedBy }) => (
          <li key={version}>
            <p className="small quiet">
              <b>{t(`kind.${kind}`)}</b>{' '}
              {t.rich('response.replaced', {
                at: <Time at={correctedAt} as="moment" />,
                name: correctedBy.name,
                who: person(correctedBy.number),
              })}
            </p>
            <p className="voice answer-text" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Withdrawn({ response }: { response: Response }) {
  const t = useMessages(ideaMessages)
  const { number, withdrawnAt, withdrawnBy, withdrawNote, kind, text } = response
  return (
    <div className="answer-withdrawn soft small" id={`response-${number}`}>
      <p>
        {t.rich('response.withdrawn', {
          at: <Time at={withdrawnAt ?? response.at} as="day" />,
          name: withdrawnBy?.name ?? t('someone'),
          who: withdrawnBy ? person(withdrawnBy.number) : (inside) => inside,
          note: <span dir="auto">{withdrawNote}</span>,
        })}
      </p>
      <details className="idea-more">
        <summary>{t('response.withdrawn.text')}</summary>
        <p className="small quiet">
          <b>{t(`kind.${kind}`)}</b>
        </p>
        <p className="voice answer-text" dir="auto">
          {text}
        </p>
      </details>
      <Earlier response={response} />
    </div>
  )
}
