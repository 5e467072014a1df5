// The posts of Home: the lists to choose from, the chosen one, and its end.
import { useRef } from 'react'
import { Form, useActionData, useLocation } from 'react-router'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { BOARDS_PLACE } from '#app/components/places.ts'
import { PostList } from '#app/components/post-list.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { frameMessages } from '#messages/frame.ts'
import { homeMessages } from '#messages/home.ts'
import { type HomeData, type HomeList, listShown, rowOf } from './home-document.ts'
import type { useHomeNews } from './use-home-news.ts'
import { HomeRow } from './why-here.tsx'

type PostsProps = { news: ReturnType<typeof useHomeNews>; loaded: HomeData }

export function Posts({ news, loaded }: PostsProps) {
  const t = useMessages(homeMessages)
  const frame = useMessages(frameMessages)
  const { search } = useLocation()
  const { settings } = loaded
  const list = listShown(new URLSearchParams(search), settings)
  const box = useRef<HTMLDivElement>(null)
  const grown = useRows(loaded.homePosts, {
    of: (page: HomeData) => page.homePosts,
    idOf: ({ post }) => post.number,
  })
  const shown = new Set(news.rows.map(({ number }) => number))
  const further = grown.rows.map(rowOf).filter(({ number }) => !shown.has(number))
  const rows = [...news.rows, ...further]
  return (
    <section id="posts" aria-labelledby="posts-head" ref={box}>
      <div className="section-head">
        <h2 id="posts-head">{t('list.posts')}</h2>
        <ListChoice list={list} isPersonalised={settings.isPersonalised} />
      </div>
      <ArrivalPill
        count={news.arrivals}
        words={frame('arrived.trending', { count: news.arrivals })}
        onShow={news.bringIn}
      />
      {rows.length > 0 ? (
        <>
          <PostList
            posts={rows}
            label={t(`list.${list}.label`)}
            newIds={news.newIds}
            Row={HomeRow}
          />
          <MoreRows list={box} grown={grown} />
          {grown.to ? null : <CaughtUp />}
        </>
      ) : (
        <Empty
          title={t(`list.${list}.nothing`)}
          level={3}
          actions={<LinkButton to={BOARDS_PLACE.to}>{t('list.choose')}</LinkButton>}
        >
          {t(`list.${list}.nothing.help`)}
        </Empty>
      )}
    </section>
  )
}

function CaughtUp() {
  const t = useMessages(homeMessages)
  return (
    <p className="list-more quiet">
      {t('list.end')}
      <LinkButton variant="quiet" size="small" to={BOARDS_PLACE.to}>
        {t('list.boards')}
      </LinkButton>
    </p>
  )
}

const LISTS = ['FOR_YOU', 'FOLLOWING', 'LATEST'] as const

/** Buttons of a form, because the choice is kept. */
function ListChoice({ list, isPersonalised }: { list: HomeList; isPersonalised: boolean }) {
  const t = useMessages(homeMessages)
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  return (
    <>
      <Form
        method="post"
        action="/?index"
        className="segment section-head-end"
        aria-label={t('lists')}
        preventScrollReset
        data-done={t('list.chosen', { list: t(`list.${list}`) })}
      >
        {LISTS.filter((one) => isPersonalised || one !== 'FOR_YOU').map((one) => (
          <button
            key={one}
            type="submit"
            name="list"
            value={one}
            className="segment-part"
            aria-pressed={one === list}
          >
            {t(`list.${one}`)}
          </button>
        ))}
      </Form>
      {problem ? <FieldError>{problem}</FieldError> : null}
    </>
  )
}
