// Made by `npm run messages` from en/notifications.json: change that file.
import { catalogue } from './engine/catalogue.ts'

type Plain = {
  'kind.NAMED': []
  'about.NAMED': []
  'kind.REPLIED': []
  'about.REPLIED': []
  'kind.COMMENTED': []
  'about.COMMENTED': []
  'kind.SUPPORTED': []
  'about.SUPPORTED': []
  'kind.MERGED': []
  'about.MERGED': []
  'kind.UNMERGED': []
  'kind.REVEALED': []
  'about.UNMERGED': []
  'about.REVEALED': []
  'kind.REACTED': []
  'about.REACTED': []
  'kind.IDEA_ON_BOARD': []
  'about.IDEA_ON_BOARD': []
  'kind.IDEA_AWAITS_RESPONSE': []
  'about.IDEA_AWAITS_RESPONSE': []
  'kind.STATUS_CHANGED': []
  'about.STATUS_CHANGED': []
  'kind.RESPONDED': []
  'about.RESPONDED': []
  'kind.RESPONSE_DUE_SOON': []
  'about.RESPONSE_DUE_SOON': []
  'kind.RESPONSE_LATE': []
  'about.RESPONSE_LATE': []
  'kind.RESPONSE_ESCALATED': []
  'about.RESPONSE_ESCALATED': []
  'kind.BOARD_WITHOUT_OWNER': []
  'about.BOARD_WITHOUT_OWNER': []
  'kind.ADDED_TO_SPACE': []
  'about.ADDED_TO_SPACE': []
  'kind.ROLE_CHANGED': []
  'about.ROLE_CHANGED': []
  'kind.SPACE_ARCHIVED': []
  'about.SPACE_ARCHIVED': []
  'kind.ASKED_TO_JOIN': []
  'about.ASKED_TO_JOIN': []
}

export const notificationsMessages = await catalogue<Plain>('notifications', {
  en: () => import('./en/notifications.json', { with: { type: 'json' } }),
  nl: () => import('./nl/notifications.json', { with: { type: 'json' } }),
  de: () => import('./de/notifications.json', { with: { type: 'json' } }),
})
