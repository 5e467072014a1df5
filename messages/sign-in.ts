// Made by `npm run messages` from en/sign-in.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  language: []
  company: [{ company: string }]
  none: []
  'demo.title': []
  'demo.refused': []
  'demo.about': [{ company: string }]
  'demo.people': []
  'demo.place': [{ unit: string; site: string }]
  'demo.switch': []
  'demo.invented': [{ company: string }]
  'demo.back': [{ name: string }]
}

export const signInMessages = await catalogue<Plain>('sign-in', {
  en: () => import('./en/sign-in.json', { with: { type: 'json' } }),
  nl: () => import('./nl/sign-in.json', { with: { type: 'json' } }),
  de: () => import('./de/sign-in.json', { with: { type: 'json' } }),
})
