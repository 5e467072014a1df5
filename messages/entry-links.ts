// Made by `npm run messages` from en/entry-links.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  on: []
  by: []
  none: []
  choose: []
  field: []
  add: []
  remove: []
  'remove.label': [{ title: string }]
  'event.topic': []
  'notification.BUILT_ON': [{ title: string }]
  'notification.BUILT_ON.short': []
  'notification.BUILT_ON.label': []
  'notification.BUILT_ON.about': []
}
type Rich = {
  'event.made': [{ who: ReactNode; idea: ReactNode; challenge: ReactNode }]
  'event.removed': [{ who: ReactNode; idea: ReactNode; challenge: ReactNode }]
}

export const entryLinksMessages = await catalogue<Plain, Rich>('entry-links', {
  en: () => import('./en/entry-links.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entry-links.json', { with: { type: 'json' } }),
  de: () => import('./de/entry-links.json', { with: { type: 'json' } }),
})
