// What is pinned in a space, above its boards.
import { Pin } from 'lucide'
import { Link } from 'react-router'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { spaceMessages } from '#messages/space.ts'

export const SpacePinned = graphql(`
  fragment SpacePinned on Space { pinnedPosts { number path title createdAt author { name } } }
`)

export function PinnedInSpace({ space: { pinnedPosts } }: { space: ResultOf<typeof SpacePinned> }) {
  const t = useMessages(spaceMessages)
  if (pinnedPosts.length === 0) return null
  return (
    <section aria-labelledby="pinned">
      <div className="section-head">
        <h2 id="pinned">
          <Icon of={Pin} /> {t('pinned')}
        </h2>
      </div>
      <ul className="list list-ruled">
        {pinnedPosts.map((post) => (
          <li key={post.number} className="stack stack-tight">
            <Link className="link" to={post.path} dir="auto">
              {post.title}
            </Link>
            <p className="cluster small soft">
              {post.author ? <span dir="auto">{post.author.name}</span> : null}
              <Time at={post.createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
