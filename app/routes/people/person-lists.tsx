import { useRef } from 'react'
import { Link } from 'react-router'
import { IdeaList } from '#app/components/idea-list.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { rowOf } from '#app/components/row-of.ts'
import { useRows } from '#app/components/use-rows.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import type { PersonData } from './person-document.ts'

type IdeasOfProps = { data: PersonData; view: 'posted' | 'supported'; first: string }

/** Ideas that somebody posted or supports, as far as the viewer may see them. */
export function IdeasOf({ data, view, first }: IdeasOfProps) {
  const grown = useRows(data[view], {
    of: (page: PersonData) => page[view],
    idOf: ({ number }) => number,
  })
  const box = useRef<HTMLDivElement>(null)
  if (grown.rows.length === 0)
    return (
      <Empty
        title={view === 'posted' ? `${first} posted nothing yet` : `${first} supported nothing yet`}
      >
        Only what you may read is shown here.
      </Empty>
    )
  return (
    <div ref={box}>
      <IdeaList
        ideas={grown.rows.map((idea) => ({ ...rowOf(idea), idea }))}
        label={
          view === 'posted'
            ? `Ideas by ${first}, newest first`
            : `Ideas ${first} supports, most moving first`
        }
        level={2}
        why={({ idea }) => (
          <>
            <span>
              <Time at={idea.createdAt} />
            </span>
            <span>{idea.board.name}</span>
          </>
        )}
      />
      <MoreRows list={box} grown={grown} />
    </div>
  )
}

const KIND_WORDS: Record<string, string> = { CASE: 'It happens here too', BUILD_ON: 'Built on it' }

/** What somebody said, each with the idea it was said about. */
export function SaidBy({ data, first }: { data: PersonData; first: string }) {
  const grown = useRows(data.person?.comments, {
    of: (page: PersonData) => page.person?.comments,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  if (grown.rows.length === 0)
    return <Empty title={`${first} said nothing yet`}>Only what you may read is shown here.</Empty>
  return (
    <>
      <ul className="list list-ruled" ref={list} aria-label={`What ${first} said, latest first`}>
        {grown.rows.map((one) => (
          <li className="comment-text" key={one.number} data-row={one.number}>
            <h2>
              <Link to={one.path} prefetch="intent">
                {one.postTitle}
              </Link>
            </h2>
            <div className="prose-clamp">
              <Prose html={one.html} />
            </div>
            <div className="meta">
              <span>
                <Time at={one.createdAt} />
              </span>
              {KIND_WORDS[one.kind] ? <span>{KIND_WORDS[one.kind]}</span> : null}
            </div>
          </li>
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}
