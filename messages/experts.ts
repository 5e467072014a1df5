// Made by `npm run messages` from en/experts.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  reason: [{ list: string; month: string }]
  'reason.topic': [{ list: string; topic: string; month: string }]
}

export const expertsMessages = await catalogue<Plain>('experts', {
  en: () => import('./en/experts.json', { with: { type: 'json' } }),
  nl: () => import('./nl/experts.json', { with: { type: 'json' } }),
  de: () => import('./de/experts.json', { with: { type: 'json' } }),
})
