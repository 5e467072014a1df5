import { askData } from '#app/ask-json.ts'
import { kindIcon } from '#app/components/kind-icons.ts'
import type { PaletteGroup } from '#app/components/palette.tsx'
import { Icon } from '#app/ui/icon.tsx'

/** Asks the server what begins like the text, in one space or everywhere; the palette keeps the old rows until the new ones are there. */
export async function searchPalette(
  query: string,
  space: string | null,
  signal: AbortSignal,
): Promise<PaletteGroup[]> {
  const asked = new URLSearchParams(space ? { q: query, space } : { q: query })
  const { groups } = await askData('/ask/palette', asked, signal)
  return groups.map(({ name, count, rows }) => ({
    value: name,
    count,
    items: rows.map(({ kind, end, ...row }) => ({
      ...row,
      icon: <Icon of={kindIcon(kind)} size={17} />,
      end: end ? <span className="quiet">{end}</span> : undefined,
    })),
  }))
}
