// Made by `npm run messages` from en/discussion.json: change that file.
import type { ReactNode } from 'react'
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  heading: []
  order: []
  oldest: []
  newest: []
  fromStart: []
  more: []
  arrived: [{ count: number }]
  archived: []
  closed: []
  'writing.one': [{ name: string }]
  'writing.two': [{ name: string; other: string }]
  'writing.many': [{ name: string; count: number }]
  'replies.earlier': []
  'replies.between': []
  'replies.came': [{ count: number }]
  'build.heading': []
  'write.build': []
  'build.help': []
  'hint.build': []
  'write.case': []
  'hint.case': []
  'write.comment': []
  'hint.comment': []
  'comment.yours': []
  'comment.sending': []
  sending: []
  post: []
  save: []
  cancel: []
  attach: []
  mention: []
  reply: []
  'reply.to': [{ name: string }]
  'reply.toThis': []
  quote: []
  copyLink: []
  edit: []
  delete: []
  'delete.title': []
  'delete.help': []
  deleted: []
  by: [{ name: string }]
  menu: [{ name: string }]
  someone: []
  author: []
  sealedAuthor: []
  'mark.case': []
  'mark.build': []
  edited: []
  react: []
  'emoji.agree': []
  'emoji.love': []
  'emoji.celebrate': []
  'emoji.thought': []
  'emoji.look': []
  'emoji.thanks': []
  notSaved: [{ reason: string }]
  'keys.comment': []
  reaction: [{ name: string; count: number }]
}
type Rich = {
  to: [{ who: ReactNode }]
}

export const discussionMessages = await catalogue<Plain, Rich>('discussion', {
  en: () => import('./en/discussion.json', { with: { type: 'json' } }),
  nl: () => import('./nl/discussion.json', { with: { type: 'json' } }),
  de: () => import('./de/discussion.json', { with: { type: 'json' } }),
})
