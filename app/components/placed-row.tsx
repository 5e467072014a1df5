import { Time } from '#app/ui/time.tsx'
import { cachedRow } from './cached-row.tsx'
import type { PlacedPost } from './post-fields.ts'
import { PostRow } from './post-row.tsx'

/** A row of a list of any kinds: when it was posted, and the list of its own on which it stands. */
export const PlacedRow = cachedRow<{ post: PlacedPost }>('placed', ({ post }) => (
  <PostRow
    post={post}
    level={2}
    why={
      <>
        <span>
          <Time at={post.createdAt} />
        </span>
        {post.place ? <span dir="auto">{post.place}</span> : null}
      </>
    }
  />
))
