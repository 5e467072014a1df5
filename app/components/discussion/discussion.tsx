import '#app/styles/sheets/discussion.css'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { MoreLink } from '#app/components/more-rows.tsx'
import { firstNameOf, type PersonFace } from '#app/components/person-face.ts'
import { useTyping } from '#app/live/use-presence.ts'
import { useMessages } from '#app/messages.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { Time } from '#app/ui/time.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { frameMessages } from '#messages/frame.ts'
import { discussionAddress } from './addresses.ts'
import { BuiltOn } from './built-on.tsx'
import { useCommentTools } from './comment-tools.tsx'
import {
  CommentTree,
  type CommentTreeItem,
  type CommentTreeProps,
  type MissingReplies,
  WritingLine,
} from './comment-tree.tsx'
import type { DiscussionAnswers } from './discussion-answers.ts'
import { DiscussionComposer } from './discussion-composer.tsx'
import { type Order, shownOf } from './discussion-state.ts'
import type { PostDiscussion } from './documents.ts'
import { MissingRepliesLink } from './missing-replies.tsx'
import type { Discussing } from './use-discussion.ts'
import { WaitingComments } from './waiting-comments.tsx'

type DiscussionProps = {
  post: PostDiscussion
  discussing: Discussing
  viewer: PersonFace
  /** Who reads or writes here at this moment, by number. */
  here: ReadonlySet<string>
  /** The kind takes contributions that are shown above the comments, and cases among them. */
  isBuiltOn?: boolean
  /** The kind ranks the first comments, which are its answers. */
  answers?: DiscussionAnswers
}

/** The comments of a post of any kind: one level of replies, new ones marked, a place to write. */
export function Discussion(props: DiscussionProps) {
  const { post, discussing, viewer, here, isBuiltOn, answers } = props
  const { state, end, add } = discussing
  const [query] = useSearchParams()
  const composer = useRef<HTMLTextAreaElement>(null)
  const [isBuilding, setBuilding] = useState(query.get('kind') === 'build')
  const tools = useCommentTools({ post, discussing, viewer, here, answers })
  const { built, comments, later } = shownOf(state)
  const drawing = {
    ...tools,
    missing: (item: CommentTreeItem, what: MissingReplies) => (
      <MissingRepliesLink
        {...{ item, what }}
        path={post.path}
        sort={state.sort}
        replies={discussing.replies}
      />
    ),
  }
  useFocusWhenNamed(composer)
  useDiscussionKeys(post, composer, isBuiltOn ? () => setBuilding(true) : null)
  return (
    <>
      {isBuiltOn ? (
        <BuiltOn
          {...{ post, viewer, drawing, add }}
          items={built}
          isOpen={isBuilding}
          onOpen={setBuilding}
        />
      ) : null}
      <section id="discussion" aria-labelledby="discussion-heading">
        <Head
          post={post}
          count={discussing.counts.commentCount - built.length}
          sort={state.sort}
          isRanked={answers !== undefined}
        />
        <Arrived discussing={discussing} />
        <div>
          {state.hasEarlier ? <FromStart post={post} sort={state.sort} /> : null}
          <Comments items={comments} drawing={drawing} />
          <MoreComments post={post} discussing={discussing} />
          <Comments items={later} drawing={drawing} />
        </div>
        <div ref={end} />
        <Writers
          {...{ post, viewer, add, composer, answers }}
          sort={state.sort}
          hasCases={isBuiltOn}
        />
        <PostLinks post={post} isOwn={String(post.author?.number) === viewer.id} />
      </section>
    </>
  )
}

/** Reporting the post to its moderators; for them locking and pinning. */
function PostLinks({ post, isOwn }: { post: PostDiscussion; isOwn: boolean }) {
  const t = useMessages(discussionMessages)
  const moderates = post.viewerCan.lock || post.viewerCan.pin
  if (isOwn && !moderates) return null
  return (
    <p className="cluster small soft report-link">
      {isOwn ? null : (
        <Link className="link" to={`/report?post=${post.number}`} rel="nofollow">
          {t('report.post')}
        </Link>
      )}
      {moderates ? (
        <Link className="link" to={`/moderation/posts/${post.number}`} rel="nofollow">
          {t('moderate')}
        </Link>
      ) : null}
    </p>
  )
}

/** Why nobody, or not the viewer, writes here now. */
function ClosedLine({ post: { isHeld, lock, space } }: { post: PostDiscussion }) {
  const t = useMessages(discussionMessages)
  const { viewerRestriction: own } = space
  const until = (at: string) => ({ time: <Time at={at} as="moment" /> })
  return (
    <p className="quiet">
      {space.isArchived
        ? t('archived')
        : isHeld
          ? t('held')
          : lock
            ? t.rich('locked', { name: lock.by.name, reason: lock.reason, ...until(lock.until) })
            : own
              ? t.rich('restricted', { reason: own.reason, ...until(own.until) })
              : t('closed')}
    </p>
  )
}

type Drawing = Omit<CommentTreeProps, 'items'>

function Comments({ items, drawing }: { items: readonly CommentTreeItem[]; drawing: Drawing }) {
  return items.length > 0 ? <CommentTree items={items} {...drawing} /> : null
}

function useDiscussionKeys(
  post: PostDiscussion,
  composer: RefObject<HTMLTextAreaElement | null>,
  build: (() => void) | null,
) {
  const t = useMessages(discussionMessages)
  const group = 'page' as const
  const comment = {
    keys: 'r',
    does: t('keys.comment'),
    group,
    run: () => composer.current?.focus(),
  }
  const buildOn = build ? [{ keys: 'b', does: t('write.build'), group, run: build }] : []
  useKeys(post.viewerCan.comment ? [comment, ...buildOn] : [])
}

/** “Comment” in a list leads to #comment: to the field, not only to its place. */
function useFocusWhenNamed(composer: RefObject<HTMLTextAreaElement | null>) {
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address again is the same wish again
  useEffect(() => {
    if (hash === '#comment') composer.current?.focus()
  }, [hash, key])
}

type HeadProps = { post: PostDiscussion; count: number; sort: Order; isRanked: boolean }

function Head({ post, count, sort, isRanked }: HeadProps) {
  const t = useMessages(discussionMessages)
  const item = (order: Order, label: string) => ({
    label,
    to: discussionAddress(post.path, order),
    isCurrent: sort === order,
  })
  return (
    <div className="section-head">
      <h2 id="discussion-heading">{t(isRanked ? 'heading.answers' : 'heading')}</h2>
      {isRanked ? null : <small>{Math.max(0, count)}</small>}
      <span className="section-head-end">
        <SegmentLinks
          label={t(isRanked ? 'order.answers' : 'order')}
          items={[
            isRanked ? item('TOP', t('top')) : item('OLDEST', t('oldest')),
            item('NEWEST', t('newest')),
          ]}
        />
      </span>
    </div>
  )
}

function Arrived({ discussing }: { discussing: Discussing }) {
  const t = useMessages(frameMessages)
  const count = discussing.state.waiting.size
  return (
    <ArrivalPill
      count={count}
      words={t('arrived.comments', { count })}
      onShow={discussing.showWaiting}
    />
  )
}

function FromStart({ post, sort }: { post: PostDiscussion; sort: Order }) {
  const t = useMessages(discussionMessages)
  return (
    <p className="comments-from-start">
      <Link className="link" to={discussionAddress(post.path, sort)} preventScrollReset>
        {t('fromStart')}
      </Link>
    </p>
  )
}

function MoreComments({ post, discussing }: Pick<DiscussionProps, 'post' | 'discussing'>) {
  const t = useMessages(discussionMessages)
  const { state, more } = discussing
  if (!state.next) return null
  return (
    <div className="list-more">
      <MoreLink
        to={discussionAddress(post.path, state.sort, state.next)}
        state={more.state}
        onMore={more.load}
      >
        {t('more')}
      </MoreLink>
    </div>
  )
}

type WritersProps = {
  post: PostDiscussion
  viewer: PersonFace
  sort: Order
  hasCases: boolean | undefined
  answers: DiscussionAnswers | undefined
  composer: RefObject<HTMLTextAreaElement | null>
  add: (comment: CommentFields) => void
}

/** Who writes at this moment, and where one writes oneself. */
function Writers({ post, viewer, sort, hasCases, answers, composer, add }: WritersProps) {
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const names = useTyping(`post:${post.number}`).map(firstNameOf)
  if (!post.viewerCan.comment)
    return (
      <>
        <WritingLine names={names} />
        <ClosedLine post={post} />
      </>
    )
  const close = () =>
    void navigate(discussionAddress(post.path, sort), { replace: true, preventScrollReset: true })
  return (
    <>
      {hasCases && query.get('kind') === 'case' ? (
        <DiscussionComposer
          {...{ post, viewer }}
          kind="CASE"
          isFocused
          onPosted={(comment) => {
            add(comment)
            close()
          }}
          onCancel={close}
        />
      ) : null}
      <WaitingComments {...{ post, viewer, add }} />
      <WritingLine names={names} />
      <DiscussionComposer
        {...{ post, viewer }}
        kind="COMMENT"
        isAnswer={answers !== undefined}
        canBeSealed={answers?.canBeSealed}
        textRef={composer}
        onPosted={add}
        hasAccountDraft
      />
    </>
  )
}
