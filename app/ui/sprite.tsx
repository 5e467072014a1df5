import {
  Eye,
  HandHeart,
  Heart,
  type IconNode,
  Lightbulb,
  PartyPopper,
  SmilePlus,
  ThumbsUp,
} from 'lucide'
import { linesOf } from './icon.tsx'

/** Icons that stand many times on one page. */
const SPRITES = {
  agree: ThumbsUp,
  celebrate: PartyPopper,
  look: Eye,
  love: Heart,
  react: SmilePlus,
  thanks: HandHeart,
  thought: Lightbulb,
} satisfies Record<string, IconNode>

const SYMBOLS = Object.entries(SPRITES)
  .map(([name, icon]) => `<symbol id="icon-${name}" viewBox="0 0 24 24">${linesOf(icon)}</symbol>`)
  .join('')

export type SpriteName = keyof typeof SPRITES

/** The symbols themselves, once in a page that uses them (a comment thread); <SpriteIcon> points at them. */
export function Sprites() {
  return (
    <svg
      className="sprites"
      width="0"
      height="0"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the library's own paths, no text of anybody's
      dangerouslySetInnerHTML={{ __html: SYMBOLS }}
    />
  )
}

/** An icon drawn once and used many times: a comment thread would carry hundreds of paths otherwise. Always silent. */
export function SpriteIcon({ name, size = 16 }: { name: SpriteName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} aria-hidden="true">
      <use href={`#icon-${name}`} />
    </svg>
  )
}
