// Made by `npm run messages` from en/boards.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  'title.ideas': []
  lead: []
  view: []
  'view.boards': []
  'view.closed': []
  find: []
  'find.none': [{ query: string }]
  'find.none.help': []
  'find.all': []
  'none.closed': []
  'none.closed.help': []
  note: []
  'group.followed': []
  'group.open': []
  'group.closed': []
  'group.hidden': []
  'column.name': []
  'column.visibility': []
  'column.owner': []
  'column.onTime': []
  'column.awaiting': []
  'column.actions': []
  'kind.OPEN': []
  'kind.CLOSED': []
  'kind.HIDDEN': []
  'audience.company': [{ count: number }]
  'audience.space': [{ count: number; space: string }]
  'owner.none': []
  'owner.you': []
  'promise.none': []
  'promise.days': [{ days: number }]
  'promise.percent': [{ share: number }]
  'promise.kept': [{ board: string }]
  'awaiting.hidden': []
  'awaiting.none': []
  'awaiting.ideas': [{ count: number }]
  claim: []
  request: []
  'request.sent': []
  new: []
  'new.name': []
  'new.about': []
  'new.space': []
  'new.space.choose': []
  'new.space.help': []
  'new.owner': []
  'new.owner.help': []
  'new.days': []
  'new.days.help': []
  'new.create': []
  'new.cancel': []
}
type Rich = {
  'awaiting.overdue': [{ count: string; at: ReactNode }]
  'awaiting.due': [{ at: ReactNode }]
}

export const boardsMessages = await catalogue<Plain, Rich>('boards', {
  en: () => import('./en/boards.json', { with: { type: 'json' } }),
  nl: () => import('./nl/boards.json', { with: { type: 'json' } }),
  de: () => import('./de/boards.json', { with: { type: 'json' } }),
})
