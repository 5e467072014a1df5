// Made by `npm run messages` from en/experts.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  reason: [{ list: string; month: string }]
  'reason.topic': [{ list: string; topic: string; month: string }]
  'evidence.endorsed': [{ count: number }]
  'evidence.endorsed.one': []
  'evidence.returned': [{ count: number }]
  'evidence.returned.one': []
  notYourself: []
  notYours: []
  noSuchTopic: []
  noSuchWork: []
  mostHidden: [{ max: number }]
  'event.expert': []
  'notification.heading': []
  'notification.label': []
  'notification.about': []
  'notification.sentence': [{ who: string; topic: string; title: string; people: number }]
  'notification.short': [{ who: string; topic: string; people: number }]
}
type Rich = {
  'event.endorsed': [{ who: ReactNode; post: ReactNode }]
  'event.endorsement-withdrawn': [{ who: ReactNode; post: ReactNode }]
  'event.topic-hidden': [{ who: ReactNode }]
  'event.topic-shown': [{ who: ReactNode }]
}

export const expertsMessages = await catalogue<Plain, Rich>('experts', {
  en: () => import('./en/experts.json', { with: { type: 'json' } }),
  nl: () => import('./nl/experts.json', { with: { type: 'json' } }),
  de: () => import('./de/experts.json', { with: { type: 'json' } }),
})
