// Made by `npm run messages` from en/entry-drafts.json: change that file.
import type { ReactNode } from 'react'
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  none: []
  'none.help': []
  'field.title': []
  'field.body': []
  save: []
  end: []
  conflict: []
  helper: []
  'helper.help': []
  'helper.field': []
  'helper.share': []
  'helper.now': [{ name: string }]
  'helper.end': []
  'event.topic': []
  'notification.heading': []
  'notification.next': []
  'notification.SHARED': [{ title: string }]
  'notification.SHARED.short': []
  'notification.SHARED.label': []
  'notification.SHARED.about': []
}
type Rich = {
  by: [{ name: string; title: string; challenge: Wrap; at: ReactNode }]
  'event.shared': [{ who: ReactNode; challenge: ReactNode }]
  'event.ended': [{ who: ReactNode; challenge: ReactNode }]
}

export const entryDraftsMessages = await catalogue<Plain, Rich>('entry-drafts', {
  en: () => import('./en/entry-drafts.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entry-drafts.json', { with: { type: 'json' } }),
  de: () => import('./de/entry-drafts.json', { with: { type: 'json' } }),
})
