import { expect, test } from 'vitest'
import { countOf, lineOf, listOf, proseOf } from './cells.ts'
import { safeCell } from './refused.ts'
import { SeenIds } from './seen.ts'
import { statusOf } from './statuses.ts'

test('HTML becomes text, and what only looks like it stays', () => {
  expect(
    proseOf(
      '<p>One &amp; two</p><ul><li>three</li><li>four</li></ul><script>alert(1)</script>five',
    ),
  ).toBe('One & two\n\n- three\n- four\n\nfive')
  expect(proseOf('if a < b and c > d, I <3 it; R&D; AT&amp;T')).toBe(
    'if a < b and c > d, I <3 it; R&D; AT&T',
  )
  expect(proseOf('<script>never closed')).toBe('')
})

test('a text of a million opening brackets is read in no time that grows with its square', () => {
  expect(proseOf(`<b>${'<a'.repeat(500_000)}`).length).toBe(1_000_000)
})

test('indented lines do not turn into program text', () => {
  expect(proseOf('a\r\n    b\n\n\n\n\tc  ')).toBe('a\nb\n\nc')
})

test('UTF-16 that was stored byte by byte is put right; a single NUL is not', () => {
  expect(lineOf('He said "n\0o\0b\0o\0d\0y"')).toBe('He said "nobody"')
  expect(lineOf('no\0body')).toBe('no\0body')
})

test('numbers and lists are read as other programs write them', () => {
  expect(['1,204', '6560', '12.0', '-3', 'many'].map(countOf)).toEqual([1204, 6560, 12, null, null])
  expect([listOf('a; b'), listOf('a, b'), listOf('["a","b, c"]'), listOf(['a', null])]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b, c'],
    ['a'],
  ])
})

test('the stage is known in words of other programs, and an unknown word leaves the idea open', () => {
  expect(
    ['Under Review', 'in_progress', 'Declined', 'archived', 'duplicate'].map(
      (word) => statusOf(word).status,
    ),
  ).toEqual(['SHAPING', 'BUILDING', 'NOT_NOW', 'NEW', 'NEW'])
})

test('no cell of the refused file can act as a formula', () => {
  expect(['=1+1', '+1', '-1', '@a', '\ta', '\rb', 'plain', 'a,"b"', 7].map(safeCell)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@a",
    "'\ta",
    `"'\rb"`,
    'plain',
    '"a,""b"""',
    '7',
  ])
})

test('an id is recognised among many', () => {
  const seen = new SeenIds()
  const news = Array.from({ length: 20_000 }, (_, i) => seen.add(`id ${i}`))
  expect([
    news.every(Boolean),
    seen.add('id 7'),
    seen.has('id 19999'),
    seen.has('id 20000'),
  ]).toEqual([true, false, true, false])
})
