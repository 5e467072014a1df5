// Made by `npm run messages` from en/keys.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'group.go': []
  'group.actions': []
  'group.lists': []
  'group.page': []
  'group.everywhere': []
  search: []
  post: []
  ctrl: []
  enter: []
  shift: []
}

export const keysMessages = await catalogue<Plain>('keys', {
  en: () => import('./en/keys.json', { with: { type: 'json' } }),
  nl: () => import('./nl/keys.json', { with: { type: 'json' } }),
  de: () => import('./de/keys.json', { with: { type: 'json' } }),
})
