import { RotateCcw } from 'lucide'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { postsMessages } from '#messages/posts.ts'
import type { DiscussionIntent } from './discussion/intents.ts'
import { Toggle, type ToggleShown } from './toggle.tsx'

type Look = 'row' | 'large' | 'button'

type SupportButtonProps = {
  postId: string
  /** The post's title, so that thirty buttons on a board have thirty names. */
  title: string
  count: number
  isMine: boolean
  /** The post's own page, whose action takes `intent=support` with `isOn`. */
  action: string
  /** `row` in lists, `large` beside a post, `button` where space is narrow. */
  look?: Look
  /** False: the number is shown, but there is nothing to press. */
  canSupport?: boolean
}

/** Support: one per person. All buttons of one post move together. */
export function SupportButton(props: SupportButtonProps) {
  const { postId, title, look = 'row', canSupport = true } = props
  const t = useMessages(postsMessages)
  return (
    <Toggle
      fetcherKey={`support-${postId}`}
      action={props.action}
      fields={{ intent: 'support' satisfies DiscussionIntent }}
      isOn={props.isMine}
      count={props.count}
      isDisabled={!canSupport}
      className={({ isOn }) => classOf(look, isOn)}
      label={({ count, refusal }) =>
        t(refusal === null ? 'support.of' : 'support.failed', { title, count })
      }
      title={({ refusal }) => (refusal === null ? undefined : t('notSaved', { reason: refusal }))}
      outbox={{ kind: 'support', title }}
      dataKey="vote"
    >
      {(shown) => <Face look={look} {...shown} />}
    </Toggle>
  )
}

function classOf(look: Look, isOn: boolean): string {
  if (look === 'row') return 'vote'
  if (look === 'large') return 'vote-large'
  return classNames('button', 'button-small', 'vote-button', isOn && 'is-on')
}

function Face({ look, count, refusal }: ToggleShown & { look: Look }) {
  const t = useMessages(postsMessages)
  const again = refusal === null ? null : <Icon of={RotateCcw} size={14} />
  if (look === 'row')
    return (
      <>
        {again}
        {count}
      </>
    )
  if (look === 'button')
    return (
      <>
        {again}
        {t('support.short', { count })}
      </>
    )
  return (
    <>
      {again}
      <b>{count}</b>
      <span>{t(refusal === null ? 'support' : 'support.again')}</span>
    </>
  )
}
