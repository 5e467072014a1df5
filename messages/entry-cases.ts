// Made by `npm run messages` from en/entry-cases.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  similar: []
  'similar.none': []
  quotes: []
  'quotes.none': []
  case: []
  'case.none': []
  cost: [{ currency: string }]
  benefit: [{ currency: string }]
  basis: []
  save: []
  whatIf: []
  'whatIf.help': []
  percent: []
  compute: []
  firstYear: []
  total: [{ years: number }]
  months: []
  'months.count': [{ count: number }]
  'months.never': []
  edit: []
  'event.topic': []
}
type Rich = {
  'event.set': [{ who: ReactNode; idea: ReactNode; challenge: ReactNode }]
}

export const entryCasesMessages = await catalogue<Plain, Rich>('entry-cases', {
  en: () => import('./en/entry-cases.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entry-cases.json', { with: { type: 'json' } }),
  de: () => import('./de/entry-cases.json', { with: { type: 'json' } }),
})
