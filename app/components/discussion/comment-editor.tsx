import { useEffect, useRef } from 'react'
import { useActionData, useFetcher, useLocation } from 'react-router'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { suggestPeople } from '#app/components/suggest-people.tsx'
import { useAnswered } from '#app/components/use-answered.ts'
import { type Refused, refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { COMMENT_LENGTH } from '#graphql/comments/limits.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { Composer } from './composer.tsx'
import type { PostDiscussion } from './documents.ts'
import type { DiscussionAnswer, DiscussionIntent } from './intents.ts'

type EditorProps = {
  post: Pick<PostDiscussion, 'path' | 'space'>
  comment: CommentFields
  onChanged: (comment: CommentFields) => void
  onClose: () => void
}

/** A comment while its author changes it. */
export function CommentEditor({ post, comment, onChanged, onClose }: EditorProps) {
  const t = useMessages(discussionMessages)
  const fetcher = useFetcher<DiscussionAnswer<'editComment'> | Refused>()
  const text = useRef<HTMLTextAreaElement>(null)
  const ofPage = useActionData<{ ok: boolean }>()
  const { search } = useLocation()
  const refusal = refusalOf(fetcher.data ?? ofPage, 'editComment')
  useAnswered(fetcher.data, (answer) => {
    onChanged(answer.comment)
    onClose()
  })
  useEffect(() => text.current?.focus({ preventScroll: true }), [])
  return (
    <fetcher.Form method="post" action={`${post.path}${search}`}>
      <input type="hidden" name="intent" value={'editComment' satisfies DiscussionIntent} />
      <input type="hidden" name="commentId" value={comment.number} />
      <EditConflict
        version={comment.version}
        refusal={refusal}
        labels={{ body: t('comment.yours') }}
      />
      <Composer
        name="body"
        label={t('comment.yours')}
        defaultValue={refusal?.typed.body ?? comment.body}
        maxLength={COMMENT_LENGTH}
        submitLabel={t('save')}
        isWorking={fetcher.state !== 'idle'}
        error={refusal?.fields.body?.[0] ?? wholeProblem(refusal)}
        suggest={suggestPeople(post.space.number)}
        textRef={text}
        uploads={<LateConfidential refusal={refusal} textRef={text} />}
        cancel={
          <Button variant="quiet" size="small" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
      />
    </fetcher.Form>
  )
}

type DeleteProps = Omit<EditorProps, 'post'> & { action: string }

/** Asks before a comment is deleted. */
export function DeleteComment({ action, comment, onChanged, onClose }: DeleteProps) {
  const t = useMessages(discussionMessages)
  const fetcher = useFetcher<DiscussionAnswer<'removeComment'> | Refused>()
  useAnswered(fetcher.data, (answer) => {
    onChanged(answer.comment)
    onClose()
  })
  const refusal = refusalOf(fetcher.data, 'removeComment')
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('delete.title')}
      confirm={
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="commentId" value={comment.number} />
          <Button
            type="submit"
            name="intent"
            value={'removeComment' satisfies DiscussionIntent}
            variant="danger-filled"
            isWorking={fetcher.state !== 'idle'}
          >
            {t('delete')}
          </Button>
        </fetcher.Form>
      }
    >
      {refusal?.message ?? t('delete.help')}
    </ConfirmDialog>
  )
}
