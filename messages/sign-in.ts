// Made by `npm run messages` from en/sign-in.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  company: [{ company: string }]
  'demo.title': []
  'demo.refused': []
  'demo.about': [{ company: string }]
  'demo.people': []
  'demo.place': [{ unit: string; site: string }]
  'demo.switch': []
  'demo.invented': [{ company: string }]
  'demo.back': [{ name: string }]
  with: [{ name: string }]
  other: []
  'problem.lost': []
  'problem.service': []
  'problem.unreachable': []
  'problem.address': []
  'problem.cancelled': []
  'problem.token': []
  'problem.off': []
  'problem.unknown': []
  'problem.unlinked': []
  'problem.domain': []
  'problem.noAddress': []
  'problem.left': []
  'problem.taken': []
  'problem.person': []
  'problem.tooMany': []
  'link.email': []
  'link.send': []
  'link.help': []
  'code.title': []
  'code.lead': []
  code: []
  'code.again': []
  'link.title': []
  'link.lead': []
  'link.go': []
  'problem.email': []
  'problem.code': []
  'problem.link': []
  'problem.otherBrowser': []
  back: []
  passkey: []
  'passkey.failed': []
  'problem.passkey': []
  password: []
  'problem.password': []
}
type Rich = {
  'with.host': [{ host: ReactNode }]
}

export const signInMessages = await catalogue<Plain, Rich>('sign-in', {
  en: () => import('./en/sign-in.json', { with: { type: 'json' } }),
  nl: () => import('./nl/sign-in.json', { with: { type: 'json' } }),
  de: () => import('./de/sign-in.json', { with: { type: 'json' } }),
})
