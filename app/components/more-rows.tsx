import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { announce } from '#app/ui/live-region.tsx'
import { frameMessages } from '#messages/frame.ts'
import type { More } from './use-more.ts'

type MoreLinkProps = {
  /** The page of that part: where it leads before scripts, and in a new tab. */
  to: string
  state: More['state']
  onMore: () => void
  className?: string
  children: ReactNode
}

/** The way to a further part of something long: it comes to the page, or the page says that it did not. */
export function MoreLink({ to, state, onMore, className, children }: MoreLinkProps) {
  const t = useMessages(frameMessages)
  return (
    <>
      <Link
        className={className ?? buttonClass({})}
        to={to}
        aria-busy={state === 'loading' || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          onMore()
        }}
      >
        {state === 'failed' ? t('tryAgain') : children}
      </Link>
      {/* Always there: what is put into it later is read out. */}
      <span className="quiet small" role="status">
        {state === 'failed' ? t('list.failed') : null}
      </span>
    </>
  )
}

type MoreRowsProps = {
  list: RefObject<HTMLElement | null>
  grown: { address: string; to: string | null; state: More['state']; more: () => void }
}

/** “More” below a list. The focus goes to the first of the new rows. */
export function MoreRows({ list, grown }: MoreRowsProps) {
  const t = useMessages(frameMessages)
  const { address, to, state, more } = grown
  const before = useRef<{ address: string; count: number }>(undefined)
  useEffect(() => {
    if (before.current === undefined || state !== 'idle') return
    const { address: asked, count: from } = before.current
    before.current = undefined
    // Another list stands there by now.
    if (asked !== address) return
    const rows = rowsIn(list.current)
    const first = rows[from] ?? rows.at(-1)
    first?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
    const count = rows.length - from
    announce(count > 0 ? t('list.added', { count }) : t('list.end'))
  }, [state, list, address, t])
  if (!to) return null
  return (
    <div className="list-more">
      <MoreLink
        to={to}
        state={state}
        onMore={() => {
          before.current = { address, count: rowsIn(list.current).length }
          more()
        }}
      >
        {t('more')}
      </MoreLink>
    </div>
  )
}

const rowsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
]
