// Made by `npm run messages` from en/board.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  ideas: []
  status: []
  'status.all': []
  followers: [{ people: string }]
  closed: []
  awaiting: [{ count: number }]
  'awaiting.days': [{ count: number; days: number }]
  overdue: [{ count: string }]
  claim: []
  late: []
  'late.all': []
  'late.promised.undated': [{ name: string }]
  'late.respond': []
  someone: []
  follow: []
  'follow.board': [{ board: string }]
  following: []
  mute: []
  unmute: []
  settings: []
  export: []
  feed: []
  view: []
  'view.list': []
  'view.columns': []
  'columns.none': []
  'columns.moved': [{ count: number }]
  'columns.key.right': []
  'columns.key.left': []
  more: [{ board: string }]
  'keys.next': []
  'keys.previous': []
  'keys.open': []
  'keys.support': []
  'keys.comment': []
  'keys.all': []
  'keys.enter': []
  members: []
  'members.help': [{ owner: string }]
  'members.help.space': []
  empty: []
  'empty.help': []
  'empty.write': []
  preview: []
  'preview.open': []
  'preview.assignee': []
  'preview.next': []
  'preview.comments': [{ count: number }]
  notifications: []
}
type Rich = {
  'late.promised': [{ name: string; at: ReactNode }]
}

export const boardMessages = await catalogue<Plain, Rich>('board', {
  en: () => import('./en/board.json', { with: { type: 'json' } }),
  nl: () => import('./nl/board.json', { with: { type: 'json' } }),
  de: () => import('./de/board.json', { with: { type: 'json' } }),
})
