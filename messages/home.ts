// Made by `npm run messages` from en/home.json: change that file.
import type { ReactNode } from 'react'
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: [{ day: string; hour: string }]
  'lead.site': [{ day: string; hour: string; site: string }]
  'hello.morning': [{ name: string }]
  'hello.afternoon': [{ name: string }]
  'hello.evening': [{ name: string }]
  'hello.night': [{ name: string }]
  here: [{ count: number }]
  discussed: [{ count: number }]
  trending: []
  'trending.whose': []
  'trending.you': []
  'trending.company': []
  'trending.list': []
  'trending.end': []
  'trending.boards': []
  'trending.nothing': []
  'trending.choose': []
  lobby: []
  'lobby.map': []
  'lobby.list': []
  'lobby.empty': []
  'lobby.empty.text': []
  'lobby.nobody': []
  'lobby.window': []
  'lobby.alone': []
  'lobby.here': [{ count: number }]
  'lobby.you': [{ time: string }]
  'lobby.people': [{ count: number; time: string }]
  unread: []
  'unread.all': []
  'unread.nothing': []
  todo: []
  'todo.count': [{ count: number }]
  'todo.count.late': [{ count: number; late: number }]
  'todo.nothing': []
  'todo.left': [{ minutes: number }]
  'todo.left.hours': [{ minutes: number; hours: number }]
  'todo.noMessage': []
  'todo.who': [{ name: string }]
  'todo.more': [{ count: number }]
}
type Rich = {
  'why.new': [{ at: ReactNode }]
  'why.status': [{ status: string; at: ReactNode }]
  'why.active': [{ at: ReactNode }]
  'todo.response': [{ name: string; board: Wrap }]
  'todo.late': [{ at: ReactNode }]
  'todo.due': [{ at: ReactNode }]
  'todo.join': [{ name: string; spaceName: string; person: Wrap; space: Wrap }]
  'todo.message': [{ text: string; message: Wrap }]
}

export const homeMessages = await catalogue<Plain, Rich>('home', {
  en: () => import('./en/home.json', { with: { type: 'json' } }),
  nl: () => import('./nl/home.json', { with: { type: 'json' } }),
  de: () => import('./de/home.json', { with: { type: 'json' } }),
})
