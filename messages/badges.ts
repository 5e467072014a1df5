// Made by `npm run messages` from en/badges.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'topic.badge': []
  title: []
  lead: []
  isOff: []
  none: []
  'none.help': []
  add: []
  lines: []
  'lines.help': [{ max: number }]
  'lines.example': []
  pins: []
  'pins.mailed': []
  mailed: []
  'mail.subject': []
  'mail.given': [{ name: string; number: string }]
  'mail.pin': [{ pin: string }]
  'mail.what': []
  'column.badge': []
  'column.name': []
  'column.pin': []
  'state.new': []
  reset: []
  'reset.name': [{ name: string }]
  remove: []
  'remove.name': [{ name: string }]
  removed: []
  more: []
}
type Rich = {
  'event.badge-given': [{ who: ReactNode; person: ReactNode }]
  'event.badge-pin-reset': [{ who: ReactNode; person: ReactNode }]
  'event.badge-pin-changed': [{ who: ReactNode }]
  'event.badge-removed': [{ who: ReactNode; person: ReactNode }]
  'state.used': [{ at: ReactNode }]
}

export const badgesMessages = await catalogue<Plain, Rich>('badges', {
  en: () => import('./en/badges.json', { with: { type: 'json' } }),
  nl: () => import('./nl/badges.json', { with: { type: 'json' } }),
  de: () => import('./de/badges.json', { with: { type: 'json' } }),
})
