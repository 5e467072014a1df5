import { describe, expect, test } from 'vitest'
import { summaryOf, toHtml, toPlainText } from './markdown.ts'
import { withoutName } from './name-links.ts'

describe('what people write becomes safe HTML', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['an image that runs', '<img src=x onerror=alert(1)>'],
    ['a link that runs', '[open](javascript:alert(1))'],
    ['a link that hides what it runs', '[open](java&#10;script:alert(1))'],
    ['data as a page', '[open](data:text/html,<script>alert(1)</script>)'],
    ['an attribute in a link', '[x](https://a.example" onclick="alert(1))'],
    ['a picture of a stranger', '![](https://tracker.example/p.gif)'],
    ['a picture through two slashes', '![](//tracker.example/p.gif)'],
    ['a frame', '<iframe src="https://a.example"></iframe>'],
    ['a style', '<p style="background:url(javascript:alert(1))">x</p>'],
    ['svg', '<svg onload=alert(1)>'],
    ['a title with a quote', '[x](https://a.example "a\\" onmouseover=alert(1) b")'],
  ])('%s does nothing', (_, text) => {
    const html = toHtml(text)
    expect(html).not.toMatch(/<(script|iframe|svg|style|object|img[^>]+(onerror|tracker))/i)
    expect(html).not.toMatch(/<[^>]+\son\w+=/i)
    expect(html).not.toMatch(/(href|src)="?\s*(javascript|data):/i)
  })

  test('headings stand under the page’s own, links of others are marked, pictures are our own files', () => {
    expect(toHtml('# Now')).toContain('<h3>Now</h3>')
    expect(toHtml('https://a.example')).toContain('rel="nofollow noopener noreferrer ugc"')
    expect(toHtml('![a fan](/files/abcdefghijkl)', [], ['abcdefghijkl'])).toContain(
      '<img src="/files/abcdefghijkl" alt="a fan" loading="lazy" />',
    )
  })

  test('a named person becomes a link, the longest name wins, and a name in a word does not', () => {
    const named = [
      { id: 1, name: 'Ana' },
      { id: 2, name: 'Ana Silva' },
    ]
    expect(toHtml('ask @ana silva!', named)).toContain(
      '<a class="named" href="/people/2">@Ana Silva</a>!',
    )
    expect(toHtml('ask @Ana.', named)).toContain('href="/people/1"')
    expect(toHtml('ask @Anabel', named)).not.toContain('href')
    expect(toHtml('`@Ana`', named)).not.toContain('href')
  })

  test('a hostile name stays text', () => {
    expect(toHtml('hello @<b>x</b>', [{ id: 1, name: '<b>x</b>' }])).not.toContain('<b>')
  })

  test('plain words for the index and for rows', () => {
    expect(toPlainText('## Cold\n\n**Ice** on the [fan](https://a.example)\n\n- one\n- two')).toBe(
      'Cold Ice on the fan one two',
    )
    expect(summaryOf('word '.repeat(100))).toHaveLength(160)
  })
})

test('tasks of a list are shown as boxes, ticked or not; the same signs elsewhere stay', () => {
  const html = toHtml('- [ ] order feet\n- [x] ask Ghent\n- [X] *done*\n\n[ ] no list')
  expect(html).toContain('<li>☐ order feet</li>')
  expect(html).toContain('<li>☑ ask Ghent</li>')
  expect(html).toContain('<li>☑ <em>done</em></li>')
  expect(html).toContain('<p>[ ] no list</p>')
})

test('nothing in a text turns the order of what stands after it', () => {
  expect(toHtml('http://a.example/\u202Egpj.exe &#x202e;abc')).not.toMatch(/[\u202a-\u202e]/)
  // Marks that only part writings stay.
  expect(toHtml('\u2067abc\u2069\u200f')).toContain('\u2067abc\u2069\u200f')
})

test('one name is taken out of a text, however it is written, and no longer one that begins alike', () => {
  const [ann, annLee] = [
    { id: 1, name: 'Ann' },
    { id: 2, name: 'Ann Lee' },
  ]
  const text = 'Ask @ann, `@Ann`, \\@ANN and ＠Ann; not @Anna, @Ann Lee or Ann.'
  expect(withoutName(text, ann, [annLee], 'somebody')).toBe(
    'Ask somebody, `somebody`, somebody and somebody; not @Anna, @Ann Lee or Ann.',
  )
})
