// Made by `npm run messages` from en/teams.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'event.topic': []
  'notification.heading': []
  'notification.next': []
  'notification.INVITED': [{ who: string; title: string }]
  'notification.INVITED.short': [{ who: string }]
  'notification.INVITED.label': []
  'notification.INVITED.about': []
  'notification.APPLIED': [{ who: string; title: string }]
  'notification.APPLIED.short': [{ who: string }]
  'notification.APPLIED.label': []
  'notification.APPLIED.about': []
  'notification.RELEASE': [{ title: string }]
  'notification.RELEASE.short': []
  'notification.RELEASE.label': []
  'notification.RELEASE.about': []
  'notification.JOINED': [{ title: string }]
  'notification.JOINED.short': []
  'notification.JOINED.label': []
  'notification.JOINED.about': []
  'notification.DECLINED': [{ who: string; title: string }]
  'notification.DECLINED.short': [{ who: string }]
  'notification.DECLINED.label': []
  'notification.DECLINED.about': []
  'notification.LEFT': [{ title: string }]
  'notification.LEFT.short': []
  'notification.LEFT.label': []
  'notification.LEFT.about': []
  'proposed.declared': [{ skill: string }]
  'refused.day': []
  'refused.charter': []
  'refused.positions': [{ max: number }]
  'refused.skill': [{ name: string }]
  'refused.past': []
  'refused.demo': []
  'refused.sealed': []
  'refused.author': []
  'refused.formed': []
  'refused.taken': []
  'refused.full': []
  'refused.there': []
}
type Rich = {
  'event.formed': [{ who: ReactNode; idea: ReactNode }]
  'event.edited': [{ who: ReactNode; idea: ReactNode }]
  'event.invited': [{ who: ReactNode; person: ReactNode; idea: ReactNode }]
  'event.applied': [{ who: ReactNode; idea: ReactNode }]
  'event.release-asked': [{ who: ReactNode; person: ReactNode; idea: ReactNode }]
  'event.release-late': [{ who: ReactNode; person: ReactNode; idea: ReactNode }]
  'event.joined': [{ who: ReactNode; person: ReactNode; idea: ReactNode }]
  'event.declined': [{ who: ReactNode; person: ReactNode; idea: ReactNode }]
  'event.left': [{ who: ReactNode; person: ReactNode; idea: ReactNode }]
}

export const teamsMessages = await catalogue<Plain, Rich>('teams', {
  en: () => import('./en/teams.json', { with: { type: 'json' } }),
  nl: () => import('./nl/teams.json', { with: { type: 'json' } }),
  de: () => import('./de/teams.json', { with: { type: 'json' } }),
})
