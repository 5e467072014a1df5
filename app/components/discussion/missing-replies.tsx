import type { MissingReplies, ThreadData } from '#app/components/comment-thread.tsx'
import { MoreLink } from '#app/components/more-rows.tsx'
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
  sort: TalkSort,
  thread: ThreadData,
  { side, of }: MissingReplies,
): string {
  const query = new URLSearchParams({ comment: of, replies: side.toLowerCase() })
  if (sort === 'NEWEST') query.set('talk', 'newest')
  return `/ideas/${idea.number}?${query}#comment-${thread.id}`
}
