import { type RefObject, useEffect, useRef } from 'react'
import { buttonClass } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { announce } from '#app/ui/live-region.tsx'

type MoreProps = {
  /** Where the rest stands before scripts; null at the end. */
  to: string | null
  isLoading: boolean
  hasFailed: boolean
  onMore: () => void
  /** How many rows there are now. */
  count: number
  list: RefObject<HTMLElement | null>
}

/** “More”, below a list. The focus goes to the first of the new rows, so nobody has to walk the list again. */
export function MoreRows({ to, isLoading, hasFailed, onMore, count, list }: MoreProps) {
  const before = useRef<number>(undefined)
  useEffect(() => {
    const from = before.current
    if (from === undefined || count <= from) return
    before.current = undefined
    const row = list.current?.querySelectorAll<HTMLElement>('[data-row]')[from]
    row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
    announce(`${count - from} more`)
  }, [count, list])
  if (!to) return null
  return (
    <div className="list-more">
      <Link
        className={buttonClass({})}
        to={to}
        aria-busy={isLoading || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          before.current = count
          onMore()
        }}
      >
        {hasFailed ? 'Try again' : 'More'}
      </Link>
      {hasFailed ? (
        <span className="quiet small" role="status">
          The rest could not be loaded. What is here stays.
        </span>
      ) : null}
    </div>
  )
}
