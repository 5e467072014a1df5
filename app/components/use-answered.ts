import { useEffectEvent, useLayoutEffect, useRef } from 'react'

/**
 * Calls back once for each answer of a form that was taken, before the page is painted without what was on its way.
 * @param answer what the form's fetcher holds
 */
export function useAnswered<Answer extends { ok: boolean }>(
  answer: Answer | null | undefined,
  onTaken: (answer: Extract<Answer, { ok: true }>) => void,
): void {
  const last = useRef<Answer>(undefined)
  const taken = useEffectEvent(onTaken)
  useLayoutEffect(() => {
    if (!answer || last.current === answer) return
    last.current = answer
    if (answer.ok) taken(answer as Extract<Answer, { ok: true }>)
  }, [answer])
}
