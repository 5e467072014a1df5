// Made by `npm run messages` from en/idea-tools.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  title: []
  tools: []
  'tool.respond': []
  'tool.changeStatus': []
  'tool.decline': []
  'tool.merge': []
  cancel: []
  why: []
  'why.optional': []
  notified: []
  'respond.kind': []
  'respond.YES': []
  'respond.QUESTION': []
  'respond.text': []
  'respond.first': []
  'correct.title': []
  'correct.submit': []
  'correct.help': []
  'takeBack.title': []
  'takeBack.help': []
  'takeBack.submit': []
  'status.to': []
  'status.assignee': []
  'status.assignee.help': []
  'status.next': []
  'status.choose': []
  'decline.reason': []
  'decline.choose': []
  'decline.text': []
  'decline.text.help': []
  'decline.reopenIf': []
  'decline.reopenIf.example': []
  'decline.submit': []
  'merge.near': []
  'merge.near.help': [{ status: string; count: number }]
  'merge.into': []
  'merge.into.help': []
  'merge.which': []
  'merge.several': []
  'merge.submit': []
  unmerge: []
  'unmerge.title': []
  'unmerge.into': [{ title: string }]
  'unmerge.hidden': []
  'unmerge.about': []
  'unmerge.help': []
  'withdraw.title': []
  'withdraw.help': []
  'withdraw.submit': []
}
type Rich = {
  'lead.overdue': [{ at: ReactNode }]
  'lead.due': [{ at: ReactNode }]
}

export const ideaToolsMessages = await catalogue<Plain, Rich>('idea-tools', {
  en: () => import('./en/idea-tools.json', { with: { type: 'json' } }),
  nl: () => import('./nl/idea-tools.json', { with: { type: 'json' } }),
  de: () => import('./de/idea-tools.json', { with: { type: 'json' } }),
})
