// Made by `npm run messages` from en/uploads.json: change that file.
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  kept: []
  viewer: []
  'viewer.before': []
  'viewer.next': []
  'viewer.at': [{ at: number; count: number }]
  'viewer.original': []
  'viewer.close': []
  field: []
  'field.help': [{ count: number; megabytes: number }]
  alt: [{ name: string }]
  'alt.placeholder': []
  sending: [{ name: string }]
  shrink: []
  'shrink.about': [{ name: string }]
  place: []
  'place.about': [{ name: string }]
  shrinking: []
  'shrinking.about': [{ name: string }]
  shrunk: [{ name: string; size: string }]
  'shrink.failed': []
  again: []
  stop: [{ name: string }]
  remove: [{ name: string }]
  there: [{ size: string }]
  'there.was': [{ size: string; was: string }]
  'there.about': [{ name: string }]
  sent: [{ sent: string; size: string }]
  'sent.left': [{ sent: string; size: string; seconds: number }]
  failed: [{ name: string; reason: string }]
  waits: []
  'waits.cancel': []
  'waits.failed': []
  'reason.offline': []
  'reason.timeout': []
  'reason.stopped': []
  unreadable: []
  'reason.refused': []
  'reason.tooBig': []
  'tooBig.by': [{ size: string; over: string }]
  tooMany: []
  empty: []
}
type Rich = {
  problem: [{ count: number; link: Wrap }]
}

export const uploadsMessages = await catalogue<Plain, Rich>('uploads', {
  en: () => import('./en/uploads.json', { with: { type: 'json' } }),
  nl: () => import('./nl/uploads.json', { with: { type: 'json' } }),
  de: () => import('./de/uploads.json', { with: { type: 'json' } }),
})
