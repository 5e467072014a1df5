import {
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useFetcher } from 'react-router'
import type { Refused } from '#app/forms.ts'
import { isOffline } from '#app/live/socket.ts'
import { type OutboxEntry, putInOutbox, takeFromOutbox, useWaiting } from './outbox.ts'
import { newKey } from './sent-form.ts'
import { useAnswered } from './use-answered.ts'

/** What a toggle's form is answered: `isOn` and `count` where its answer says them. */
export type ToggleAnswer = { ok: true; isOn?: boolean; count?: number }

export type ToggleShown = {
  isOn: boolean
  count: number
  isSending: boolean
  /** Why the last click was not saved; null when it was. */
  refusal: string | null
}

type ToggleProps<Answer extends ToggleAnswer> = {
  /** Toggles of one thing share a key and move together. */
  fetcherKey: string
  /** The page whose action takes the form. */
  action: string
  /** The intent, and what it is about. */
  fields: Readonly<Record<string, string>>
  /** The field that says which way, and its values. */
  value?: { name: string; on: string; off: string }
  isOn: boolean
  count?: number
  isDisabled?: boolean
  /** A count of nothing is not shown at all. */
  hidesAtZero?: boolean
  className: string | ((shown: ToggleShown) => string)
  /** The same whether on or off: `aria-pressed` says which. */
  label: (shown: ToggleShown) => string
  title?: (shown: ToggleShown) => string | undefined
  onAnswer?: (answer: Answer) => void
  /** Without a connection it waits in the outbox: as what, and about what, in words. */
  outbox: { kind: OutboxEntry['kind']; title: string }
  /** For a keyboard shortcut of the page. */
  dataKey?: string
  children: (shown: ToggleShown) => ReactNode
}

const IS_ON = { name: 'isOn', on: 'true', off: 'false' }

/**
 * Something that is on or off for each person, and counted: support, reactions, following. A plain form, so it works
 * before scripts; afterwards it changes at once, and comes back with a reason when it was not saved. The form says which
 * way it goes, and the second click of a double click is none, so nothing is given and withdrawn by accident.
 */
export function Toggle<Answer extends ToggleAnswer>(props: ToggleProps<Answer>) {
  const { action, fields, value = IS_ON, className, label, title, children } = props
  const fetcher = useFetcher<Answer | Refused | null>({ key: props.fetcherKey })
  useAnswered(fetcher.data, (answer) => props.onAnswer?.(answer as Answer))
  const known = useLatest(props.isOn, props.count ?? 0, fetcher.data)
  const outbox = useToggleOutbox(props, value, known, fetcher.data)
  const sent = fetcher.formData?.get(value.name) ?? outbox.waiting
  const shown = shownOf(known, sent, value.on, fetcher)
  if (props.hidesAtZero && shown.count === 0) return null
  const send = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    const button = event.nativeEvent.submitter as HTMLButtonElement
    if (isOffline() && outbox.put(button.value)) return
    void fetcher.submit(button)
  }
  return (
    // A plain form with its own submit: lists carry thirty of these, and the router's <Form> costs more than the row.
    <form method="post" action={action} onSubmit={send}>
      {Object.entries(fields).map(([name, text]) => (
        <input key={name} type="hidden" name={name} value={text} />
      ))}
      <button
        type="submit"
        name={value.name}
        value={shown.isOn ? value.off : value.on}
        className={typeof className === 'string' ? className : className(shown)}
        data-state={shown.isSending ? 'sending' : shown.refusal !== null ? 'failed' : undefined}
        disabled={props.isDisabled}
        aria-pressed={shown.isOn}
        aria-label={label(shown)}
        title={title?.(shown)}
        data-key={props.dataKey}
        onClick={onlyFirst}
      >
        {children(shown)}
      </button>
    </form>
  )
}

const onlyFirst = (event: MouseEvent) => {
  if (event.detail > 1) event.preventDefault()
}

/** What was switched without a connection: it waits, and switched back it is no longer needed. */
function useToggleOutbox<Answer extends ToggleAnswer>(
  { fetcherKey, action, fields, outbox }: ToggleProps<Answer>,
  value: NonNullable<ToggleProps<Answer>['value']>,
  known: Known,
  answer: ToggleAnswer | Refused | null | undefined,
) {
  const entry = useWaiting(fetcherKey)
  const waiting = entry?.fields.find(([name]) => name === value.name)?.[1]
  const put = (wanted: string): boolean => {
    if (entry && (wanted === value.on) === known.isOn) return takeFromOutbox(entry.id)
    const all = { ...fields, [value.name]: wanted }
    return putInOutbox({
      ...outbox,
      id: newKey(),
      about: fetcherKey,
      action,
      fields: Object.entries(all),
    })
  }
  const lost = useRef(answer)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (lost.current === answer) return
    lost.current = answer
    if (answer?.ok === false && 'code' in answer && answer.code === 'OFFLINE')
      put(known.isOn ? value.off : value.on)
  }, [answer])
  return { waiting, put }
}

type Known = { isOn: boolean; count: number }
type Sending = {
  state: 'idle' | 'submitting' | 'loading'
  data: ToggleAnswer | Refused | null | undefined
}

/** What is known, with what is on its way already in it. */
function shownOf(known: Known, sent: unknown, on: string, { state, data }: Sending): ToggleShown {
  const isSending = typeof sent === 'string'
  const isOn = isSending ? sent === on : known.isOn
  const change = isOn === known.isOn ? 0 : isOn ? 1 : -1
  const refusal = state === 'idle' && data?.ok === false ? data.message : null
  return { isOn, count: Math.max(0, known.count + change), isSending, refusal }
}

/**
 * What the server said last: the answer to the click, until the page brings something newer. The two facts go their own
 * ways, because a page that hears live counts does not hear whose they are.
 */
function useLatest(
  isOn: boolean,
  count: number,
  answer: ToggleAnswer | Refused | null | undefined,
): Known {
  const [known, setKnown] = useState({ answer, count, isOn })
  if (known.answer !== answer) setKnown({ answer, count, isOn })
  const isSame = known.answer === answer && answer?.ok === true
  return {
    count: isSame && known.count === count ? (answer.count ?? count) : count,
    isOn: isSame && known.isOn === isOn ? (answer.isOn ?? isOn) : isOn,
  }
}
