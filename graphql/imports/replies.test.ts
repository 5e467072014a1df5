import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { lastEvent } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { bring, discussion, file, kept, lines, openRoom, room } from './testing.ts'

openRoom()

const proposals = 'id,title,date\n7,Limpiar las calles,2015-09-15\n8,Más árboles,2015-09-16\n'
const comments = [
  ',id,parentId,proposalId,userId,date,time,text,numVotes',
  '0,1,-1,7,99,2015-09-15,0 days 10:50:19,Pero si esto está ya en el programa,1',
  '1,2,1,7,98,2015-09-15,0 days 11:07:10,Pues no termina de cumplirse,1',
  '2,3,2,7,Mia Member,2015-09-15,0 days 11:23:10,"Por centro,\ny por los barrios",1',
  '3,5,4,8,98,2015-09-17,0 days 09:00:00,Respuesta antes de la pregunta,0',
  '4,6,5,8,98,2015-09-17,0 days 09:00:00,Y otra,0',
  '5,7,404,7,98,2015-09-17,0 days 09:00:00,A nadie,0',
  '6,8,-1,999,98,2015-09-17,0 days 09:00:00,Sin idea,0',
  '7,9,-1,7,98,2015-09-17,0 days 09:00:00, ,0',
]
const threadsOf = async () =>
  (await discussion()).map(({ body, answers, thread }) => [
    body.slice(0, 12),
    answers?.slice(0, 12) ?? null,
    thread?.slice(0, 12) ?? null,
  ])
const threads = [
  ['Pero si esto', null, null],
  ['Pues no term', 'Pero si esto', 'Pero si esto'],
  ['Por centro,\n', 'Pues no term', 'Pero si esto'],
  ['Respuesta an', 'La pregunta', 'La pregunta'],
  ['Y otra', 'Respuesta an', 'La pregunta'],
  ['A nadie', null, null],
]

test('comments of a second file stand in their threads, also when the answer comes before what it answers', async () => {
  const path = await file(proposals)
  const discussionPath = await file(
    [...comments, '8,4,-1,8,97,2015-09-17,0 days 08:00:00,La pregunta,0'].join('\n'),
  )
  const report = await bring(path, { comments: { path: discussionPath, map: [] } })
  expect(report).toMatchObject({
    ideas: { new: 2 },
    comments: { new: 7, refused: 2 },
    refusedFiles: [`${discussionPath}.refused.csv`],
  })
  expect(await threadsOf()).toEqual([...threads, ['La pregunta', null, null]])
  expect(await kept()).toMatchObject([{ commentCount: 4 }, { commentCount: 3 }])
  expect(await bring(path, { comments: { path: discussionPath, map: [] } })).toMatchObject({
    comments: { new: 0, changed: 0, unchanged: 7, refused: 2 },
  })
})

test('an answer far from what it answers finds it when the file is read a second time', async () => {
  const filler = Array.from(
    { length: 600 },
    (_, i) => `9,${1_000 + i},-1,7,98,2015-09-17,,Relleno ${i},0`,
  )
  const discussionPath = await file(
    [...comments.slice(0, 6), ...filler, '8,4,-1,8,97,2015-09-17,,La pregunta,0'].join('\n'),
  )
  const path = await file(proposals)
  const first = await bring(path, { comments: { path: discussionPath, map: [] } })
  expect(first.comments).toEqual({ new: 606, changed: 0, unchanged: 0, refused: 0 })
  expect(first.notes.some((note) => note.includes('stand as comments of their own'))).toBe(false)
  expect((await threadsOf()).slice(0, 5)).toEqual(threads.slice(0, 5))
  expect((await bring(path, { comments: { path: discussionPath, map: [] } })).comments).toEqual({
    new: 0,
    changed: 0,
    unchanged: 606,
    refused: 0,
  })
})

test('comments that answer each other in a circle end nothing', async () => {
  const row = (id: string, parent: string) => ({ id, parentId: parent, text: `Comment ${id}` })
  await bring(
    await file(
      lines({ id: '1', title: 'Round', comments: [row('a', 'b'), row('b', 'a'), row('c', 'c')] }),
      'jsonl',
    ),
  )
  expect(
    (await discussion()).filter(({ thread }) => thread === null).length,
  ).toBeGreaterThanOrEqual(2)
})

test('comments in a cell of JSON, with a map of their own, come along', async () => {
  const path = await file(
    'id,title,comments\n1,One,"[{""id"":5,""author"":{""name"":""Jo""},""text"":""Yes""}]"\n2,Two,3\n3,Three,"[broken"\n',
  )
  const report = await bring(path)
  expect(report).toMatchObject({ ideas: { new: 2, refused: 1 }, comments: { new: 1 } })
  expect(await discussion()).toMatchObject([{ body: 'Yes', author: 'Jo' }])
})

test('a dry run counts the same and writes nothing', async () => {
  const path = await file(`${proposals}9,,2015-09-15\n`)
  const discussionPath = await file(comments.join('\n'))
  const after = await lastEvent()
  const dry = await bring(path, { dryRun: true, comments: { path: discussionPath, map: [] } })
  expect([
    await lastEvent(),
    await kept(),
    await db.rows(sql`select 1 from "Space" where slug = ${room.space}`),
  ]).toEqual([after, [], []])
  await expect(readFile(`${path}.refused.csv`)).rejects.toThrow('ENOENT')
  const wet = await bring(path, { comments: { path: discussionPath, map: [] } })
  expect([dry.ideas, dry.comments, dry.reasons]).toEqual([wet.ideas, wet.comments, wet.reasons])
})

test('a dry run into a space that is there tells what would change and leaves it', async () => {
  await bring(await file(proposals))
  const before = [await kept(), await lastEvent()]
  const changed = await file(`${proposals.replace('calles', 'plazas')}9,Sombra,2015-09-17\n`)
  const report = await bring(changed, { dryRun: true })
  expect(report.ideas).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 0 })
  expect([await kept(), await lastEvent()]).toEqual(before)
})
