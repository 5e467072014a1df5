import { cachedRow } from '#app/components/cached-row.tsx'
import type { PlacedPost } from '#app/components/post-fields.ts'
import { PostRow } from '#app/components/post-row.tsx'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { homeMessages } from '#messages/home.ts'

const DAY = 86_400_000

/** A row of what is trending. */
export const HomeRow = cachedRow<{ post: PlacedPost }>('home', ({ post }) => (
  <PostRow post={post} why={<WhyHere post={post} />} />
))

/** Why this row stands here: the latest thing that happened to it, and where it stands. */
function WhyHere({ post }: { post: PlacedPost }) {
  const t = useMessages(homeMessages)
  const { now } = useClock()
  const isWithin = (at: string, days: number) => now - Date.parse(at) < days * DAY
  return (
    <>
      {isWithin(post.createdAt, 1) ? (
        <span>
          <span className="presence-dot presence-dot-close" />
          {t.rich('why.new', { at: <Time at={post.createdAt} /> })}
        </span>
      ) : post.statusLabel &&
        post.statusAt &&
        post.statusStep !== 1 &&
        isWithin(post.statusAt, 7) ? (
        <span>
          {t.rich('why.status', {
            status: post.statusLabel,
            at: <Time at={post.statusAt} as="weekday" />,
          })}
        </span>
      ) : (
        <span>{t.rich('why.active', { at: <Time at={post.activeAt} /> })}</span>
      )}
      {post.place ? <span dir="auto">{post.place}</span> : null}
    </>
  )
}
