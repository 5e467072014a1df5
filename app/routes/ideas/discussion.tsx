import { type ComponentProps, type RefObject, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import {
  CommentTree,
  type CommentTreeData,
  type MissingReplies,
  WritingLine,
} from '#app/components/comment-tree.tsx'
import { MoreLink } from '#app/components/more-rows.tsx'
import { firstNameOf, type PersonFace } from '#app/components/person-face.ts'
import { useTyping } from '#app/live/use-presence.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { useCommentTools } from './comment-tools.tsx'
import { DiscussionComposer } from './discussion-composer.tsx'
import { drawn } from './discussion-state.ts'
import type { IdeaData } from './idea-document.ts'
import { MissingRepliesLink } from './missing-replies.tsx'
import type { useDiscussion } from './use-discussion.ts'

type DiscussionProps = {
  idea: IdeaData
  live: ReturnType<typeof useDiscussion>
  viewer: PersonFace
  here: ReadonlySet<string>
  end: RefObject<HTMLDivElement | null>
}

/** What was built on the idea, and the talk: threads with one level of indent, newest light, a place to write. */
export function Discussion({ idea, live, viewer, here, end }: DiscussionProps) {
  const { discussion } = live
  const [query] = useSearchParams()
  const [isBuilding, setBuilding] = useState(query.get('kind') === 'build')
  const navigate = useNavigate()
  const composer = useRef<HTMLTextAreaElement>(null)
  const tools = useCommentTools({ idea, live, viewer, composer })
  const { built, threads, later } = drawn(discussion, idea.author?.number ?? null, here)
  const list = useRef<HTMLDivElement>(null)
  const drawing = {
    ...tools,
    missing: (thread: CommentTreeData, what: MissingReplies) => (
      <MissingRepliesLink
        idea={idea}
        sort={discussion.sort}
        thread={thread}
        what={what}
        replies={live.replies}
      />
    ),
  }
  const canWrite = idea.viewerCan.comment
  useFocusWhenNamed(composer)
  useKeys(
    canWrite
      ? [
          { keys: 'r', does: 'Comment', group: 'idea', run: () => composer.current?.focus() },
          { keys: 'b', does: 'Build on it', group: 'idea', run: () => setBuilding(true) },
        ]
      : [],
  )
  return (
    <>
      <BuiltOn
        threads={built}
        drawing={drawing}
        idea={idea}
        viewer={viewer}
        isOpen={isBuilding}
        onOpen={setBuilding}
        add={live.add}
      />
      <section id="discussion" aria-labelledby="discussion-heading">
        <DiscussionHead
          idea={idea}
          count={live.counts.commentCount - built.length}
          sort={discussion.sort}
        />
        <ArrivalPill count={discussion.waiting.size} what="comments" onShow={live.showWaiting} />
        <div ref={list}>
          {discussion.hasEarlier ? (
            <p className="discussion-earlier">
              <Link
                className="link"
                to={addressOfDiscussion(idea, discussion.sort)}
                preventScrollReset
              >
                Show the talk from its beginning
              </Link>
            </p>
          ) : null}
          {threads.length > 0 ? <CommentTree threads={threads} {...drawing} /> : null}
          {discussion.next ? <MoreDiscussion idea={idea} live={live} /> : null}
          {later.length > 0 ? <CommentTree threads={later} {...drawing} /> : null}
        </div>
        <div ref={end} />
        {canWrite && query.get('kind') === 'case' ? (
          <DiscussionComposer
            idea={idea}
            viewer={viewer}
            kind="CASE"
            isFocused
            onPosted={(comment) => {
              live.add(comment)
              void navigate(addressOfDiscussion(idea, discussion.sort), CLOSE)
            }}
            onCancel={() => void navigate(addressOfDiscussion(idea, discussion.sort), CLOSE)}
          />
        ) : null}
        <Writing idea={idea} />
        {canWrite ? (
          <DiscussionComposer
            idea={idea}
            viewer={viewer}
            kind="COMMENT"
            textRef={composer}
            onPosted={live.add}
            hasAccountDraft
          />
        ) : (
          <p className="quiet">
            {idea.board.space.isArchived
              ? 'This space is archived. What was said stays.'
              : 'This talk is closed. What was said stays.'}
          </p>
        )}
      </section>
    </>
  )
}

/** “Comment” in a list leads to #comment: to the field, not only to its place. */
function useFocusWhenNamed(composer: RefObject<HTMLTextAreaElement | null>) {
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address again is the same wish again
  useEffect(() => {
    if (hash === '#comment') composer.current?.focus()
  }, [hash, key])
}

const CLOSE = { replace: true, preventScrollReset: true } as const

/** Who writes at this moment, in a line that is always there. */
function Writing({ idea }: { idea: IdeaData }) {
  return <WritingLine names={useTyping(`post:${idea.number}`).map(firstNameOf)} />
}

const addressOfDiscussion = (idea: IdeaData, sort: 'OLDEST' | 'NEWEST', after?: string) => {
  const query = new URLSearchParams()
  if (sort === 'NEWEST') query.set('discussion', 'newest')
  if (after) query.set('after', after)
  const text = query.toString()
  return `/ideas/${idea.number}${text ? `?${text}` : ''}#discussion`
}

function DiscussionHead(props: { idea: IdeaData; count: number; sort: 'OLDEST' | 'NEWEST' }) {
  const { idea, count, sort } = props
  return (
    <div className="section-head">
      <h2 id="discussion-heading">Talk</h2>
      <small>{Math.max(0, count)}</small>
      <span className="section-head-end">
        <SegmentLinks
          label="Order of the talk"
          items={[
            {
              label: 'Oldest',
              to: addressOfDiscussion(idea, 'OLDEST'),
              isCurrent: sort === 'OLDEST',
            },
            {
              label: 'Newest',
              to: addressOfDiscussion(idea, 'NEWEST'),
              isCurrent: sort === 'NEWEST',
            },
          ]}
        />
      </span>
    </div>
  )
}

function MoreDiscussion({ idea, live }: Pick<DiscussionProps, 'idea' | 'live'>) {
  const { next, sort } = live.discussion
  if (!next) return null
  return (
    <div className="list-more">
      <MoreLink
        to={addressOfDiscussion(idea, sort, next)}
        state={live.later.state}
        onMore={live.later.more}
      >
        More of the talk
      </MoreLink>
    </div>
  )
}

type BuiltOnProps = {
  threads: readonly CommentTreeData[]
  drawing: Pick<ComponentProps<typeof CommentTree>, 'draw' | 'after' | 'missing'>
  idea: IdeaData
  viewer: PersonFace
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  add: ReturnType<typeof useDiscussion>['add']
}

function BuiltOn({ threads, drawing, idea, viewer, isOpen, onOpen, add }: BuiltOnProps) {
  const canBuild = idea.viewerCan.comment
  if (threads.length === 0 && !canBuild) return null
  return (
    <section id="built" aria-labelledby="built-heading">
      <div className="section-head">
        <h2 id="built-heading">Built on it</h2>
        {threads.length > 0 ? <small>{threads.length}</small> : null}
      </div>
      {threads.length > 0 ? <CommentTree threads={threads} {...drawing} /> : null}
      {canBuild && isOpen ? (
        <DiscussionComposer
          idea={idea}
          viewer={viewer}
          kind="BUILD_ON"
          isFocused
          onPosted={(comment) => {
            add(comment)
            onOpen(false)
          }}
          onCancel={() => onOpen(false)}
        />
      ) : null}
      {canBuild && !isOpen ? (
        <p className="built-add">
          <Link
            className={buttonClass({})}
            to={`/ideas/${idea.number}?kind=build#built`}
            preventScrollReset
            onClick={(event) => {
              event.preventDefault()
              onOpen(true)
            }}
          >
            Build on it
          </Link>
          {threads.length === 0 ? (
            <span className="quiet small">Add something that makes it better.</span>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}
