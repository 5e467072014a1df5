// Made by `npm run messages` from en/sign-in-mail.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  subject: [{ code: string }]
  hello: [{ name: string }]
  code: [{ code: string }]
  'code.html': []
  link: [{ url: string }]
  'link.html': []
  button: []
  foot: []
}

export const signInMailMessages = await catalogue<Plain>('sign-in-mail', {
  en: () => import('./en/sign-in-mail.json', { with: { type: 'json' } }),
  nl: () => import('./nl/sign-in-mail.json', { with: { type: 'json' } }),
  de: () => import('./de/sign-in-mail.json', { with: { type: 'json' } }),
})
