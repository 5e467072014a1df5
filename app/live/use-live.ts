import { useEffect, useEffectEvent } from 'react'
import { enter, listen } from './socket.ts'

/** How long hints are gathered before the page asks again, in milliseconds: many in a moment are one question. */
const GATHER = 120
/** How long until a question without an answer is asked again, in milliseconds; each time twice as long. */
const AGAIN = 2_000
const MAX_AGAIN = 60_000
/** A little chance in when a page asks, so that a thousand screens do not ask in the same millisecond. */
const JITTER = 250

/**
 * Calls `onHint` when what stands in the room has changed, or may have while this tab was away.
 * Several hints in a moment are one call.
 * @param onHint promises false when it got no answer: then it is called again after a pause, though nobody hints
 */
export function useHints(room: string | null, onHint: (reason: 'hint' | 'back') => unknown): void {
  const handler = useEffectEvent(onHint)
  useEffect(() => {
    if (!room) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let pause = AGAIN
    let isLeft = false
    const ask = async (reason: 'hint' | 'back') => {
      clearTimeout(again)
      const isAnswered = (await handler(reason)) !== false
      if (isAnswered) pause = AGAIN
      else if (!isLeft) {
        clearTimeout(again)
        again = setTimeout(() => void ask(reason), pause * (1 + Math.random()))
        pause = Math.min(pause * 2, MAX_AGAIN)
      }
    }
    const later = (reason: 'hint' | 'back') => {
      timer ??= setTimeout(
        () => {
          timer = undefined
          void ask(reason)
        },
        GATHER + Math.random() * JITTER,
      )
    }
    const leave = enter(room)
    const offHint = listen('hint', (hinted) => hinted === room && later('hint'))
    const offBack = listen('back', () => later('back'))
    return () => {
      isLeft = true
      clearTimeout(timer)
      clearTimeout(again)
      leave()
      offHint()
      offBack()
    }
  }, [room])
}
