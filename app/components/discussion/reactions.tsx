import '#app/styles/sheets/discussion.css'
import { useFetcher } from 'react-router'
import { Toggle } from '#app/components/toggle.tsx'
import { useAnswered } from '#app/components/use-answered.ts'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { SpriteIcon, type SpriteName } from '#app/ui/sprite.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'
import type { DiscussionAnswer, DiscussionIntent } from './intents.ts'

/** Emoji are drawn as an icon with a name, the same on every device. */
const FACES = {
  '👍': 'agree',
  '❤': 'love',
  '🎉': 'celebrate',
  '💡': 'thought',
  '👀': 'look',
  '🙏': 'thanks',
} as const satisfies Record<string, SpriteName>
type Emoji = keyof typeof FACES
const EMOJI = Object.keys(FACES) as Emoji[]
const isKnown = (emoji: string): emoji is Emoji => Object.hasOwn(FACES, emoji)

type Answer = DiscussionAnswer<'react'>

type ReactionsProps = {
  comment: Pick<CommentFields, 'number' | 'reactions' | 'viewerReactions'>
  canReact: boolean
  /** `?react=NUMBER` was asked for, as people without scripts do: the choice is open. */
  isPicking?: boolean
  /** The page whose action takes `intent=react`. */
  action: string
  onReacted: (comment: CommentFields) => void
}

/** Under which the choice from the menu is sent. */
const keyOf = (commentId: string) => `react-${commentId}`
const fieldsOf = (commentId: string, emoji: string) => ({
  intent: 'react' satisfies DiscussionIntent,
  commentId,
  emoji,
})

/** Reactions to a comment, each a toggle, and a menu of those not given yet. */
export function Reactions(props: ReactionsProps) {
  const { comment, canReact, isPicking, action, onReacted } = props
  const t = useMessages(discussionMessages)
  const commentId = String(comment.number)
  const key = keyOf(commentId)
  const fetcher = useFetcher<Answer | Refused>({ key })
  useAnswered(fetcher.data, (answer) => onReacted(answer.comment))
  const added = fetcher.formData?.get('emoji')
  const shown = withAdded(comment.reactions, typeof added === 'string' ? added : null)
  const isAdded = (emoji: string) =>
    emoji === added && !comment.reactions.some((reaction) => reaction.emoji === emoji)
  const given = new Set(shown.map(({ emoji }) => emoji))
  const more = canReact ? EMOJI.filter((emoji) => !given.has(emoji)) : []
  const nameOf = (emoji: string) => (isKnown(emoji) ? t(`emoji.${FACES[emoji]}`) : emoji)
  return (
    <>
      {shown.map(({ emoji, count }) => (
        <Toggle<Answer>
          key={emoji}
          fetcherKey={`${key}-${emoji}`}
          action={action}
          fields={fieldsOf(commentId, emoji)}
          isOn={isAdded(emoji) || comment.viewerReactions.includes(emoji)}
          count={count}
          isDisabled={!canReact}
          hidesAtZero
          outbox={{ kind: 'reaction', title: nameOf(emoji) }}
          className="reaction"
          label={(toggle) => t('reaction', { name: nameOf(emoji), count: toggle.count })}
          title={({ refusal }) =>
            refusal === null ? nameOf(emoji) : t('notSaved', { reason: refusal })
          }
          onAnswer={(answer) => onReacted(answer.comment)}
        >
          {(toggle) => (
            <>
              <Face emoji={emoji} />
              {toggle.count}
            </>
          )}
        </Toggle>
      ))}
      {more.length > 0 ? <MenuOfMore {...{ commentId, action, more, nameOf }} /> : null}
      {isPicking ? <PlainChoice {...{ commentId, action, more, nameOf }} /> : null}
    </>
  )
}

type MoreProps = {
  commentId: string
  action: string
  more: readonly string[]
  nameOf: (emoji: string) => string
}

/** The reactions not given yet; before scripts the link opens PlainChoice. */
function MenuOfMore({ commentId, action, more, nameOf }: MoreProps) {
  const t = useMessages(discussionMessages)
  return (
    <Menu
      label={t('react')}
      look={{ variant: 'quiet', size: 'small', isIcon: true }}
      fetcherKey={keyOf(commentId)}
      plainHref={`?react=${commentId}#comment-${commentId}`}
      items={more.map((emoji) => ({
        label: nameOf(emoji),
        icon: <Face emoji={emoji} />,
        form: { action, fields: { ...fieldsOf(commentId, emoji), isOn: 'true' } },
      }))}
    >
      <SpriteIcon name="react" size={15} />
    </Menu>
  )
}

/** Before scripts: the reactions not given yet, as buttons with their names. */
function PlainChoice({ commentId, action, more, nameOf }: MoreProps) {
  return (
    <form className="reactions" method="post" action={action}>
      <input type="hidden" name="intent" value={'react' satisfies DiscussionIntent} />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="isOn" value="true" />
      {more.map((emoji) => (
        <button key={emoji} type="submit" name="emoji" value={emoji} className="reaction">
          {nameOf(emoji)}
        </button>
      ))}
    </form>
  )
}

function Face({ emoji }: { emoji: string }) {
  if (isKnown(emoji)) return <SpriteIcon name={FACES[emoji]} size={14} />
  return <span aria-hidden="true">{emoji}</span>
}

/** The reactions with the one on its way from the menu. */
function withAdded(reactions: CommentFields['reactions'], emoji: string | null) {
  if (emoji === null || reactions.some((reaction) => reaction.emoji === emoji)) return reactions
  return [...reactions, { emoji, count: 1 }]
}
