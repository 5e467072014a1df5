// Made by `npm run messages` from en/notification-list.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  unread: [{ count: number }]
  'unread.many': [{ count: number }]
  which: []
  all: []
  new: []
  'day.today': []
  'day.yesterday': []
  'day.week': []
  'day.earlier': []
  settings: []
  'settings.email': []
  read: []
  'read.about': [{ title: string }]
  unreadAgain: []
  'unreadAgain.about': [{ title: string }]
  mute: []
  'mute.about': [{ title: string }]
  muted: [{ title: string }]
  readAll: []
  'readAll.done': [{ count: number }]
  undo: []
  'nothing.new': []
  'nothing.all': []
  nothing: []
  'nothing.boards': []
  'nothing.help': []
  'about.post': []
  'about.board': []
  'about.space': []
  held: [{ count: number; time: string }]
  'held.show': []
}

export const notificationListMessages = await catalogue<Plain>('notification-list', {
  en: () => import('./en/notification-list.json', { with: { type: 'json' } }),
  nl: () => import('./nl/notification-list.json', { with: { type: 'json' } }),
  de: () => import('./de/notification-list.json', { with: { type: 'json' } }),
})
