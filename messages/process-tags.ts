// Made by `npm run messages` from en/process-tags.json: change that file.
import type { ReactNode } from 'react'
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  duties: []
  'duties.none': []
  processes: []
  'processes.none': []
  'processes.none.help': []
  owner: [{ name: string }]
  'owner.none': []
  open: [{ count: number }]
  add: []
  name: []
  ownerField: []
  'ownerField.help': []
  save: []
  edit: [{ name: string }]
  end: []
  'end.label': [{ name: string }]
  risks: []
  'risks.none': []
  flag: []
  'flag.submit': []
  remove: []
  'flag.process': []
  'flag.choose': []
  'flag.ownedBy': [{ name: string; owner: string }]
  'flag.reason': []
  'flag.help': []
  waits: [{ name: string }]
  answer: []
  'answer.verdict': []
  'answer.text': []
  'answer.submit': []
  'verdict.CLEAR': []
  'verdict.CONDITIONS': []
  'verdict.STOP': []
  'event.topic.process': []
  'event.topic.risk': []
  'event.hidden': []
  owned: [{ count: number }]
  'notification.heading': []
  'notification.next': []
  'notification.FLAGGED': [{ who: string; title: string; people: number }]
  'notification.FLAGGED.short': [{ who: string; people: number }]
  'notification.FLAGGED.label': []
  'notification.FLAGGED.about': []
  'notification.ANSWERED': [{ who: string; title: string; people: number }]
  'notification.ANSWERED.short': [{ who: string; people: number }]
  'notification.ANSWERED.label': []
  'notification.ANSWERED.about': []
}
type Rich = {
  flagged: [{ name: string; process: string; at: ReactNode }]
  answered: [{ name: string; at: ReactNode }]
  in: [{ title: string; challenge: Wrap }]
  'event.added': [{ who: ReactNode; process: ReactNode }]
  'event.edited': [{ who: ReactNode; process: ReactNode }]
  'event.ended': [{ who: ReactNode; process: ReactNode }]
  'event.flagged': [{ who: ReactNode; process: ReactNode; idea: ReactNode }]
  'event.removed': [{ who: ReactNode; process: ReactNode; idea: ReactNode }]
  'event.answered': [{ who: ReactNode; process: ReactNode; idea: ReactNode }]
}

export const processTagsMessages = await catalogue<Plain, Rich>('process-tags', {
  en: () => import('./en/process-tags.json', { with: { type: 'json' } }),
  nl: () => import('./nl/process-tags.json', { with: { type: 'json' } }),
  de: () => import('./de/process-tags.json', { with: { type: 'json' } }),
})
