import type { LucideIcon } from 'lucide-react'

type IconProps = { of: LucideIcon; size?: number; className?: string; label?: string }

/** An icon of the house: thin, quiet, and silent for screen readers unless it has a `label`. */
export function Icon({ of: Glyph, size = 16, className, label }: IconProps) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const }
  return <Glyph size={size} strokeWidth={1.75} className={className} {...spoken} />
}
