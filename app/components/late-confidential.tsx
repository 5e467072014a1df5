// What a form says of a text that looks confidential: while it is written, and once it was refused for it. Its code is fetched
// when there is something to say.
import { type RefObject, Suspense, useEffect, useState } from 'react'
import type { Refused } from '#app/forms.ts'
import { late, useLate } from '#app/ui/late.ts'

const reason = late(() => import('./confidential-reason.tsx'), '.confidential-reason')
const hint = late(() => import('./confidential-hint.tsx'), '.confidential-hint')

type Finding = { kind: 'CARD' | 'ACCOUNT' | 'KEY' | 'WORD' | 'NAME'; shown: string }
type ConfidentialProps = {
  refusal: Refused | undefined
  /** The field that is looked at while somebody writes. */
  textRef?: RefObject<HTMLTextAreaElement | null>
  /** Of the field that asks for the reason. */
  id?: string
}

export function LateConfidential({ refusal, textRef, id }: ConfidentialProps) {
  const Reason = useLate(reason)
  const Hint = useLate(hint)
  const found = useFindings(textRef)
  const isRefused = Boolean(refusal?.fields.confidentialReason)
  return (
    <Suspense>
      {refusal && isRefused ? <Reason refusal={refusal} id={id} /> : null}
      {!isRefused && found.length > 0 ? <Hint found={found} /> : null}
    </Suspense>
  )
}

const PAUSE_MS = 700
/** Nothing shorter is a name or a number that counts. */
const MIN_LENGTH = 8

/** What the server finds in a text, asked when its writer pauses. Without a connection nothing is said: the server asks again. */
function useFindings(textRef: ConfidentialProps['textRef']): readonly Finding[] {
  const [found, setFound] = useState<readonly Finding[]>([])
  useEffect(() => {
    const area = textRef?.current
    if (!area) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let asked: AbortController | undefined
    const look = async () => {
      asked?.abort()
      if (area.value.length < MIN_LENGTH) return setFound([])
      asked = new AbortController()
      const body = new URLSearchParams({ text: area.value })
      const { signal } = asked
      const answer = await fetch('/ask/confidential', { method: 'POST', body, signal })
      if (answer.ok) setFound(((await answer.json()) as { found: Finding[] }).found)
    }
    const onInput = () => {
      clearTimeout(timer)
      timer = setTimeout(() => look().catch(() => {}), PAUSE_MS)
    }
    area.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      asked?.abort()
      area.removeEventListener('input', onInput)
    }
  }, [textRef])
  return found
}
