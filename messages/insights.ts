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
}

export const insightsMessages = await catalogue<Plain, Rich>('insights', {
  en: () => import('./en/insights.json', { with: { type: 'json' } }),
  nl: () => import('./nl/insights.json', { with: { type: 'json' } }),
  de: () => import('./de/insights.json', { with: { type: 'json' } }),
})
