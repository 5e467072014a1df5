// Made by `npm run messages` from en/posts.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  support: []
  'support.short': [{ count: number }]
  'support.of': [{ title: string; count: number }]
  'support.failed': [{ title: string; count: number }]
  'support.again': []
  follow: []
  'follow.on': []
  muted: []
  notSaved: [{ reason: string }]
  'row.by': [{ people: string }]
  'row.comments': [{ count: number }]
  'key.next': []
  'key.previous': []
  'key.support': []
  'key.comment': []
}

export const postsMessages = await catalogue<Plain>('posts', {
  en: () => import('./en/posts.json', { with: { type: 'json' } }),
  nl: () => import('./nl/posts.json', { with: { type: 'json' } }),
  de: () => import('./de/posts.json', { with: { type: 'json' } }),
})
