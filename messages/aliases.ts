// Made by `npm run messages` from en/aliases.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  lead: []
  add: []
  name: []
  other: []
  space: []
  'space.help': []
  everywhere: []
  'add.submit': []
  proposals: []
  'proposals.help': []
  'proposal.people': [{ count: number }]
  'proposal.merged': [{ from: string; into: string }]
  'proposal.use': []
  'proposal.use.name': [{ name: string }]
  list: []
  'list.none': []
  'list.none.help': []
  'list.where': []
  'list.by': []
  'list.at': []
  remove: []
  'remove.name': [{ name: string; other: string }]
  added: []
  removed: []
  pair: [{ name: string; other: string }]
}

export const aliasesMessages = await catalogue<Plain>('aliases', {
  en: () => import('./en/aliases.json', { with: { type: 'json' } }),
  nl: () => import('./nl/aliases.json', { with: { type: 'json' } }),
  de: () => import('./de/aliases.json', { with: { type: 'json' } }),
})
