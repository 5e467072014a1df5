export type Logo = 'bold' | 'italic' | 'heading' | 'list' | 'quote' | 'link' | 'mention'

export type Selection = { text: string; start: number; end: number }

/** What to put between `from` and `to`, and what is selected afterwards. Positions count UTF-16 units, as textareas do. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number }

/** What stands between the marks where nothing was selected. */
export type Samples = { bold: string; italic: string; link: string }

/** The edit that a toolbar button makes on the text. Pure: table-tested. */
export function markText(mark: Logo, at: Selection, samples: Samples): Edit {
  switch (mark) {
    case 'bold':
      return wrap(at, '**', samples.bold)
    case 'italic':
      return wrap(at, '*', samples.italic)
    case 'heading':
      return prefixLines(at, '## ')
    case 'list':
      return prefixLines(at, '- ')
    case 'quote':
      return prefixLines(at, '> ')
    case 'link':
      return link(at, samples.link)
    case 'mention':
      return mention(at)
  }
}

/** Puts the marks around the selection, or takes them away when they are there already. */
function wrap({ text, start, end }: Selection, sign: string, sample: string): Edit {
  const size = sign.length
  const isMarked =
    text.slice(start - size, start) === sign &&
    text.slice(end, end + size) === sign &&
    text[start - size - 1] !== '*'
  if (isMarked) {
    const inner = text.slice(start, end)
    return {
      from: start - size,
      to: end + size,
      insert: inner,
      start: start - size,
      end: end - size,
    }
  }
  const inner = text.slice(start, end) || sample
  const insert = `${sign}${inner}${sign}`
  return { from: start, to: end, insert, start: start + size, end: start + size + inner.length }
}

/** Begins every line of the selection with the mark, or takes it away when all have it. */
function prefixLines({ text, start, end }: Selection, sign: string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const to = lineEnd === -1 ? text.length : lineEnd
  const lines = text.slice(from, to).split('\n')
  const hasAll = lines.every((line) => line.startsWith(sign))
  const insert = lines
    .map((line) => (hasAll ? line.slice(sign.length) : `${sign}${line}`))
    .join('\n')
  const first = hasAll ? -sign.length : sign.length
  const moved = Math.max(from, start + first)
  return { from, to, insert, start: moved, end: Math.max(moved, end + insert.length - (to - from)) }
}

function link({ text, start, end }: Selection, sample: string): Edit {
  const inner = text.slice(start, end)
  const isAddress = /^https?:\/\/\S+$/.test(inner)
  const words = isAddress ? sample : inner || sample
  const insert = `[${words}](${isAddress ? inner : 'https://'})`
  // What is still to be written is selected: the words for an address, the address for words.
  if (isAddress || !inner)
    return { from: start, to: end, insert, start: start + 1, end: start + 1 + words.length }
  const address = start + words.length + 3
  return { from: start, to: end, insert, start: address, end: address + 'https://'.length }
}

function mention({ text, start, end }: Selection): Edit {
  const needsSpace = start > 0 && !/\s/.test(text[start - 1] ?? ' ')
  const insert = needsSpace ? ' @' : '@'
  const caret = start + insert.length
  return { from: start, to: end, insert, start: caret, end: caret }
}

/** The name being typed after an @ at the caret, or null. Names may have one space: “@João Pa”. */
export function mentionAt(text: string, caret: number): { from: number; query: string } | null {
  const before = text.slice(Math.max(0, caret - 60), caret)
  const found =
    /(?:^|[\s(（「、。\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[@＠]([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*)?)$/u.exec(
      before,
    )
  if (!found) return null
  const query = found[1] ?? ''
  return { from: caret - query.length - 1, query }
}
