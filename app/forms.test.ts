import { expect, test } from 'vitest'
import { pageBefore } from './forms.ts'

const before = (referer: string) =>
  pageBefore(new Request('http://atrium.example/ideas/7', { headers: { referer } }), '/ideas/7')

test.each([
  ['http://atrium.example/ideas?of=all#discussion', '/ideas?of=all'],
  ['http://elsewhere.example/ideas', '/ideas/7'],
  ['http://atrium.example//elsewhere.example/ideas', '/ideas/7'],
  ['http://atrium.example/\\elsewhere.example', '/ideas/7'],
  ['no address', '/ideas/7'],
])('from a form on %s one comes back to %s, never to another site', (referer, page) => {
  expect(before(referer)).toBe(page)
})
