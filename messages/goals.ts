// Made by `npm run messages` from en/goals.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  new: []
  view: []
  'view.OPEN': []
  'view.WITHOUT': []
  'view.REACHED': []
  'view.DROPPED': []
  none: []
  'none.help': []
  more: []
  owner: [{ name: string }]
  'owner.none': []
  coverage: [{ challenges: number; entries: number; chosen: number }]
  'state.OPEN': []
  'state.REACHED': []
  'state.DROPPED': []
  edit: []
  'challenges.title': []
  'challenges.none': []
  serve: []
  'serve.challenge': []
  'serve.help': []
  'serve.add': []
  remove: []
  'remove.label': [{ title: string }]
  'form.new': []
  'form.edit': []
  'form.title': []
  'form.about': []
  'form.due': []
  'form.space': []
  'form.space.help': []
  'form.state': []
  'form.owner': []
  'form.save': []
  'form.start': []
  cancel: []
  nowhere: []
  'nowhere.help': []
  owned: [{ count: number }]
  'event.topic': []
  'event.hidden': []
}
type Rich = {
  due: [{ at: ReactNode }]
  'event.started': [{ who: ReactNode; goal: ReactNode }]
  'event.edited': [{ who: ReactNode; goal: ReactNode }]
  'event.served': [{ who: ReactNode; challenge: ReactNode; goal: ReactNode }]
  'event.left': [{ who: ReactNode; challenge: ReactNode; goal: ReactNode }]
  'event.handed-over': [{ who: ReactNode; goal: ReactNode }]
}

export const goalsMessages = await catalogue<Plain, Rich>('goals', {
  en: () => import('./en/goals.json', { with: { type: 'json' } }),
  nl: () => import('./nl/goals.json', { with: { type: 'json' } }),
  de: () => import('./de/goals.json', { with: { type: 'json' } }),
})
