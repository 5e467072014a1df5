import { useEffect, useState } from 'react'
import { askData } from '#app/ask-json.ts'
import { cutText } from '#graphql/graphemes.ts'
import type { SimilarPost } from './similar-to.ts'

const PAUSE_MS = 300
/** Before the third word everything is like everything. */
const MIN_WORDS = 3
/** Several alphabets write no spaces: there characters count. */
const MIN_CHARACTERS = 14

/** Posts close to the question that is being written, 300 ms after the last key. Those shown stay until new ones are there. */
export function useSimilarPosts(title: string, body: string): readonly SimilarPost[] {
  const [posts, setPosts] = useState<readonly SimilarPost[]>([])
  const isEnough =
    title.trim().split(/\s+/).length >= MIN_WORDS || title.trim().length >= MIN_CHARACTERS
  useEffect(() => {
    if (!isEnough) {
      setPosts([])
      return
    }
    const asked = new AbortController()
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ title, body: cutText(body, 500) })
      askData('/ask/similar-questions', query, asked.signal).then(
        (found) => {
          if (!asked.signal.aborted) setPosts(found.posts)
        },
        // No answer now: the ones that are there stay, and the next key asks again.
        () => {},
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [title, body, isEnough])
  return posts
}
