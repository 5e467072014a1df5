import '#app/styles/sheets/discussion.css'
import { Link } from 'react-router'
import type { PersonFace } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { CommentTree, type CommentTreeItem, type CommentTreeProps } from './comment-tree.tsx'
import { DiscussionComposer } from './discussion-composer.tsx'
import type { PostDiscussion } from './documents.ts'

type BuiltOnProps = {
  post: PostDiscussion
  viewer: PersonFace
  items: readonly CommentTreeItem[]
  drawing: Omit<CommentTreeProps, 'items'>
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  add: (comment: CommentFields) => void
}

/** What others built on the post, above its comments, and the place to add to it. */
export function BuiltOn({ post, viewer, items, drawing, isOpen, onOpen, add }: BuiltOnProps) {
  const t = useMessages(discussionMessages)
  const canBuild = post.viewerCan.comment
  if (items.length === 0 && !canBuild) return null
  return (
    <section id="built" aria-labelledby="built-heading">
      <div className="section-head">
        <h2 id="built-heading">{t('build.heading')}</h2>
        {items.length > 0 ? <small>{items.length}</small> : null}
      </div>
      {items.length > 0 ? <CommentTree items={items} {...drawing} /> : null}
      {canBuild && isOpen ? (
        <DiscussionComposer
          {...{ post, viewer }}
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
            to={`${post.path}?kind=build#built`}
            preventScrollReset
            onClick={(event) => {
              event.preventDefault()
              onOpen(true)
            }}
          >
            {t('write.build')}
          </Link>
          {items.length === 0 ? <span className="quiet small">{t('build.help')}</span> : null}
        </p>
      ) : null}
    </section>
  )
}
