// Made by `npm run messages` from en/confidential.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  topic: []
  found: [{ what: string }]
  'found.untold': []
  'kind.CARD': [{ shown: string }]
  'kind.ACCOUNT': [{ shown: string }]
  'kind.KEY': [{ shown: string }]
  'kind.WORD': [{ shown: string }]
  'kind.NAME': [{ shown: string }]
  reason: []
  'reason.help': []
  'reason.missing': []
  hint: [{ what: string }]
  'refusal.short': []
  'refusal.phrase': [{ max: string }]
  'refusal.many': [{ max: string }]
  'refusal.draft': []
}
type Rich = {
  'event.confirmed': [{ who: ReactNode }]
  'event.watched': [{ who: ReactNode }]
  'event.unwatched': [{ who: ReactNode }]
}

export const confidentialMessages = await catalogue<Plain, Rich>('confidential', {
  en: () => import('./en/confidential.json', { with: { type: 'json' } }),
  nl: () => import('./nl/confidential.json', { with: { type: 'json' } }),
  de: () => import('./de/confidential.json', { with: { type: 'json' } }),
})
