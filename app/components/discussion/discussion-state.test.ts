import { describe, expect, it } from 'vitest'
import { aComment } from '#app/testing.tsx'
import { type CommentFields, type CommentShared, unknownOwn } from '#graphql/comments/fragments.ts'
import {
  type CommentsPageData,
  discussionOf,
  shownOf,
  withAllShown,
  withLive,
  withOwn,
  withPage,
  withReplies,
} from './discussion-state.ts'

const ana = { number: 1, name: 'Ana Silva', title: 'Fitter', unit: 'Service', pictureUrl: null }

const comment = (number: number, change: Partial<CommentFields> = {}): CommentFields =>
  aComment({ number, ...change })
/** What a live answer brings: nothing of the viewer's own, which is unknown until it is asked for. */
const liveComment = (number: number, change: Partial<CommentFields> = {}): CommentShared => {
  const own = Object.keys(unknownOwn(true))
  const shared = Object.entries(comment(number, change)).filter(([name]) => !own.includes(name))
  return Object.fromEntries(shared) as CommentShared
}
const page = (numbers: number[], next: string | null = null): CommentsPageData => ({
  edges: numbers.map((number) => ({
    node: { ...comment(number), replies: [], hasEarlierReplies: false },
  })),
  pageInfo: { hasNextPage: next !== null, hasPreviousPage: false, endCursor: next },
})
const ids = (items: readonly { comment: { number: number } }[]) =>
  items.map(({ comment }) => comment.number)
const numbers = (replies: readonly { number: number }[] | undefined) =>
  replies?.map(({ number }) => number)

describe('a discussion that is open on somebody’s screen', () => {
  it('shows a new comment where it belongs, lit', () => {
    const state = withLive(
      discussionOf(page([5, 7]), [], 'OLDEST'),
      [liveComment(9)],
      true,
      () => true,
    )
    expect(ids(shownOf(state).comments)).toEqual([5, 7, 9])
    expect(state.fresh).toEqual(new Set([9]))
  })

  it('counts what would move the page, and shows it when asked', () => {
    const reply = liveComment(9, { rootNumber: 5 })
    const state = withLive(discussionOf(page([5, 7]), [], 'OLDEST'), [reply], true, () => false)
    expect(shownOf(state).comments[0]?.replies).toEqual([])
    expect(state.waiting).toEqual(new Set([9]))
    const shown = withAllShown(state)
    expect(numbers(shownOf(shown).comments[0]?.replies)).toEqual([9])
    expect(shown.waiting.size).toBe(0)
  })

  it('takes what it hears of a long thread only where that thread is open', () => {
    const reply = (number: number) => comment(number, { rootNumber: 5 })
    const long: CommentsPageData = {
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
    const state = withReplies(discussionOf(long, [], 'OLDEST'), part)
    // 10 stands before what is open, 21 and 55 within it, 30 in the gap, 70 is new.
    const after = withLive(
      state,
      [10, 21, 30, 55, 70].map((number) => liveComment(number, { rootNumber: 5 })),
      true,
      () => true,
    )
    const [item] = shownOf(after).comments
    expect(numbers(item?.replies)).toEqual([20, 21, 22, 50, 55, 60, 70])
    expect(item).toMatchObject({ hasEarlier: true, gapAfter: 22 })
  })

  it('hears the same twice and shows it once', () => {
    const once = withLive(discussionOf(page([5]), [], 'OLDEST'), [liveComment(9)], true, () => true)
    const twice = withLive(once, [liveComment(9)], true, () => false)
    expect(ids(shownOf(twice).comments)).toEqual([5, 9])
    expect(twice.waiting.size).toBe(0)
  })

  it('keeps knowing which signs are one’s own', () => {
    const own = comment(5, { reactions: [{ emoji: '👍', count: 1 }], viewerReactions: ['👍'] })
    const before = withOwn(discussionOf(page([5]), [], 'OLDEST'), own)
    const change = { reactions: [{ emoji: '👍', count: 2 }] }
    const state = withLive(before, [liveComment(5, change)], true, () => true)
    expect(state.known.get(5)).toMatchObject({
      reactions: [{ emoji: '👍', count: 2 }],
      viewerReactions: ['👍'],
    })
  })

  it('does not show what is deleted as new', () => {
    const gone = liveComment(5, { isRemoved: true, html: '' })
    const state = withLive(discussionOf(page([5]), [], 'OLDEST'), [gone], true, () => true)
    expect(state.known.get(5)?.isRemoved).toBe(true)
    expect(state.fresh.size).toBe(0)
  })

  it('waits for the page of comments that a new one stands on', () => {
    const half = discussionOf(page([5, 7], 'cursor'), [], 'OLDEST')
    const state = withLive(half, [liveComment(90)], true, () => true)
    expect(ids(shownOf(state).comments)).toEqual([5, 7])
    const whole = withPage(state, page([8, 90]))
    expect(ids(shownOf(whole).comments)).toEqual([5, 7, 8, 90])
  })

  it('shows one’s own comment at once, behind what is not yet asked for', () => {
    const half = discussionOf(page([5, 7], 'cursor'), [], 'OLDEST')
    const { comments, later } = shownOf(withOwn(half, comment(90, { author: ana })))
    expect(ids(comments)).toEqual([5, 7])
    expect(ids(later)).toEqual([90])
  })

  it('knows nothing of the viewer’s own part of what was heard, until it was asked for', () => {
    const mine = liveComment(9, { author: ana })
    const state = withLive(discussionOf(page([5]), [], 'OLDEST'), [mine], true, () => true)
    expect(state.known.get(9)?.viewerCan).toEqual(aComment().viewerCan)
    expect(state.withoutOwn).toEqual(new Set([9]))
    const asked = withOwn(
      state,
      comment(9, { viewerCan: { ...aComment().viewerCan, edit: true, remove: true } }),
    )
    expect(asked.known.get(9)?.viewerCan.edit).toBe(true)
    expect(asked.withoutOwn.size).toBe(0)
    // Heard of again, it keeps what is known.
    const again = withLive(asked, [mine], true, () => true)
    expect(again.known.get(9)?.viewerCan.edit).toBe(true)
    expect(again.withoutOwn.size).toBe(0)
  })

  it('stands newest first when that is wanted', () => {
    const state = discussionOf(page([7, 5]), [], 'NEWEST')
    expect(ids(shownOf(state).comments)).toEqual([7, 5])
  })

  it('does not take older comments of an unread page for new ones', () => {
    const newest = discussionOf(page([70, 69], 'cursor'), [], 'NEWEST')
    const state = withLive(newest, [liveComment(12), liveComment(71)], true, () => false)
    expect(state.waiting).toEqual(new Set([71]))
    const part = page([50, 51])
    const fromTheMiddle = discussionOf(
      { ...part, pageInfo: { ...part.pageInfo, hasPreviousPage: true } },
      [],
      'OLDEST',
    )
    const after = withLive(fromTheMiddle, [liveComment(12), liveComment(52)], true, () => true)
    expect(ids(shownOf(after).comments)).toEqual([50, 51, 52])
  })

  it('puts what was built on the post apart', () => {
    const built = {
      node: { ...comment(6, { kind: 'BUILD_ON' }), replies: [], hasEarlierReplies: false },
    }
    const both = shownOf(discussionOf(page([5]), [built], 'OLDEST'))
    expect([ids(both.built), ids(both.comments)]).toEqual([[6], [5]])
  })
})
