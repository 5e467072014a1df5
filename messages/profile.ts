// Made by `npm run messages` from en/profile.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  label: []
  title: []
  'title.help': []
  about: []
  skills: []
  'skills.help': [{ max: number }]
  save: []
  cancel: []
  picture: []
  'picture.add': []
  'picture.change': []
  'picture.upload': []
  'picture.remove': []
  'picture.help': []
  'skills.found': [{ count: number }]
  'skills.people': [{ count: number }]
  details: []
  name: []
  unit: []
  site: []
  manager: []
  'manager.help': []
  phone: []
  chat: []
  'chat.help': []
  timeZone: []
  away: []
  'away.help': []
  spoken: []
  'spoken.help': [{ max: number }]
}

export const profileMessages = await catalogue<Plain>('profile', {
  en: () => import('./en/profile.json', { with: { type: 'json' } }),
  nl: () => import('./nl/profile.json', { with: { type: 'json' } }),
  de: () => import('./de/profile.json', { with: { type: 'json' } }),
})
