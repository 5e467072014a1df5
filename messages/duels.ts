// Made by `npm run messages` from en/duels.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  'title.ranking': []
  question: []
  names: []
  progress: [{ mine: number; asked: number }]
  'progress.done': [{ mine: number }]
  'progress.help': []
  pair: []
  left: []
  right: []
  or: []
  read: []
  choose: []
  'choose.label': [{ title: string }]
  equal: []
  skip: []
  back: []
  start: []
  'start.help': [{ asked: number }]
  over: []
  'over.help': []
  closed: []
  'closed.help': []
  equally: []
  'equally.line': [{ least: number; most: number }]
  'ranking.see': []
  'ranking.after': [{ duels: number; people: number }]
  'ranking.hidden': []
  'ranking.hidden.help': []
  'ranking.none': []
  'ranking.none.help': []
  'ranking.tied': [{ count: number }]
  'ranking.clear': [{ title: string }]
  'ranking.note': []
  'ranking.list': []
  'ranking.table': []
  places: [{ from: number; to: number }]
  share: [{ share: number; low: number; high: number }]
  of100: []
  'column.place': []
  'column.entry': []
  'column.share': []
  'column.range': []
  'column.duels': []
  goOn: []
}

export const duelsMessages = await catalogue<Plain>('duels', {
  en: () => import('./en/duels.json', { with: { type: 'json' } }),
  nl: () => import('./nl/duels.json', { with: { type: 'json' } }),
  de: () => import('./de/duels.json', { with: { type: 'json' } }),
})
