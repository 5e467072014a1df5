import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { catalogue } from '#messages/engine/catalogue.ts'
import { LanguageProvider, messagesIn, useMessages } from './messages.tsx'

type Rich = {
  both: [
    {
      b: (inside: React.ReactNode) => React.ReactNode
      link: (inside: React.ReactNode) => React.ReactNode
      at: React.ReactNode
      name: string
    },
  ]
}
const texts = { en: { both: 'Ask <link>{name} <b>now</b></link> at <at/>.' } }
const found = await catalogue<Record<never, []>, Rich>('test', {
  en: async () => ({ default: { ...texts.en } }),
  nl: async () => ({ default: { both: 'Vraag het om <at/> aan <link><b>nu</b> {name}</link>.' } }),
  de: async () => ({ default: { ...texts.en } }),
})
const values = {
  link: (inside: React.ReactNode) => <a href="/x">{inside}</a>,
  b: (inside: React.ReactNode) => <b>{inside}</b>,
  at: <time>noon</time>,
}

function Page({ name }: { name: string }) {
  const t = useMessages(found)
  return <p>{t.rich('both', { ...values, name })}</p>
}
const html = (language: 'en' | 'nl', name: string) =>
  renderToString(
    <LanguageProvider language={language}>
      <Page name={name} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')

test('tags of a message become elements, in the order of each language', () => {
  expect(html('en', 'Ann')).toBe('<p>Ask <a href="/x">Ann <b>now</b></a> at <time>noon</time>.</p>')
  expect(html('nl', 'Ann')).toBe(
    '<p>Vraag het om <time>noon</time> aan <a href="/x"><b>nu</b> Ann</a>.</p>',
  )
})

test('what people are called is never a tag', () => {
  expect(html('en', '</link><b>x</b><at/>')).toContain(
    '&lt;/link&gt;&lt;b&gt;x&lt;/b&gt;&lt;at/&gt; <b>',
  )
})

test('the messages of a catalogue are the same function at every render', () => {
  expect(messagesIn('en', found)).toBe(messagesIn('en', found))
})
