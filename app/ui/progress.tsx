import { classNames } from './class-names.ts'

type MeterProps = {
  /** What is measured, for those who do not see the bar. */
  label: string
  value: number
  max?: number
  tone?: 'ink' | 'sky' | 'warn'
}

/** A bar that shows how far something is. */
export function Meter({ label, value, max = 100, tone = 'ink' }: MeterProps) {
  return (
    <progress
      className={classNames('meter', tone !== 'ink' && `meter-${tone}`)}
      aria-label={label}
      value={value}
      max={max}
    />
  )
}
