// The server's cache of rows (components/cached-row.tsx): their HTML by all the facts it was drawn from.
import { type ComponentType, createContext, useContext } from 'react'
import { renderToString } from 'react-dom/server'
import {
  createStaticHandler,
  createStaticRouter,
  type StaticHandlerContext,
  StaticRouterProvider,
} from 'react-router'
import type { RowCache, RowReader } from './components/cached-row.tsx'
import { LanguageProvider } from './messages.tsx'
import { ClockProvider } from './ui/time.tsx'

/** Characters of keys and texts that are kept; beyond it, all are dropped and made anew. */
const MAX_CHARACTERS = 8_000_000
const kept = new Map<string, string>()
let characters = 0

/** Finds a row's HTML, or draws it. */
export const rowCache: RowCache = (name, Row, facts, reader) => {
  const key = JSON.stringify([name, reader.language, reader.clock, facts])
  const known = kept.get(key)
  if (known !== undefined) return known
  const html = drawn(Row, facts, reader)
  characters += key.length + html.length
  if (characters > MAX_CHARACTERS) {
    kept.clear()
    characters = key.length + html.length
  }
  kept.set(key, html)
  return html
}

type Drawing = { Row: ComponentType<object>; facts: object }
const DrawingContext = createContext<Drawing | null>(null)

function Drawn() {
  const drawing = useContext(DrawingContext)
  return drawing && <drawing.Row {...drawing.facts} />
}

// Links and forms of a row need a router around them. It stands at no page, and knows no data of one.
const handler = createStaticHandler([{ path: '*', Component: Drawn }])
const context = (await handler.query(new Request('http://localhost/'))) as StaticHandlerContext
const router = createStaticRouter(handler.dataRoutes, context)

/** Draws a row by itself: not inside the page, whose contexts (viewer, address, answers) it must not read. */
function drawn<Facts extends object>(
  Row: ComponentType<Facts>,
  facts: Facts,
  { language, clock }: RowReader,
): string {
  return renderToString(
    <DrawingContext value={{ Row: Row as ComponentType<object>, facts }}>
      <LanguageProvider language={language}>
        <ClockProvider {...clock}>
          <StaticRouterProvider router={router} context={context} hydrate={false} />
        </ClockProvider>
      </LanguageProvider>
    </DrawingContext>,
  )
}
