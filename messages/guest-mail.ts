// Made by `npm run messages` from en/guest-mail.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  subject: [{ inviter: string; company: string }]
  greeting: [{ name: string }]
  space: [{ inviter: string; company: string; space: string }]
  post: [{ inviter: string; company: string; post: string }]
  how: [{ email: string }]
  button: []
  foot: [{ until: string }]
}

export const guestMailMessages = await catalogue<Plain>('guest-mail', {
  en: () => import('./en/guest-mail.json', { with: { type: 'json' } }),
  nl: () => import('./nl/guest-mail.json', { with: { type: 'json' } }),
  de: () => import('./de/guest-mail.json', { with: { type: 'json' } }),
})
