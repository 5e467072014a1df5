import '#app/styles/sheets/discussion.css'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { AttachedFiles } from '#app/components/attached-files.tsx'
import { useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { ideaMessages } from '#messages/idea.ts'
import type { IdeaData } from './idea-document.ts'
import { useStatusLabel } from './statuses.ts'

/** The text of the idea, its pictures and files, its tags, and its changes of status with their reasons. */
export function IdeaBody({ idea }: { idea: IdeaData }) {
  const t = useMessages(ideaMessages)
  const { board, files, html, labels, language, statusChanges, tags } = idea
  return (
    <section aria-label={t('text')}>
      {html ? <Prose html={html} language={language} /> : <p className="quiet">{t('titleOnly')}</p>}
      <AttachedFiles files={files.filter(({ url }) => !html.includes(`src="${url}"`))} />
      {tags.length > 0 ? (
        <div className="chips idea-tags">
          {tags.map((tag) => (
            <Chip
              key={tag}
              to={`${board ? `/ideas/boards/${board.slug}?` : '/ideas?view=ideas&'}tag=${encodeURIComponent(tag)}`}
            >
              <span dir="auto">{tag}</span>
            </Chip>
          ))}
        </div>
      ) : null}
      <Labels labels={labels} />
      <StatusHistory statusChanges={statusChanges} />
    </section>
  )
}

/** Columns that came with an import and have no place of their own. */
function Labels({ labels }: { labels: unknown }) {
  const t = useMessages(ideaMessages)
  if (!labels || typeof labels !== 'object') return null
  const rows = Object.entries(labels).filter(([, value]) => value !== null && value !== '')
  if (rows.length === 0) return null
  return (
    <details className="idea-more">
      <summary>{t('imported')}</summary>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <Fact key={name} name={name} value={String(value)} />
        ))}
      </dl>
    </details>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt dir="auto">{name}</dt>
      <dd dir="auto">{value}</dd>
    </>
  )
}

/** Every change of status with who made it, when and why. */
function StatusHistory({ statusChanges }: Pick<IdeaData, 'statusChanges'>) {
  const t = useMessages(ideaMessages)
  if (statusChanges.length === 0) return null
  return (
    <details className="idea-more">
      <summary>{t('changes', { count: statusChanges.length })}</summary>
      <ol className="list list-ruled status-changes">
        {statusChanges.map((change) => (
          <li key={change.at}>
            <div>
              <StatusChange change={change} />
              {change.note ? (
                <p className="voice" dir="auto">
                  {change.note}
                </p>
              ) : null}
            </div>
            <span className="quiet small">
              <Time at={change.at} as="day" />
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** From which status to which, by whom; the other idea, when the change merged or unmerged them. */
function StatusChange({ change }: { change: IdeaData['statusChanges'][number] }) {
  const t = useMessages(ideaMessages)
  const statusLabel = useStatusLabel()
  const { by, byName, from, other, to } = change
  const values = {
    from: statusLabel(from),
    to: statusLabel(to),
    b: (inside: ReactNode) => <b>{inside}</b>,
    who: by ? (
      <Link className="link" dir="auto" to={`/people/${by.number}`}>
        {by.name}
      </Link>
    ) : byName ? (
      <span dir="auto">{byName}</span>
    ) : (
      t('someone')
    ),
  }
  if (!other) return t.rich('change', values)
  return t.rich(to === 'MERGED' ? 'change.merged' : 'change.unmerged', {
    ...values,
    other: (
      <Link className="link" dir="auto" to={`/ideas/${other.number}`}>
        {other.title}
      </Link>
    ),
  })
}
