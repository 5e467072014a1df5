// Made by `npm run messages` from en/guests.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  about: [{ space: string }]
  none: []
  'none.help': []
  'none.admin': []
  spaces: []
  more: []
  hiddenSpace: []
  by: [{ name: string }]
  'state.invited': []
  'state.active': []
  'state.ended': []
  change: [{ name: string }]
  extend: []
  end: []
  invite: []
  'invite.send': []
  name: []
  email: []
  lastDay: []
  agreement: []
  'agreement.help': []
  'agreement.proposed': []
  'agreement.title': []
  'agreement.by': [{ name: string; space: string }]
  'agreement.to': [{ space: string }]
  'agreement.accept': []
  'agreement.decline': []
  'done.invite': []
  'done.extend': []
  'done.end': []
  'about.post': [{ space: string }]
  post: []
  'post.only': []
  'post.help': []
  'post.only.help': []
  'post.hidden': []
  'agreement.byPost': [{ name: string; post: string }]
  'agreement.toPost': [{ post: string }]
  'shared.by': [{ name: string }]
  'shared.sealed': []
  'shared.comments': [{ count: number }]
  'shared.removed': []
  'shared.comment': []
  'shared.send': []
  'shared.sent': []
  'shared.closed': []
  'shared.signOut': []
}
type Rich = {
  until: [{ day: ReactNode }]
  'agreement.until': [{ day: ReactNode }]
  'shared.until': [{ day: ReactNode }]
}

export const guestsMessages = await catalogue<Plain, Rich>('guests', {
  en: () => import('./en/guests.json', { with: { type: 'json' } }),
  nl: () => import('./nl/guests.json', { with: { type: 'json' } }),
  de: () => import('./de/guests.json', { with: { type: 'json' } }),
})
