import '#app/styles/sheets/discussion.css'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { AttachedFiles } from '#app/components/attached-files.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Menu, type MenuItem } from '#app/ui/menu.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time } from '#app/ui/time.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { Reactions } from './reactions.tsx'

type CommentProps = {
  comment: CommentFields
  /** Who wrote the post: beside their comments it says so. */
  postAuthor: number | null
  /** Who reads or writes here at this moment, by number. */
  here: ReadonlySet<string>
  isNew?: boolean
  /** The address names it. Said here too, because the browser's own mark knows nothing of pages changed by scripts. */
  isTarget?: boolean
  /** The page whose action takes the forms. */
  action: string
  /** The address says `?react=` with this comment: its reactions stand open, for people without scripts. */
  isPicking?: boolean
  onChanged: (comment: CommentFields) => void
  /** Somebody is about to use it. */
  onNear?: () => void
  onReply?: () => void
  /** Where “Reply” leads before scripts. */
  replyHref?: string
  menu?: readonly MenuItem[]
  /** Before the reactions, and beside the author: what its kind of post adds. */
  tools?: ReactNode
  mark?: ReactNode
  /** Instead of the body: the editor while it is being changed. */
  editor?: ReactNode
  children?: ReactNode
}

/** Person, role, time; their words; reactions, reply, more. A deleted one is one quiet line that keeps its replies. */
export function Comment(props: CommentProps) {
  const { comment, isNew, isTarget, editor, children } = props
  const t = useMessages(discussionMessages)
  if (comment.isRemoved) {
    return (
      <article className="comment" id={anchorOf(comment)}>
        <span />
        <div>
          <p className="comment-gone">{t('deleted')}</p>
          {children}
        </div>
      </article>
    )
  }
  const { author } = comment
  const name =
    author?.name ??
    (comment.isSealed
      ? t(comment.isByPostAuthor ? 'sealedAuthor' : 'sealedWriter')
      : (comment.authorName ?? t('someone')))
  const face = author
    ? { ...faceOf(author), isHere: props.here.has(String(author.number)) }
    : { id: name, name }
  return (
    <article
      className={classNames('comment', isNew && 'is-new', isTarget && 'is-target')}
      id={anchorOf(comment)}
      aria-label={t('by', { name })}
      onPointerEnter={props.onNear}
      onFocus={props.onNear}
    >
      <Avatar person={face} size={32} />
      <div>
        <CommentHead {...props} name={name} />
        {editor ?? <CommentBody comment={comment} />}
        {editor ? null : <CommentFoot {...props} name={name} />}
        {children}
      </div>
    </article>
  )
}

/** The fragment under which a comment is found. */
export function anchorOf(comment: { number: number }): string {
  return `comment-${comment.number}`
}

function CommentHead({ comment, postAuthor, name, isNew, mark }: CommentProps & { name: string }) {
  const t = useMessages(discussionMessages)
  const { author, kind } = comment
  const line = author && author.number === postAuthor ? t('author') : author?.unit
  return (
    <header className="comment-head">
      {author ? (
        <Link to={`/people/${author.number}`} prefetch="intent">
          <b dir="auto">{name}</b>
        </Link>
      ) : (
        <b dir="auto">{name}</b>
      )}
      {line ? (
        <span className="quiet" dir="auto">
          {line}
        </span>
      ) : null}
      {mark}
      {kind === 'CASE' ? <span className="quiet good">{t('mark.case')}</span> : null}
      {kind === 'BUILD_ON' ? <span className="quiet good">{t('mark.build')}</span> : null}
      <span className="quiet push">
        {isNew ? <span className="presence-dot presence-dot-close" /> : null}
        <a href={`#${anchorOf(comment)}`}>
          <Time at={comment.createdAt} />
        </a>
        {comment.editedAt ? ` · ${t('edited')}` : ''}
        {comment.isHeld ? ` · ${t('comment.held')}` : ''}
      </span>
    </header>
  )
}

function CommentBody({ comment }: Pick<CommentProps, 'comment'>) {
  const t = useMessages(discussionMessages)
  return (
    <div className="comment-body">
      {comment.replyToName ? (
        <p className="comment-to">
          {t.rich('to', {
            who: (
              <a className="link" href={`#comment-${comment.replyToNumber}`} dir="auto">
                {comment.replyToName}
              </a>
            ),
          })}
        </p>
      ) : null}
      <Prose html={comment.html} language={comment.language} isSmall />
      <AttachedFiles
        files={comment.files.filter(({ url }) => !comment.html.includes(`src="${url}"`))}
      />
    </div>
  )
}

function CommentFoot(props: CommentProps & { name: string }) {
  const { comment, action, isPicking, onReply, replyHref, menu, name, tools } = props
  const t = useMessages(discussionMessages)
  return (
    <footer className="comment-foot">
      {tools}
      <Reactions
        comment={comment}
        canReact={comment.viewerCan.react}
        isPicking={isPicking}
        action={action}
        onReacted={props.onChanged}
      />
      {replyHref ? (
        <Link
          className="say"
          to={replyHref}
          preventScrollReset
          aria-label={t('reply.to', { name })}
          onClick={(event) => {
            if (!onReply) return
            event.preventDefault()
            onReply()
          }}
        >
          {t('reply')}
        </Link>
      ) : null}
      {menu && menu.length > 0 ? (
        <Menu
          label={t('menu', { name })}
          items={menu}
          look={{ variant: 'quiet', size: 'small', isIcon: true }}
        />
      ) : null}
    </footer>
  )
}
