// Rows of lists that the server draws once for everybody who sees the same: thirty rows cost more than all else on a page
// (DECISIONS.md). A row is a component of its facts alone; it is drawn apart from the page, so that it can read nothing else.
import { type ComponentType, createContext, type LiHTMLAttributes, useContext } from 'react'
import { useLanguage } from '#app/messages.tsx'
import { useClock } from '#app/ui/time.tsx'
import type { Clock } from '#app/ui/time-words.ts'
import type { Language } from '#messages/engine/languages.ts'

/** What every row may know besides its facts: how its reader speaks, and what the reader's clock shows. */
export type RowReader = { language: Language; clock: Clock }

/** Gives a row's inside as HTML. `facts` is plain data; the same name, facts and reader give the same text. */
export type RowCache = <Facts extends object>(
  name: string,
  Row: ComponentType<Facts>,
  facts: Facts,
  reader: RowReader,
) => string

/** The server's cache (row-cache.tsx); null in a browser, which draws rows as they are. */
export const RowCacheContext = createContext<RowCache | null>(null)

/** Facts, and attributes of the `<li>`. */
export type CachedRowProps<Facts> = LiHTMLAttributes<HTMLLIElement> & { facts: Facts }

/**
 * An `<li>` whose inside is drawn by `Row` from its facts. `name` is its own among all cached rows; facts are plain data, so
 * what a row draws cannot depend on the viewer but through them. The attributes of the `<li>` are not cached.
 */
export function cachedRow<Facts extends object>(name: string, Row: ComponentType<Facts>) {
  return function CachedRow({ facts, ...attributes }: CachedRowProps<Facts>) {
    const cache = useContext(RowCacheContext)
    const language = useLanguage()
    const clock = useClock()
    if (cache === null)
      return (
        <li {...attributes}>
          <Row {...facts} />
        </li>
      )
    const html = cache(name, Row, facts, { language, clock })
    // biome-ignore lint/security/noDangerouslySetInnerHtml: React has written it, from the same component
    return <li {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
  }
}
