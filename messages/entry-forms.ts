// Made by `npm run messages` from en/entry-forms.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  open: []
  'open.help': []
  close: []
  'close.help': []
  opened: []
  closed: []
  code: []
  download: []
  link: []
  waiting: []
  none: []
  'none.help': []
  by: [{ name: string }]
  'by.nobody': []
  picture: [{ title: string }]
  accept: []
  'accept.label': [{ title: string }]
  decline: []
  'decline.label': [{ title: string }]
  accepted: []
  declined: []
  page: []
  'send.photo': []
  'send.photo.help': []
  'send.title': []
  'send.body': []
  'send.name': []
  'send.name.help': []
  'send.noNames': []
  'send.submit': []
  'send.website': []
  'send.note': []
  thanks: []
  'thanks.text': []
  another: []
  over: []
  'over.help': []
  colleague: []
  someone: []
  'event.topic': []
  'notification.heading': []
  'notification.next': []
  'notification.SENT': [{ title: string }]
  'notification.SENT.short': []
  'notification.SENT.label': []
  'notification.SENT.about': []
}
type Rich = {
  at: [{ at: ReactNode }]
  'send.until': [{ at: ReactNode }]
  'event.opened': [{ who: ReactNode; challenge: ReactNode }]
  'event.closed': [{ who: ReactNode; challenge: ReactNode }]
  'event.sent': [{ who: ReactNode; challenge: ReactNode }]
  'event.accepted': [{ who: ReactNode; challenge: ReactNode }]
  'event.declined': [{ who: ReactNode; challenge: ReactNode }]
}

export const entryFormsMessages = await catalogue<Plain, Rich>('entry-forms', {
  en: () => import('./en/entry-forms.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entry-forms.json', { with: { type: 'json' } }),
  de: () => import('./de/entry-forms.json', { with: { type: 'json' } }),
})
