// Made by `npm run messages` from en/person.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  edit: []
  left: [{ name: string }]
  activity: [{ name: string }]
  'view.posted': []
  'view.supported': []
  'view.said': []
  here: []
  localTime: [{ time: string }]
  about: []
  'about.person': [{ name: string }]
  skills: []
  'skills.help': []
  joined: []
  role: []
  'role.ADMIN': []
  'none.posted': []
  'none.supported': []
  'none.comments': []
  'none.help': []
  'list.posted': [{ name: string }]
  'list.supported': [{ name: string }]
  'list.comments': [{ name: string }]
  'comment.CASE': []
  'comment.BUILD_ON': []
  'edit.details': []
  chat: []
  away: [{ day: string }]
  team: []
  chart: []
  manager: []
  reports: [{ count: number }]
  'reports.more': [{ count: number }]
  isService: []
  'reused.mine': [{ count: number }]
  reused: [{ name: string; count: number }]
  connected: []
}

export const personMessages = await catalogue<Plain>('person', {
  en: () => import('./en/person.json', { with: { type: 'json' } }),
  nl: () => import('./nl/person.json', { with: { type: 'json' } }),
  de: () => import('./de/person.json', { with: { type: 'json' } }),
})
