// Made by `npm run messages` from en/customer-rules.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  none: []
  'none.help': []
  if: []
  then: []
  'says.any': []
  'says.words': [{ words: string }]
  'says.without': [{ words: string }]
  'says.authors': [{ authors: string }]
  'says.authorsHidden': []
  'says.language': [{ language: string }]
  'says.tone': [{ tone: string }]
  'says.reach': [{ reach: number }]
  'tone.UPSET': []
  'tone.NEUTRAL': []
  'tone.GLAD': []
  'does.nothing': []
  'does.spam': []
  'does.tags': [{ tags: string }]
  'does.severity': [{ severity: string }]
  'does.assign': [{ name: string }]
  caught: [{ count: number }]
  trial: [{ caught: number; seen: number }]
  'trial.noise': [{ share: number }]
  new: []
  'new.help': []
  name: []
  words: []
  'words.help': []
  without: []
  authors: []
  'authors.help': []
  language: []
  tone: []
  any: []
  unchanged: []
  minReach: []
  tags: []
  assignee: []
  isSpam: []
  save: []
  try: []
  edit: []
  raise: []
  'raise.name': [{ name: string }]
  remove: []
  'remove.name': [{ name: string }]
}

export const customerRulesMessages = await catalogue<Plain>('customer-rules', {
  en: () => import('./en/customer-rules.json', { with: { type: 'json' } }),
  nl: () => import('./nl/customer-rules.json', { with: { type: 'json' } }),
  de: () => import('./de/customer-rules.json', { with: { type: 'json' } }),
})
