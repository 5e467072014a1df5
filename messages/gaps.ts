// Made by `npm run messages` from en/gaps.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: [{ days: number; min: number }]
  none: []
  'none.help': []
  'gap.NO_EXPERT': []
  'gap.NO_EXPERT.help': []
  'gap.SINGLE_POINT': []
  'gap.SINGLE_POINT.help': []
  'gap.OPEN_QUESTIONS': []
  'gap.OPEN_QUESTIONS.help': []
  topic: []
  askers: []
  questions: []
  open: []
  share: []
  'share.of': [{ share: number }]
  'share.none': []
}

export const gapsMessages = await catalogue<Plain>('gaps', {
  en: () => import('./en/gaps.json', { with: { type: 'json' } }),
  nl: () => import('./nl/gaps.json', { with: { type: 'json' } }),
  de: () => import('./de/gaps.json', { with: { type: 'json' } }),
})
