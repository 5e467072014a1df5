// Made by `npm run messages` from en/ui.json: change that file.
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  cancel: []
  remove: [{ label: string }]
  messages: []
  problems: [{ count: number }]
  'field.missing': []
  'field.short': []
  'field.invalid': []
}
type Rich = {
  problem: [{ label: string; message: string; field: Wrap }]
}

export const uiMessages = await catalogue<Plain, Rich>('ui', {
  en: () => import('./en/ui.json', { with: { type: 'json' } }),
  nl: () => import('./nl/ui.json', { with: { type: 'json' } }),
  de: () => import('./de/ui.json', { with: { type: 'json' } }),
})
