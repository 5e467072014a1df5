import { expect, it } from 'vitest'
import { html } from '#app/testing.tsx'
import { DueChip } from './due-chip.tsx'

const plain = (text: string) => text.replace(/<!--.*?-->/g, '').replace(/<[^>]+>/g, '')

// `html` draws on Friday 14 March 2025 at 10:24 in Brussels.
it.each([
  ['2025-03-14T10:44:00Z', 'chip-warn', '1 h 20 min left'],
  ['2025-03-14T12:24:00Z', 'chip-warn', '3 h left'],
  ['2025-03-14T09:44:00Z', 'chip-warn', '20 min left'],
  ['2025-03-15T09:23:00Z', 'chip-warn', '23 h 59 min left'],
  ['2025-03-15T09:25:00Z', 'chip', 'Due Saturday 15 March'],
  ['2025-03-21T16:00:00Z', 'chip', 'Due Friday 21 March'],
  ['2025-03-13T16:00:00Z', 'chip-bad', 'Overdue since 13 March'],
])('what is due at %s is a %s that says “%s”', async (dueAt, tone, words) => {
  const drawn = await html(<DueChip dueAt={dueAt} />)
  expect(plain(drawn)).toBe(words)
  expect(/class="([^"]*)"/.exec(drawn)?.[1]?.split(' ').at(-1)).toBe(tone)
  expect(drawn.includes('<svg')).toBe(tone === 'chip-warn')
})
