// Made by `npm run messages` from en/tokens.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  ended: [{ count: number }]
  'notification.ENDED.heading': []
  'notification.ENDED.label': []
  'notification.ENDED.about': []
  'notification.ENDED': []
  'topic.service': []
  title: []
  lead: []
  'service.lead': []
  none: []
  'none.help': []
  'service.none': []
  'service.none.help': []
  new: []
  name: []
  'name.help': []
  scope: []
  'scope.read': []
  'scope.write': []
  days: []
  'days.count': [{ count: number }]
  make: []
  made: []
  token: []
  'made.named': [{ name: string }]
  noEnd: []
  unused: []
  revoke: []
  'revoke.name': [{ name: string }]
  revoked: []
  'service.new': []
  'service.name': []
  'service.purpose': []
  'service.purpose.help': []
  'service.make': []
  'service.madeNow': []
  'service.by': [{ name: string }]
  'service.roles': []
  'service.ended': []
  isService: []
  more: []
  'event.places': [{ count: number }]
}
type Rich = {
  'event.service-made': [{ who: ReactNode; person: ReactNode }]
  'event.service-tokens-ended': [{ who: ReactNode; person: ReactNode }]
  created: [{ at: ReactNode }]
  expires: [{ at: ReactNode }]
  expired: [{ at: ReactNode }]
  used: [{ at: ReactNode }]
  'event.sessions-ended': [{ who: ReactNode; person: ReactNode }]
}

export const tokensMessages = await catalogue<Plain, Rich>('tokens', {
  en: () => import('./en/tokens.json', { with: { type: 'json' } }),
  nl: () => import('./nl/tokens.json', { with: { type: 'json' } }),
  de: () => import('./de/tokens.json', { with: { type: 'json' } }),
})
