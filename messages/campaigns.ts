// Made by `npm run messages` from en/campaigns.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  page: []
  tag: []
  'tag.help': []
  find: []
  none: [{ tag: string }]
  'none.help': []
  choose: []
  read: []
  'read.label': [{ title: string }]
  take: []
  'take.help': []
  next: []
  taken: [{ count: number }]
  start: []
  from: [{ tag: string }]
  'event.topic': []
  'notification.TAKEN': [{ who: string; title: string }]
  'notification.TAKEN.short': [{ who: string }]
  'notification.TAKEN.label': []
  'notification.TAKEN.about': []
}
type Rich = {
  'event.taken': [{ who: ReactNode; idea: ReactNode; challenge: ReactNode }]
}

export const campaignsMessages = await catalogue<Plain, Rich>('campaigns', {
  en: () => import('./en/campaigns.json', { with: { type: 'json' } }),
  nl: () => import('./nl/campaigns.json', { with: { type: 'json' } }),
  de: () => import('./de/campaigns.json', { with: { type: 'json' } }),
})
