import { useEffect, useRef, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { announce } from '#app/ui/live-region.tsx'
import { composeMessages } from '#messages/compose.ts'
import { askSimilar, type CloseIdea } from './ask-similar.ts'

const PAUSE_MS = 300
/** Before the third word everything is like everything. */
const MIN_WORDS = 3
/** Several alphabets write no spaces: there characters count. */
const MIN_CHARACTERS = 14

export type Similar = ReturnType<typeof useSimilar>

/**
 * Ideas close to what is being written, from the third word on, 300 ms after the last key. The ones shown stay until
 * new ones are there; only a title that is nearly empty again clears them.
 */
export function useSimilar(title: string, body: string, except?: number) {
  const t = useMessages(composeMessages)
  const [ideas, setIdeas] = useState<readonly CloseIdea[]>([])
  const [isDifferent, setDifferent] = useState(false)
  const announced = useRef('')
  const isEnough =
    title.trim().split(/\s+/).length >= MIN_WORDS || title.trim().length >= MIN_CHARACTERS
  useEffect(() => {
    if (!isEnough) {
      setIdeas([])
      return
    }
    const asked = new AbortController()
    const timer = setTimeout(() => {
      askSimilar({ title, body, except }, asked.signal).then(
        (found) => {
          if (!asked.signal.aborted) setIdeas(found)
        },
        // No answer now: the ones that are there stay, and the next key asks again.
        () => {},
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [title, body, except, isEnough])
  const numbers = ideas.map(({ number }) => number).join()
  useEffect(() => {
    if (ideas.length === 0 || announced.current === numbers) return
    announced.current = numbers
    announce(t('similar.found', { count: ideas.length, title: ideas[0]?.title ?? '' }))
  }, [ideas, numbers, t])
  return {
    ideas: isDifferent ? [] : ideas,
    /** “Mine is different”: nothing more is shown while this idea is written. */
    dismiss: () => setDifferent(true),
  }
}
