// Made by `npm run messages` from en/offline.json: change that file.
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  'offline.try': []
  outbox: [{ count: number }]
  'outbox.sent': [{ count: number }]
  'outbox.comment': []
  'outbox.idea': []
  'outbox.support': []
  'outbox.follow': []
  'outbox.reaction': []
  'outbox.undo': []
  'outbox.undo.about': [{ title: string }]
  'form.done': [{ action: string }]
  'form.done.plain': []
  'form.on': [{ action: string }]
  'form.off': [{ action: string }]
  'offline.title': []
  'offline.text': []
  tryAgain: []
  back: []
}
type Rich = {
  offline: [{ time: string; b: Wrap }]
}

export const offlineMessages = await catalogue<Plain, Rich>('offline', {
  en: () => import('./en/offline.json', { with: { type: 'json' } }),
  nl: () => import('./nl/offline.json', { with: { type: 'json' } }),
  de: () => import('./de/offline.json', { with: { type: 'json' } }),
})
