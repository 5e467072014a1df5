// Made by `npm run messages` from en/board-settings.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  'title.board': [{ board: string }]
  ideas: []
  name: []
  about: []
  responseDays: []
  'responseDays.help': []
  ownerId: []
  'ownerId.help': []
  delegateIds: []
  newDelegate: []
  'newDelegate.help': []
  status: []
  closed: []
  'closed.help': []
  form: []
  save: []
  cancel: []
}

export const boardSettingsMessages = await catalogue<Plain>('board-settings', {
  en: () => import('./en/board-settings.json', { with: { type: 'json' } }),
  nl: () => import('./nl/board-settings.json', { with: { type: 'json' } }),
  de: () => import('./de/board-settings.json', { with: { type: 'json' } }),
})
