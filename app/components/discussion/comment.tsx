import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from '#app/ui/class-names.ts'
import { DrawnOnce } from '#app/ui/drawn-once.tsx'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import { Avatar } from './avatar.tsx'
import type { PersonFace } from './person-face.ts'
import { type Reaction, Reactions } from './reactions.tsx'

export type CommentData = {
  id: string
  /** Null when an import could not find the person; then `authorName` speaks. */
  author: PersonFace | null
  authorName?: string | null
  /** Beside the name: unit, or “started this”. */
  authorLine?: string | null
  authorHref?: string | null
  at: string
  editedAt?: string | null
  bodyHtml: string
  /** Taken away: one quiet line that keeps its replies. */
  isRemoved?: boolean
  /** In words: “Adds a case”, “Official answer”. */
  mark?: string | null
  /** The name of the person it answers, when that is deeper than the thread shows. */
  replyToName?: string | null
  replyToId?: string | null
  reactions: readonly Reaction[]
  files?: readonly CommentFile[]
}

export type CommentFile = {
  url: string
  name: string
  sizeWords: string
  isPicture: boolean
  alt?: string
}

type CommentProps = {
  comment: CommentData
  isNew?: boolean
  /** The address names it. Said here too, because the browser's own mark knows nothing of pages changed by scripts. */
  isTarget?: boolean
  /** Where reactions are posted. */
  action: string
  canReact: boolean
  /** The address says `?react=` with this comment: its signs stand open, for people without scripts. */
  isPicking?: boolean
  onReply?: () => void
  /** Where “Reply” leads before scripts. */
  replyHref?: string
  menu?: readonly MenuItem[]
  /** Instead of the body: the editor while it is being changed. */
  editor?: ReactNode
  children?: ReactNode
}

/** Person, role, time; their words; reactions, reply, more. */
export function Comment(props: CommentProps) {
  const { comment, isNew, isTarget, editor, children } = props
  const name = comment.author?.name ?? comment.authorName ?? 'Someone'
  if (comment.isRemoved) {
    return (
      <article className="comment" id={anchorOf(comment)}>
        <span />
        <div>
          <p className="comment-gone">This comment was taken away.</p>
          {children}
        </div>
      </article>
    )
  }
  return (
    <article
      className={classNames('comment', isNew && 'is-new', isTarget && 'is-target')}
      id={anchorOf(comment)}
      aria-label={`Comment by ${name}`}
    >
      <Avatar person={comment.author ?? { id: name, name }} size={32} />
      <div>
        <CommentHead comment={comment} name={name} isNew={isNew} />
        {editor ?? <CommentBody comment={comment} />}
        {editor ? null : <CommentFoot {...props} name={name} />}
        {children}
      </div>
    </article>
  )
}

/** The fragment under which a comment is found. */
export function anchorOf(comment: { id: string }): string {
  return `comment-${comment.id}`
}

function CommentHead(props: { comment: CommentData; name: string; isNew?: boolean }) {
  const { comment, name, isNew } = props
  const { author, bodyHtml, reactions, files, ...rest } = comment
  return (
    <DrawnOnce
      as="header"
      name="comment-head"
      from={() => [rest, name, isNew]}
      attributes={{ className: 'comment-head' }}
    >
      {() => (
        <>
          {comment.authorHref ? (
            <Link to={comment.authorHref} prefetch="intent">
              <b>{name}</b>
            </Link>
          ) : (
            <b>{name}</b>
          )}
          {comment.authorLine ? <span className="quiet">{comment.authorLine}</span> : null}
          {comment.mark ? <span className="quiet good">{comment.mark}</span> : null}
          <span className="quiet push">
            {isNew ? <span className="lamp lamp-close" /> : null}
            <a href={`#${anchorOf(comment)}`}>
              <Time at={comment.at} />
            </a>
            {comment.editedAt ? ' · edited' : ''}
          </span>
        </>
      )}
    </DrawnOnce>
  )
}

function CommentBody({ comment }: { comment: CommentData }) {
  return (
    <div className="comment-body">
      {comment.replyToName ? (
        <p className="comment-to">
          to{' '}
          <a className="link" href={`#comment-${comment.replyToId}`}>
            {comment.replyToName}
          </a>
        </p>
      ) : null}
      <Prose html={comment.bodyHtml} isSmall />
      {comment.files && comment.files.length > 0 ? <Files files={comment.files} /> : null}
    </div>
  )
}

/** Pictures as they are, other files as one line each. */
export function Files({ files }: { files: readonly CommentFile[] }) {
  return (
    <div className="files">
      {files.map((file) =>
        file.isPicture ? (
          <a key={file.url} href={file.url} className="picture">
            <img src={file.url} alt={file.alt ?? file.name} loading="lazy" />
          </a>
        ) : (
          <a key={file.url} className="file" href={file.url} download>
            <span className="ellipsis">{file.name}</span>
            <small>{file.sizeWords}</small>
          </a>
        ),
      )}
    </div>
  )
}

function CommentFoot(props: CommentProps & { name: string }) {
  const { comment, action, canReact, isPicking, onReply, replyHref, menu, name } = props
  // A menu's icons follow from its words; what its items do on the page begins with the scripts.
  const offers = () => menu?.map(({ icon, onSelect, ...offer }) => offer)
  return (
    <DrawnOnce
      as="footer"
      name="comment-foot"
      from={() => [
        comment.id,
        comment.reactions,
        action,
        canReact,
        isPicking,
        replyHref,
        offers(),
        name,
      ]}
      attributes={{ className: 'comment-foot' }}
    >
      {() => (
        <>
          <Reactions
            commentId={comment.id}
            reactions={comment.reactions}
            canReact={canReact}
            isPicking={isPicking}
            action={action}
          />
          {replyHref ? (
            <Link
              className="say"
              to={replyHref}
              preventScrollReset
              aria-label={`Reply to ${name}`}
              onClick={(event) => {
                if (!onReply) return
                event.preventDefault()
                onReply()
              }}
            >
              Reply
            </Link>
          ) : null}
          {menu && menu.length > 0 ? (
            <Menu
              label={`More about ${name}’s comment`}
              items={menu}
              look={{ variant: 'quiet', size: 'small', isIcon: true }}
            />
          ) : null}
        </>
      )}
    </DrawnOnce>
  )
}
