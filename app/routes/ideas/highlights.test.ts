import { describe, expect, it } from 'vitest'
import { highlightsOf } from './highlights.ts'

const lit = (title: string, words: string[]) =>
  highlightsOf(title, words)
    .map(({ text, isFound }) => (isFound ? `[${text}]` : text))
    .join('')

describe('found words in the title of a close idea', () => {
  it.each([
    [
      'A call on the first cold night',
      ['first', 'cold', 'night'],
      'A call on the [first cold night]',
    ],
    [
      'A sticker with the sounds on every unit',
      ['sounds'],
      'A sticker with the [sounds] on every unit',
    ],
    ['Telling the neighbours', ['neighbour'], 'Telling the [neighbours]'],
    ['O João não dorme', ['joao'], 'O [João] não dorme'],
    ['Nothing here', [], 'Nothing here'],
    ['We told the street', ['we', 'the', 'street'], 'We told the [street]'],
    ['夜 の 音', ['音'], '夜 の [音]'],
  ])('%s', (title, words, expected) => {
    expect(lit(title, words)).toBe(expected)
  })
})
