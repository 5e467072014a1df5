import type { CommentTreeData, MissingReplies } from '#app/components/comment-tree.tsx'
import { MoreLink } from '#app/components/more-rows.tsx'
import type { DiscussionSort } from './discussion-state.ts'
import type { IdeaData } from './idea-document.ts'
import type { MoreReplies } from './use-more-replies.ts'

type MissingProps = {
  idea: IdeaData
  sort: DiscussionSort
  thread: CommentTreeData
  what: MissingReplies
  replies: MoreReplies
}

/** The way to replies of a long thread that are not here; before scripts the page of that part. */
export function MissingRepliesLink({ idea, sort, thread, what, replies }: MissingProps) {
  const words = what.side === 'BEFORE' ? 'Show earlier replies' : 'Show the replies in between'
  return (
    <p className="replies-missing">
      <MoreLink
        className="link small"
        to={addressOf(idea, sort, thread, what)}
        state={replies.stateOf(what)}
        onMore={() => replies.load(what)}
      >
        {words}
      </MoreLink>
    </p>
  )
}

function addressOf(
  idea: IdeaData,
  sort: DiscussionSort,
  thread: CommentTreeData,
  { side, of }: MissingReplies,
): string {
  const query = new URLSearchParams({ comment: of, replies: side.toLowerCase() })
  if (sort === 'NEWEST') query.set('discussion', 'newest')
  return `/ideas/${idea.number}?${query}#comment-${thread.id}`
}
