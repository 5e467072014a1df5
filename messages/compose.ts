// Made by `npm run messages` from en/compose.json: change that file.
import type { ReactNode } from 'react'
import { catalogue, type Wrap } from './engine/catalogue.ts'

type Plain = {
  title: []
  'field.title': []
  'field.title.count': [{ length: number; max: number }]
  'field.title.near': [{ count: number }]
  'field.title.propose': [{ title: string }]
  'field.body': []
  'field.body.drop': [{ megabytes: number }]
  'preview.empty': []
  'preview.offline': []
  'field.board': []
  'field.board.choose': []
  'field.board.followed': []
  'field.board.others': []
  'field.board.all': []
  'field.board.sees': []
  'field.board.promise': []
  'field.files': []
  form: []
  saveDraft: []
  post: []
  'field.tags': []
  'field.tags.help': [{ max: number }]
  'field.tags.add': []
  'field.tags.added': [{ tag: string }]
  'field.tags.full': [{ max: number }]
  'field.tags.remove': [{ tag: string }]
  'draft.saving': []
  'draft.saved': [{ time: string }]
  'draft.device': [{ time: string }]
  'draft.account': [{ time: string }]
  'draft.failed': []
  'draft.none': []
  waiting: []
  similar: []
  'similar.dismiss': []
  'similar.one': []
  'similar.all': [{ count: number }]
  'similar.found': [{ count: number; title: string }]
  'similar.someone': []
  'similar.case': []
  'similar.case.again': []
  edit: []
  'edit.of': [{ title: string }]
  'edit.title': []
  'edit.conflict': []
  'edit.current': []
  'edit.files': []
  'edit.save': []
  'edit.cancel': []
  'edit.help': []
}
type Rich = {
  'field.board.find': [{ link: Wrap }]
  'field.tags.used': [{ tags: ReactNode }]
  'similar.declined': [{ at: ReactNode }]
  'similar.declined.by': [{ who: ReactNode; at: ReactNode }]
  'similar.reopen': [{ condition: ReactNode }]
}

export const composeMessages = await catalogue<Plain, Rich>('compose', {
  en: () => import('./en/compose.json', { with: { type: 'json' } }),
  nl: () => import('./nl/compose.json', { with: { type: 'json' } }),
  de: () => import('./de/compose.json', { with: { type: 'json' } }),
})
