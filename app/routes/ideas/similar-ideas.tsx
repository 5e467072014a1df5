import '#app/styles/sheets/discussion.css'
import { useState } from 'react'
import { Link } from 'react-router'
import { StatusBadge } from '#app/components/status.tsx'
import { SupportButton } from '#app/components/support-button.tsx'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { composeMessages } from '#messages/compose.ts'
import type { CloseIdea } from './ask-similar.ts'
import { highlightsOf } from './highlights.ts'
import type { Similar } from './use-similar.ts'

/** What others wrote that is close: support it, or add one's own case, instead of writing it again. */
export function Nearby({ similar }: { similar: Similar }) {
  const t = useMessages(composeMessages)
  const { ideas, dismiss } = similar
  const [isOpen, setOpen] = useState(false)
  if (ideas.length === 0) return <aside className="nearby" aria-label={t('similar')} />
  return (
    <aside className="nearby" aria-labelledby="nearby-heading" data-open={isOpen}>
      <div className="section-head">
        <h2 id="nearby-heading">{t('similar')}</h2>
        <small>{ideas.length}</small>
        <Button variant="quiet" size="small" className="section-head-end" onClick={dismiss}>
          {t('similar.dismiss')}
        </Button>
      </div>
      <ul className="list list-ruled nearby-list">
        {ideas.map((idea) => (
          <Near key={idea.number} idea={idea} />
        ))}
      </ul>
      {ideas.length > 1 ? (
        <Button
          variant="quiet"
          size="small"
          className="nearby-more"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('similar.one') : t('similar.all', { count: ideas.length })}
        </Button>
      ) : null}
    </aside>
  )
}

function Near({ idea }: { idea: CloseIdea }) {
  const t = useMessages(composeMessages)
  const href = `/ideas/${idea.number}`
  const { author } = idea
  return (
    <li className="similar">
      <div className="similar-top">
        <h3>
          <Link to={href} target="_blank" dir="auto">
            <Highlighted text={idea.title} words={idea.matchedWords} />
          </Link>
        </h3>
        <StatusBadge of={idea} />
      </div>
      <p className="quiet small" dir="auto">
        {author ? `${author.name}, ${author.unit}` : (idea.authorName ?? t('similar.someone'))}
      </p>
      {idea.status === 'NOT_NOW' ? (
        <Declined idea={idea} />
      ) : (
        <>
          {idea.summary ? (
            <p className="soft similar-sense" dir="auto">
              {idea.summary}
            </p>
          ) : null}
          <div className="cluster">
            {idea.viewerCan.support ? (
              <SupportButton
                postId={String(idea.number)}
                title={idea.title}
                count={idea.supportCount}
                isMine={idea.isSupported}
                action={href}
                look="button"
              />
            ) : null}
            {idea.viewerCan.comment ? (
              <LinkButton variant="quiet" size="small" to={`${href}?kind=case#case`}>
                {t('similar.case')}
              </LinkButton>
            ) : null}
          </div>
        </>
      )}
    </li>
  )
}

/** A Not now is never hidden: who said it, when, why in their words, and when it is looked at again. */
function Declined({ idea }: { idea: CloseIdea }) {
  const t = useMessages(composeMessages)
  const answer = idea.responses.findLast(({ kind }) => kind === 'NOT_NOW')
  const at = <Time at={answer?.at ?? idea.statusAt} as="day" />
  return (
    <>
      {idea.declineText ? (
        <figure className="quote">
          <blockquote dir="auto">“{idea.declineText}”</blockquote>
          <figcaption>
            {answer
              ? t.rich('similar.declined.by', {
                  who: <span dir="auto">{answer.by?.name ?? answer.byName}</span>,
                  at,
                })
              : t.rich('similar.declined', { at })}{' '}
            {idea.reopenIf
              ? t.rich('similar.reopen', { condition: <span dir="auto">{idea.reopenIf}</span> })
              : null}
          </figcaption>
        </figure>
      ) : null}
      {idea.viewerCan.comment ? (
        <div className="cluster">
          <LinkButton size="small" to={`/ideas/${idea.number}?kind=case#case`}>
            {t('similar.case.again')}
          </LinkButton>
        </div>
      ) : null}
    </>
  )
}

function Highlighted({ text, words }: { text: string; words: readonly string[] }) {
  return highlightsOf(text, words).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
    part.isFound ? <mark key={index}>{part.text}</mark> : part.text,
  )
}
