import { RotateCcw } from 'lucide-react'
import { useFetcher } from 'react-router'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'

type VoteButtonProps = {
  ideaId: string
  /** The idea's title, so that thirty buttons on a board have thirty names. */
  title: string
  count: number
  isMine: boolean
  /** The page whose action takes the vote; the idea's own page. */
  action: string
  /** `row` in lists, `large` beside an idea, `button` where space is narrow. */
  look?: 'row' | 'large' | 'button'
  /** False: the number is shown, but there is nothing to press. */
  canVote?: boolean
}

/**
 * Support: one per person. A real form, so it works before scripts; afterwards the number changes at once and comes back
 * with a reason if it was not saved. All buttons of one idea move together.
 */
export function VoteButton(props: VoteButtonProps) {
  const { ideaId, count, isMine, action, look = 'row', canVote = true } = props
  const fetcher = useFetcher<{ ok?: boolean; message?: string } | null>({
    key: `support-${ideaId}`,
  })
  const sent = fetcher.formData?.get('intent')
  const isSending = sent !== undefined && sent !== null
  const wasRefused = fetcher.state === 'idle' && fetcher.data?.ok === false
  const isPressed = isSending ? sent === 'support' : isMine
  const shown = count + (isPressed === isMine ? 0 : isPressed ? 1 : -1)
  const state = isSending ? 'sending' : wasRefused ? 'failed' : undefined
  return (
    <fetcher.Form method="post" action={action}>
      <input type="hidden" name="ideaId" value={ideaId} />
      <button
        type="submit"
        name="intent"
        value={isPressed ? 'withdrawSupport' : 'support'}
        className={className(look, isPressed)}
        data-state={state}
        disabled={!canVote}
        aria-pressed={isPressed}
        aria-label={nameFor(props.title, shown, isPressed, wasRefused)}
        title={wasRefused ? `Not saved. ${fetcher.data?.message ?? ''}` : undefined}
        data-key="vote"
      >
        {wasRefused ? <Icon of={RotateCcw} size={14} /> : <Triangle size={SIZES[look]} />}
        <Face look={look} count={shown} isPressed={isPressed} wasRefused={wasRefused} />
      </button>
    </fetcher.Form>
  )
}

const SIZES = { row: 14, large: 20, button: 13 }

function className(look: NonNullable<VoteButtonProps['look']>, isPressed: boolean): string {
  if (look === 'row') return 'vote'
  if (look === 'large') return 'vote-large'
  return classNames('button', 'button-small', 'vote-button', isPressed && 'is-on')
}

type FaceProps = {
  look: 'row' | 'large' | 'button'
  count: number
  isPressed: boolean
  wasRefused: boolean
}

function Face({ look, count, isPressed, wasRefused }: FaceProps) {
  if (look === 'row') return <span>{count}</span>
  if (look === 'button') return `${isPressed ? 'Supported' : 'Support this'}, ${count}`
  return (
    <>
      <b>{count}</b>
      <span>{wasRefused ? 'Send again' : isPressed ? 'Supported' : 'Support'}</span>
    </>
  )
}

function nameFor(title: string, count: number, isPressed: boolean, wasRefused: boolean): string {
  const people = count === 1 ? '1 supporter' : `${count} supporters`
  if (wasRefused) return `Not saved. Send your support for “${title}” again, ${people}`
  return `${isPressed ? 'Take back your support for' : 'Support'} “${title}”, ${people}`
}

function Triangle({ size }: { size: number }) {
  return (
    <svg
      className="vote-mark"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M8 3.5 13.5 12h-11z" />
    </svg>
  )
}
