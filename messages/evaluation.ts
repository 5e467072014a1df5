// Made by `npm run messages` from en/evaluation.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  'title.card': []
  'title.setup': []
  challenges: []
  blind: []
  list: []
  none: []
  'none.help': []
  closed: []
  'closed.help': []
  'state.open': []
  'state.draft': []
  'state.submitted': []
  'state.recused': []
  evaluate: []
  'evaluate.label': [{ title: string }]
  read: []
  criterion: [{ name: string; weight: number }]
  scale: []
  comment: []
  submit: []
  'submit.help': []
  draft: []
  recuse: []
  'recuse.help': []
  noCriteria: []
  cancel: []
  criteria: []
  'criteria.help': []
  'criteria.fixed': []
  'criteria.name': [{ nth: number }]
  'criteria.weight': [{ nth: number }]
  'criteria.save': []
  evaluators: []
  'evaluators.none': []
  'evaluators.remove': [{ name: string }]
  'evaluators.remove.short': []
  'evaluators.add': []
  'evaluators.name': []
  'evaluators.name.help': []
  'evaluators.due': [{ zone: string }]
  differ: []
  'differ.help': []
  'differ.none': []
  'differ.hidden': []
  sort: []
  'sort.SPREAD': []
  'sort.SCORE': []
  of5: []
  cards: [{ count: number; spread: string }]
  dots: [{ mean: string; scores: string }]
  table: []
  'column.entry': []
  'column.mean': []
  'column.spread': []
  'column.deviation': []
  'column.cards': []
  agreement: [{ right: number; pairs: number }]
}
type Rich = {
  progress: [{ done: number; all: number; at: ReactNode }]
  'evaluators.progress': [{ done: number; all: number; at: ReactNode }]
}

export const evaluationMessages = await catalogue<Plain, Rich>('evaluation', {
  en: () => import('./en/evaluation.json', { with: { type: 'json' } }),
  nl: () => import('./nl/evaluation.json', { with: { type: 'json' } }),
  de: () => import('./de/evaluation.json', { with: { type: 'json' } }),
})
