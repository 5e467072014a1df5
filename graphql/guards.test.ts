// What a line of the request log says of a path.
import { expect, test } from 'vitest'
import { withoutKeys } from './guards.ts'

test('a key that stands in a path is in no line of the log, however the path is spelt', () => {
  for (const path of [
    '/sign-in/link/secret',
    '/your-message/secret',
    '/Your-Message/secret.data',
    '/%79our-message/secret',
    '//your-message//secret',
    '/your-message%2Fsecret',
    '/unsubscribe/secret',
    '/UNSUBSCRIBE/secret/more',
  ])
    expect(withoutKeys(path), path).not.toContain('secret')
  for (const path of ['/ideas/7', '/sign-in/link-account/3', '/your-message', '/%E0%A4%A'])
    expect(withoutKeys(path)).toBe(path)
})
