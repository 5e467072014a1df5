import type { ReactNode } from 'react'
import type { To } from 'react-router'
import { Link } from 'react-router'

type SegmentLink = { label: string; to: To; isCurrent: boolean; icon?: ReactNode }

/** A choice of views that lives in the address. */
export function SegmentLinks({ label, items }: { label: string; items: readonly SegmentLink[] }) {
  return (
    <nav className="segment" aria-label={label}>
      {items.map((item) => (
        <Link
          key={item.label}
          className="segment-part"
          to={item.to}
          aria-current={item.isCurrent ? 'true' : undefined}
          aria-label={item.icon ? item.label : undefined}
          preventScrollReset
        >
          {item.icon ?? item.label}
        </Link>
      ))}
    </nav>
  )
}

type SegmentProps<V extends string> = {
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

/** A choice of views that lives on the page only, like Write and Preview. */
export function Segment<V extends string>({ label, value, options, onChange }: SegmentProps<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its own box; these are toggles, not a form's fields
    <div className="segment" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="segment-part"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
