// Made by `npm run messages` from en/emails.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  subject: [{ count: number }]
  greeting: [{ name: string }]
  more: [{ count: number }]
  'why.AT_ONCE': []
  'why.DAILY': []
  'why.WEEKLY': []
  'why.NEVER': []
  settings: [{ url: string }]
  'settings.link': []
  unsubscribe: []
  'unsubscribe.text': [{ url: string }]
  unsubscribed: []
  status: [{ status: string }]
  'outcome.YES': []
  'outcome.NOT_NOW': []
  'outcome.QUESTION': []
  'next.open': []
  'next.read': []
  'next.reply': []
  'next.respond': []
  'next.owner': []
  'next.request': []
  'next.idea': []
  nothingLeft: []
  answer: []
}

export const emailsMessages = await catalogue<Plain>('emails', {
  en: () => import('./en/emails.json', { with: { type: 'json' } }),
  nl: () => import('./nl/emails.json', { with: { type: 'json' } }),
  de: () => import('./de/emails.json', { with: { type: 'json' } }),
})
