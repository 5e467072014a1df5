// Made by `npm run messages` from en/entry-themes.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  link: []
  lead: []
  foundNot: []
  leftOut: [{ count: number; max: number }]
  list: []
  none: []
  'none.help': []
  count: [{ count: number }]
  words: [{ words: string }]
  without: []
  entries: [{ name: string }]
  'entries.without': []
  'entries.none': []
  also: [{ names: string }]
  select: [{ title: string }]
  move: []
  'move.to': []
  'move.choose': []
  'move.new': []
  'move.keeps': []
  'move.submit': []
  name: []
  'name.save': []
  more: []
  radar: []
  'radar.none': []
  'radar.help': []
  'radar.score': [{ percent: string }]
  'radar.shared': [{ words: string }]
  'radar.first': [{ words: string }]
  'radar.second': [{ words: string }]
  'radar.nothing': []
  'radar.merge': [{ title: string }]
  'radar.dismiss': []
  'radar.dismiss.label': [{ one: string; other: string }]
  'radar.more': []
  'event.topic': []
}
type Rich = {
  foundAt: [{ at: ReactNode }]
  'event.found': [{ who: ReactNode; challenge: ReactNode }]
  'event.named': [{ who: ReactNode; challenge: ReactNode }]
  'event.placed': [{ who: ReactNode; challenge: ReactNode }]
  'event.pair': [{ who: ReactNode; challenge: ReactNode }]
}

export const entryThemesMessages = await catalogue<Plain, Rich>('entry-themes', {
  en: () => import('./en/entry-themes.json', { with: { type: 'json' } }),
  nl: () => import('./nl/entry-themes.json', { with: { type: 'json' } }),
  de: () => import('./de/entry-themes.json', { with: { type: 'json' } }),
})
