// Made by `npm run messages` from en/stage-templates.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  help: []
  'built.full': []
  'built.short': []
  'built.vote': []
  'built.jury': []
  own: []
  describe: [{ stages: string; days: number }]
  save: []
  'save.help': []
  name: []
  submit: []
  delete: []
  'delete.label': [{ name: string }]
  saved: []
  deleted: []
  'event.topic': []
}
type Rich = {
  'event.saved': [{ who: ReactNode }]
  'event.deleted': [{ who: ReactNode }]
}

export const stageTemplatesMessages = await catalogue<Plain, Rich>('stage-templates', {
  en: () => import('./en/stage-templates.json', { with: { type: 'json' } }),
  nl: () => import('./nl/stage-templates.json', { with: { type: 'json' } }),
  de: () => import('./de/stage-templates.json', { with: { type: 'json' } }),
})
