import { describe, expect, it } from 'vitest'
import { type DiffPart, wordDiff } from './word-diff.ts'

const said = (parts: readonly DiffPart[]) =>
  parts
    .map(({ text, kind }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}` })[kind])
    .join('')

describe('what changed between two versions', () => {
  it.each([
    ['Ring the bell', 'Ring the bell', 'Ring the bell'],
    ['Ring the bell', 'Ring the small bell', 'Ring the {+small +}bell'],
    ['Ring the old bell', 'Ring the bell', 'Ring the [-old -]bell'],
    ['', 'New', '{+New+}'],
    ['Gone', '', '[-Gone-]'],
    ['Four cents.', 'Five cents!', '[-Four-]{+Five+} cents[-.-]{+!+}'],
    ['João łączy', 'João nie łączy', 'João {+nie +}łączy'],
  ])('from “%s” to “%s”', (before, after, words) => {
    expect(said(wordDiff(before, after))).toBe(words)
  })

  it('loses nothing of either text', () => {
    const before =
      'We lose half a morning when a neighbour complains about noise. The fitter stops.'
    const after =
      'We lose a whole morning, often two, when neighbours complain. Then the fitter stops.'
    const parts = wordDiff(before, after)
    const without = (kind: DiffPart['kind']) =>
      parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('')
    expect(without('new')).toBe(before)
    expect(without('gone')).toBe(after)
  })

  it('gives up on a comparison that would take too long', () => {
    const many = (word: string) => Array.from({ length: 5_000 }, (_, n) => `${word}${n}`).join(' ')
    expect(wordDiff(many('a'), many('b')).map(({ kind }) => kind)).toEqual(['gone', 'new'])
  })
})
