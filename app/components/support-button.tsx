import { RotateCcw } from 'lucide'
import { type SyntheticEvent, useState } from 'react'
import { useFetcher } from 'react-router'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'

type VoteButtonProps = {
  ideaId: string
  /** The idea's title, so that thirty buttons on a board have thirty names. */
  title: string
  count: number
  isMine: boolean
  /** The idea's own page, whose action takes `intent=support` or `withdrawSupport`. */
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
  const { ideaId, action, look = 'row', canVote = true } = props
  const fetcher = useFetcher<VoteAnswer | null>({ key: `support-${ideaId}` })
  const { count, isMine } = useLatest(props, fetcher.data)
  const sent = fetcher.formData?.get('intent')
  const isSending = sent !== undefined && sent !== null
  const wasRefused = fetcher.state === 'idle' && fetcher.data?.ok === false
  const isPressed = isSending ? sent === 'support' : isMine
  const shown = count + (isPressed === isMine ? 0 : isPressed ? 1 : -1)
  const state = isSending ? 'sending' : wasRefused ? 'failed' : undefined
  const send = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    fetcher.submit(event.nativeEvent.submitter as HTMLButtonElement)
  }
  return (
    // A plain form with its own submit: lists carry thirty of these, and the router's <Form> costs more than the row.
    <form method="post" action={action} onSubmit={send}>
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
        {wasRefused ? <Icon of={RotateCcw} size={14} /> : null}
        <Face look={look} count={shown} isPressed={isPressed} wasRefused={wasRefused} />
      </button>
    </form>
  )
}

type VoteAnswer = {
  ok?: boolean
  message?: string
  supportCount?: number
  isSupported?: boolean
}

/**
 * What the server said last: the answer to the vote, until the page brings something newer. The two facts go their own
 * ways, because a page that hears live counts does not hear whose they are.
 */
function useLatest(props: VoteButtonProps, answer: VoteAnswer | null | undefined) {
  const { count, isMine } = props
  const [known, setKnown] = useState({ answer, count, isMine })
  if (known.answer !== answer) setKnown({ answer, count, isMine })
  const isSame = known.answer === answer && answer?.ok === true
  return {
    count: isSame && known.count === count ? (answer.supportCount ?? count) : count,
    isMine: isSame && known.isMine === isMine ? (answer.isSupported ?? isMine) : isMine,
  }
}

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
  if (look === 'row') return count
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
