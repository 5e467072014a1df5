// For the importer's tests: files, people, a space of its own for each test, and what came in.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { ImportOptions, ImportReport } from './report.ts'
import { importFile } from './service.ts'

/** The folder of the files, the slug of the present test's space, and who is there. */
export const room = { folder: '', space: '', people: { ada: 0, mia: 0, ben: 0, sam: 0 } }
let count = 0

/** Gives a test file its folder and its people, and each test a space's name. */
export function openRoom(): void {
  beforeAll(async () => {
    room.folder = await mkdtemp(join(tmpdir(), 'atrium-import-'))
    const rows = await db.rows<{ id: number; email: string }>(sql`
      insert into "Person" (email, name, role) values ('ada@hollin.example', 'Ada Admin', 'ADMIN'),
        ('mia@hollin.example', 'Mia Member', 'MEMBER'), ('ben@hollin.example', 'Ben Twice', 'MEMBER'),
        ('sam@hollin.example', 'Ben Twice', 'MEMBER')
      returning id, email`)
    for (const { id, email } of rows)
      room.people[email.split('@')[0] as keyof typeof room.people] = id
  })
  afterAll(() => rm(room.folder, { recursive: true, force: true }))
  beforeEach(() => {
    room.space = `room-${++count}`
  })
}

/** Writes a file. @returns its path */
export async function file(
  content: string | Buffer,
  kind: 'csv' | 'jsonl' | 'json' = 'csv',
): Promise<string> {
  const path = join(room.folder, `file-${++count}.${kind}`)
  await writeFile(path, content)
  return path
}

export const lines = (...rows: object[]): string =>
  rows.map((row) => JSON.stringify(row)).join('\n')

/** Imports a file into the test's space, as the administrator unless said otherwise. */
export async function bring(
  path: string,
  more: Partial<ImportOptions> = {},
  asWhom = room.people.ada,
): Promise<ImportReport> {
  const context = await asker(asWhom).context()
  return importFile(context, { kind: 'ideas', path, map: [], space: room.space, ...more })
}

type Kept = {
  id: number
  title: string
  body: string
  tags: string[]
  labels: Record<string, unknown> | null
  authorId: number | null
  authorName: string | null
  language: string | null
  createdAt: Date
  activeAt: Date
  commentCount: number
  version: number
  status: string
  supportCount: number
  importedSupports: number
  trending: number
}

/** The ideas of the test's space, in the order they came. */
export const kept = () =>
  db.rows<Kept>(sql`
    select p.id, p.title, p.body, p.tags, p.labels, p."authorId", p."authorName", p.language, p."createdAt", p."activeAt", p."commentCount",
      p.version, i.status, p."supportCount", p."importedSupports", i.trending
    from "Post" p join "Idea" i on i.id = p.id join "Space" s on s.id = p."spaceId" where s.slug = ${room.space} order by p.id`)
/** Its comments, with what they answer and their first comment. */
export const discussion = () =>
  db.rows<{
    body: string
    author: string | null
    at: Date
    answers: string | null
    thread: string | null
  }>(sql`
    select c.body, c."authorName" as author, c."createdAt" as at, a.body as answers, t.body as thread
    from "Comment" c join "Post" p on p.id = c."postId" join "Space" s on s.id = p."spaceId"
    left join "Comment" a on a.id = c."replyToId" left join "Comment" t on t.id = c."rootId" where s.slug = ${room.space} order by c.id`)
