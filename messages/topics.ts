// Made by `npm run messages` from en/topics.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: [{ name: string }]
  'kind.TAG': []
  'kind.SEARCH': []
  'kind.BOARD': []
  'kind.other': []
  week: [{ count: number }]
  'week.rare': []
  level: []
  'level.FOLLOW': []
  'level.FOLLOW.help': []
  'level.MUTE': []
  'level.MUTE.help': []
  'level.NONE': []
  'level.NONE.help': []
  save: []
  see: []
  saved: []
  'event.topic': []
  'notification.heading': []
  'notification.label': []
  'notification.about': []
  'notification.sentence': [{ events: number; topic: string; title: string }]
  'notification.short': [{ events: number; topic: string }]
}
type Rich = {
  'event.followed.FOLLOW': [{ who: ReactNode }]
  'event.followed.MUTE': [{ who: ReactNode }]
  'event.followed.NONE': [{ who: ReactNode }]
}

export const topicsMessages = await catalogue<Plain, Rich>('topics', {
  en: () => import('./en/topics.json', { with: { type: 'json' } }),
  nl: () => import('./nl/topics.json', { with: { type: 'json' } }),
  de: () => import('./de/topics.json', { with: { type: 'json' } }),
})
