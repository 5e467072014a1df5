import { describe, expect, it } from 'vitest'
import type { Said } from './comment-fields.ts'
import {
  drawn,
  type HeardComment,
  type TalkPageData,
  talkOf,
  withAllShown,
  withHeard,
  withOwn,
  withPage,
  withReplies,
} from './talk-state.ts'

const ana = { number: 1, name: 'Ana Silva', title: 'Fitter', unit: 'Service', pictureUrl: null }
const ben = { number: 2, name: 'Ben Smit', title: 'Planner', unit: 'Office', pictureUrl: null }

const comment = (number: number, change: Partial<Said> = {}): Said => ({
  number,
  threadNumber: null,
  replyToNumber: null,
  replyToName: null,
  kind: 'TALK',
  isRemoved: false,
  html: `<p>${number}</p>`,
  body: String(number),
  createdAt: '2026-03-14T09:24:00.000Z',
  editedAt: null,
  authorName: null,
  author: ben,
  reactions: [],
  files: [],
  viewerCan: { edit: false, remove: false, react: true },
  ...change,
})
const heard = (number: number, change: Partial<Said> = {}): HeardComment => {
  const { viewerCan: _, ...rest } = comment(number, change)
  return rest
}
const page = (numbers: number[], next: string | null = null): TalkPageData => ({
  edges: numbers.map((number) => ({
    node: { ...comment(number), replies: [], hasEarlierReplies: false },
  })),
  pageInfo: { hasNextPage: next !== null, hasPreviousPage: false, endCursor: next },
})
const listener = { viewerNumber: ana.number, canComment: true }
const nobody = new Set<string>()
const ids = (threads: readonly { id: string }[]) => threads.map(({ id }) => id)

describe('a talk that is open on somebody’s screen', () => {
  it('shows a new comment where it belongs, lit', () => {
    const talk = withHeard(talkOf(page([5, 7]), [], 'OLDEST'), [heard(9)], listener, () => true)
    expect(ids(drawn(talk, null, nobody).threads)).toEqual(['5', '7', '9'])
    expect(talk.fresh).toEqual(new Set([9]))
  })

  it('counts what would move the page, and shows it when asked', () => {
    const reply = heard(9, { threadNumber: 5 })
    const talk = withHeard(talkOf(page([5, 7]), [], 'OLDEST'), [reply], listener, () => false)
    expect(drawn(talk, null, nobody).threads[0]?.replies).toEqual([])
    expect(talk.waiting).toEqual(new Set([9]))
    const shown = withAllShown(talk)
    expect(ids(drawn(shown, null, nobody).threads[0]?.replies ?? [])).toEqual(['9'])
    expect(shown.waiting.size).toBe(0)
  })

  it('takes what it hears of a long thread only where that thread is open', () => {
    const reply = (number: number) => comment(number, { threadNumber: 5 })
    const long: TalkPageData = {
      ...page([]),
      edges: [
        {
          node: { ...comment(5), replies: [reply(50), reply(60)], hasEarlierReplies: true },
        },
      ],
    }
    const part = {
      threadNumber: 5,
      hasEarlier: true,
      nextNumber: 24,
      replies: [reply(20), reply(22)],
    }
    const talk = withReplies(talkOf(long, [], 'OLDEST'), part)
    // 10 stands before what is open, 21 and 55 within it, 30 in the gap, 70 is new.
    const after = withHeard(
      talk,
      [10, 21, 30, 55, 70].map((number) => heard(number, { threadNumber: 5 })),
      listener,
      () => true,
    )
    const [thread] = drawn(after, null, nobody).threads
    expect(ids(thread?.replies ?? [])).toEqual(['20', '21', '22', '50', '55', '60', '70'])
    expect(thread).toMatchObject({ hasEarlier: true, gapAfter: '22' })
  })

  it('hears the same twice and shows it once', () => {
    const once = withHeard(talkOf(page([5]), [], 'OLDEST'), [heard(9)], listener, () => true)
    const twice = withHeard(once, [heard(9)], listener, () => false)
    expect(ids(drawn(twice, null, nobody).threads)).toEqual(['5', '9'])
    expect(twice.waiting.size).toBe(0)
  })

  it('keeps knowing which signs are one’s own', () => {
    const own = comment(5, { reactions: [{ sign: '👍', count: 1, isMine: true }] })
    const before = withOwn(talkOf(page([5]), [], 'OLDEST'), own)
    const change = { reactions: [{ sign: '👍', count: 2, isMine: false }] }
    const talk = withHeard(before, [heard(5, change)], listener, () => true)
    expect(talk.known.get(5)?.reactions).toEqual([{ sign: '👍', count: 2, isMine: true }])
  })

  it('lets nobody change what was taken away', () => {
    const gone = heard(5, { isRemoved: true, html: '' })
    const talk = withHeard(talkOf(page([5]), [], 'OLDEST'), [gone], listener, () => true)
    expect(talk.known.get(5)?.viewerCan).toEqual({ edit: false, remove: false, react: false })
    expect(talk.fresh.size).toBe(0)
  })

  it('waits for the page of comments that a new one stands on', () => {
    const half = talkOf(page([5, 7], 'cursor'), [], 'OLDEST')
    const talk = withHeard(half, [heard(90)], listener, () => true)
    expect(ids(drawn(talk, null, nobody).threads)).toEqual(['5', '7'])
    const whole = withPage(talk, page([8, 90]))
    expect(ids(drawn(whole, null, nobody).threads)).toEqual(['5', '7', '8', '90'])
  })

  it('shows one’s own comment at once, behind what is not yet asked for', () => {
    const half = talkOf(page([5, 7], 'cursor'), [], 'OLDEST')
    const { threads, later } = drawn(withOwn(half, comment(90, { author: ana })), null, nobody)
    expect(ids(threads)).toEqual(['5', '7'])
    expect(ids(later)).toEqual(['90'])
  })

  it('lets the author of a comment from another tab change it here', () => {
    const mine = heard(9, { author: ana })
    const talk = withHeard(talkOf(page([5]), [], 'OLDEST'), [mine], listener, () => true)
    expect(talk.known.get(9)?.viewerCan).toEqual({ edit: true, remove: true, react: true })
  })

  it('stands newest first when that is wanted', () => {
    const talk = talkOf(page([7, 5]), [], 'NEWEST')
    expect(ids(drawn(talk, null, nobody).threads)).toEqual(['7', '5'])
  })

  it('does not take older comments of an unread page for new ones', () => {
    const newest = talkOf(page([70, 69], 'cursor'), [], 'NEWEST')
    const talk = withHeard(newest, [heard(12), heard(71)], listener, () => false)
    expect(talk.waiting).toEqual(new Set([71]))
    const part = page([50, 51])
    const fromTheMiddle = talkOf(
      { ...part, pageInfo: { ...part.pageInfo, hasPreviousPage: true } },
      [],
      'OLDEST',
    )
    const after = withHeard(fromTheMiddle, [heard(12), heard(52)], listener, () => true)
    expect(ids(drawn(after, null, nobody).threads)).toEqual(['50', '51', '52'])
  })

  it('puts what was built on the idea apart', () => {
    const built = {
      node: { ...comment(6, { kind: 'BUILD_ON' }), replies: [], hasEarlierReplies: false },
    }
    const both = drawn(talkOf(page([5]), [built], 'OLDEST'), null, nobody)
    expect([ids(both.built), ids(both.threads)]).toEqual([['6'], ['5']])
  })
})
