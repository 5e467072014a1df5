// Made by `npm run messages` from en/drafts.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  gone: []
  useNewer: []
  keepMine: []
}
type Rich = {
  newer: [{ title: ReactNode }]
}

export const draftsMessages = await catalogue<Plain, Rich>('drafts', {
  en: () => import('./en/drafts.json', { with: { type: 'json' } }),
  nl: () => import('./nl/drafts.json', { with: { type: 'json' } }),
  de: () => import('./de/drafts.json', { with: { type: 'json' } }),
})
