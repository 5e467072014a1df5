// Made by `npm run messages` from en/kinds.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'post.one': []
  'post.other': []
  'post.yours': []
  'post.another': []
  'post.heading.yours': []
  'post.heading.followed': []
  'idea.one': []
  'idea.other': []
  'idea.yours': []
  'idea.another': []
  'idea.heading.yours': []
  'idea.heading.followed': []
  'challenge.one': []
  'challenge.other': []
  'challenge.yours': []
  'challenge.another': []
  'challenge.heading.yours': []
  'challenge.heading.followed': []
  'question.one': []
  'question.other': []
  'question.yours': []
  'question.another': []
  'question.heading.yours': []
  'question.heading.followed': []
  'comment.one': []
  'comment.other': []
  'space.one': []
  'space.other': []
  'person.one': []
  'person.other': []
  'idea.evidence.posted': [{ count: number }]
  'idea.evidence.posted.one': []
  'idea.evidence.inUse': [{ count: number }]
  'idea.evidence.inUse.one': []
  'challenge.evidence.won': [{ count: number }]
  'challenge.evidence.won.one': []
  'comment.evidence.valued': [{ count: number }]
  'comment.evidence.valued.one': []
  'customer-thread.one': []
  'customer-thread.other': []
  'customer-thread.yours': []
  'customer-thread.another': []
  'customer-thread.heading.yours': []
  'customer-thread.heading.followed': []
}

export const kindsMessages = await catalogue<Plain>('kinds', {
  en: () => import('./en/kinds.json', { with: { type: 'json' } }),
  nl: () => import('./nl/kinds.json', { with: { type: 'json' } }),
  de: () => import('./de/kinds.json', { with: { type: 'json' } }),
})
