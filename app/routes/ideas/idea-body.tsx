import { Link } from 'react-router'
import { AttachedFiles } from '#app/components/attached-files.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import type { IdeaData } from './idea-document.ts'
import { statusLabel } from './statuses.ts'

/** The words of the idea, its pictures and files, its tags, and the road with its reasons. */
export function IdeaBody({ idea }: { idea: IdeaData }) {
  const { board, files, html, labels, statusChanges, tags } = idea
  return (
    <section aria-label="The idea">
      {html ? <Prose html={html} /> : <p className="quiet">The title says it all.</p>}
      <AttachedFiles files={files} />
      {tags.length > 0 ? (
        <div className="chips idea-tags">
          {tags.map((tag) => (
            <Chip key={tag} to={`/ideas/boards/${board.slug}?tag=${encodeURIComponent(tag)}`}>
              {tag}
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
  if (!labels || typeof labels !== 'object') return null
  const rows = Object.entries(labels).filter(([, value]) => value !== null && value !== '')
  if (rows.length === 0) return null
  return (
    <details className="idea-more">
      <summary>As it was imported</summary>
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
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** The other idea, when a step joined them or parted them. */
function Joined({ move }: { move: IdeaData['statusChanges'][number] }) {
  if (!move.other) return null
  return (
    <>
      {move.to === 'MERGED' ? ', joined with ' : ', parted from '}
      <Link className="link" to={`/ideas/${move.other.number}`}>
        {move.other.title}
      </Link>
    </>
  )
}

/** Every move with who made it, when and why. */
function StatusHistory({ statusChanges }: Pick<IdeaData, 'statusChanges'>) {
  if (statusChanges.length === 0) return null
  return (
    <details className="idea-more">
      <summary>
        The road so far, {statusChanges.length} {statusChanges.length === 1 ? 'step' : 'steps'}
      </summary>
      <ol className="list list-ruled idea-road">
        {statusChanges.map((move) => (
          <li key={move.at}>
            <div>
              <b>
                {statusLabel(move.from)} to {statusLabel(move.to)}
              </b>
              <Joined move={move} />
              <span className="quiet">
                {' by '}
                {move.by ? (
                  <Link className="link" to={`/people/${move.by.number}`}>
                    {move.by.name}
                  </Link>
                ) : (
                  (move.byName ?? 'someone')
                )}
              </span>
              {move.note ? <p className="voice">{move.note}</p> : null}
            </div>
            <span className="quiet small">
              <Time at={move.at} as="day" />
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
