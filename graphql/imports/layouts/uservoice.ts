// UserVoice: the export of ideas, whose columns still call them suggestions.
import { ideaLayout } from './layout.ts'

export const userVoice = ideaLayout({
  name: 'UserVoice',
  isProven: false,
  marks: [/^(suggestion\.)?id$/i, 'suggestion.title', 'suggestion.body'],
  columns: {
    id: ['suggestion.id'],
    title: ['suggestion.title'],
    body: ['suggestion.body'],
    author: ['suggestion.created_by.name', 'suggestion.creator.name', 'user.name'],
    authorEmail: [
      'suggestion.created_by.email_address',
      'suggestion.creator.email_address',
      'user.email_address',
    ],
    createdAt: ['suggestion.created_timestamp'],
    category: ['suggestion.category.name'],
    tags: ['suggestion.labels.name'],
    status: ['suggestion.status.name'],
    supports: ['suggestion.supporters_count', 'suggestion.votes_count'],
    response: ['suggestion.response', 'suggestion.status_update.body'],
    mergedInto: ['suggestion.parent.id'],
  },
  leavesOut: [
    /^suggestion\.(body_mime_type|.*user_agent.*|created_referrer|.*\.ip|channel)/i,
    /^(user|external_user|account)\..*(email|ip|phone|location)/i,
  ],
})
