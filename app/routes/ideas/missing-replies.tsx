import type { MissingReplies, ThreadData } from '#app/components/comment-thread.tsx'
import { Link } from '#app/ui/link.tsx'
import type { IdeaData } from './idea-document.ts'
import type { TalkSort } from './talk-state.ts'
import type { MoreReplies } from './use-more-replies.ts'

type MissingProps = {
  idea: IdeaData
  sort: TalkSort
  thread: ThreadData
  what: MissingReplies
  replies: MoreReplies
}

/** The way to replies of a long thread that are not here; before scripts the page of that part. */
export function MissingRepliesLink({ idea, sort, thread, what, replies }: MissingProps) {
  const hasFailed = replies.hasFailed(what)
  const words = what.side === 'BEFORE' ? 'Show earlier replies' : 'Show the replies in between'
  return (
    <p className="replies-missing">
      <Link
        className="link small"
        to={addressOf(idea, sort, thread, what)}
        aria-busy={replies.isLoading(what) || undefined}
        preventScrollReset
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          replies.load(what)
        }}
      >
        {hasFailed ? 'Try again' : words}
      </Link>
      {hasFailed ? (
        <span className="quiet small" role="status">
          They could not be loaded.
        </span>
      ) : null}
    </p>
  )
}

function addressOf(
  idea: IdeaData,
  sort: TalkSort,
  thread: ThreadData,
  { side, of }: MissingReplies,
): string {
  const query = new URLSearchParams({ comment: of, replies: side.toLowerCase() })
  if (sort === 'NEWEST') query.set('talk', 'newest')
  return `/ideas/${idea.number}?${query}#comment-${thread.id}`
}
