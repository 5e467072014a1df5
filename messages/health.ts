// Made by `npm run messages` from en/health.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  topic: []
  fine: []
  problems: [{ count: number }]
  again: []
  figures: []
  people: [{ today: number }]
  mails: []
  'mails.failed': []
  database: []
  jobs: []
  'jobs.none': []
  'jobs.name': []
  'jobs.waiting': []
  'jobs.running': []
  'jobs.failed': []
  'jobs.oldest': []
  failed: []
  'failed.none': []
  'failed.tries': [{ count: number }]
  'failed.never': []
  retry: []
  'retry.of': [{ name: string; number: string }]
  'retry.all': []
  discard: []
  'discard.of': [{ name: string; number: string }]
  'discard.help': []
  index: []
  'index.limited': [{ why: string }]
  'index.rebuild': []
  'index.rebuild.help': []
  'index.rebuilding': []
  'index.documents': [{ count: number }]
  mail: []
  'mail.waiting': [{ count: number }]
  testMail: [{ address: string }]
  'testMail.sent': []
  'testMail.problem': [{ problem: string }]
  'testMail.subject': []
  'testMail.text': []
  'testMail.button': []
  'testMail.foot': []
  'done.retry': []
  'done.discard': []
  'done.rebuild': []
}
type Rich = {
  'failed.next': [{ time: ReactNode }]
  'event.retried': [{ who: ReactNode }]
  'event.discarded': [{ who: ReactNode }]
  'event.rebuild': [{ who: ReactNode }]
  'event.testMail': [{ who: ReactNode }]
}

export const healthMessages = await catalogue<Plain, Rich>('health', {
  en: () => import('./en/health.json', { with: { type: 'json' } }),
  nl: () => import('./nl/health.json', { with: { type: 'json' } }),
  de: () => import('./de/health.json', { with: { type: 'json' } }),
})
