// Made by `npm run messages` from en/sign-in-settings.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  linked: []
  unlinked: []
  link: []
  'link.name': [{ name: string }]
  unlink: []
  'unlink.name': [{ name: string }]
  'kept.account': []
  problem: []
  'problem.taken': []
}
type Rich = {
  'linked.used': [{ at: ReactNode }]
}

export const signInSettingsMessages = await catalogue<Plain, Rich>('sign-in-settings', {
  en: () => import('./en/sign-in-settings.json', { with: { type: 'json' } }),
  nl: () => import('./nl/sign-in-settings.json', { with: { type: 'json' } }),
  de: () => import('./de/sign-in-settings.json', { with: { type: 'json' } }),
})
