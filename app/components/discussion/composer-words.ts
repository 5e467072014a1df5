import { firstNameOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'
import type { ReplyTarget } from './discussion-composer.tsx'

/** What the form says, for a reply, a comment, an answer, a case or something built on the post. */
export function useComposerWords(
  kind: CommentFields['kind'],
  replyTo: ReplyTarget | undefined,
  isAnswer: boolean,
) {
  const t = useMessages(discussionMessages)
  const cancel = t('cancel')
  const done = t(isAnswer && !replyTo ? 'posted.answer' : 'posted')
  if (replyTo) {
    const { name } = replyTo
    const say = (to: string | null) => (to ? t('reply.to', { name: to }) : t('reply.toThis'))
    return {
      label: say(name),
      hint: say(name && firstNameOf(name)),
      submit: t('reply'),
      cancel,
      done,
    }
  }
  const comment = isAnswer ? 'answer' : 'comment'
  const key = ({ COMMENT: comment, CASE: 'case', BUILD_ON: 'build' } as const)[kind]
  return { label: t(`write.${key}`), hint: t(`hint.${key}`), submit: t('post'), cancel, done }
}
