// Made by `npm run messages` from en/person-choice.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  several: [{ name: string; unit: string }]
  none: [{ name: string }]
  noneInSpace: [{ name: string }]
}

export const personChoiceMessages = await catalogue<Plain>('person-choice', {
  en: () => import('./en/person-choice.json', { with: { type: 'json' } }),
  nl: () => import('./nl/person-choice.json', { with: { type: 'json' } }),
  de: () => import('./de/person-choice.json', { with: { type: 'json' } }),
})
