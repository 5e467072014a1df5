// For tests of pages: a page as the server draws it.
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router'
import { ClockProvider } from './ui/time.tsx'

/** What the server sends before any script has run, on 14 March 2025 in the morning. */
export async function html(content: ReactNode): Promise<string> {
  const routes = [{ path: '*', element: content }]
  const handler = createStaticHandler(routes)
  const context = await handler.query(new Request('http://localhost/ideas'))
  if (context instanceof Response) throw new Error('A page, not a redirect, was asked for.')
  const router = createStaticRouter(handler.dataRoutes, context)
  return renderToString(
    <ClockProvider now="2025-03-14T09:24:00Z" locale="en" timeZone="Europe/Brussels">
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </ClockProvider>,
  )
}
