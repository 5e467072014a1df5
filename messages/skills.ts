// Made by `npm run messages` from en/skills.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  find: []
  used: []
  all: []
  which: []
  name: []
  people: []
  names: []
  origin: []
  'origin.import': []
  'origin.people': []
  none: []
  'none.help': []
  rename: []
  'rename.name': []
  'rename.help': []
  'rename.offer': [{ name: string; from: string }]
  merge: []
  'merge.into': []
  'merge.help': [{ name: string }]
  'merge.none': []
  changes: []
  'changes.RENAMED': [{ from: string; to: string }]
  'changes.MERGED': [{ from: string; to: string }]
  'changes.undone': []
  'changes.none': []
  undo: []
  'undo.label': [{ change: string }]
  isMerged: [{ name: string }]
  nameOfMerged: [{ name: string }]
  nameOfOther: [{ name: string }]
  sameSkill: []
  undoLaterFirst: [{ name: string }]
  'event.topic': []
  'event.hidden': []
}
type Rich = {
  'event.skill.renamed': [{ who: ReactNode; skill: ReactNode }]
  'event.skill.merged': [{ who: ReactNode; into: ReactNode }]
  'event.skill.change-undone': [{ who: ReactNode; skill: ReactNode }]
  'event.skill.names-changed': [{ who: ReactNode; skill: ReactNode }]
}

export const skillsMessages = await catalogue<Plain, Rich>('skills', {
  en: () => import('./en/skills.json', { with: { type: 'json' } }),
  nl: () => import('./nl/skills.json', { with: { type: 'json' } }),
  de: () => import('./de/skills.json', { with: { type: 'json' } }),
})
