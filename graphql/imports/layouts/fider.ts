// Fider: posts.csv, and backup.zip with all its tables.
import { type Cells, rowsFrom } from '#graphql/imports/rows.ts'
import type { Tables } from '#graphql/imports/source.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import { type Export, type ExportChoices, ideaLayout, tablesLayout } from './layout.ts'

const say = importsMessages.message

export const fiderCsv = ideaLayout({
  name: 'Fider (CSV)',
  isProven: true,
  marks: ['number', 'title', 'votes_count', 'comments_count', 'responded_by', 'original_number'],
  columns: {
    id: ['number'],
    title: ['title'],
    body: ['description'],
    createdAt: ['created_at'],
    author: ['created_by'],
    supports: ['votes_count'],
    status: ['status'],
    response: ['response'],
    respondedBy: ['responded_by'],
    respondedAt: ['responded_at'],
    mergedInto: ['original_number'],
    tags: ['tags'],
  },
  leavesOut: ['original_title'],
})

/** The number of a post's status in the database, as the word it has there. */
const STATUSES = ['open', 'started', 'completed', 'declined', 'planned', 'duplicate', 'deleted']
const DELETED = STATUSES.indexOf('deleted')
/** People and supports are held in memory while their posts are read, in some 100 bytes each: at most so many by name. */
export const FIDER_LIMITS = { people: 1_000_000, supports: 5_000_000 }

type Fields = Record<string, unknown>
type Person = { name: string; email: string | null }
type Known = {
  people: Map<number, Person>
  /** Tags of a post, and its supports as pairs of person and second. */
  tags: Map<number, string[]>
  supports: Map<number, number[]>
  /** How many more there are of a post, beyond those that are held by name. */
  unnamed: Map<number, number>
  pictures: Map<string, string[]>
}

const numberOf = (value: unknown): number => Number(value)

export const fiderBackup = tablesLayout({
  name: 'Fider (backup.zip)',
  isProven: true,
  marks: ['posts', 'comments', 'post_votes', 'users', 'tags', 'post_tags'],
  async open(tables, choices): Promise<Export> {
    const notes: Message[] = []
    const known = await readKnown(tables, choices, notes)
    return {
      ideas: {
        about: tables.about,
        header: null,
        rows: (read) => rowsFrom(tables.rows('posts', read), (post) => ideaOf(post, known)),
      },
      ideaColumns: {
        id: ['posts.id'],
        title: ['posts.title'],
        body: ['posts.description'],
        author: ['users.name'],
        createdAt: ['posts.created_at'],
        tags: ['tags.name'],
        status: ['posts.status'],
        supports: ['post_votes'],
        response: ['posts.response'],
        respondedBy: ['posts.response_user_id'],
        respondedAt: ['posts.response_date'],
        mergedInto: ['posts.original_id'],
        pictures: ['attachments'],
      },
      comments: {
        about: tables.about,
        header: null,
        rows: (read) => rowsFrom(tables.rows('comments', read), (one) => commentOf(one, known)),
      },
      commentColumns: {
        id: ['comments.id'],
        idea: ['comments.post_id'],
        author: ['users.name'],
        body: ['comments.content'],
        createdAt: ['comments.created_at'],
        editedAt: ['comments.edited_at'],
        pictures: ['attachments'],
      },
      notes,
    }
  },
})

async function readKnown(
  tables: Tables,
  { keepsPrivateTags }: ExportChoices,
  notes: Message[],
): Promise<Known> {
  const people = new Map<number, Person>()
  for await (const row of tables.rows('users')) {
    if (people.size >= FIDER_LIMITS.people) {
      notes.push(say('fider.people', { max: FIDER_LIMITS.people }))
      break
    }
    const email = typeof row.email === 'string' && row.email.includes('@') ? row.email : null
    people.set(numberOf(row.id), { name: String(row.name ?? ''), email })
  }
  const names = new Map<number, string>()
  const hidden: string[] = []
  for await (const row of tables.rows('tags')) {
    if (row.is_public === false) hidden.push(String(row.name))
    if (row.is_public !== false || keepsPrivateTags) names.set(numberOf(row.id), String(row.name))
  }
  if (hidden.length)
    notes.push(
      say('fider.privateTags', {
        tags: hidden.slice(0, 10).join(', '),
        count: hidden.length,
        isKept: keepsPrivateTags ? 'true' : 'other',
      }),
    )
  notes.push(say('fider.leftOut'))
  return {
    people,
    tags: await tagsByPost(tables, names),
    ...(await supportsByPost(tables, notes)),
    pictures: await picturesByPlace(tables),
  }
}

async function tagsByPost(tables: Tables, names: ReadonlyMap<number, string>) {
  const tags = new Map<number, string[]>()
  for await (const row of tables.rows('post_tags')) {
    const name = names.get(numberOf(row.tag_id))
    if (name) add(tags, numberOf(row.post_id), name)
  }
  return tags
}

async function supportsByPost(tables: Tables, notes: Message[]) {
  const supports = new Map<number, number[]>()
  const unnamed = new Map<number, number>()
  let count = 0
  for await (const row of tables.rows('post_votes')) {
    const postId = numberOf(row.post_id)
    if (++count > FIDER_LIMITS.supports) {
      unnamed.set(postId, (unnamed.get(postId) ?? 0) + 1)
      continue
    }
    const at = Math.floor(Date.parse(String(row.created_at)) / 1_000)
    add(supports, postId, numberOf(row.user_id))
    add(supports, postId, Number.isNaN(at) ? 0 : at)
  }
  if (unnamed.size > 0) notes.push(say('fider.supports', { max: FIDER_LIMITS.supports }))
  return { supports, unnamed }
}

/** Keys of pictures by "post" or "post/comment". */
async function picturesByPlace(tables: Tables) {
  const pictures = new Map<string, string[]>()
  for await (const row of tables.rows('attachments')) {
    const place = row.comment_id ? `${row.post_id}/${row.comment_id}` : `${row.post_id}`
    add(pictures, place, String(row.attachment_bkey ?? row.bkey ?? ''))
  }
  return pictures
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function ideaOf(post: Fields, known: Known): Cells | Message | null {
  if (numberOf(post.status) === DELETED) return null
  if (post.is_approved === false) return say('fider.held')
  const postId = numberOf(post.id)
  const status = STATUSES[numberOf(post.status)] ?? String(post.status)
  return new Map<string, unknown>([
    ['posts.id', post.id],
    ['posts.title', post.title],
    ['posts.description', post.description],
    ['users.name', personOf(post.user_id, known)],
    ['posts.created_at', post.created_at],
    ['tags.name', known.tags.get(postId) ?? []],
    ['posts.status', status === 'duplicate' ? '' : status],
    ['post_votes', supportersOf(postId, known)],
    ['posts.response', post.response],
    [
      'posts.response_user_id',
      post.response_user_id ? personOf(post.response_user_id, known) : null,
    ],
    ['posts.response_date', post.response_date],
    ['posts.original_id', post.original_id],
    ['attachments', known.pictures.get(`${postId}`) ?? []],
  ])
}

function commentOf(comment: Fields, known: Known): Cells | Message | null {
  if (comment.deleted_at) return null
  if (comment.is_approved === false) return say('fider.held')
  return new Map<string, unknown>([
    ['comments.id', comment.id],
    ['comments.post_id', comment.post_id],
    ['users.name', personOf(comment.user_id, known)],
    ['comments.content', comment.content],
    ['comments.created_at', comment.created_at],
    ['comments.edited_at', comment.edited_at],
    ['attachments', known.pictures.get(`${comment.post_id}/${comment.id}`) ?? []],
  ])
}

const personOf = (id: unknown, { people }: Known) => people.get(numberOf(id)) ?? { id: String(id) }

function supportersOf(postId: number, known: Known): object[] {
  const pairs = known.supports.get(postId) ?? []
  const named = Array.from({ length: pairs.length / 2 }, (_, i) => ({
    ...personOf(pairs[i * 2], known),
    at: pairs[i * 2 + 1] ? new Date((pairs[i * 2 + 1] as number) * 1_000).toISOString() : null,
  }))
  // The others count, each as somebody who is nobody here.
  const others = Array.from({ length: known.unnamed.get(postId) ?? 0 }, (_, i) => ({
    name: `Supporter ${i + 1}`,
  }))
  return [...named, ...others]
}
