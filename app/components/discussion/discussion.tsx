import { type ComponentProps, type RefObject, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import {
  CommentThread,
  type MissingReplies,
  type ThreadData,
  WritingLine,
} from '#app/components/comment-thread.tsx'
import { MoreLink } from '#app/components/more-rows.tsx'
import { firstNameOf, type PersonFace } from '#app/components/person-face.ts'
import { useTyping } from '#app/live/use-presence.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { useCommentTools } from './comment-tools.tsx'
import type { IdeaData } from './idea-document.ts'
import { MissingRepliesLink } from './missing-replies.tsx'
import { TalkComposer } from './talk-composer.tsx'
import { drawn } from './talk-state.ts'
import type { useTalk } from './use-talk.ts'

type TalkProps = {
  idea: IdeaData
  live: ReturnType<typeof useTalk>
  viewer: PersonFace
  here: ReadonlySet<string>
  end: RefObject<HTMLDivElement | null>
}

/** What was built on the idea, and the talk: threads with one level of indent, newest light, a place to write. */
export function Talk({ idea, live, viewer, here, end }: TalkProps) {
  const { talk } = live
  const [query] = useSearchParams()
  const [isBuilding, setBuilding] = useState(query.get('kind') === 'build')
  const navigate = useNavigate()
  const composer = useRef<HTMLTextAreaElement>(null)
  const tools = useCommentTools({ idea, live, viewer, composer })
  const { built, threads, later } = drawn(talk, idea.author?.number ?? null, here)
  const list = useRef<HTMLDivElement>(null)
  const drawing = {
    ...tools,
    missing: (thread: ThreadData, what: MissingReplies) => (
      <MissingRepliesLink
        idea={idea}
        sort={talk.sort}
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
          { keys: 'r', does: 'Comment', group: 'Idea', run: () => composer.current?.focus() },
          { keys: 'b', does: 'Build on it', group: 'Idea', run: () => setBuilding(true) },
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
      <section id="talk" aria-labelledby="talk-heading">
        <TalkHead idea={idea} count={live.counts.commentCount - built.length} sort={talk.sort} />
        <ArrivalPill
          count={talk.waiting.size}
          words={['new comment', 'new comments']}
          onShow={live.showWaiting}
        />
        <div ref={list}>
          {talk.hasEarlier ? (
            <p className="talk-earlier">
              <Link className="link" to={addressOfTalk(idea, talk.sort)} preventScrollReset>
                Show the talk from its beginning
              </Link>
            </p>
          ) : null}
          {threads.length > 0 ? <CommentThread threads={threads} {...drawing} /> : null}
          {talk.next ? <MoreTalk idea={idea} live={live} /> : null}
          {later.length > 0 ? <CommentThread threads={later} {...drawing} /> : null}
        </div>
        <div ref={end} />
        {canWrite && query.get('kind') === 'case' ? (
          <TalkComposer
            idea={idea}
            viewer={viewer}
            kind="CASE"
            isFocused
            onPosted={(comment) => {
              live.add(comment)
              void navigate(addressOfTalk(idea, talk.sort), CLOSE)
            }}
            onCancel={() => void navigate(addressOfTalk(idea, talk.sort), CLOSE)}
          />
        ) : null}
        <Writing idea={idea} />
        {canWrite ? (
          <TalkComposer
            idea={idea}
            viewer={viewer}
            kind="TALK"
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

const addressOfTalk = (idea: IdeaData, sort: 'OLDEST' | 'NEWEST', after?: string) => {
  const query = new URLSearchParams()
  if (sort === 'NEWEST') query.set('talk', 'newest')
  if (after) query.set('after', after)
  const text = query.toString()
  return `/ideas/${idea.number}${text ? `?${text}` : ''}#talk`
}

function TalkHead(props: { idea: IdeaData; count: number; sort: 'OLDEST' | 'NEWEST' }) {
  const { idea, count, sort } = props
  return (
    <div className="section-head">
      <h2 id="talk-heading">Talk</h2>
      <small>{Math.max(0, count)}</small>
      <span className="section-head-end">
        <SegmentLinks
          label="Order of the talk"
          items={[
            { label: 'Oldest', to: addressOfTalk(idea, 'OLDEST'), isCurrent: sort === 'OLDEST' },
            { label: 'Newest', to: addressOfTalk(idea, 'NEWEST'), isCurrent: sort === 'NEWEST' },
          ]}
        />
      </span>
    </div>
  )
}

function MoreTalk({ idea, live }: Pick<TalkProps, 'idea' | 'live'>) {
  const { next, sort } = live.talk
  if (!next) return null
  return (
    <div className="list-more">
      <MoreLink
        to={addressOfTalk(idea, sort, next)}
        state={live.later.state}
        onMore={live.later.more}
      >
        More of the talk
      </MoreLink>
    </div>
  )
}

type BuiltOnProps = {
  threads: readonly ThreadData[]
  drawing: Pick<ComponentProps<typeof CommentThread>, 'draw' | 'after' | 'missing'>
  idea: IdeaData
  viewer: PersonFace
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  add: ReturnType<typeof useTalk>['add']
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
      {threads.length > 0 ? <CommentThread threads={threads} {...drawing} /> : null}
      {canBuild && isOpen ? (
        <TalkComposer
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
