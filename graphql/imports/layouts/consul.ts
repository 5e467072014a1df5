// Consul (Decide Madrid): proposals and their comments, as they were published.
import { commentLayout, ideaLayout } from './layout.ts'

export const consulProposals = ideaLayout({
  name: 'Consul (proposals)',
  isProven: true,
  marks: ['id', 'code', 'title', 'userId', 'summary', 'text', 'numSupports'],
  columns: {
    id: ['id'],
    title: ['title'],
    summary: ['summary'],
    body: ['text'],
    author: ['userId'],
    createdAt: ['date'],
    status: ['status'],
    supports: ['numSupports'],
  },
})

export const consulComments = commentLayout({
  name: 'Consul (comments)',
  isProven: true,
  marks: ['id', 'parentId', 'proposalId', 'userId', 'text', 'numVotes'],
  columns: {
    id: ['id'],
    idea: ['proposalId'],
    replyTo: ['parentId'],
    author: ['userId'],
    body: ['text'],
    createdAt: ['date'],
    time: ['time'],
  },
})
