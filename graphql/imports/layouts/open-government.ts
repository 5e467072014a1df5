// The Open Government Dialogue of 2009 (IdeaScale), JSON Lines with the comments in each row.
import { ideaLayout } from './layout.ts'

export const openGovernment = ideaLayout({
  name: 'Open Government Dialogue',
  isProven: true,
  marks: ['id', 'title', 'text', 'why_important', 'votes_for', 'votes_against', 'category'],
  columns: {
    id: ['id'],
    title: ['title'],
    body: ['text'],
    why: ['why_important'],
    author: ['author'],
    createdAt: ['created'],
    category: ['category'],
    tags: ['tags'],
    supports: ['votes_for'],
    comments: ['comments'],
  },
})
