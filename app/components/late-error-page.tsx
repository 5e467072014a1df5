import { Suspense } from 'react'
import { late, useLate } from '#app/ui/late.ts'
import type { ErrorKind } from './error-page.tsx'

/** Fetched where one is shown; `frame-extras.tsx` has it for later. */
const code = late(() => import('./error-page.tsx'), '.not-found')

/** In place of a page that could not be shown. */
export function LateErrorPage({ of }: { of: ErrorKind }) {
  const ErrorPages = useLate(code)
  return (
    <Suspense>
      <ErrorPages of={of} />
    </Suspense>
  )
}
