// Made by `npm run messages` from en/supporters.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  'title.of': [{ title: string }]
  count: [{ count: number }]
  none: []
  'none.help': []
}

export const supportersMessages = await catalogue<Plain>('supporters', {
  en: () => import('./en/supporters.json', { with: { type: 'json' } }),
  nl: () => import('./nl/supporters.json', { with: { type: 'json' } }),
  de: () => import('./de/supporters.json', { with: { type: 'json' } }),
})
