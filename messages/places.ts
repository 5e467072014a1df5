// Made by `npm run messages` from en/places.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'board.customers': []
  'board.improve': []
  'board.products': []
  'board.workplace': []
  'boardAbout.customers': []
  'boardAbout.improve': []
  'boardAbout.products': []
  'boardAbout.workplace': []
  'space.customers': []
  'space.improve': []
  'space.products': []
  'space.workplace': []
  'spaceAbout.customers': []
  'spaceAbout.improve': []
  'spaceAbout.products': []
  'spaceAbout.workplace': []
}

export const placesMessages = await catalogue<Plain>('places', {
  en: () => import('./en/places.json', { with: { type: 'json' } }),
  nl: () => import('./nl/places.json', { with: { type: 'json' } }),
  de: () => import('./de/places.json', { with: { type: 'json' } }),
})
