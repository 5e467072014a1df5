// Made by `npm run messages` from en/error-page.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'missing.title': []
  'missing.text': []
  'missing.address': []
  'missing.search': []
  'signedOut.title': []
  'signedOut.text': []
  'refused.title': []
  'refused.text': [{ reason: string }]
  'refused.reload': []
  'refused.back': []
  'broken.title': []
  'broken.text': []
  'broken.reference': []
  signIn: []
}

export const errorPageMessages = await catalogue<Plain>('error-page', {
  en: () => import('./en/error-page.json', { with: { type: 'json' } }),
  nl: () => import('./nl/error-page.json', { with: { type: 'json' } }),
  de: () => import('./de/error-page.json', { with: { type: 'json' } }),
})
