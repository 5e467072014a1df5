import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { drawingsOf } from './drawings.ts'
import { DrawingsContext, DrawnOnce } from './ui/drawn-once.tsx'
import { ClockProvider } from './ui/time.tsx'

const NOON = Date.parse('2025-03-14T12:00:00Z')

/** A page as the server draws it: with its memory of what was drawn before. */
function drawn(content: ReactNode, now = NOON): string {
  const drawings = drawingsOf()
  const html = renderToString(
    <DrawingsContext value={drawings}>
      <ClockProvider now={now} locale="en" timeZone="UTC">
        {content}
      </ClockProvider>
    </DrawingsContext>,
  )
  return drawings.finish(html).toString()
}

type LineProps = { name: string; text: string; onDraw?: () => void; children?: ReactNode }

const Line = ({ name, text, onDraw, children }: LineProps) => (
  <DrawnOnce as="li" name={name} from={() => text} attributes={{ className: 'line' }}>
    {() => {
      onDraw?.()
      return (
        <>
          <b>{text}</b>, said once{children}
        </>
      )
    }}
  </DrawnOnce>
)

it('draws the same facts once, and gives the same text again without a trace of how', () => {
  let times = 0
  const page = () => (
    <ul>
      <Line name="a" text={'1 < 2 & "quoted" ’ > <li>'} onDraw={() => times++} />
      <Line name="a" text="Other" onDraw={() => times++} />
    </ul>
  )
  const first = drawn(page())
  expect(first).toContain('<li class="line"><b>1 &lt; 2 &amp; ')
  expect(first).not.toContain('data-drawn')
  expect(drawn(page())).toBe(first)
  expect(times).toBe(2)
})

it('draws anew for other facts, another name, another minute', () => {
  let times = 0
  const draw = (name: string, text: string, now?: number) =>
    drawn(<Line name={name} text={text} onDraw={() => times++} />, now)
  draw('b', 'One')
  draw('b', 'Two')
  draw('c', 'One')
  draw('b', 'One', NOON + 60_000)
  expect(times).toBe(4)
})

it('finds the end of an element that holds others of its kind', () => {
  const page = () => (
    <ul>
      <Line name="d" text="Outer">
        <ul>
          <Line name="d" text="Inner" />
        </ul>
      </Line>
      <li>After</li>
    </ul>
  )
  const first = drawn(page())
  expect(drawn(page())).toBe(first)
  expect(drawn(<Line name="d" text="Inner" />)).toBe(
    '<li class="line"><b>Inner</b>, said once</li>',
  )
})

it('is not deceived by a page whose words look like its marks', () => {
  const text = '<li class="line" data-drawn="x-0"></li>'
  expect(drawn(<Line name="e" text={text} />)).toBe(drawn(<Line name="e" text={text} />))
  expect(drawn(<Line name="e" text={text} />)).toContain('data-drawn=&quot;x-0&quot;')
})

it('keeps of a page only what it keeps: the rest of its text does not stay in memory', () => {
  const PAGES = 200
  const rest = (n: number) => `${n} ${'<word>'.repeat(20_000)}`
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const page = (n: number) =>
    drawn(
      <>
        <p>{rest(n)}</p>
        <Line name="kept" text={`Line ${n}`} />
      </>,
    )
  page(-1)
  const before = used()
  for (let n = 0; n < PAGES; n++) page(n)
  const perPage = (used() - before) / PAGES
  expect(perPage).toBeLessThan(20_000)
})
