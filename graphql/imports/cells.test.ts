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

test('what HTML quotes stays one quote, tables are tables, comments are gone', () => {
  expect(
    proseOf('<blockquote><p>one</p><p>two</p><blockquote>three</blockquote></blockquote>four'),
  ).toBe('> one\n>\n> two\n>\n> > three\n\nfour')
  expect(
    proseOf(
      '<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td><a href="https://x.example">2</a></td></tr></table>',
    ),
  ).toBe('| A | B\\|C |\n| --- | --- |\n| 1 | [2](https://x.example) |')
  // A page laid out with tables is no table.
  expect(proseOf('<table><tr><td><p>one</p><p>two</p></td></tr></table>')).toBe('one\n\ntwo')
  expect(proseOf('<p>seen<!-- unseen --></p><kbd>K</kbd><o:p></o:p>')).toBe('seen\n\nK')
  expect(proseOf('<p><img src="/here.png" alt="the plan"></p>')).toBe('the plan')
  expect(proseOf('<p><img src="//a.example/p.png" alt="x"></p>')).toBe(
    '![x](https://a.example/p.png)',
  )
  expect(proseOf('<div><iframe src="https://v.example/1"></iframe></div>')).toBe(
    'https://v.example/1',
  )
  expect(proseOf('if (a<b) c>d; keys <kbd>?</kbd>')).toBe('if (a<b) c>d; keys <kbd>?</kbd>')
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
  expect(['12 votes', '▲ 12', '٣', '１２', '5票', '12,34,567', '1’204'].map(countOf)).toEqual([
    12, 12, 3, 12, 5, 1_234_567, 1204,
  ])
  expect(['۱٬۲۰۴', '٣٬٠٠٠', '12 голосів', '12 ψήφοι', '12 वोट'].map(countOf)).toEqual([
    1204, 3000, 12, 12, 12,
  ])
  expect(['1.2k', '12 days', '7 / 2', '1,5', '1e3'].map(countOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
  expect([listOf('a; b'), listOf('a, b'), listOf('["a","b, c"]'), listOf(['a', null])]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b, c'],
    ['a'],
  ])
})

test('lists of other scripts, databases and programs are lists', () => {
  for (const text of ['a、b', 'a，b', 'a؛ b', 'a،b', '#a #b', "['a', 'b']", '{a,"b"}', 'a\nb'])
    expect(listOf(text), text).toEqual(['a', 'b'])
})

test('what was read in the wrong letters once is put right, and nothing else is touched', () => {
  expect(lineOf('GrÃ¶ÃŸere TÃ¼ren, lâ€™idÃ©e Ã\u00a0 cÃ´tÃ©')).toBe('Größere Türen, l’idée à côté')
  expect(proseOf('ÄÃ¤ and Größe')).toBe('ÄÃ¤ and Größe')
  expect(lineOf('Ã for itself, São Paulo €3')).toBe('Ã for itself, São Paulo €3')
  expect(lineOf('æ¥æœ¬èªž')).toBe('æ¥æœ¬èªž')
})

test('the stage is known in words of other programs, and an unknown word leaves the idea open', () => {
  expect(
    ['Under Review', 'in_progress', 'Declined', 'archived', 'duplicate'].map(
      (word) => statusOf(word).status,
    ),
  ).toEqual(['SHAPING', 'BUILDING', 'NOT_NOW', 'NEW', 'NEW'])
  expect(
    ['Gepland', 'En cours', 'Zrealizowane', 'Отклонено', '完了', '✅ Fertig'].map(
      (word) => statusOf(word).status,
    ),
  ).toEqual(['SHAPING', 'BUILDING', 'IN_USE', 'NOT_NOW', 'IN_USE', 'IN_USE'])
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
