// Made by `npm run messages` from en/entry-pages.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  page: []
  open: []
}

export const entryPagesMessages = await catalogue<Plain>('entry-pages', {
  en: () => import('./en/entry-pages.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entry-pages.json', { with: { type: 'json' } }),
  de: () => import('./de/entry-pages.json', { with: { type: 'json' } }),
})
