// Made by `npm run messages` from en/people.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  find: []
  unit: []
  'unit.all': []
  none: []
  'none.query': [{ query: string }]
  'none.help': []
  all: []
  invite: []
  alone: []
}

export const peopleMessages = await catalogue<Plain>('people', {
  en: () => import('./en/people.json', { with: { type: 'json' } }),
  nl: () => import('./nl/people.json', { with: { type: 'json' } }),
  de: () => import('./de/people.json', { with: { type: 'json' } }),
})
