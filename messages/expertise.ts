// Made by `npm run messages` from en/expertise.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  heading: []
  'heading.help': []
  title: [{ name: string }]
  about: []
  'about.own': []
  evidence: []
  'level.FAMILIAR': []
  'level.EXPERIENCED': []
  'level.EXPERT': []
  marks: []
  'marks.strong': []
  'marks.valued': []
  'marks.weak': []
  proofs: [{ topic: string }]
  cite: []
  endorse: []
  'endorse.topic': [{ topic: string }]
  withdraw: []
  'withdraw.topic': [{ topic: string }]
  hide: []
  'hide.topic': [{ topic: string }]
  undo: []
  hidden: []
  'hidden.help': []
  show: []
  'show.topic': [{ topic: string }]
  none: []
  'none.help': []
  'done.endorse': [{ topic: string }]
  'done.withdraw': [{ topic: string }]
  'done.hide': [{ topic: string }]
  'done.show': [{ topic: string }]
}

export const expertiseMessages = await catalogue<Plain>('expertise', {
  en: () => import('./en/expertise.json', { with: { type: 'json' } }),
  nl: () => import('./nl/expertise.json', { with: { type: 'json' } }),
  de: () => import('./de/expertise.json', { with: { type: 'json' } }),
})
