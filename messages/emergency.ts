// Made by `npm run messages` from en/emergency.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'topic.password': []
  'mail.subject': []
  'mail.used': [{ name: string; at: string }]
  'mail.what': []
  enter: []
  'enter.lead': []
  password: []
  'password.new': []
  'password.help': []
  code: []
  'code.help': []
  title: []
  lead: []
  codesLeft: [{ count: number }]
  off: []
  set: []
  remove: []
  removed: []
  codes: []
}
type Rich = {
  'event.password-set': [{ who: ReactNode }]
  'event.password-removed': [{ who: ReactNode }]
  'event.password-used': [{ who: ReactNode }]
  kept: [{ at: ReactNode }]
}

export const emergencyMessages = await catalogue<Plain, Rich>('emergency', {
  en: () => import('./en/emergency.json', { with: { type: 'json' } }),
  nl: () => import('./nl/emergency.json', { with: { type: 'json' } }),
  de: () => import('./de/emergency.json', { with: { type: 'json' } }),
})
