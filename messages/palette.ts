// Made by `npm run messages` from en/palette.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  field: []
  placeholder: []
  cancel: []
  'all.keys': []
  failed: []
  searching: []
  results: [{ count: number }]
  'group.go': []
  'group.actions': []
  'group.text': [{ text: string }]
  'group.board': []
  notifications: []
  settings: []
  followed: []
  'text.search': [{ text: string }]
  archived: [{ name: string }]
  audience: [{ count: number }]
  'audience.archived': [{ count: number }]
  'field.within': [{ space: string }]
  widen: [{ space: string }]
  widened: []
  'group.experts': []
}
type Rich = {
  move: [{ keys: ReactNode }]
  open: [{ keys: ReactNode }]
  all: [{ keys: ReactNode }]
  wider: [{ keys: ReactNode }]
}

export const paletteMessages = await catalogue<Plain, Rich>('palette', {
  en: () => import('./en/palette.json', { with: { type: 'json' } }),
  nl: () => import('./nl/palette.json', { with: { type: 'json' } }),
  de: () => import('./de/palette.json', { with: { type: 'json' } }),
})
