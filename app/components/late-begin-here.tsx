import { Suspense } from 'react'
import { late, useLate } from '#app/ui/late.ts'
import type { BeginHereProps } from './begin-here.tsx'

/** Fetched where something is missing, which is seldom. */
const code = late(() => import('./begin-here.tsx'), '.begin-here')

/** In place of a list that is empty because the company is young. */
export function LateBeginHere(props: BeginHereProps) {
  const Begin = useLate(code)
  return (
    <Suspense>
      <Begin {...props} />
    </Suspense>
  )
}
