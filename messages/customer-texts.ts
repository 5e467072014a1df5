// Made by `npm run messages` from en/customer-texts.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  none: []
  'none.help': []
  kind: []
  'kind.KEY_MESSAGE': []
  'kind.POLICY': []
  'kind.TEMPLATE': []
  'kind.FIXED': []
  'kinds.KEY_MESSAGE': []
  'kinds.POLICY': []
  'kinds.TEMPLATE': []
  'kinds.FIXED': []
  'kind.help': []
  name: []
  text: []
  avoid: []
  'avoid.is': [{ text: string }]
  source: []
  'source.help': []
  brand: []
  country: []
  language: []
  any: []
  owner: []
  'owner.none': []
  until: []
  expired: []
  team: []
  new: []
  edit: []
  save: []
  remove: [{ name: string }]
  'remove.short': []
  use: []
  'use.name': [{ name: string }]
  beside: []
}
type Rich = {
  'until.is': [{ time: ReactNode }]
}

export const customerTextsMessages = await catalogue<Plain, Rich>('customer-texts', {
  en: () => import('./en/customer-texts.json', { with: { type: 'json' } }),
  nl: () => import('./nl/customer-texts.json', { with: { type: 'json' } }),
  de: () => import('./de/customer-texts.json', { with: { type: 'json' } }),
})
