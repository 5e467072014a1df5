// Rows that the server draws once (row-cache.tsx): the same as React would draw in the page, and from their facts alone.
import { createContext, type ReactNode, useContext } from 'react'
import { useLocation } from 'react-router'
import { expect, test } from 'vitest'
import { cachedRow, RowCacheContext } from './components/cached-row.tsx'
import { PlacedRow } from './components/placed-row.tsx'
import type { PlacedPost } from './components/post-fields.ts'
import { LanguageProvider } from './messages.tsx'
import { rowCache } from './row-cache.tsx'
import { html } from './testing.tsx'

const post: PlacedPost = {
  number: 7,
  path: '/ideas/7',
  title: 'Ring the neighbour’s <bell>',
  language: 'en',
  summary: 'A bell & a light',
  statusLabel: 'Trial',
  statusStep: 3,
  statusSteps: 5,
  statusAt: '2025-03-13T09:20:00Z',
  supportCount: 48,
  isSupported: true,
  commentCount: 1,
  createdAt: '2025-03-14T09:20:00Z',
  activeAt: '2025-03-14T09:20:00Z',
  authorName: null,
  author: { number: 1, name: 'Mireille Aerts', pictureUrl: null },
  place: 'Quieter installations',
  viewerCan: { support: true },
}

const cached = (content: ReactNode) =>
  html(<RowCacheContext value={rowCache}>{content}</RowCacheContext>)

const changes: Partial<PlacedPost>[] = [
  {},
  { title: 'Another title' },
  { supportCount: 49 },
  { isSupported: false },
  { viewerCan: { support: false } },
  { commentCount: 2 },
  { statusLabel: null, statusStep: null, statusSteps: null },
  { author: { number: 2, name: 'João Pacheco', pictureUrl: '/files/2' } },
  { createdAt: '2025-02-14T09:20:00Z' },
  { place: null },
  { summary: 'Something else' },
]

test.each(changes)('a row is drawn as in a page, the first time and again: %o', async (change) => {
  const row = (
    <PlacedRow facts={{ post: { ...post, ...change } }} className="post-row" data-row={7} />
  )
  const drawn = await html(row)
  expect(await cached(row)).toBe(drawn)
  expect(await cached(row)).toBe(drawn)
})

test('each language has a row of its own', async () => {
  const row = <PlacedRow facts={{ post }} />
  const german = <LanguageProvider language="de">{row}</LanguageProvider>
  const drawn = await html(german)
  await cached(row)
  expect(await cached(german)).toBe(drawn)
  expect(drawn).not.toBe(await html(row))
})

const Viewer = createContext('nobody')
const Curious = cachedRow<{ n: number }>('curious', ({ n }) => {
  const viewer = useContext(Viewer)
  const { pathname } = useLocation()
  return `${n} for ${viewer} at ${pathname}`
})

test('a row reads nothing of the page around it', async () => {
  const page = (
    <Viewer value="Mireille">
      <Curious facts={{ n: 1 }} />
    </Viewer>
  )
  expect(await html(page)).toContain('1 for Mireille at /ideas')
  expect(await cached(page)).toContain('1 for nobody at /<')
})
