// For tests of pages: a page as the server draws it, and a comment to draw.
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router'
import { type CommentFields, unknownOwn } from '#graphql/comments/fragments.ts'
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

/** A comment by Ben that nobody reacted to, four minutes before `html` draws it; `change` replaces some of it. */
export const aComment = (change: Partial<CommentFields> = {}): CommentFields => ({
  number: 9,
  rootNumber: null,
  replyToNumber: null,
  replyToName: null,
  kind: 'COMMENT',
  isRemoved: false,
  isHeld: false,
  version: 1,
  html: '<p>Yes.</p>',
  body: 'Yes.',
  language: null,
  createdAt: '2025-03-14T09:20:00Z',
  editedAt: null,
  authorName: null,
  isSealed: false,
  isByPostAuthor: false,
  author: { number: 2, name: 'Ben Smit', title: 'Planner', unit: 'Office', pictureUrl: null },
  reactions: [],
  files: [],
  rank: 0,
  answer: null,
  ...unknownOwn(true),
  ...change,
})
