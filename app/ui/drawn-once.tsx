import { type ComponentProps, createContext, type ReactNode, useContext } from 'react'
import { useClock } from './time.tsx'

/** The server's memory of what was drawn (drawings.ts); null in the browser, which draws everything itself. */
export type Drawings = {
  /** What stands inside of the element that was drawn from this, or undefined. */
  find(key: string): string | undefined
  /** A mark for an element that is being drawn, by which the finished page's text is found again. */
  mark(key: string): string
}
export const DrawingsContext = createContext<Drawings | null>(null)

type Tag = 'li' | 'header' | 'footer' | 'div' | 'article' | 'nav' | 'section' | 'ul'

type DrawnOnceProps<As extends Tag> = {
  as: As
  /** The drawing's name: two that are drawn differently from the same facts need two. */
  name: string
  /**
   * All that the drawing depends on, besides the clock, as plain data; asked only where drawings are kept. Hand the parts
   * inside only these facts, never a whole object: then the types see what is missing here.
   */
  from: () => unknown
  /** Draws what stands inside. */
  children: () => ReactNode
  attributes: Omit<ComponentProps<As>, 'children' | 'dangerouslySetInnerHTML'> & {
    [data: `data-${string}`]: string | undefined
  }
}

/**
 * An element that the server draws once for everybody: the same facts give the same text, so it is taken from memory
 * the next time. Nothing can be out of date, for the facts themselves are the key. Inside, nothing may depend on what
 * is not in `from`: no state that differs at the first render, no place in the page, no useId.
 */
export function DrawnOnce<As extends Tag>(props: DrawnOnceProps<As>) {
  const { as, name, from, children, attributes } = props
  const Element = as as 'div'
  const drawings = useContext(DrawingsContext)
  const { now, locale, timeZone } = useClock()
  // The build for browsers leaves out what follows.
  if (!import.meta.env.SSR || !drawings)
    return <Element {...(attributes as object)}>{children()}</Element>
  // “4 min ago” changes with the minute.
  const minute = Math.floor(now / 60_000)
  const key = `${name} ${minute} ${locale} ${timeZone} ${JSON.stringify(from())}`
  const inside = drawings.find(key)
  if (inside !== undefined) {
    // biome-ignore lint/security/noDangerouslySetInnerHtml: React drew it, from the same facts
    return <Element {...(attributes as object)} dangerouslySetInnerHTML={{ __html: inside }} />
  }
  return (
    <Element {...(attributes as object)} data-drawn={drawings.mark(key)}>
      {children()}
    </Element>
  )
}
