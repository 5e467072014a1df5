// Made by `npm run messages` from en/idea-list.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  filter: []
  filters: []
  'filter.board': []
  'filter.tag': []
  'filter.any': []
  'filter.tag.count': [{ tag: string; count: number }]
  'filter.unit': []
  'filter.mine': []
  'filter.archived': []
  'filter.response': []
  'filter.overdue': []
  'filter.apply': []
  'filter.clear': []
  'mine.written': []
  'mine.followed': []
  'mine.supported': []
  'archived.all': []
  'archived.without': []
  'archived.only': []
  sort: [{ sort: string }]
  'sort.trending': []
  'sort.support': []
  'sort.newest': []
  'sort.due': []
  list: [{ sort: 'trending' | 'support' | 'newest' | 'due' | 'other' }]
  'list.board': [{ board: string; sort: 'trending' | 'support' | 'newest' | 'due' | 'other' }]
  status: []
  'status.any': []
  none: []
  'none.status': [{ status: string }]
  'none.help': []
  'none.help.board': []
  'none.all': []
  someone: []
  declined: []
  'declined.NO_BUDGET': []
  'declined.ALREADY_DONE': []
  'declined.TOO_EARLY': []
  'declined.OUT_OF_SCOPE': []
  'declined.NOT_SAFE': []
  'declined.TOO_LITTLE_GAIN': []
  'declined.TRIED_BEFORE': []
  'promise.none': []
  'promise.none.help': []
  'promise.owner': [{ name: string }]
  'promise.first': []
  'promise.mostlyLate': [{ late: number; all: number }]
  'promise.kept': [{ kept: number; all: number }]
}
type Rich = {
  written: [{ name: string; at: ReactNode }]
  'response.overdue': [{ at: ReactNode }]
  'response.due': [{ at: ReactNode }]
  moved: [{ status: string; at: ReactNode }]
  'promise.responded': [{ name: string; at: ReactNode }]
  'promise.late': [{ name: string; at: ReactNode }]
  'promise.due': [{ name: string; at: ReactNode }]
}

export const ideaListMessages = await catalogue<Plain, Rich>('idea-list', {
  en: () => import('./en/idea-list.json', { with: { type: 'json' } }),
  nl: () => import('./nl/idea-list.json', { with: { type: 'json' } }),
  de: () => import('./de/idea-list.json', { with: { type: 'json' } }),
})
