// Made by `npm run messages` from en/stage-gates.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  'needs.supporters': [{ count: number }]
  'needs.units': [{ count: number }]
  'needs.quotes': [{ count: number }]
  'needs.comments': [{ count: number }]
  rule: [{ stage: string; needs: string }]
  'rule.none': [{ stage: string }]
  'field.supporters': []
  'field.units': []
  'field.quotes': []
  'field.comments': []
  form: [{ stage: string }]
  'form.help': []
  save: []
  fairness: []
  edit: []
  progress: []
  'progress.next': [{ stage: string }]
  'progress.passed': []
  'progress.stage': [{ stage: string }]
  'has.supporters': [{ present: number; needed: number }]
  'has.units': [{ present: number; needed: number }]
  'has.quotes': [{ present: number; needed: number }]
  'has.comments': [{ present: number; needed: number }]
  move: [{ stage: string }]
  'move.refused': []
  moves: []
  'moves.numbers': [{ numbers: string }]
  'moves.none': []
  'event.topic': []
  'notification.MOVED': [{ title: string }]
  'notification.MOVED.short': []
  'notification.MOVED.label': []
  'notification.MOVED.about': []
}
type Rich = {
  'moved.itself': [{ stage: string; at: ReactNode }]
  'moved.by': [{ name: string; stage: string; at: ReactNode }]
  'event.set': [{ who: ReactNode; challenge: ReactNode }]
  'event.passed': [{ who: ReactNode; idea: ReactNode; challenge: ReactNode }]
}

export const stageGatesMessages = await catalogue<Plain, Rich>('stage-gates', {
  en: () => import('./en/stage-gates.json', { with: { type: 'json' } }),
  nl: () => import('./nl/stage-gates.json', { with: { type: 'json' } }),
  de: () => import('./de/stage-gates.json', { with: { type: 'json' } }),
})
