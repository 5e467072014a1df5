import { describe, expect, it } from 'vitest'
import { markText, mentionAt, type Selection } from './markdown-marks.ts'

const samples = { bold: 'bold text', italic: 'italic text', link: 'link text' }

/** Reads a text whose selection stands between [ and ]. */
function at(drawn: string): Selection {
  const start = drawn.indexOf('[')
  const end = drawn.indexOf(']') - 1
  return { text: drawn.replace('[', '').replace(']', ''), start, end }
}

function after(mark: Parameters<typeof markText>[0], drawn: string): string {
  const before = at(drawn)
  const edit = markText(mark, before, samples)
  const text = before.text.slice(0, edit.from) + edit.insert + before.text.slice(edit.to)
  return `${text.slice(0, edit.start)}[${text.slice(edit.start, edit.end)}]${text.slice(edit.end)}`
}

describe('the writing tools', () => {
  it.each([
    ['bold', 'ring the [bell] first', 'ring the **[bell]** first'],
    ['bold', 'ring the **[bell]** first', 'ring the [bell] first'],
    ['bold', 'ring []', 'ring **[bold text]**'],
    ['italic', 'ring the [bell]', 'ring the *[bell]*'],
    ['italic', 'ring the *[bell]*', 'ring the [bell]'],
    ['italic', 'ring the **[bell]**', 'ring the ***[bell]***'],
    ['heading', 'one\ntw[]o', 'one\n## tw[]o'],
    ['heading', 'one\n## tw[]o', 'one\ntw[]o'],
    ['list', '[one\ntwo]', '- [one\n- two]'],
    ['quote', 'said\n[so]', 'said\n> [so]'],
    ['link', 'see [the card]', 'see [the card]([https://])'],
    ['mention', 'ask[]', 'ask @[]'],
    ['mention', '[]', '@[]'],
  ] as const)('%s turns “%s” into “%s”', (mark, before, expected) => {
    if (mark === 'link') {
      const edit = markText(mark, at(before), samples)
      expect(edit.insert).toBe('[the card](https://)')
      expect(edit.end - edit.start).toBe('https://'.length)
      return
    }
    expect(after(mark, before)).toBe(expected)
  })

  it('a link around an address asks for its words', () => {
    const text = 'https://hollin.example/card'
    const edit = markText('link', { text, start: 0, end: text.length }, samples)
    expect(edit.insert).toBe(`[link text](${text})`)
    expect(edit.insert.slice(edit.start, edit.end)).toBe('link text')
  })
})

describe('a name being typed', () => {
  it.each([
    ['ask @Jo', 'Jo'],
    ['@', ''],
    ['ask @João Pa', 'João Pa'],
    ['(@Elif', 'Elif'],
  ])('is found in “%s”', (text, query) => {
    expect(mentionAt(text, text.length)).toEqual({ from: text.lastIndexOf('@'), query })
  })

  it.each(['これは@田中', '（＠田中', '안녕@김'])(
    'is seen without a blank before it in “%s”',
    (text) => {
      expect(mentionAt(text, text.length)?.from).toBe(text.search(/[@＠]/))
    },
  )

  it.each(['mail me@hollin', 'ask @João Pacheco now', 'nobody', 'a@b'])(
    'is not seen in “%s”',
    (text) => {
      expect(mentionAt(text, text.length)).toBeNull()
    },
  )
})
