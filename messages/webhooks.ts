// Made by `npm run messages` from en/webhooks.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  topic: []
  lead: []
  none: []
  'none.help': []
  noAccounts: []
  'noAccounts.make': []
  new: []
  kind: []
  name: []
  url: []
  'url.help': []
  format: []
  'format.JSON': []
  'format.SLACK': []
  'format.TEAMS': []
  account: []
  'account.help': []
  topics: []
  make: []
  save: []
  saved: []
  on: []
  paused: []
  made: []
  secret: []
  renew: []
  test: []
  tested: []
  delete: []
  'delete.help': []
  deleted: []
  deliveries: []
  'deliveries.none': []
  'delivery.delivered': []
  'delivery.waiting': []
  'delivery.givenUp': []
  'delivery.tries': [{ count: number }]
  'delivery.again': []
  'delivery.again.name': [{ event: string }]
  again: []
  more: []
}
type Rich = {
  'event.made': [{ who: ReactNode }]
  'event.edited': [{ who: ReactNode }]
  'event.secret-renewed': [{ who: ReactNode }]
  'event.deleted': [{ who: ReactNode }]
  'event.paused': [{ who: ReactNode }]
  pausedSince: [{ at: ReactNode }]
}

export const webhooksMessages = await catalogue<Plain, Rich>('webhooks', {
  en: () => import('./en/webhooks.json', { with: { type: 'json' } }),
  nl: () => import('./nl/webhooks.json', { with: { type: 'json' } }),
  de: () => import('./de/webhooks.json', { with: { type: 'json' } }),
})
