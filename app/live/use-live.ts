import { useEffect, useEffectEvent } from 'react'
import { enter, listen } from './socket.ts'

/** How long hints are gathered before the page asks again, in milliseconds: many in a moment are one question. */
const GATHER = 120
/** A little chance in when a page asks, so that a thousand screens do not ask in the same millisecond. */
const JITTER = 250

/**
 * Calls `onHint` when what stands in the room has changed, or may have while this tab was away.
 * Several hints in a moment are one call.
 */
export function useHints(room: string | null, onHint: (reason: 'hint' | 'back') => void): void {
  const heard = useEffectEvent(onHint)
  useEffect(() => {
    if (!room) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (reason: 'hint' | 'back') => {
      timer ??= setTimeout(
        () => {
          timer = undefined
          heard(reason)
        },
        GATHER + Math.random() * JITTER,
      )
    }
    const leave = enter(room)
    const offHint = listen('hint', (told) => told === room && later('hint'))
    const offBack = listen('back', () => later('back'))
    return () => {
      clearTimeout(timer)
      leave()
      offHint()
      offBack()
    }
  }, [room])
}
