import type { SyntheticEvent } from 'react'
import { useFetcher } from 'react-router'
import { Menu } from '#app/ui/menu.tsx'
import { SpriteIcon, type SpriteName } from '#app/ui/sprite.tsx'

export type Reaction = { sign: string; count: number; isMine: boolean }

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
  /** `?react=ID` was asked for, as people without scripts do: the signs stand open. */
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
  const shown = withSent(reactions, sent?.get('sign')?.toString(), sent?.get('isOn') === 'true')
  const given = new Set(shown.map((reaction) => reaction.sign))
  const more = canReact ? Object.entries(FACES).filter(([sign]) => !given.has(sign)) : []
  const send = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    fetcher.submit(event.nativeEvent.submitter as HTMLButtonElement)
  }
  return (
    <>
      {shown.map(({ sign, count, isMine }) => (
        <form key={sign} method="post" action={action} onSubmit={send}>
          <input type="hidden" name="intent" value="react" />
          <input type="hidden" name="commentId" value={commentId} />
          <input type="hidden" name="isOn" value={String(!isMine)} />
          <button
            type="submit"
            name="sign"
            value={sign}
            className="reaction"
            aria-pressed={isMine}
            aria-label={`${FACES[sign]?.word ?? sign}, ${count}`}
            title={FACES[sign]?.word}
            disabled={!canReact}
          >
            <Face sign={sign} />
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
          items={more.map(([sign, { word }]) => ({
            label: word,
            icon: <Face sign={sign} />,
            form: { action, fields: { intent: 'react', commentId, sign, isOn: 'true' } },
          }))}
        >
          <SpriteIcon name="react" size={15} />
        </Menu>
      ) : null}
      {isPicking ? <PlainSigns commentId={commentId} action={action} signs={more} /> : null}
    </>
  )
}

type PlainSignsProps = { commentId: string; action: string; signs: [string, { word: string }][] }

/** Before scripts: the signs not given yet, as buttons with words. */
function PlainSigns({ commentId, action, signs }: PlainSignsProps) {
  return (
    <form className="reactions" method="post" action={action}>
      <input type="hidden" name="intent" value="react" />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="isOn" value="true" />
      {signs.map(([sign, { word }]) => (
        <button key={sign} type="submit" name="sign" value={sign} className="reaction">
          {word}
        </button>
      ))}
    </form>
  )
}

function Face({ sign }: { sign: string }) {
  const face = FACES[sign]
  return face ? <SpriteIcon name={face.icon} size={14} /> : <span aria-hidden="true">{sign}</span>
}

/** The counts with the one on its way already in them. */
export function withSent(
  reactions: readonly Reaction[],
  sign: string | undefined,
  isOn: boolean,
): Reaction[] {
  if (!sign) return reactions.filter((reaction) => reaction.count > 0)
  const known = reactions.find((reaction) => reaction.sign === sign)
  if (!known) return isOn ? [...reactions, { sign, count: 1, isMine: true }] : [...reactions]
  if (known.isMine === isOn) return [...reactions]
  const changed = { sign, count: known.count + (isOn ? 1 : -1), isMine: isOn }
  return reactions
    .map((reaction) => (reaction === known ? changed : reaction))
    .filter((reaction) => reaction.count > 0)
}
