// Made by `npm run messages` from en/usage-policy.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'topic.policy': []
  version: [{ version: number }]
  title: []
  accept: []
  none: []
  'none.help': []
  notice: []
  'notice.read': []
  'admin.lead': []
  text: []
  'text.help': []
  publish: []
  published: []
  versions: []
  acceptances: [{ count: number }]
  empty: []
}
type Rich = {
  'event.published': [{ who: ReactNode }]
  'event.withdrawn': [{ who: ReactNode }]
  'event.accepted': [{ who: ReactNode }]
  since: [{ at: ReactNode }]
  accepted: [{ at: ReactNode }]
}

export const usagePolicyMessages = await catalogue<Plain, Rich>('usage-policy', {
  en: () => import('./en/usage-policy.json', { with: { type: 'json' } }),
  nl: () => import('./nl/usage-policy.json', { with: { type: 'json' } }),
  de: () => import('./de/usage-policy.json', { with: { type: 'json' } }),
})
