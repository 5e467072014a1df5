import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { SignedOut } from '#app/ask-json.ts'

export type More = {
  state: 'idle' | 'loading' | 'failed'
  /** Asks for one more part; a question that is still under way is given up. */
  ask: <Part>(question: (signal: AbortSignal) => Promise<Part>, take: (part: Part) => void) => void
}

/**
 * Further parts of something long, asked for one at a time. What could not be loaded can be asked for again; without a
 * session the way leads through the sign-in page and back.
 * @param about what is long: of another thing nothing is under way yet, and nothing has failed
 */
export function useMore(about = ''): More {
  const [state, setState] = useState<More['state']>('idle')
  const underWay = useRef<AbortController>(undefined)
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is about is all that counts
  useEffect(
    () => () => {
      underWay.current?.abort()
      setState('idle')
    },
    [about],
  )
  const ask: More['ask'] = async (question, take) => {
    underWay.current?.abort()
    underWay.current = new AbortController()
    const { signal } = underWay.current
    setState('loading')
    try {
      const part = await question(signal)
      if (signal.aborted) return
      take(part)
      setState('idle')
    } catch (error) {
      if (signal.aborted) return
      setState('failed')
      if (error instanceof SignedOut)
        void navigate(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`)
    }
  }
  return { state, ask }
}
