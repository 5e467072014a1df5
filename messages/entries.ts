// Made by `npm run messages` from en/entries.json: change that file.
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  withdrawn: []
  merged: []
  'outcome.WINNER': []
  'outcome.GOES_ON': []
  'outcome.NOT_NOW': []
  promote: []
}
type Rich = {
  entered: [{ title: string; challenge: Wrap }]
  became: [{ title: string; challenge: Wrap }]
}

export const entriesMessages = await catalogue<Plain, Rich>('entries', {
  en: () => import('./en/entries.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entries.json', { with: { type: 'json' } }),
  de: () => import('./de/entries.json', { with: { type: 'json' } }),
})
