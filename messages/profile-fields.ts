// Made by `npm run messages` from en/profile-fields.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  topic: []
  title: []
  lead: []
  none: []
  'none.help': []
  new: []
  edit: [{ name: string }]
  name: []
  help: []
  searchable: []
  'searchable.not': []
  owner: []
  'owner.of': [{ name: string }]
  'owner.none': []
  filled: [{ count: number }]
  save: []
  cancel: []
  remove: []
  'remove.help': [{ count: number }]
  done: []
  section: []
  empty: []
  'values.edit': []
  'values.title': [{ name: string }]
  'values.lead': []
  'values.save': [{ field: string }]
  'refusal.name': []
  'refusal.owner': []
  'refusal.many': [{ max: string }]
}
type Rich = {
  confirmed: [{ time: ReactNode }]
  'event.saved': [{ who: ReactNode }]
  'event.removed': [{ who: ReactNode }]
  'event.value': [{ who: ReactNode; person: ReactNode }]
}

export const profileFieldsMessages = await catalogue<Plain, Rich>('profile-fields', {
  en: () => import('./en/profile-fields.json', { with: { type: 'json' } }),
  nl: () => import('./nl/profile-fields.json', { with: { type: 'json' } }),
  de: () => import('./de/profile-fields.json', { with: { type: 'json' } }),
})
