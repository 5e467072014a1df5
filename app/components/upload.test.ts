import { describe, expect, it } from 'vitest'
import { formatBytes, stepOf } from './upload.ts'

describe('a file on its way', () => {
  it('says how long it takes at the speed so far', () => {
    expect(stepOf(1_500_000, 3_000_000, 4000)).toEqual({ fraction: 0.5, secondsLeft: 4 })
  })

  it('guesses nothing in the first half second', () => {
    expect(stepOf(10, 100, 200).secondsLeft).toBeNull()
  })

  it('is never more than whole', () => {
    expect(stepOf(120, 100, 900).fraction).toBe(1)
    expect(stepOf(0, 0, 900).fraction).toBe(1)
  })

  it.each([
    [640, '640 B'],
    [24_300, '24 kB'],
    [2_400_000, '2.4 MB'],
    [3_000_000, '3 MB'],
    [64_000_000, '64 MB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words)
  })
})
