// Made by `npm run messages` from en/unsubscribe.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  about: []
  confirm: []
  done: []
  'done.about': []
  settings: []
}

export const unsubscribeMessages = await catalogue<Plain>('unsubscribe', {
  en: () => import('./en/unsubscribe.json', { with: { type: 'json' } }),
  nl: () => import('./nl/unsubscribe.json', { with: { type: 'json' } }),
  de: () => import('./de/unsubscribe.json', { with: { type: 'json' } }),
})
