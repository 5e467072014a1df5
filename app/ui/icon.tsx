import type { IconNode } from 'lucide'

export type IconProps = { of: IconNode; size?: number; className?: string; label?: string }

/** An icon of the product's set: thin, and silent for screen readers unless it has a `label`. */
export function Icon({ of, size = 16, className, label }: IconProps) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const }
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={className ? `icon ${className}` : 'icon'}
      {...spoken}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the library's own paths, no text of anybody's
      dangerouslySetInnerHTML={{ __html: linesOf(of) }}
    />
  )
}

const known = new WeakMap<IconNode, string>()

/** An icon's lines as markup, made once: dozens stand on every page, and as elements each line is one of React's. */
export function linesOf(icon: IconNode): string {
  const lines =
    known.get(icon) ??
    icon
      .map(([tag, attributes]) => {
        const words = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
        return `<${tag} ${words.join(' ')}></${tag}>`
      })
      .join('')
  known.set(icon, lines)
  return lines
}
