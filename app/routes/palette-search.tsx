import { kindIcon } from '#app/components/kind-icons.ts'
import type { PaletteGroup } from '#app/components/palette.tsx'
import { Icon } from '#app/ui/icon.tsx'

/** What /ask/palette answers: rows as plain data; their icons are drawn here. */
export type PaletteAnswer = {
  groups: {
    name: string
    count?: number
    rows: {
      id: string
      kind: string
      /** People's own words, set in serif. */
      isVoice?: boolean
      title: string
      line?: string
      href: string
      end?: string
    }[]
  }[]
}
/** Asks the server what begins like the text, in one space or everywhere; the palette keeps the old rows until the new ones are there. */
export async function searchPalette(
  query: string,
  space: string | null,
  signal: AbortSignal,
): Promise<PaletteGroup[]> {
  const asked = new URLSearchParams(space ? { q: query, space } : { q: query })
  const response = await fetch(`/ask/palette?${asked}`, { signal })
  if (!response.ok) throw new Error(`The palette's search answered ${response.status}.`)
  const { groups } = (await response.json()) as PaletteAnswer
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
