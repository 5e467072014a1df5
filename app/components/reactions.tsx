import type { SyntheticEvent } from 'react'
import { useFetcher } from 'react-router'
import { Menu } from '#app/ui/menu.tsx'
import { SpriteIcon, type SpriteName } from '#app/ui/sprite.tsx'

export type Reaction = { emoji: string; count: number; isMine: boolean }

/** The signs as the house draws them: an icon and a word, the same on every device. */
const FACES: Record<string, { icon: SpriteName; word: string }> = {
  '👍': { icon: 'agree', word: 'Agree' },
  '❤': { icon: 'love', word: 'Love it' },
  '🎉': { icon: 'celebrate', word: 'Celebrate' },
  '💡': { icon: 'thought', word: 'New thought' },
  '👀': { icon: 'look', word: 'Looking into it' },
  '🙏': { icon: 'thanks', word: 'Thank you' },
}

type ReactionsProps = {
  commentId: string
  reactions: readonly Reaction[]
  canReact: boolean
  /** `?react=ID` was asked for, as people without scripts do: the characters stand open. */
  isPicking?: boolean
  /** The page whose action takes `intent=react` with `commentId`, `sign` and `isOn`. */
  action: string
}

/** What people thought of a comment without writing. Changes at once; the server's answer has the last word. */
export function Reactions(props: ReactionsProps) {
  const { commentId, reactions, canReact, isPicking, action } = props
  const key = `react-${commentId}`
  const fetcher = useFetcher({ key })
  const sent = fetcher.formData
  const shown = withSent(reactions, sent?.get('emoji')?.toString(), sent?.get('isOn') === 'true')
  const given = new Set(shown.map((reaction) => reaction.emoji))
  const more = canReact ? Object.entries(FACES).filter(([emoji]) => !given.has(emoji)) : []
  const send = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    void fetcher.submit(event.nativeEvent.submitter as HTMLButtonElement)
  }
  return (
    <>
      {shown.map(({ emoji, count, isMine }) => (
        <form key={emoji} method="post" action={action} onSubmit={send}>
          <input type="hidden" name="intent" value="react" />
          <input type="hidden" name="commentId" value={commentId} />
          <input type="hidden" name="isOn" value={String(!isMine)} />
          <button
            type="submit"
            name="emoji"
            value={emoji}
            className="reaction"
            aria-pressed={isMine}
            aria-label={`${FACES[emoji]?.word ?? emoji}, ${count}`}
            title={FACES[emoji]?.word}
            disabled={!canReact}
          >
            <Face emoji={emoji} />
            {count}
          </button>
        </form>
      ))}
      {more.length > 0 ? (
        <Menu
          label="Add a reaction"
          look={{ variant: 'quiet', size: 'small', isIcon: true }}
          fetcherKey={key}
          plainHref={`?react=${commentId}#comment-${commentId}`}
          items={more.map(([emoji, { word }]) => ({
            label: word,
            icon: <Face emoji={emoji} />,
            form: { action, fields: { intent: 'react', commentId, emoji, isOn: 'true' } },
          }))}
        >
          <SpriteIcon name="react" size={15} />
        </Menu>
      ) : null}
      {isPicking ? <PlainReactions commentId={commentId} action={action} emojis={more} /> : null}
    </>
  )
}

type PlainReactionsProps = {
  commentId: string
  action: string
  emojis: [string, { word: string }][]
}

/** Before scripts: the characters not given yet, as buttons with words. */
function PlainReactions({ commentId, action, emojis }: PlainReactionsProps) {
  return (
    <form className="reactions" method="post" action={action}>
      <input type="hidden" name="intent" value="react" />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="isOn" value="true" />
      {emojis.map(([emoji, { word }]) => (
        <button key={emoji} type="submit" name="emoji" value={emoji} className="reaction">
          {word}
        </button>
      ))}
    </form>
  )
}

function Face({ emoji }: { emoji: string }) {
  const face = FACES[emoji]
  return face ? <SpriteIcon name={face.icon} size={14} /> : <span aria-hidden="true">{emoji}</span>
}

/** The counts with the one on its way already in them. */
export function withSent(
  reactions: readonly Reaction[],
  emoji: string | undefined,
  isOn: boolean,
): Reaction[] {
  if (!emoji) return reactions.filter((reaction) => reaction.count > 0)
  const known = reactions.find((reaction) => reaction.emoji === emoji)
  if (!known) return isOn ? [...reactions, { emoji, count: 1, isMine: true }] : [...reactions]
  if (known.isMine === isOn) return [...reactions]
  const changed = { emoji, count: known.count + (isOn ? 1 : -1), isMine: isOn }
  return reactions
    .map((reaction) => (reaction === known ? changed : reaction))
    .filter((reaction) => reaction.count > 0)
}
