// Made by `npm run messages` from en/entry.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'event.topic.setup': []
  'event.topic.recovery': []
  'event.topic.invitation': []
  'event.topic.invitation-link': []
  'event.hidden.invitation': []
  'ended.invitations': [{ count: number }]
  'ended.links': [{ count: number }]
  'event.way.setup': []
  'event.way.recovery': []
  'event.way.invitation': []
  'refused.email': []
  'refused.name': []
  'refused.company': []
  'refused.signIn': []
  'refused.logo': []
  'refused.logoLarge': []
  'refused.accent': []
  'refused.grey': []
  'refused.pale': []
  'refused.template': []
  'refused.place': []
  'refused.known': []
  'refused.nobody': []
  'refused.noAddress': []
  'refused.tooLong': []
  'refused.atOnce': [{ max: number }]
  'refused.today': [{ max: number }]
  'refused.soon': []
  'refused.signOnOnly': []
  'refused.domain': []
  'refused.days': []
  'refused.otherDomain': [{ domain: string }]
  'refused.linkBusy': []
  'refused.hasAccount': []
  'mail.subject': [{ inviter: string; company: string }]
  'mail.greeting': [{ name: string }]
  'mail.greetingNoName': []
  'mail.invites': [{ inviter: string; company: string }]
  'mail.about': []
  'mail.button': []
  'mail.foot': [{ until: string }]
  'refused.linkOver': []
}
type Rich = {
  'event.company.edited': [{ who: ReactNode }]
  'event.person.joined': [{ who: ReactNode }]
  'event.setup.begun': [{ who: ReactNode }]
  'event.setup.administered': [{ who: ReactNode }]
  'event.setup.list-dismissed': [{ who: ReactNode }]
  'event.recovery.made': [{ who: ReactNode }]
  'event.recovery.used': [{ who: ReactNode }]
  'event.invitation.sent': [{ who: ReactNode; invitation: ReactNode }]
  'event.invitation.resent': [{ who: ReactNode; invitation: ReactNode }]
  'event.invitation.asked': [{ who: ReactNode; invitation: ReactNode }]
  'event.invitation.shown': [{ who: ReactNode; invitation: ReactNode }]
  'event.invitation.withdrawn': [{ who: ReactNode; invitation: ReactNode }]
  'event.invitation.accepted': [{ who: ReactNode; invitation: ReactNode }]
  'event.invitation-link.made': [{ who: ReactNode }]
  'event.invitation-link.withdrawn': [{ who: ReactNode }]
}

export const entryMessages = await catalogue<Plain, Rich>('entry', {
  en: () => import('./en/entry.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entry.json', { with: { type: 'json' } }),
  de: () => import('./de/entry.json', { with: { type: 'json' } }),
})
