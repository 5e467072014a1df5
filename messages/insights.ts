// Made by `npm run messages` from en/insights.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'refused.passage': []
  'refused.name': []
  'refused.notThere': []
  'refused.owner': []
  'refused.unseen': []
  'refused.nameTaken': []
  'refused.mergeSelf': []
  'refused.merged': []
  'refused.otherTheme': []
  'refused.link': []
  'refused.linkSealed': []
  'refused.links': [{ max: number }]
  'refused.noQuote': []
  'refused.notShipped': []
  'told.draft': [{ quote: string; title: string }]
  'event.topic.insight': []
  'event.topic.theme': []
  'event.topic.tone': []
  'event.topic.aspect': []
  'event.topic.account': []
  'event.leaving.insights': [{ count: number }]
  'refused.day': []
  'refused.calendarFull': [{ max: number }]
  'refused.themeOwner': []
  'event.topic.calendar': []
  'event.leaving.themes': [{ count: number }]
  'notification.heading': []
  'notification.next': []
  'notification.SPIKED.label': []
  'notification.SPIKED.about': []
  'notification.SPIKED': [{ people: number; name: string }]
  'notification.SPIKED.cause': [{ people: number; name: string; cause: string }]
}
type Rich = {
  'event.captured': [{ who: ReactNode; post: ReactNode }]
  'event.edited': [{ who: ReactNode; post: ReactNode }]
  'event.named': [{ who: ReactNode }]
  'event.merged': [{ who: ReactNode }]
  'event.unmerged': [{ who: ReactNode }]
  'event.split': [{ who: ReactNode }]
  'event.linked': [{ who: ReactNode; post: ReactNode }]
  'event.unlinked': [{ who: ReactNode; post: ReactNode }]
  'event.told': [{ who: ReactNode; post: ReactNode }]
  'event.tone': [{ who: ReactNode; post: ReactNode }]
  'event.aspect': [{ who: ReactNode }]
  'event.account': [{ who: ReactNode }]
  'event.deleted': [{ who: ReactNode; post: ReactNode }]
  'event.owned': [{ who: ReactNode }]
  'event.spiked': [{ who: ReactNode }]
  'event.calendar.added': [{ who: ReactNode }]
  'event.calendar.edited': [{ who: ReactNode }]
  'event.calendar.deleted': [{ who: ReactNode }]
}

export const insightsMessages = await catalogue<Plain, Rich>('insights', {
  en: () => import('./en/insights.json', { with: { type: 'json' } }),
  nl: () => import('./nl/insights.json', { with: { type: 'json' } }),
  de: () => import('./de/insights.json', { with: { type: 'json' } }),
})
