// Made by `npm run messages` from en/challenge-names.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'entry.showAuthor': [{ title: string }]
  'entry.showAuthor.short': []
  names: []
  'names.early': []
  'names.reason': []
  'names.reason.help': []
  'names.ask': []
  'names.agree': []
}
type Rich = {
  'names.hidden': [{ stage: string; at: ReactNode }]
  'names.hiddenResult': [{ at: ReactNode }]
  'names.shown': [{ at: ReactNode }]
  'names.agreed': [{ first: string; second: string; at: ReactNode }]
  'names.asked': [{ name: string; reason: string; at: ReactNode }]
}

export const challengeNamesMessages = await catalogue<Plain, Rich>('challenge-names', {
  en: () => import('./en/challenge-names.json', { with: { type: 'json' } }),
  nl: () => import('./nl/challenge-names.json', { with: { type: 'json' } }),
  de: () => import('./de/challenge-names.json', { with: { type: 'json' } }),
})
