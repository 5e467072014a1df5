import { useSyncExternalStore } from 'react'

const QUIET_MS = 10_000
const SOON_MS = 300
const SILENCE = { text: '', at: 0 }
let waiting: string[] = []
/** A new one each time: the same words twice are said twice. */
let spoken = SILENCE
let timer: ReturnType<typeof setTimeout> | undefined
let lastSpokenAt = Number.NEGATIVE_INFINITY
const listeners = new Set<() => void>()

/** Says something politely to screen readers; several within ten seconds are gathered into one. */
export function announce(text: string) {
  if (!text || waiting.includes(text)) return
  waiting.push(text)
  if (timer) return
  const wait = Math.max(SOON_MS, lastSpokenAt + QUIET_MS - Date.now())
  timer = setTimeout(speak, wait)
}

/** Says the result of what somebody has just done, without waiting for the next gathering. */
export function announceNow(text: string) {
  if (!text) return
  waiting.push(text)
  clearTimeout(timer)
  timer = setTimeout(speak, SOON_MS)
}

function speak() {
  timer = undefined
  lastSpokenAt = Date.now()
  spoken = { text: waiting.join('. '), at: lastSpokenAt }
  waiting = []
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The one polite region of the page; stands once, in the root. */
export function LiveRegion() {
  const { text, at } = useSyncExternalStore(
    subscribe,
    () => spoken,
    () => SILENCE,
  )
  return (
    <div className="hidden-text" aria-live="polite" aria-atomic="true">
      <span key={at}>{text}</span>
    </div>
  )
}
