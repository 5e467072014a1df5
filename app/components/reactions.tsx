import {
  Eye,
  HandHeart,
  Heart,
  Lightbulb,
  type LucideIcon,
  PartyPopper,
  SmilePlus,
  ThumbsUp,
} from 'lucide-react'
import { useFetcher } from 'react-router'
import { Icon } from '#app/ui/icon.tsx'
import { Menu } from '#app/ui/menu.tsx'

export type Reaction = { sign: string; count: number; isMine: boolean }

/** The signs as the house draws them: an icon and a word, the same on every device. */
const FACES: Record<string, { icon: LucideIcon; word: string }> = {
  '👍': { icon: ThumbsUp, word: 'Agree' },
  '❤': { icon: Heart, word: 'Love it' },
  '🎉': { icon: PartyPopper, word: 'Celebrate' },
  '💡': { icon: Lightbulb, word: 'New thought' },
  '👀': { icon: Eye, word: 'Looking into it' },
  '🙏': { icon: HandHeart, word: 'Thank you' },
}

type ReactionsProps = {
  commentId: string
  reactions: readonly Reaction[]
  canReact: boolean
  /** The page whose action takes `intent=react` with `commentId`, `sign` and `isOn`. */
  action: string
}

/** What people thought of a comment without writing. Changes at once; the server's answer has the last word. */
export function Reactions({ commentId, reactions, canReact, action }: ReactionsProps) {
  const key = `react-${commentId}`
  const fetcher = useFetcher({ key })
  const sent = fetcher.formData
  const shown = withSent(reactions, sent?.get('sign')?.toString(), sent?.get('isOn') === 'true')
  const given = new Set(shown.map((reaction) => reaction.sign))
  const more = canReact ? Object.entries(FACES).filter(([sign]) => !given.has(sign)) : []
  return (
    <>
      {shown.map(({ sign, count, isMine }) => (
        <fetcher.Form key={sign} method="post" action={action}>
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
        </fetcher.Form>
      ))}
      {more.length > 0 ? (
        <Menu
          label="Add a reaction"
          look={{ variant: 'quiet', size: 'small', isIcon: true }}
          fetcherKey={key}
          items={more.map(([sign, { word }]) => ({
            label: word,
            icon: <Face sign={sign} />,
            form: { action, fields: { intent: 'react', commentId, sign, isOn: 'true' } },
          }))}
        >
          <Icon of={SmilePlus} size={15} />
        </Menu>
      ) : null}
    </>
  )
}

function Face({ sign }: { sign: string }) {
  const face = FACES[sign]
  return face ? <Icon of={face.icon} size={14} /> : <span aria-hidden="true">{sign}</span>
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
