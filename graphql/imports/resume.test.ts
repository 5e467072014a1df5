// The command itself, as it is run: killed in the middle, and run again.
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const root = join(import.meta.dirname, '..', '..')
const IDEAS = 2_000
let folder: string
let path: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atrium-resume-'))
  path = join(folder, 'ideas.jsonl')
  await db.rows(
    sql`insert into "Person" (email, name, role) values ('ada@hollin.example', 'Ada Admin', 'ADMIN')`,
  )
  const rows = Array.from({ length: IDEAS }, (_, i) => ({
    id: `${i}`,
    title: `Idea ${i}`,
    body: `The **text** of idea ${i}`,
    votes: i % 50,
    created: '2020-02-03',
    tags: ['one', 'two'],
    comments: [
      { id: 'a', text: `First of ${i}` },
      { id: 'b', parentId: 'a', text: `Answer of ${i}` },
    ],
  }))
  await writeFile(path, rows.map((row) => JSON.stringify(row)).join('\n'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function start(...args: string[]) {
  const child = spawn(process.execPath, ['bin/import.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part))
  const ended = new Promise<{ code: number | null; signal: string | null; text: string }>(
    (resolve) => child.once('close', (code, signal) => resolve({ code, signal, text })),
  )
  return { child, ended }
}

const imported = async (space: string): Promise<number> =>
  (
    await db.first<{ n: number }>(sql`
    select count(*)::int as n from "ImportedRow" r join "Space" s on s.id = r."spaceId" where s.slug = ${space} and r.kind = 'ideas'`)
  )?.n ?? 0

/** All that an import leaves, without numbers that a second way there gives differently. */
const state = (space: string) =>
  db.rows(sql`
    select p.title, p.body, p.tags, p."commentCount", p."activeAt", i.status, i."supportCount", round(i.trending::numeric, 6) as trending,
      b."ideaCount", (select sum(ideas) from "BoardStatusCount" c where c."boardId" = b.id)::int as staged,
      array(select c.body || ' < ' || coalesce(a.body, '') from "Comment" c left join "Comment" a on a.id = c."rootId"
        where c."postId" = p.id order by c.id) as talk
    from "Post" p join "Idea" i on i.id = p.id join "Board" b on b.id = i."boardId" join "Space" s on s.id = p."spaceId"
    where s.slug = ${space} order by p.title limit ${IDEAS + 1}`)

/** How many ideas of a space an event told of, and how often in all: each once. */
const told = (space: string) =>
  db.first(sql`
    select count(*)::int as times, count(distinct t.id)::int as ideas
    from "Event" e join "Space" s on s.slug = ${space} and (e.payload->>'spaceId')::int = s.id
    cross join lateral jsonb_array_elements_text(e.payload->'ideaIds') t(id) where e.name = 'ideas.imported'`)

test('an import that is killed half-way ends, run again, as one that was not', async () => {
  const { child, ended } = start('ideas', path, '--space', 'killed')
  let seen = 0
  while (seen < 400 && child.exitCode === null) seen = await imported('killed')
  child.kill('SIGKILL')
  expect((await ended).signal).toBe('SIGKILL')
  const half = await imported('killed')
  expect(half).toBeGreaterThanOrEqual(400)
  expect(half).toBeLessThan(IDEAS)

  const again = await start('ideas', path, '--space', 'killed').ended
  expect(again.code).toBe(0)
  expect(again.text).toContain(
    `ideas: ${IDEAS - half} new, 0 changed, ${half} unchanged, 0 refused`,
  )

  const whole = await start('ideas', path, '--space', 'whole').ended
  expect(whole.text).toContain(`ideas: ${IDEAS} new, 0 changed, 0 unchanged, 0 refused`)
  expect(whole.text).toContain(`comments: ${IDEAS * 2} new, 0 changed, 0 unchanged, 0 refused`)
  expect(await state('killed')).toEqual(await state('whole'))
  expect(await told('killed')).toEqual({ times: IDEAS, ideas: IDEAS })
  // Everything is searched, whichever run brought it.
  const indexed = await db.first(sql`
    select count(*) filter (where d.kind = 'idea')::int as ideas, count(*) filter (where d.kind = 'comment')::int as comments
    from "SearchDocument" d join "Space" s on s.id = d."spaceId" where s.slug = 'killed'`)
  expect(indexed).toEqual({ ideas: IDEAS, comments: IDEAS * 2 })
}, 240_000)

test('the command says in one line what it cannot do', async () => {
  const unknown = await start('orders', path).ended
  expect(unknown).toMatchObject({
    code: 1,
    text: 'There is no kind orders; so far there are: ideas, people, skills, questions, customers.\n',
  })
  const missing = await start('ideas', join(folder, 'nothing.csv')).ended
  expect(missing.text).toBe(`There is no file ${join(folder, 'nothing.csv')}.\n`)
  const stranger = await start('ideas', path, '--as', 'nobody@else.example').ended
  expect(stranger.text).toBe('Nobody here has the address nobody@else.example.\n')
})
