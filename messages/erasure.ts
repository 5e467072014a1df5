// Made by `npm run messages` from en/erasure.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  nobody: []
  'refused.asked': []
  'refused.other': []
  'mail.asked.subject': []
  'mail.asked.text': [{ days: number }]
  'mail.takenBack.subject': []
  'mail.takenBack.text': []
  'mail.button': []
  'mail.foot': []
  'own.title': []
  'own.lead': [{ days: number }]
  'own.posts': []
  'posts.keep': []
  'posts.remove': []
  counts: [{ posts: number; comments: number; files: number }]
  'own.ask': []
  'own.cancel': []
  'admin.title': []
  'admin.lead': [{ days: number }]
  'admin.ask': []
  'admin.agree': []
  'done.asked': []
  'done.agreed': []
  'done.takenBack': []
  'admin.posts': []
}
type Rich = {
  'event.asked': [{ who: ReactNode; person: ReactNode }]
  'event.agreed': [{ who: ReactNode; person: ReactNode }]
  'event.takenBack': [{ who: ReactNode; person: ReactNode }]
  'event.erased': [{ who: ReactNode; person: ReactNode }]
  'event.words': [{ who: ReactNode }]
  'own.due': [{ keeps: 'true' | 'other'; day: ReactNode }]
  'admin.waiting': [{ who: ReactNode }]
  'admin.due': [{ day: ReactNode; who: ReactNode }]
  'admin.erased': [{ day: ReactNode }]
}

export const erasureMessages = await catalogue<Plain, Rich>('erasure', {
  en: () => import('./en/erasure.json', { with: { type: 'json' } }),
  nl: () => import('./nl/erasure.json', { with: { type: 'json' } }),
  de: () => import('./de/erasure.json', { with: { type: 'json' } }),
})
