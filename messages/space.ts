// Made by `npm run messages` from en/space.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  edit: []
  guests: []
  archive: []
  join: []
  leave: []
  cancel: []
  save: []
  restore: []
  'archive.title': [{ name: string }]
  'archive.about': []
  'archive.confirm': []
  boards: []
  'boards.new': []
  'boards.none': []
  'boards.none.help': []
  'board.ideas': [{ count: number }]
  'board.closed': []
  'board.promise': [{ days: number }]
  'board.overdue': [{ count: string }]
  'board.noOwner': []
  closed: []
  'closed.help': []
  'closed.archived': []
  request: []
  'request.sent': [{ name: string }]
  'request.sentToOwners': []
  'request.message': []
  'request.message.help': []
  requests: []
  'requests.approve': []
  'requests.approve.person': [{ name: string }]
  'requests.decline': []
  'requests.decline.person': [{ name: string }]
  'edit.label': []
  'edit.name': []
  'edit.about': []
  'edit.visibility': []
  'edit.visibility.help': []
  'kind.OPEN': []
  'kind.OPEN.help': []
  'kind.CLOSED': []
  'kind.CLOSED.help': []
  'kind.HIDDEN': []
  'kind.HIDDEN.help': []
  owner: []
  owners: []
  members: []
  'members.open': []
  'members.add': []
  'members.add.person': []
  'members.add.name': []
  'members.add.missing': []
  'members.makeOwner': []
  'members.makeMember': []
  'members.remove': []
  'members.more': [{ name: string }]
  split: [{ count: number; max: number }]
}
type Rich = {
  'requests.at': [{ at: ReactNode }]
}

export const spaceMessages = await catalogue<Plain, Rich>('space', {
  en: () => import('./en/space.json', { with: { type: 'json' } }),
  nl: () => import('./nl/space.json', { with: { type: 'json' } }),
  de: () => import('./de/space.json', { with: { type: 'json' } }),
})
