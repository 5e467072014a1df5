// Made by `npm run messages` from en/customer-profile.json: change that file.
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  contact: []
  contacted: []
  'contacted.never': []
  wrote: []
  due: []
  'due.none': []
  repeats: []
  tone: []
  'tone.change': [{ from: string; to: string }]
  'tone.NEUTRAL': []
  kept: []
  'kept.since': []
  'kept.box': []
  consent: []
  'consent.NONE': []
  'consent.CONTACT': []
  'consent.QUOTE': []
  language: []
  'language.unknown': []
  edit: []
  empty: []
  threads: []
  'threads.none': []
  'threads.count': [{ count: number }]
  merged: []
  'merged.none': []
  'merged.one': [{ number: number }]
  merge: []
  'merge.other': []
  'merge.help': []
  'merge.unknown': []
  unmerge: []
  quiet: []
  'quiet.lead': [{ days: number }]
  'quiet.days': []
  'quiet.show': []
  'quiet.none': []
  'quiet.none.help': []
  'tone.GLAD': []
  'tone.UPSET': []
  account: []
  'account.name': []
  'account.value': []
  value: []
  erase: []
  'erase.help': []
  'erase.sure': []
  erased: []
}
type Rich = {
  mergedInto: [{ link: Wrap }]
}

export const customerProfileMessages = await catalogue<Plain, Rich>('customer-profile', {
  en: () => import('./en/customer-profile.json', { with: { type: 'json' } }),
  nl: () => import('./nl/customer-profile.json', { with: { type: 'json' } }),
  de: () => import('./de/customer-profile.json', { with: { type: 'json' } }),
})
