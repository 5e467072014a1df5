import '#app/styles/sheets/people.css'
import { useRef } from 'react'
import { Link } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { PlacedRow } from '#app/components/placed-row.tsx'
import { PostList } from '#app/components/post-list.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { personMessages } from '#messages/person.ts'
import type { PersonData } from './person-document.ts'

type PostsOfProps = { data: PersonData; view: 'posted' | 'supported'; name: string }

/** Posts that somebody posted or supports, as far as the viewer may see them. */
export function PostsOf({ data, view, name }: PostsOfProps) {
  const t = useMessages(personMessages)
  const grown = useRows(data[view], {
    of: (page: PersonData) => page[view],
    idOf: ({ number }) => number,
  })
  const box = useRef<HTMLDivElement>(null)
  if (grown.rows.length === 0) return <Empty title={t(`none.${view}`)}>{t('none.help')}</Empty>
  return (
    <div ref={box}>
      <PostList posts={grown.rows} label={t(`list.${view}`, { name })} Row={PlacedRow} />
      <MoreRows list={box} grown={grown} />
    </div>
  )
}

/** Somebody's comments, each with the title of its post. */
export function SaidBy({ data, name }: { data: PersonData; name: string }) {
  const t = useMessages(personMessages)
  const grown = useRows(data.person?.comments, {
    of: (page: PersonData) => page.person?.comments,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  if (grown.rows.length === 0) return <Empty title={t('none.comments')}>{t('none.help')}</Empty>
  return (
    <>
      <ul className="list list-ruled" ref={list} aria-label={t('list.comments', { name })}>
        {grown.rows.map((one) => (
          <li className="comment-text" key={one.number} data-row={one.number}>
            <h2>
              <Link to={one.path} prefetch="intent" dir="auto">
                {one.postTitle}
              </Link>
            </h2>
            <div className="prose-clamp">
              <Prose html={one.html} language={one.language} />
            </div>
            <div className="meta">
              <span>
                <Time at={one.createdAt} />
              </span>
              {one.kind === 'CASE' || one.kind === 'BUILD_ON' ? (
                <span>{t(`comment.${one.kind}`)}</span>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}
