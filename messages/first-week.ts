// Made by `npm run messages` from en/first-week.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'title.ADMINISTRATOR': []
  'title.NEWCOMER': []
  progress: [{ done: number; total: number }]
  isDone: []
  dismiss: []
  dismissList: []
  'item.name': []
  'item.look': []
  'item.signIn': []
  'item.board': []
  'item.invite': []
  'item.respond': []
  'item.picture': []
  'item.profile': []
  'item.support': []
  'item.comment': []
  'item.post': []
  'item.follow': []
  templates: []
  'board.none': []
  'board.none.help': []
  'board.none.ask': []
  'board.make': []
  'space.none': []
  'space.none.help': []
  'space.none.ask': []
  'space.make': []
}

export const firstWeekMessages = await catalogue<Plain>('first-week', {
  en: () => import('./en/first-week.json', { with: { type: 'json' } }),
  nl: () => import('./nl/first-week.json', { with: { type: 'json' } }),
  de: () => import('./de/first-week.json', { with: { type: 'json' } }),
})
