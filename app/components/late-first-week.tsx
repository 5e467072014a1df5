import { Suspense } from 'react'
import { late, useLate } from '#app/ui/late.ts'
import type { FirstWeekList } from './first-week-fields.ts'

/** Fetched by those who have a check list: most pages are opened long after a first week. */
const code = late(() => import('./first-week.tsx'), '.first-week')

/** The check lists of a first week, where there are any. */
export function LateFirstWeek({ lists }: { lists: readonly FirstWeekList[] }) {
  const Lists = useLate(code)
  if (lists.length === 0) return null
  return (
    <Suspense>
      <Lists lists={lists} />
    </Suspense>
  )
}
