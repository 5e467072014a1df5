import {
  Eye,
  HandHeart,
  Heart,
  Lightbulb,
  type LucideIcon,
  PartyPopper,
  SmilePlus,
  ThumbsUp,
} from 'lucide-react'

/** Icons that stand many times on one page. */
const SPRITES = {
  agree: ThumbsUp,
  celebrate: PartyPopper,
  look: Eye,
  love: Heart,
  react: SmilePlus,
  thanks: HandHeart,
  thought: Lightbulb,
} satisfies Record<string, LucideIcon>

export type SpriteName = keyof typeof SPRITES

/** The drawings themselves, once in a page that uses them (a comment thread); <SpriteIcon> points at them. */
export function Sprites() {
  return (
    <svg className="sprites" width="0" height="0" aria-hidden="true">
      {Object.entries(SPRITES).map(([name, Glyph]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
          <Glyph size={24} strokeWidth={1.75} />
        </symbol>
      ))}
    </svg>
  )
}

/** An icon drawn once and used many times: a comment thread would carry hundreds of paths otherwise. Always silent. */
export function SpriteIcon({ name, size = 16 }: { name: SpriteName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true">
      <use href={`#icon-${name}`} />
    </svg>
  )
}
