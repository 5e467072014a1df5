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
  'topic.passkey': []
  passkeys: []
  'passkeys.lead': []
  'passkeys.none': []
  'passkeys.none.help': []
  'passkey.add': []
  'passkey.problem': []
  'passkey.scripts': []
  'passkey.name.first': []
  'passkey.unused': []
  'passkey.rename': [{ name: string }]
  'passkey.name': []
  'passkey.save': []
  'passkey.remove': []
  'passkey.remove.name': [{ name: string }]
  'passkey.done.add': []
  'passkey.done.rename': []
  'passkey.done.remove': []
  'passkeys.off': []
}
type Rich = {
  'linked.used': [{ at: ReactNode }]
  'event.passkey-added': [{ who: ReactNode }]
  'event.passkey-renamed': [{ who: ReactNode }]
  'event.passkey-removed': [{ who: ReactNode }]
  'passkey.created': [{ at: ReactNode }]
}

export const signInSettingsMessages = await catalogue<Plain, Rich>('sign-in-settings', {
  en: () => import('./en/sign-in-settings.json', { with: { type: 'json' } }),
  nl: () => import('./nl/sign-in-settings.json', { with: { type: 'json' } }),
  de: () => import('./de/sign-in-settings.json', { with: { type: 'json' } }),
})
