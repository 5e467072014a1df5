// Made by `npm run messages` from en/preferences.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  what: []
  inApp: []
  email: []
  byInApp: [{ kind: string }]
  byEmail: [{ kind: string }]
  problem: [{ reason: string }]
  save: []
  foot: [{ frequency: 'AT_ONCE' | 'DAILY' | 'WEEKLY' | 'NEVER' | 'other'; email: string }]
}

export const preferencesMessages = await catalogue<Plain>('preferences', {
  en: () => import('./en/preferences.json', { with: { type: 'json' } }),
  nl: () => import('./nl/preferences.json', { with: { type: 'json' } }),
  de: () => import('./de/preferences.json', { with: { type: 'json' } }),
})
