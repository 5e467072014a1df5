import '#app/styles/sheets/discussion.css'
import { MoreLink } from '#app/components/more-rows.tsx'
import { useMessages } from '#app/messages.tsx'
import { discussionMessages } from '#messages/discussion.ts'
import { replyPageAddress } from './addresses.ts'
import type { CommentTreeItem, MissingReplies } from './comment-tree.tsx'
import type { Order } from './discussion-state.ts'
import type { MoreReplies } from './use-more-replies.ts'

type MissingProps = {
  path: string
  sort: Order
  item: CommentTreeItem
  what: MissingReplies
  replies: MoreReplies
}

/** The way to replies of a long thread that are not here; before scripts the page of that part. */
export function MissingRepliesLink({ path, sort, item, what, replies }: MissingProps) {
  const t = useMessages(discussionMessages)
  return (
    <p className="replies-missing">
      <MoreLink
        className="link small"
        to={replyPageAddress(path, sort, item.comment.number, what)}
        state={replies.stateOf(what)}
        onMore={() => replies.load(what)}
      >
        {t(what.side === 'BEFORE' ? 'replies.earlier' : 'replies.between')}
      </MoreLink>
    </p>
  )
}
