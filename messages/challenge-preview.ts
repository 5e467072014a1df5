// Made by `npm run messages` from en/challenge-preview.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  lead: []
  as: []
  'as.EMPLOYEE': []
  'as.MEMBER': []
  'as.EVALUATOR': []
  'as.GUEST': []
  hidden: []
  'hidden.help': []
  table: []
  stage: []
  enters: []
  votes: []
  compares: []
  comments: []
  scores: []
  seesNames: []
  yes: []
  no: []
  now: []
  entries: []
  'entries.none': []
  grace: [{ minutes: number }]
}

export const challengePreviewMessages = await catalogue<Plain>('challenge-preview', {
  en: () => import('./en/challenge-preview.json', { with: { type: 'json' } }),
  nl: () => import('./nl/challenge-preview.json', { with: { type: 'json' } }),
  de: () => import('./de/challenge-preview.json', { with: { type: 'json' } }),
})
