// Made by `npm run messages` from en/network.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  ties: []
  'ties.help': [{ days: number }]
  'ties.count': [{ count: number; mark: number }]
  'ties.many': []
  'ties.none': []
  'ties.none.help': []
  bridges: []
  'bridges.share': [{ share: number }]
  'bridges.none': []
  'bridges.people': [{ count: number }]
  path: []
  'path.to': []
  'path.help': []
  'path.submit': []
  'path.found': [{ count: number }]
  'path.none': [{ max: number }]
  'path.you': []
  team: []
  'team.lead': []
  'team.problem': []
  'team.problem.help': []
  'team.skills': []
  'team.skills.help': [{ max: number }]
  'team.size': []
  'team.submit': []
  'team.found': [{ count: number; units: number }]
  'team.covers': [{ list: string }]
  'team.missing': [{ list: string }]
  'team.few': [{ min: number }]
  'refusal.problem': []
  'refusal.skills': [{ max: number }]
  'refusal.size': [{ min: number; max: number }]
  'refusal.target': []
  guests: []
}
type Rich = {
  'tie.count': [{ count: number; at: ReactNode }]
  'path.through': [{ post: ReactNode }]
}

export const networkMessages = await catalogue<Plain, Rich>('network', {
  en: () => import('./en/network.json', { with: { type: 'json' } }),
  nl: () => import('./nl/network.json', { with: { type: 'json' } }),
  de: () => import('./de/network.json', { with: { type: 'json' } }),
})
