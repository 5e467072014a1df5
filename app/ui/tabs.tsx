import type { To } from 'react-router'
import { Link } from 'react-router'

export type TabItem = { label: string; to: To; isCurrent: boolean; count?: number | string }

/** Tabs that are links: each view has its own address, and they work before any script has loaded. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <Link
          key={item.label}
          className="tab"
          to={item.to}
          aria-current={item.isCurrent ? 'page' : undefined}
          preventScrollReset
        >
          {item.label}
          {item.count === undefined ? null : <small>{item.count}</small>}
        </Link>
      ))}
    </nav>
  )
}
