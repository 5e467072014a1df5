import { describe, expect, it } from 'vitest'
import type { CommentFields } from './comment-fields.ts'
import {
  type DiscussionPageData,
  discussionOf,
  drawn,
  type LiveComment,
  withAllShown,
  withLive,
  withOwn,
  withPage,
  withReplies,
} from './discussion-state.ts'

const ana = { number: 1, name: 'Ana Silva', title: 'Fitter', unit: 'Service', pictureUrl: null }
const ben = { number: 2, name: 'Ben Smit', title: 'Planner', unit: 'Office', pictureUrl: null }

const comment = (number: number, change: Partial<CommentFields> = {}): CommentFields => ({
  number,
  rootNumber: null,
  replyToNumber: null,
  replyToName: null,
  kind: 'COMMENT',
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
const received = (number: number, change: Partial<CommentFields> = {}): LiveComment => {
  const { viewerCan: _, ...rest } = comment(number, change)
  return rest
}
const page = (numbers: number[], next: string | null = null): DiscussionPageData => ({
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
    const discussion = withLive(
      discussionOf(page([5, 7]), [], 'OLDEST'),
      [received(9)],
      listener,
      () => true,
    )
    expect(ids(drawn(discussion, null, nobody).threads)).toEqual(['5', '7', '9'])
    expect(discussion.fresh).toEqual(new Set([9]))
  })

  it('counts what would move the page, and shows it when asked', () => {
    const reply = received(9, { rootNumber: 5 })
    const discussion = withLive(
      discussionOf(page([5, 7]), [], 'OLDEST'),
      [reply],
      listener,
      () => false,
    )
    expect(drawn(discussion, null, nobody).threads[0]?.replies).toEqual([])
    expect(discussion.waiting).toEqual(new Set([9]))
    const shown = withAllShown(discussion)
    expect(ids(drawn(shown, null, nobody).threads[0]?.replies ?? [])).toEqual(['9'])
    expect(shown.waiting.size).toBe(0)
  })

  it('takes what it hears of a long thread only where that thread is open', () => {
    const reply = (number: number) => comment(number, { rootNumber: 5 })
    const long: DiscussionPageData = {
      ...page([]),
      edges: [
        {
          node: { ...comment(5), replies: [reply(50), reply(60)], hasEarlierReplies: true },
        },
      ],
    }
    const part = {
      rootNumber: 5,
      hasEarlier: true,
      nextNumber: 24,
      replies: [reply(20), reply(22)],
    }
    const discussion = withReplies(discussionOf(long, [], 'OLDEST'), part)
    // 10 stands before what is open, 21 and 55 within it, 30 in the gap, 70 is new.
    const after = withLive(
      discussion,
      [10, 21, 30, 55, 70].map((number) => received(number, { rootNumber: 5 })),
      listener,
      () => true,
    )
    const [thread] = drawn(after, null, nobody).threads
    expect(ids(thread?.replies ?? [])).toEqual(['20', '21', '22', '50', '55', '60', '70'])
    expect(thread).toMatchObject({ hasEarlier: true, gapAfter: '22' })
  })

  it('hears the same twice and shows it once', () => {
    const once = withLive(
      discussionOf(page([5]), [], 'OLDEST'),
      [received(9)],
      listener,
      () => true,
    )
    const twice = withLive(once, [received(9)], listener, () => false)
    expect(ids(drawn(twice, null, nobody).threads)).toEqual(['5', '9'])
    expect(twice.waiting.size).toBe(0)
  })

  it('keeps knowing which signs are one’s own', () => {
    const own = comment(5, { reactions: [{ emoji: '👍', count: 1, isMine: true }] })
    const before = withOwn(discussionOf(page([5]), [], 'OLDEST'), own)
    const change = { reactions: [{ emoji: '👍', count: 2, isMine: false }] }
    const discussion = withLive(before, [received(5, change)], listener, () => true)
    expect(discussion.known.get(5)?.reactions).toEqual([{ emoji: '👍', count: 2, isMine: true }])
  })

  it('lets nobody change what was taken away', () => {
    const gone = received(5, { isRemoved: true, html: '' })
    const discussion = withLive(discussionOf(page([5]), [], 'OLDEST'), [gone], listener, () => true)
    expect(discussion.known.get(5)?.viewerCan).toEqual({ edit: false, remove: false, react: false })
    expect(discussion.fresh.size).toBe(0)
  })

  it('waits for the page of comments that a new one stands on', () => {
    const half = discussionOf(page([5, 7], 'cursor'), [], 'OLDEST')
    const discussion = withLive(half, [received(90)], listener, () => true)
    expect(ids(drawn(discussion, null, nobody).threads)).toEqual(['5', '7'])
    const whole = withPage(discussion, page([8, 90]))
    expect(ids(drawn(whole, null, nobody).threads)).toEqual(['5', '7', '8', '90'])
  })

  it('shows one’s own comment at once, behind what is not yet asked for', () => {
    const half = discussionOf(page([5, 7], 'cursor'), [], 'OLDEST')
    const { threads, later } = drawn(withOwn(half, comment(90, { author: ana })), null, nobody)
    expect(ids(threads)).toEqual(['5', '7'])
    expect(ids(later)).toEqual(['90'])
  })

  it('lets the author of a comment from another tab change it here', () => {
    const mine = received(9, { author: ana })
    const discussion = withLive(discussionOf(page([5]), [], 'OLDEST'), [mine], listener, () => true)
    expect(discussion.known.get(9)?.viewerCan).toEqual({ edit: true, remove: true, react: true })
  })

  it('stands newest first when that is wanted', () => {
    const discussion = discussionOf(page([7, 5]), [], 'NEWEST')
    expect(ids(drawn(discussion, null, nobody).threads)).toEqual(['7', '5'])
  })

  it('does not take older comments of an unread page for new ones', () => {
    const newest = discussionOf(page([70, 69], 'cursor'), [], 'NEWEST')
    const discussion = withLive(newest, [received(12), received(71)], listener, () => false)
    expect(discussion.waiting).toEqual(new Set([71]))
    const part = page([50, 51])
    const fromTheMiddle = discussionOf(
      { ...part, pageInfo: { ...part.pageInfo, hasPreviousPage: true } },
      [],
      'OLDEST',
    )
    const after = withLive(fromTheMiddle, [received(12), received(52)], listener, () => true)
    expect(ids(drawn(after, null, nobody).threads)).toEqual(['50', '51', '52'])
  })

  it('puts what was built on the idea apart', () => {
    const built = {
      node: { ...comment(6, { kind: 'BUILD_ON' }), replies: [], hasEarlierReplies: false },
    }
    const both = drawn(discussionOf(page([5]), [built], 'OLDEST'), null, nobody)
    expect([ids(both.built), ids(both.threads)]).toEqual([['6'], ['5']])
  })
})
