// Made by `npm run messages` from en/customer-hearing.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  named: []
  'named.you': []
  name: []
  'name.person': []
  'name.help': []
  'name.add': []
  'name.end': [{ name: string }]
  'name.end.short': []
  facts: []
  fact: []
  'fact.add': []
  openings: []
  opening: [{ name: string; times: number }]
  ties: []
  tie: []
  'tie.help': []
  'tie.save': []
  'tie.remove': []
  desk: [{ desk: string }]
  solved: []
  'solved.use': []
  'solved.use.name': [{ title: string }]
}

export const customerHearingMessages = await catalogue<Plain>('customer-hearing', {
  en: () => import('./en/customer-hearing.json', { with: { type: 'json' } }),
  nl: () => import('./nl/customer-hearing.json', { with: { type: 'json' } }),
  de: () => import('./de/customer-hearing.json', { with: { type: 'json' } }),
})
