import { Suspense } from 'react'
import { late, useLate } from '#app/ui/late.ts'

/** Fetched by those who have not accepted the usage policy: hardly anybody, hardly ever. */
const code = late(() => import('./policy-notice.tsx'), '.policy-notice')

export function LatePolicyNotice({ person }: { person: number }) {
  const PolicyNotice = useLate(code)
  return (
    <Suspense>
      <PolicyNotice person={person} />
    </Suspense>
  )
}
