import { useEffect, useRef, useState } from 'react'
import { askJson } from './ask-json.ts'

/** Further pages of a list, asked for one by one. `onPage` hears each; a failure can be tried again. */
export function useMore<Page>(onPage: (page: Page) => void) {
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const asked = useRef<AbortController>(undefined)
  useEffect(() => () => asked.current?.abort(), [])
  return {
    isLoading: state === 'loading',
    hasFailed: state === 'failed',
    /** The list begins anew: what is on its way is no longer wanted. */
    forget: () => {
      asked.current?.abort()
      setState('idle')
    },
    load: (address: string) => {
      if (state === 'loading') return
      const request = new AbortController()
      asked.current = request
      setState('loading')
      askJson<Page>(address, request.signal).then(
        (page) => {
          if (request.signal.aborted) return
          setState('idle')
          onPage(page)
        },
        () => request.signal.aborted || setState('failed'),
      )
    },
  }
}
