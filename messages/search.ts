// Made by `npm run messages` from en/search.json: change that file.
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  'title.for': [{ query: string }]
  field: []
  placeholder: []
  submit: []
  help: []
  list: []
  limited: []
  nothing: []
  'nothing.filtered': []
  'nothing.help': []
  'nothing.unfiltered': []
  filter: []
  kind: []
  where: []
  everywhere: []
  status: []
  when: []
  anyTime: []
  'when.7': []
  'when.30': []
  from: [{ day: string }]
  until: [{ day: string }]
  tag: []
  supporters: [{ count: number }]
  readers: [{ count: number }]
  'list.date': []
  order: []
  'order.relevance': []
  'order.date': []
  why: [{ places: string }]
  'why.TITLE': []
  'why.TAGS': []
  'why.TEXT': []
  'why.COMMENT': []
  'why.DECLINE_REASON': []
  'why.PROFILE': []
  'why.FORM': [{ found: string; asked: string }]
  'why.PART': [{ found: string; asked: string }]
  'why.SPELLING': [{ found: string; asked: string }]
  'why.SYNONYM': [{ found: string; asked: string }]
  'why.ALIAS': [{ found: string; asked: string }]
  'follow.search': []
  who: [{ text: string }]
  'who.help': []
}
type Rich = {
  results: [{ count: number; text: string; query: Wrap }]
  'results.best': [{ count: number; text: string; query: Wrap }]
  'follow.tag': [{ name: string; tag: Wrap }]
}

export const searchMessages = await catalogue<Plain, Rich>('search', {
  en: () => import('./en/search.json', { with: { type: 'json' } }),
  nl: () => import('./nl/search.json', { with: { type: 'json' } }),
  de: () => import('./de/search.json', { with: { type: 'json' } }),
})
