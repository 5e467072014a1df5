// Made by `npm run messages` from en/spaces.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  view: []
  'view.open': []
  'view.archived': []
  find: []
  'find.none': [{ query: string }]
  'find.all': []
  'none.archived': []
  'kind.OPEN': []
  'kind.CLOSED': []
  'kind.HIDDEN': []
  people: [{ count: number }]
  'people.company': [{ count: number }]
  boards: [{ count: number }]
  owner: []
  'owner.none': []
  join: []
  'join.space': [{ space: string }]
  ask: []
  'ask.space': [{ space: string }]
  'state.member': []
  'state.asked': []
  'said.member': [{ space: string }]
  'said.asked': [{ space: string }]
}

export const spacesMessages = await catalogue<Plain>('spaces', {
  en: () => import('./en/spaces.json', { with: { type: 'json' } }),
  nl: () => import('./nl/spaces.json', { with: { type: 'json' } }),
  de: () => import('./de/spaces.json', { with: { type: 'json' } }),
})
