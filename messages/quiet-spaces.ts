// Made by `npm run messages` from en/quiet-spaces.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  now: [{ count: number }]
  days: []
  'days.help': []
  try: []
  trial: [{ count: number }]
  save: [{ count: number }]
  done: []
  keep: []
  refusal: []
  'notification.label': []
  'notification.about': []
  'notification.NOTICE': [{ space: string }]
  'notification.NOTICE.short': []
  'notification.ARCHIVED': [{ space: string }]
  'notification.ARCHIVED.short': []
}
type Rich = {
  notice: [{ day: ReactNode }]
  'event.quiet': [{ who: ReactNode; space: ReactNode }]
  'event.archived': [{ who: ReactNode; space: ReactNode }]
  'event.kept': [{ who: ReactNode; space: ReactNode }]
  'event.rule': [{ who: ReactNode }]
}

export const quietSpacesMessages = await catalogue<Plain, Rich>('quiet-spaces', {
  en: () => import('./en/quiet-spaces.json', { with: { type: 'json' } }),
  nl: () => import('./nl/quiet-spaces.json', { with: { type: 'json' } }),
  de: () => import('./de/quiet-spaces.json', { with: { type: 'json' } }),
})
