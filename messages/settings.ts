// Made by `npm run messages` from en/settings.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  saved: []
  save: []
  appearance: []
  'appearance.saved': []
  theme: []
  'theme.system': []
  'theme.system.help': []
  'theme.light': []
  'theme.dark': []
  place: []
  language: []
  'language.browser': []
  'language.help': []
  writes: []
  'writes.help': []
  timeZone: []
  email: []
  'email.saved': []
  'email.to': [{ email: string }]
  'email.atOnce': []
  'email.atOnce.help': []
  'email.daily': []
  'email.daily.help': []
  'email.weekly': []
  'email.weekly.help': []
  'email.never': []
  'email.never.help': []
  notifications: []
  keyboard: []
  'keyboard.single': []
  'keyboard.help': []
  sessions: []
  'sessions.current': []
  'sessions.more': [{ count: number }]
  'sessions.end': [{ count: number }]
  'sessions.ended': []
  'sessions.only': []
  device: [{ browser: string; system: string }]
  'device.unknown': []
  you: []
  'you.profile': []
  'you.signOut': []
  home: []
  'home.personalised': []
  'home.personalised.help': []
  following: []
  'following.nothing': []
  'following.kind.TAG': []
  'following.kind.SEARCH': []
  'following.kind.BOARD': []
  'following.kind.other': []
  'following.muted': []
  'following.change': []
  'following.remove': []
  'following.removed': []
}
type Rich = {
  'sessions.times': [{ since: ReactNode; until: ReactNode }]
}

export const settingsMessages = await catalogue<Plain, Rich>('settings', {
  en: () => import('./en/settings.json', { with: { type: 'json' } }),
  nl: () => import('./nl/settings.json', { with: { type: 'json' } }),
  de: () => import('./de/settings.json', { with: { type: 'json' } }),
})
