import type { ReactNode } from 'react'
import { cachedRow } from '#app/components/cached-row.tsx'
import { PostRow } from '#app/components/post-row.tsx'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { homeMessages } from '#messages/home.ts'
import type { HomeRowPost } from './home-document.ts'

const DAY = 86_400_000

/** A row of a list of Home. */
export const HomeRow = cachedRow<{ post: HomeRowPost }>('home', ({ post }) => (
  <PostRow
    post={post}
    why={
      <>
        <WhyHere post={post} />
        <Lately post={post} />
        {post.place && post.reason !== 'FOLLOWED_LIST' ? (
          <span dir="auto">{post.place}</span>
        ) : null}
      </>
    }
  />
))

const auto = (inside: ReactNode) => <bdi>{inside}</bdi>

/** Why this row stands here. */
function WhyHere({ post }: { post: HomeRowPost }) {
  const t = useMessages(homeMessages)
  const place = post.place ?? post.space.name
  switch (post.reason) {
    case 'FOLLOWED_POST':
      return <span>{t('why.FOLLOWED_POST')}</span>
    case 'FOLLOWED_LIST':
      return <span>{t.rich('why.FOLLOWED_LIST', { name: place, place: auto })}</span>
    case 'FOLLOWED_TOPIC':
      return <span>{t.rich('why.FOLLOWED_LIST', { name: post.topic ?? '', place: auto })}</span>
    case 'PERSON':
      return <span>{t.rich('why.PERSON', { name: post.author?.name ?? '', person: auto })}</span>
    default:
      return <span>{t.rich('why.NEW', { name: post.space.name, space: auto })}</span>
  }
}

/** The latest thing that happened to it. */
function Lately({ post }: { post: HomeRowPost }) {
  const t = useMessages(homeMessages)
  const { now } = useClock()
  const isWithin = (at: string, days: number) => now - Date.parse(at) < days * DAY
  if (isWithin(post.createdAt, 1))
    return (
      <span>
        <span className="presence-dot presence-dot-close" />
        {t.rich('why.new', { at: <Time at={post.createdAt} /> })}
      </span>
    )
  if (post.reason === 'NEW')
    return <span>{t.rich('why.posted', { at: <Time at={post.createdAt} /> })}</span>
  if (post.statusLabel && post.statusAt && post.statusStep !== 1 && isWithin(post.statusAt, 7))
    return (
      <span>
        {t.rich('why.status', {
          status: post.statusLabel,
          at: <Time at={post.statusAt} as="weekday" />,
        })}
      </span>
    )
  return <span>{t.rich('why.active', { at: <Time at={post.activeAt} /> })}</span>
}
