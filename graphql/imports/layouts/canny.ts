// Canny: the export of posts.
import { ideaLayout } from './layout.ts'

export const canny = ideaLayout({
  name: 'Canny',
  isProven: false,
  marks: ['title', 'details', /^(votes|vote count|score)$/i, 'status', /^(board|category|url)/i],
  columns: {
    id: ['post id', 'id', 'url'],
    title: ['title'],
    body: ['details'],
    author: ['author name', 'author', 'creator'],
    authorEmail: ['author email', 'creator email'],
    createdAt: ['created', 'created at', 'post created'],
    category: ['category', 'category name'],
    tags: ['tags'],
    status: ['status'],
    statusAt: ['status changed at'],
    supports: ['votes', 'vote count'],
    mergedInto: ['merged into', 'merge post id'],
  },
})
