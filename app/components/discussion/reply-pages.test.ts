import { describe, expect, it } from 'vitest'
import {
  joinedReplies,
  type RepliesPage,
  type RepliesSide,
  type RepliesState,
} from './reply-pages.ts'

/** A thread of replies 1 to 200, as the server gives parts of it; 10 at once, 2 of them before the one in the middle. */
const ALL = Array.from({ length: 200 }, (_, i) => i + 1)
function serve(of: number, side: RepliesSide): RepliesPage {
  const before = { AROUND: 2, BEFORE: 10, AFTER: 0 }[side]
  const pivot = side === 'AFTER' ? of + 1 : of
  const earlier = ALL.filter((number) => number < pivot)
  const later = ALL.filter((number) => number >= pivot)
  const numbers = [...earlier.slice(-before || 200), ...later.slice(0, 10 - before)]
  return {
    rootNumber: 0,
    hasEarlier: earlier.length > before,
    nextNumber: later[10 - before] ?? null,
    replies: numbers.map((number) => ({ number })) as unknown as RepliesPage['replies'],
  }
}
const NEWEST = ALL.slice(-10)
const atFirst: RepliesState = { hasEarlier: true, gapAfter: null }

/** What a reader knows, who begins with the newest ten and asks for one part after the other. */
function reader(known: readonly number[] = NEWEST, state: RepliesState = atFirst) {
  return {
    known,
    state,
    ask(of: number, side: RepliesSide) {
      const part = serve(of, side)
      const numbers = part.replies.map(({ number }) => number)
      return reader(
        [...new Set([...known, ...numbers])].sort((a, b) => a - b),
        joinedReplies(state, known, part),
      )
    },
  }
}
/** Where numbers are really missing between those known. */
const holeIn = (known: readonly number[]) =>
  known.find((number, i) => i + 1 < known.length && known[i + 1] !== number + 1) ?? null

describe('a long thread', () => {
  it('is read backwards without a hole, to its beginning', () => {
    let one = reader()
    for (let i = 0; one.state.hasEarlier; i++) {
      expect(one.state.gapAfter).toBeNull()
      expect(i).toBeLessThan(30)
      one = one.ask(one.known[0] as number, 'BEFORE')
    }
    expect(one.known).toEqual(ALL)
  })

  it.each([1, 3, 50, 100, 180])(
    'opened around %i says truly what is missing, and is closed from both sides',
    (of) => {
      let one = reader().ask(of, 'AROUND')
      for (let i = 0; one.state.hasEarlier || one.state.gapAfter !== null; i++) {
        expect(i).toBeLessThan(60)
        expect(one.state.gapAfter).toBe(holeIn(one.known))
        expect(one.state.hasEarlier).toBe(one.known[0] !== 1)
        one =
          one.state.gapAfter !== null && i % 2
            ? one.ask(one.state.gapAfter, 'AFTER')
            : one.state.hasEarlier
              ? one.ask(one.known[0] as number, 'BEFORE')
              : one.ask(one.state.gapAfter as number, 'AFTER')
      }
      expect(one.known).toEqual(ALL)
    },
  )

  it('opened around one of the newest is whole from there', () => {
    expect(reader().ask(195, 'AROUND').state).toEqual({ hasEarlier: true, gapAfter: null })
    expect(reader().ask(191, 'AROUND').state).toEqual({ hasEarlier: true, gapAfter: null })
  })

  it('before scripts, each page begins with the newest and the part of its address', () => {
    expect(reader().ask(191, 'BEFORE').state).toEqual({ hasEarlier: true, gapAfter: null })
    expect(reader().ask(181, 'BEFORE').state).toEqual({ hasEarlier: true, gapAfter: 180 })
    expect(reader().ask(5, 'AFTER').state).toEqual({ hasEarlier: true, gapAfter: 15 })
  })
})
