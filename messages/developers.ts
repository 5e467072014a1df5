// Made by `npm run messages` from en/developers.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  start: []
  'start.token': []
  'start.send': []
  tokens: []
  'schema.help': []
  'schema.download': []
  explorer: []
  'explorer.help': []
  'explorer.token': []
  'explorer.document': []
  'explorer.variables': []
  'explorer.run': []
  'explorer.answer': []
  'explorer.badVariables': []
  'explorer.failed': []
  try: []
  'try.open': []
  'try.viewer': []
  'try.search': []
  'try.ideas': []
  'try.comment': []
  limits: []
  'limits.help': []
  'limits.name': []
  'limits.value': []
  'limit.characters': []
  'limit.depth': []
  'limit.fields': []
  'limit.aliases': []
  'limit.cost': []
  'limit.costPerMinute': []
  'limit.changesPerMinute': []
  webhooks: []
  'webhooks.help': []
}

export const developersMessages = await catalogue<Plain>('developers', {
  en: () => import('./en/developers.json', { with: { type: 'json' } }),
  nl: () => import('./nl/developers.json', { with: { type: 'json' } }),
  de: () => import('./de/developers.json', { with: { type: 'json' } }),
})
