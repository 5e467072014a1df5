// Made by `npm run messages` from en/sign-on.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {

}
type Rich = {
  'event.account-created': [{ person: ReactNode }]
  'event.account-linked': [{ who: ReactNode; person: ReactNode }]
  'event.account-unlinked': [{ who: ReactNode; person: ReactNode }]
  'event.profile-updated': [{ person: ReactNode }]
  'event.requested': [{ person: ReactNode }]
  'event.declined': [{ who: ReactNode; person: ReactNode }]
  'event.logged-out': [{ person: ReactNode }]
  'event.provider-saved': [{ who: ReactNode }]
  'event.provider-tried': [{ who: ReactNode }]
  'event.provider-failed': [{ who: ReactNode }]
  'event.provider-on': [{ who: ReactNode }]
  'event.provider-off': [{ who: ReactNode }]
  'event.provider-deleted': [{ who: ReactNode }]
}

export const signOnMessages = await catalogue<Plain, Rich>('sign-on', {
  en: () => import('./en/sign-on.json', { with: { type: 'json' } }),
  nl: () => import('./nl/sign-on.json', { with: { type: 'json' } }),
  de: () => import('./de/sign-on.json', { with: { type: 'json' } }),
})
