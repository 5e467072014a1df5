// Made by `npm run messages` from en/team-pages.json: change that file.
import type { ReactNode } from 'react'
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  waiting: []
  mine: []
  open: []
  none: []
  'none.help': []
  'open.none': []
  accept: []
  decline: []
  release: []
  'release.not': []
  team: [{ title: string }]
  charter: []
  'charter.help': []
  members: []
  'members.count': [{ count: number }]
  'members.few': [{ min: number; max: number }]
  leader: []
  'state.INVITED': []
  'state.APPLIED': []
  'state.RELEASING': [{ name: string }]
  positions: []
  'positions.none': []
  'positions.field': []
  'positions.help': []
  proposed: []
  'proposed.none': []
  invite: []
  'invite.who': [{ name: string; skill: string }]
  apply: []
  'apply.for': [{ skill: string }]
  remove: []
  'remove.who': [{ name: string }]
  leave: []
  demo: []
  ends: []
  form: []
  edit: []
  save: []
  cancel: []
  idea: []
  conflict: []
}
type Rich = {
  'waiting.INVITED': [{ name: string; title: string; who: Wrap }]
  'waiting.APPLIED': [{ name: string; title: string; who: Wrap }]
  'waiting.RELEASING': [{ name: string; title: string; who: Wrap }]
  'waiting.RELEASING.hidden': [{ name: string; who: Wrap }]
  'waiting.due': [{ at: ReactNode }]
  ended: [{ at: ReactNode }]
  days: [{ demo: ReactNode; ends: ReactNode }]
}

export const teamPagesMessages = await catalogue<Plain, Rich>('team-pages', {
  en: () => import('./en/team-pages.json', { with: { type: 'json' } }),
  nl: () => import('./nl/team-pages.json', { with: { type: 'json' } }),
  de: () => import('./de/team-pages.json', { with: { type: 'json' } }),
})
