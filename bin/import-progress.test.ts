import { expect, test, vi } from 'vitest'
import { ImportProgress, lengthOf } from './import-progress.ts'

/** What is written when the work is shown at these moments (milliseconds): a tenth more done at each. */
function shown(onTerminal: boolean, moments: number[]): string[] {
  const written: string[] = []
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
  const out = { write: (text: string) => written.push(text) } as unknown as NodeJS.WritableStream
  const progress = new ImportProgress(out, onTerminal)
  for (const [i, moment] of moments.entries()) {
    clock.mockReturnValue(moment)
    progress.show((i + 1) / 10, (i + 1) * 100)
  }
  return written
}

test('without a terminal there is a line a second, with rate and time left', () => {
  expect(shown(false, [200, 500, 1_000, 1_900, 2_000])).toEqual([
    '   30 %  300 rows  300 rows/s  2 s left\n',
    '   50 %  500 rows  250 rows/s  2 s left\n',
  ])
})

test('on a terminal a bar is drawn anew in its own line', () => {
  const [first, second] = shown(true, [100, 1_000])
  expect(first).toBe('\r\u001b[2K  ██░░░░░░░░░░░░░░░░░░░░░░  10 %  100 rows  1000 rows/s')
  expect(second).toContain('20 %  200 rows  200 rows/s  4 s left')
})

test('what remains is said as people say it', () => {
  expect([0.4, 59.4, 61, 3_599, 7_500].map(lengthOf)).toEqual([
    '0 s',
    '59 s',
    '1 min 1 s',
    '59 min 59 s',
    '2 h 5 min',
  ])
})
