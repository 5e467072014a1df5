import { Link, useSearchParams } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { ideaMessages } from '#messages/idea.ts'
import type { IdeaData } from './idea-document.ts'
import { OfficialResponse } from './official-response.tsx'

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
        <OfficialResponse key={response.number} idea={idea} response={response} />
      ))}
      {idea.status === 'NOT_NOW' ? <AskAgain idea={idea} /> : null}
    </section>
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
  const owner = idea.board?.owner
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
