import { expect, it } from 'vitest'
import { drawingsOf } from '#app/drawings.ts'
import { html } from '#app/testing.tsx'
import { Answers } from './idea-answers.tsx'
import { IdeaAside } from './idea-aside.tsx'
import { IdeaBody } from './idea-body.tsx'
import type { IdeaData } from './idea-document.ts'
import { IdeaHead } from './idea-head.tsx'

const hanne = { number: 3, name: 'Hanne Lindqvist', unit: 'Field', title: 'Lead', pictureUrl: null }
const idea: IdeaData = {
  number: 7,
  path: '/ideas/7',
  space: { number: 2, isArchived: false },
  title: 'Ring the bell',
  html: '<p>Before we drill.</p>',
  tags: ['noise'],
  version: 3,
  createdAt: '2025-02-11T09:00:00Z',
  editedAt: '2025-02-12T09:00:00Z',
  authorName: null,
  author: { ...hanne, site: 'Ghent', isViewer: false },
  status: 'SHAPING',
  statusAt: '2025-02-20T09:00:00Z',
  holder: hanne,
  nextStep: 'Print ten cards',
  moves: [
    {
      from: 'NEW',
      to: 'SHAPING',
      byName: null,
      note: 'Let us see.',
      at: '2025-02-20T09:00:00Z',
      by: hanne,
      other: { number: 8, title: 'A card' },
    },
  ],
  answers: [{ kind: 'NOT_NOW', text: 'Not this year.', at: '2025-02-14T09:00:00Z', by: hanne }],
  answerDueAt: '2025-02-18T09:00:00Z',
  answeredAt: '2025-02-14T09:00:00Z',
  isLate: false,
  declineReason: 'NO_BUDGET',
  reopenIf: 'There is a budget',
  mergedInto: { number: 9, title: 'One bell' },
  mergedPosts: [{ number: 10, title: 'Two bells' }],
  supportCount: 4,
  isSupported: false,
  commentCount: 2,
  followerCount: 5,
  follow: 'NONE',
  recentSupporters: [hanne],
  files: [
    {
      id: '11',
      name: 'card.pdf',
      mediaType: 'application/pdf',
      bytes: 1_200_000,
      alt: '',
      url: '/files/11',
    },
  ],
  labels: { Category: 'Noise' },
  board: {
    number: 1,
    slug: 'quieter',
    name: 'Quieter',
    owner: hanne,
    promise: { kept: 3, late: 1 },
    isArchived: false,
    space: { number: 2, slug: 'field', name: 'Field', isArchived: false },
  },
  viewerCan: {
    support: true,
    comment: true,
    edit: false,
    withdraw: false,
    answer: false,
    unmerge: false,
  },
  built: { edges: [] },
  comments: { edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: '' } },
}

/** Words of which only some are allowed, and another of them. */
const OTHER: Record<string, string> = {
  SHAPING: 'TRIAL',
  MERGED: 'BUILDING',
  NOT_NOW: 'YES',
  NEW: 'IN_USE',
  NO_BUDGET: 'TOO_EARLY',
  NONE: 'FOLLOW',
}

/** The same with one fact changed, for each fact there is. */
function* changed(value: unknown, path: string): Generator<[path: string, value: unknown]> {
  if (typeof value === 'number') yield [path, value + 1]
  else if (typeof value === 'boolean') yield [path, !value]
  else if (typeof value === 'string')
    yield [
      path,
      OTHER[value] ?? (value.includes('T09:') ? value.replace('-02-', '-01-') : `${value}x`),
    ]
  else if (Array.isArray(value))
    for (const [i, item] of value.entries())
      for (const [where, other] of changed(item, `${path}.${i}`))
        yield [where, value.with(i, other)]
  else if (value)
    for (const [key, item] of Object.entries(value))
      for (const [where, other] of changed(item, `${path}.${key}`))
        yield [where, { ...value, [key]: other }]
}

const page = (of: IdeaData) => (
  <>
    <IdeaHead idea={of} here={new Set()} />
    <IdeaBody idea={of} />
    <Answers idea={of} />
    <IdeaAside idea={of} counts={of} present={null} viewerNumber={1} />
  </>
)

it.each([
  ['on its road', idea],
  ['joined with another', { ...idea, status: 'MERGED' }],
  ['without an answer', { ...idea, status: 'NEW', answers: [], answeredAt: null }],
] satisfies Array<[string, IdeaData]>)(
  'whatever changes about an idea %s is drawn, though the idea was drawn before',
  async (_, before) => {
    for (const [fact, after] of changed(before, 'idea')) {
      const draw = async (of: IdeaData) => {
        const drawings = drawingsOf()
        return drawings.finish(await html(page(of), drawings)).toString()
      }
      await draw(before)
      expect(await draw(after as IdeaData), fact).toBe(await html(page(after as IdeaData)))
    }
  },
)
