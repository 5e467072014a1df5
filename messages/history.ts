// Made by `npm run messages` from en/history.json: change that file.
import type { ReactNode } from 'react'
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  'title.of': [{ title: string }]
  none: []
  'none.help': []
  version: [{ version: number }]
  first: []
  versions: []
  current: []
}
type Rich = {
  compared: [{ del: Wrap; ins: Wrap }]
  since: [{ at: ReactNode }]
}

export const historyMessages = await catalogue<Plain, Rich>('history', {
  en: () => import('./en/history.json', { with: { type: 'json' } }),
  nl: () => import('./nl/history.json', { with: { type: 'json' } }),
  de: () => import('./de/history.json', { with: { type: 'json' } }),
})
