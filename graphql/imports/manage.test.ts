// Imports on the page: what an administrator does with an uploaded file, as documents; the jobs are those of the server.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { jobs } from './jobs.ts'
import { addImport, planUploaded } from './manage.ts'
import { discussion, kept, lines, openRoom, room } from './testing.ts'
import { keepUpload, refusedUpload } from './uploads.ts'

openRoom()

const carryOut = async (name: string, importId: number) =>
  jobs.find((job) => job.name === name)?.run({ importId }, db, new Date())

/** An uploaded file that has been read. */
async function uploaded(content: string, name = 'board.csv'): Promise<number> {
  const path = join(room.folder, randomBytes(8).toString('hex'))
  await writeFile(path, content)
  const context = await asker(room.people.ada).context()
  const { id } = await addImport(context, {
    kind: 'ideas',
    file: name,
    commentsFile: null,
    bytes: content.length,
  })
  await keepUpload(path, id, 'ideas')
  await planUploaded(context, id)
  await carryOut('plan-import', id)
  return id
}

type Report = {
  plan: {
    ideas: {
      columns: { ours: string; theirs: string[]; samples: string[] }[]
      labels: { theirs: string[] }[]
    }
    warnings: string[]
  }
  preview: { title: string; supports: number }[]
  tried?: { ideas: object }
  done?: { ideas: object }
  undone?: object
}
type Read = { state: string; report: Report; trouble: string | null }
const read = async (number: number, who = room.people.ada) =>
  (
    await asker(who).ask<{ import: Read | null }>(
      'query($n: Int!) { import(number: $n) { state report trouble } }',
      { n: number },
    )
  ).import
const tell = (document: string, variables: object, who = room.people.ada) =>
  asker(who).ask(document, variables as Record<string, unknown>)
const RUN =
  'mutation($id: Int!, $isTry: Boolean!) { runImport(importId: $id, isTry: $isTry) { state } }'
const UNDO = 'mutation($id: Int!) { undoImport(importId: $id) { state } }'

test('an uploaded file is looked at, mapped, tried, imported and undone', async () => {
  const id = await uploaded(
    'nr,worum,hearts,text\n1,Doors,1.000,Quiet\n2,,5,No title\n3,Light,7,More\n',
  )
  // Nothing can be imported yet, and the columns can be chosen.
  expect(await read(id)).toMatchObject({
    state: 'READY',
    report: { plan: { ideas: { lacking: ['title'] } }, preview: [] },
  })
  await tell(
    'mutation($input: ConfigureImportInput!) { configureImport(input: $input) { state } }',
    { input: { importId: id, space: room.space, map: ['title=worum', 'supports=hearts'] } },
  )
  await carryOut('plan-import', id)
  const ready = await read(id)
  expect(ready).toMatchObject({
    state: 'READY',
    report: { preview: [{ title: 'Doors', supports: 1000 }, { title: 'Light' }] },
  })
  expect(ready?.report.plan.ideas.columns.find(({ ours }) => ours === 'supports')?.samples).toEqual(
    ['1.000', '5', '7'],
  )
  await tell(RUN, { id, isTry: true })
  await carryOut('run-import', id)
  expect(await read(id)).toMatchObject({
    state: 'READY',
    report: { tried: { ideas: { new: 2, refused: 1 } } },
  })
  expect(await kept()).toEqual([])
  await tell(RUN, { id, isTry: false })
  await carryOut('run-import', id)
  expect(await read(id)).toMatchObject({
    state: 'DONE',
    report: { done: { ideas: { new: 2, refused: 1 } } },
  })
  expect((await kept()).map(({ title }) => title)).toEqual(['Doors', 'Light'])
  expect(await readFile((await refusedUpload(id, 'ideas')) as string, 'utf8')).toContain(
    'title: It is missing.',
  )
  const after = await lastEvent()
  await tell(UNDO, { id })
  await carryOut('undo-import', id)
  await runConsequencesSince(after)
  expect(await read(id)).toMatchObject({
    state: 'UNDONE',
    report: { undone: { ideas: 2, stays: 0 } },
  })
  expect(await kept()).toEqual([])
  expect(await miscounts(db)).toEqual([])
})

test('an undone import leaves what people here have worked on, and the counters are right', async () => {
  const id = await uploaded(
    lines(
      { id: 1, title: 'Alone', comments: ['One', 'Two'] },
      { id: 2, title: 'Supported here' },
      { id: 3, title: 'Answered', status: 'planned', response: 'Yes', tags: ['a1'] },
    ),
    `${room.space}.jsonl`,
  )
  await tell(RUN, { id, isTry: false })
  await carryOut('run-import', id)
  const [, supported] = await kept()
  await db.rows(
    sql`insert into "Support" ("postId", "personId") values (${supported?.id}, ${room.people.ada})`,
  )
  await db.rows(
    sql`update "Post" set "supportCount" = "supportCount" + 1 where id = ${supported?.id}`,
  )
  await db.rows(
    sql`update "Idea" set "supportCount" = "supportCount" + 1 where id = ${supported?.id}`,
  )
  await tell(UNDO, { id })
  await carryOut('undo-import', id)
  expect(await read(id)).toMatchObject({ report: { undone: { ideas: 2, comments: 0, stays: 1 } } })
  expect((await kept()).map(({ title }) => title)).toEqual(['Supported here'])
  expect(await discussion()).toEqual([])
  const counts = await db.first(sql`
    select b."ideaCount", b."withoutResponse", (select sum(ideas)::int from "BoardStatusCount" c where c."boardId" = b.id) as statuses
    from "Board" b join "Space" s on s.id = b."spaceId" where s.slug = ${room.space}`)
  expect(counts).toEqual({ ideaCount: 1, withoutResponse: 1, statuses: 1 })
})

test('nobody but administrators sees or begins an import, and one that runs is not begun again', async () => {
  const id = await uploaded('id,title\n1,Ours\n')
  await expect(read(id, room.people.mia)).rejects.toThrow()
  await expect(tell(RUN, { id, isTry: false }, room.people.mia)).rejects.toThrow()
  await expect(
    addImport(await asker(room.people.mia).context(), {
      kind: 'ideas',
      file: 'x',
      commentsFile: null,
      bytes: 1,
    }),
  ).rejects.toThrow()
  await tell(RUN, { id, isTry: true })
  await expect(tell(RUN, { id, isTry: true })).rejects.toThrow('busy')
})

test('in an archived space nothing is imported and nothing undone', async () => {
  const id = await uploaded('id,title\n1,Ours\n', `${room.space}.csv`)
  await tell(RUN, { id, isTry: false })
  await carryOut('run-import', id)
  await db.rows(sql`update "Space" set "archivedAt" = now() where slug = ${room.space}`)
  await expect(tell(UNDO, { id })).rejects.toThrow('archived')
  await tell(RUN, { id, isTry: false })
  await carryOut('run-import', id)
  expect(await read(id)).toMatchObject({
    state: 'FAILED',
    trouble: expect.stringContaining('archived'),
  })
  expect(await kept()).toHaveLength(1)
})

test('another administrator neither knows of a hidden space nor goes on with what went there, and runs a file with their own rights', async () => {
  const other = await db.first<{ id: number }>(sql`
    insert into "Person" (email, name, role) values ('abe@hollin.example', 'Abe Admin', 'ADMIN') returning id`)
  const abe = other?.id ?? 0
  const id = await uploaded('id,title\n1,Ours\n', `${room.space}.csv`)
  await tell(RUN, { id, isTry: false })
  await carryOut('run-import', id)
  await db.rows(sql`update "Space" set kind = 'HIDDEN' where slug = ${room.space}`)
  const place = (who: number) =>
    asker(who).ask('query($id: Int!) { import(number: $id) { spaceSlug report } }', { id })
  expect(await place(room.people.ada)).toMatchObject({ import: { spaceSlug: room.space } })
  expect(await place(abe)).toEqual({ import: { spaceSlug: null, report: null } })
  for (const document of [RUN, UNDO])
    await expect(
      tell(document, document === RUN ? { id, isTry: false } : { id }, abe),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  const second = await uploaded('id,title\n1,Theirs\n')
  const input = { importId: second, space: room.space }
  await tell(
    'mutation($input: ConfigureImportInput!) { configureImport(input: $input) { state } }',
    { input },
    abe,
  )
  await carryOut('plan-import', second)
  await tell(RUN, { id: second, isTry: false }, abe)
  await carryOut('run-import', second)
  expect((await read(second, abe))?.state).toBe('FAILED')
  expect((await kept()).map(({ title }) => title)).toEqual(['Ours'])
})
