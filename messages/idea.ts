// Made by `npm run messages` from en/idea.json: change that file.
import type { ReactNode } from 'react'
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  about: []
  text: []
  someone: []
  status: []
  edited: [{ count: number }]
  menu: []
  edit: []
  copyLink: []
  versions: []
  mute: []
  unmute: []
  withdraw: []
  case: []
  'case.again': []
  'keys.support': []
  'supporters.none': []
  reading: [{ count: number }]
  response: []
  assignee: []
  belongs: []
  mergedFrom: [{ title: string }]
  titleOnly: []
  imported: []
  changes: [{ count: number }]
  responses: [{ count: number }]
  'kind.YES': []
  'kind.NOT_NOW': []
  'kind.QUESTION': []
  'response.correct': []
  'response.withdraw': []
  'response.menu': []
  'response.earlier': [{ count: number }]
  'response.withdrawn.text': []
  'again.help': []
  'team.of': [{ count: number }]
  'team.form': []
}
type Rich = {
  merged: [{ title: string; idea: Wrap; at: ReactNode }]
  since: [{ at: ReactNode }]
  assigned: [{ name: string; who: Wrap; at: ReactNode }]
  next: [{ step: ReactNode }]
  supporters: [{ count: number; link: Wrap }]
  'supporters.followers': [{ count: number; followers: number; link: Wrap }]
  'assignee.since': [{ unit: string; at: ReactNode }]
  change: [{ from: string; to: string; b: Wrap; who: ReactNode }]
  'change.merged': [{ from: string; to: string; b: Wrap; other: ReactNode; who: ReactNode }]
  'change.unmerged': [{ from: string; to: string; b: Wrap; other: ReactNode; who: ReactNode }]
  'response.corrected': [{ at: ReactNode }]
  'response.replaced': [{ name: string; at: ReactNode; who: Wrap }]
  'response.withdrawn': [{ name: string; at: ReactNode; who: Wrap; note: ReactNode }]
  reopen: [{ condition: string; b: Wrap }]
  overdue: [{ name: string; who: Wrap; at: ReactNode }]
  'overdue.nobody': [{ at: ReactNode }]
  coauthors: [{ names: ReactNode }]
}

export const ideaMessages = await catalogue<Plain, Rich>('idea', {
  en: () => import('./en/idea.json', { with: { type: 'json' } }),
  nl: () => import('./nl/idea.json', { with: { type: 'json' } }),
  de: () => import('./de/idea.json', { with: { type: 'json' } }),
})
