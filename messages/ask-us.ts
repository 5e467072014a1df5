// Made by `npm run messages` from en/ask-us.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  name: []
  email: []
  'email.help': []
  subject: []
  text: []
  send: []
  website: []
  thanks: []
  'thanks.number': [{ number: string }]
  'thanks.link': []
  follow: []
  'thanks.mailed': []
  yours: []
  number: [{ number: string }]
  messages: []
  again: []
  sent: []
  automatic: []
  right: []
  'right.yes': []
  'right.no': []
  'right.thanks': []
  from: [{ name: string; before: string }]
  to: [{ name: string }]
}
type Rich = {
  'link.until': [{ time: ReactNode }]
}

export const askUsMessages = await catalogue<Plain, Rich>('ask-us', {
  en: () => import('./en/ask-us.json', { with: { type: 'json' } }),
  nl: () => import('./nl/ask-us.json', { with: { type: 'json' } }),
  de: () => import('./de/ask-us.json', { with: { type: 'json' } }),
})
