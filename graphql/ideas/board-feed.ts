// A board as an Atom feed (RFC 4287): its latest ideas, as whoever asks may read them.
import { createHash } from 'node:crypto'
import { env } from '#env.ts'
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** So many ideas stand in a feed. */
const LATEST = 50

type Entry = {
  id: number
  title: string
  summary: string
  author: string | null
  tags: string[]
  language: string | null
  publishedAt: Date
  updatedAt: Date
}

/** The latest ideas, newest first. A sealed author has no name. */
const latestIdeas = (db: Db, viewer: Viewer, boardId: number): Promise<Entry[]> =>
  db.rows<Entry>(sql`
    select p.id, p.title, p.summary, coalesce(who.name, p."authorName") as author, p.tags, p.language,
      p."createdAt" as "publishedAt", greatest(p."createdAt", p."editedAt", i."statusAt") as "updatedAt"
    from "Idea" i join "Post" p on p.id = i.id left join "Person" who on who.id = p."authorId"
    where i."boardId" = ${boardId} and ${visibleTo(viewer)}
    order by p."createdAt" desc, p.id desc limit ${LATEST}`)

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
/** A text within XML. What XML cannot hold (control characters, half characters) is left out. */
const xmlOf = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\P{Cc}]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] as string)

type Board = { id: number; slug: string; name: string }

/** The feed, with the tag by which an unchanged one is told. */
export async function boardAsFeed(
  db: Db,
  viewer: Viewer,
  board: Board,
): Promise<{ text: string; etag: string }> {
  const entries = await latestIdeas(db, viewer, board.id)
  const page = `${env.ATRIUM_URL}/ideas/boards/${board.slug}`
  const made = await db.first<{ at: Date }>(
    sql`select "createdAt" as at from "Board" where id = ${board.id}`,
  )
  const updated = Math.max(
    made?.at.getTime() ?? 0,
    ...entries.map((entry) => entry.updatedAt.getTime()),
  )
  const text = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${page}</id><title>${xmlOf(board.name)}</title><updated>${new Date(updated).toISOString()}</updated>`,
    `<link href="${page}"/><link rel="self" type="application/atom+xml" href="${env.ATRIUM_URL}/export/boards/${board.slug}.atom"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n')
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
}

function entryOf(entry: Entry): string {
  const page = `${env.ATRIUM_URL}/ideas/${entry.id}`
  const language = entry.language ? ` xml:lang="${xmlOf(entry.language)}"` : ''
  return [
    `<entry${language}><id>${page}</id><link href="${page}"/><title>${xmlOf(entry.title)}</title>`,
    `<author><name>${xmlOf(entry.author ?? '–')}</name></author>`,
    `<published>${entry.publishedAt.toISOString()}</published><updated>${entry.updatedAt.toISOString()}</updated>`,
    ...entry.tags.map((tag) => `<category term="${xmlOf(tag)}"/>`),
    `<summary>${xmlOf(entry.summary)}</summary></entry>`,
  ].join('')
}
